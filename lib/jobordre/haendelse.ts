import { type JOBORDRE_HAENDELSE, jobordreHaendelse } from '#db/schema/jobordre'
import { virksomhedsbesked } from '#db/schema/virksomhed'
import { logAdgang } from '#lib/audit/log'
import type { Jobordre } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'

/**
 * A line in the order's history, which is also its audit row: who did what, which status it has now, who is responsible. `ordre` is as it
 * stands after the deed.
 */
export async function skrivHaendelse(
  ctx: TxKontekst,
  ordre: Jobordre,
  h: {
    art: (typeof JOBORDRE_HAENDELSE)[number]
    fraMyndighedId?: string | null
    aarsag?: string | undefined
    kommentar?: string | undefined
    kunMyndigheder?: boolean
  },
): Promise<void> {
  const { aktoer } = ctx
  await ctx.db.insert(jobordreHaendelse).values({
    jobordreId: ordre.id,
    virksomhedId: ordre.virksomhedId,
    art: h.art,
    tilStatus: ordre.status,
    myndighedId: ordre.myndighedId,
    fraMyndighedId: h.fraMyndighedId ?? null,
    aarsag: h.aarsag ?? null,
    kommentar: h.kommentar?.trim() || null,
    kunMyndigheder: h.kunMyndigheder ?? false,
    organisationId: aktoer.slags === 'bruger' ? aktoer.organisation.id : null,
    organisationNavn: aktoer.slags === 'bruger' ? aktoer.organisation.navn : 'Samspor',
    brugerNavn: aktoer.navn,
    tid: ctx.nu,
  })
  await logAdgang(ctx, [
    {
      art: h.art === 'OPRETTET' ? 'OPRET' : 'AENDR',
      handling: 'jobordre.ret',
      formaal: `Jobordre ${ordre.sagsnummer ?? '(kladde)'}: ${h.art.toLowerCase()}`,
      objektType: 'jobordre',
      objektId: ordre.id,
    },
  ])
}

/** What a company is told about its order. The texts stand in one place, so that page and e-mail say the same. */
const BESKEDER = {
  MODTAGET: [
    'har modtaget jeres jobordre',
    'De går i gang med at finde kandidater. I kan se, hvem der har den, på jobordren.',
  ],
  EFTERFULGT: [
    'er ophørt og har ikke længere jeres jobordre',
    'En anden har overtaget den. I kan vælge en anden på jobordren.',
  ],
  RETURNERET: [
    'har sendt jeres jobordre videre',
    'Den ligger nu hos en anden myndighed. I kan vælge en anden på jobordren.',
  ],
  OVERDRAGET: [
    'har overdraget jeres jobordre',
    'Den ligger nu hos en anden myndighed. I kan vælge en anden på jobordren.',
  ],
  VENTER: ['har ikke modtaget jeres jobordre endnu', 'I kan vente, eller vælge en anden myndighed på jobordren.'],
  KAN_IKKE: ['kan ikke tage imod jobordrer lige nu', 'I kan lade en kommune overtage. Vælg den på jobordren.'],
  FRIGIVET: ['har fået jeres jobordre', 'Kundesupport har set på den, og den er nu sendt.'],
  AFVIST: ['har afvist jeres jobordre', 'Grunden står på jobordren.'],
  INAKTIV: ['har sat jeres jobordre på pause', 'I kan tage den af pause på jobordren.'],
  MAKSIMUM: [
    'har henvist det antal kandidater, I bad om',
    'Jobordren er på pause. Vil I have flere, så ret antallet, og tag den af pause.',
  ],
  GENAKTIVERET: ['har taget jeres jobordre af pause', 'De finder igen kandidater.'],
  AFSLUTTET: ['har afsluttet jeres jobordre', 'I kan kopiere den, hvis I skal bruge den igen.'],
  FRIST: ['har ikke længere jeres jobordre', 'Fristen er udløbet. I kan kopiere den til en ny.'],
  KANDIDAT: ['har fundet en kandidat', 'Se kandidaten på jobordren, og svar med ét klik.'],
  SVAR: ['venter på jeres svar', 'Skriv på jobordren, hvordan det gik med kandidaten.'],
  TRUKKET: [
    'kan ikke længere vise jer en kandidat',
    'Kandidaten har trukket sit samtykke tilbage. I kan ikke længere se oplysningerne.',
  ],
  UDGAAET: ['har noteret, at en kandidat er udgået', 'Se kandidatens status på jobordren.'],
  BESAT: ['har noteret, at stillingerne er besat', 'Er alle stillinger besat, så afslut jobordren.'],
  RETTET: ['har rettet jeres jobordre', 'Se rettelsen på jobordren.'],
} as const

export type Virksomhedsbeskedslags = keyof typeof BESKEDER

/** Tells the company on its own pages, and by e-mail when the order asks for that; the worker sends it. `hvem`: who did it, by name. */
export async function fortaelVirksomheden(
  ctx: TxKontekst,
  ordre: Pick<Jobordre, 'id' | 'virksomhedId' | 'titel' | 'proeve'>,
  slags: Virksomhedsbeskedslags,
  hvem: string,
): Promise<void> {
  if (ordre.proeve) return
  const [handling, tekst] = BESKEDER[slags]
  await ctx.db.insert(virksomhedsbesked).values({
    virksomhedId: ordre.virksomhedId,
    jobordreId: ordre.id,
    slags,
    titel: `${hvem} ${handling}: ${ordre.titel}`,
    tekst,
    tid: ctx.nu,
  })
}
