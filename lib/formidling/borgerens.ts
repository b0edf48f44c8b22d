import { and, desc, eq } from 'drizzle-orm'
import { formidling, formidlingslog } from '#db/schema/formidling'
import { jobordre } from '#db/schema/jobordre'
import { maa } from '#lib/adgang/maa'
import { FORMIDLINGSNAVN, type Formidlingsstatus } from '#lib/formidling/regler'
import { selv, type TxKontekst } from '#lib/kontekst'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { listEgneSamtykker, type Samtykkelinje } from '#lib/samtykke/queries'

/** A job that the citizen is or was proposed for, as they read about it. */
export type BorgerensJobordre = {
  id: string
  titel: string
  virksomhed: string
  by: string | null
  /** Who has done it: the citizen's own authority. */
  myndighed: string
  status: Formidlingsstatus
  /** Whole sentences about where it stands. */
  stand: string
  aendretTid: Date
  samtykker: Samtykkelinje[]
  historik: { id: string; tekst: string; tid: Date; hvem: string }[]
}

const ANTAL = 50

/** Has the citizen been proposed for any job? The menu shows the page only then. */
export async function harJobordrer(ctx: TxKontekst): Promise<boolean> {
  if (ctx.aktoer.slags !== 'borger') return false
  const fundet = await ctx.db
    .select({ id: formidling.id })
    .from(formidling)
    .where(eq(formidling.borgerId, ctx.aktoer.borgerId))
    .limit(1)
  return fundet.length > 0
}

/** The citizen's own, the newest change first, at most 50: what, where, how it stands, what is shared, and what happened. */
export async function listEgneJobordrer(ctx: TxKontekst): Promise<BorgerensJobordre[]> {
  const borgerId = selv(ctx)
  const raekker = await ctx.db
    .select({
      id: formidling.id,
      status: formidling.status,
      aarsag: formidling.afvisningsaarsag,
      myndighed: formidling.myndighedNavn,
      aendretTid: formidling.aendretTid,
      titel: jobordre.titel,
      virksomhed: jobordre.virksomhedNavn,
      sted: jobordre.arbejdssted,
    })
    .from(formidling)
    .innerJoin(jobordre, eq(jobordre.id, formidling.jobordreId))
    .where(and(eq(formidling.borgerId, borgerId), maa(ctx, 'formidling.se', { borgerId: formidling.borgerId })))
    .orderBy(desc(formidling.aendretTid), desc(formidling.id))
    .limit(ANTAL)
  if (raekker.length === 0) return []
  const aarsager = new Map((await listKoder(ctx, 'afvisningsaarsag', ctx.dag)).map((k) => [k.kode, k.navn]))
  const samtykker = await listEgneSamtykker(ctx)
  const linjer = await ctx.db
    .select({
      id: formidlingslog.id,
      formidlingId: formidlingslog.formidlingId,
      tilStatus: formidlingslog.tilStatus,
      rettelse: formidlingslog.rettelse,
      organisationNavn: formidlingslog.organisationNavn,
      tid: formidlingslog.tid,
    })
    .from(formidlingslog)
    .where(and(eq(formidlingslog.borgerId, borgerId), maa(ctx, 'formidling.se', { borgerId: formidlingslog.borgerId })))
    .orderBy(desc(formidlingslog.tid), desc(formidlingslog.id))
    .limit(500)
  return raekker.map((r) => ({
    id: r.id,
    titel: r.titel,
    virksomhed: r.virksomhed,
    by: r.sted.by ?? null,
    myndighed: r.myndighed,
    status: r.status as Formidlingsstatus,
    stand: forklar(r.status as Formidlingsstatus, {
      myndighed: r.myndighed,
      aarsag: aarsager.get(String(r.aarsag)) ?? null,
    }),
    aendretTid: r.aendretTid,
    samtykker: samtykker.filter((s) => s.formidlingId === r.id),
    historik: linjer
      .filter((l) => l.formidlingId === r.id)
      .map((l) => ({
        id: l.id,
        tekst: `${l.rettelse ? 'Rettet til: ' : ''}${BORGERORD[l.tilStatus as Formidlingsstatus] ?? ''}`,
        tid: l.tid,
        hvem: l.organisationNavn === 'Borgeren' ? 'Dig' : l.organisationNavn,
      })),
  }))
}

/** Each state in the citizen's words. */
export const BORGERORD: Readonly<Record<Formidlingsstatus, string>> = {
  9201: 'Du er foreslået til jobbet',
  9202: 'Virksomheden har fået dit navn',
  9203: 'Du skal til samtale',
  9204: 'Du har fået jobbet',
  9205: 'Virksomheden valgte en anden',
  9206: 'Du har sagt nej tak',
  9207: 'Du og virksomheden fik ikke talt sammen',
  9208: 'Du er taget af listen',
}

/** Where it stands, in plain words and without blame. Of a rejection only the label: what the employer wrote is not for the citizen. */
export function forklar(status: Formidlingsstatus, om: { myndighed: string; aarsag: string | null }): string {
  const ord = BORGERORD[status] ?? FORMIDLINGSNAVN[status]
  switch (status) {
    case 9201:
      return `${ord}. Virksomheden har ikke fået dit navn endnu.`
    case 9202:
      return `${ord}. Den skal nu se på dig og svare.`
    case 9203:
      return `${ord}. Virksomheden ringer eller skriver til dig om en tid.`
    case 9205:
      return `Du fik ikke jobbet. ${ord}.${om.aarsag ? ` Den har skrevet: ${om.aarsag.toLowerCase()}.` : ''}`
    case 9207:
      return `${ord}. Er det forkert, så skriv til ${om.myndighed}.`
    case 9208:
      return `${ord}. Spørg ${om.myndighed}, hvis du vil vide hvorfor.`
    default:
      return `${ord}.`
  }
}

/** What may be shared, as the citizen reads it. */
const DELTORD: Readonly<Record<string, string>> = {
  navn: 'dit navn',
  telefon: 'din telefon',
  email: 'din e-mail',
  cv_url: 'dit CV',
  begrundelse: 'en linje om, hvorfor du passer',
}

/** "dit navn, din telefon og dit CV" */
export function deltTekst(hvad: readonly string[]): string {
  const ord = hvad.map((h) => DELTORD[h] ?? h)
  return ord.length < 2 ? (ord[0] ?? '') : `${ord.slice(0, -1).join(', ')} og ${ord.at(-1)}`
}
