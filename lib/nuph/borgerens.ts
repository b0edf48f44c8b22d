import { and, eq, ne } from 'drizzle-orm'
import { nuph } from '#db/schema/nuph'
import { hentDoedsfald } from '#lib/borger/hent'
import { type Dag, dagFor, visDato, visKlokkeslaet } from '#lib/dato'
import { selv, type TxKontekst } from '#lib/kontekst'
import { VENTER_PAA_SVAR } from '#lib/nuph/livscyklus'
import {
  findHaendelse,
  findSvartype,
  hentForloebOm,
  hentNuph,
  listHaendelser,
  listNuph,
  type Nuph,
} from '#lib/nuph/queries'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { gentagelse } from '#lib/sanktion/beregn'
import { hentParametre, listSanktioner } from '#lib/sanktion/queries'
import { forklarGentagelse, forklarVirkning } from '#lib/sanktion/tekster'

export type Borgerunderretning = {
  sagsnummer: string
  afsender: string
  /** "Kommunen" or "Jobcentret", as the law says on the day. */
  kommune: string
  sendt: string
  haendelse: string
  betyder: string[]
  goer: string
  /** Where the case stands; a withdrawn one went no further. */
  trin: { tekst: string; tilstand: 'faerdig' | 'aktuel' | 'kommende' | 'stoppet' }[]
  handlerOmMoede: boolean
  kanSkrive: boolean
  egne: { id: string; tekst: string | null; tid: Date; ikkeModtaget: boolean }[]
}

/** One underretning to the citizen whom it is about: what happened, what it means, what to do, and their own words. Never blames. */
export async function hentBorgerunderretning(ctx: TxKontekst, id: string): Promise<Borgerunderretning> {
  const sag = await hentNuph(ctx, id, 'nuph.se')
  const haendelse = (await findHaendelse(ctx, sag.haendelse, sag.haendelsesdato)).gaeldende
  const { borgerens } = await hentForloebOm(ctx, id)
  const kommune = await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag)
  const kl = sag.haendelsestidspunkt ? ` kl. ${visKlokkeslaet(sag.haendelsestidspunkt)}` : ''
  return {
    sagsnummer: sag.sagsnummer ?? '',
    afsender: sag.afsenderNavn,
    kommune,
    sendt: sag.sendtTid ? dagFor(sag.sendtTid) : sag.haendelsesdato,
    haendelse: `${kommune} skriver, at du ${haendelse?.borgertekst ?? ''} den ${visDato(sag.haendelsesdato)}${kl}.`,
    betyder: await betyder(ctx, sag),
    goer: goer(sag, haendelse?.kontaktStraks ?? false),
    trin: trinFor(sag),
    handlerOmMoede: sag.kildeSlags === 'SAMTALE',
    kanSkrive: VENTER_PAA_SVAR.includes(sag.status) && !(await hentDoedsfald(ctx, sag.borgerId)),
    egne: borgerens.map((b) => ({
      id: b.id,
      tekst: b.tekst,
      tid: b.tid,
      ikkeModtaget: b.slags === 'INDKALDELSE_IKKE_MODTAGET',
    })),
  }
}

export type Borgerlinje = { id: string; titel: string; dag: Dag; stand: string; venter: boolean }

/** The citizen's underretninger for "Min sag", latest change first; at most 10. */
export async function listBorgerunderretninger(ctx: TxKontekst): Promise<Borgerlinje[]> {
  const { sager } = await listNuph(ctx, { antal: 10 })
  const kommune = await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag)
  return sager.map((s) => ({
    id: s.id,
    titel: `${kommune} har givet din a-kasse besked`,
    dag: s.sendtTid ? dagFor(s.sendtTid) : s.haendelsesdato,
    stand: STAND[s.status],
    venter: VENTER_PAA_SVAR.includes(s.status),
  }))
}

/** The underretning that a thread of the citizen's is about. */
export async function findUnderretningITraad(ctx: TxKontekst, traadId: string): Promise<string | undefined> {
  const [fundet] = await ctx.db
    .select({ id: nuph.id })
    .from(nuph)
    .where(and(eq(nuph.borgerId, selv(ctx)), eq(nuph.traadId, traadId), ne(nuph.status, 'KLADDE')))
    .limit(1)
  return fundet?.id
}

const STAND: Record<Nuph['status'], string> = {
  KLADDE: '',
  SENDT: 'A-kassen ser på sagen',
  MIDLERTIDIGT_BESVARET: 'A-kassen ser på sagen',
  GENOPTAGET: 'A-kassen ser på sagen igen',
  BESVARET: 'A-kassen har svaret',
  LUKKET: 'A-kassen har svaret',
  TILBAGEKALDT: 'Trukket tilbage',
  AFVIST: 'Sendt til en forkert a-kasse',
}

/** Underretninger where the citizen should call now: the period ends when they have. Newest first; at most 5. */
export async function listKontaktNu(ctx: TxKontekst): Promise<{ id: string; hvem: string }[]> {
  const { sager } = await listNuph(ctx, { status: VENTER_PAA_SVAR, antal: 5 })
  const straks = new Set((await listHaendelser(ctx, ctx.dag)).filter((h) => h.kontaktStraks).map((h) => h.kode))
  return sager
    .filter((s) => straks.has(s.haendelse) && !s.kontaktGenoprettet)
    .map((s) => ({ id: s.id, hvem: s.afsenderNavn }))
}

async function betyder(ctx: TxKontekst, sag: Nuph): Promise<string[]> {
  if (sag.status === 'TILBAGEKALDT') return ['Beskeden er trukket tilbage. Den har ingen betydning for dig.']
  if (sag.status === 'AFVIST')
    return ['Beskeden blev sendt til en a-kasse, som du ikke er medlem af. Den har ikke set på sagen.']
  const { svar } = await hentForloebOm(ctx, sag.id)
  const sidste = svar.filter((s) => s.endeligt).at(-1)
  if (VENTER_PAA_SVAR.includes(sag.status) || !sidste)
    return ['Din a-kasse ser på, om det får betydning for dine dagpenge. Det er ikke en afgørelse endnu.']
  const { gaeldende } = await findSvartype(ctx, sidste.resultat ?? sidste.svartype, dagFor(sidste.tid))
  if (gaeldende?.gruppe !== 'KONSEKVENS') return ['Din a-kasse har svaret. Det får ingen betydning for dine dagpenge.']
  const sanktioner = await listSanktioner(ctx, sag.borgerId)
  const sanktion = sanktioner.find((s) => s.nuphId === sag.id)
  const naeste = forklarGentagelse(gentagelse(sanktioner, ctx.dag, await hentParametre(ctx, ctx.dag)))
  return [
    'Din a-kasse har svaret. Det får betydning for dine dagpenge.',
    ...(sanktion ? [forklarVirkning(sanktion, ctx.dag)] : []),
    ...(naeste ? [naeste] : []),
    'Afgørelsen ligger i din post fra a-kassen. Der står også, hvordan du klager.',
  ]
}

function goer(sag: Nuph, kontaktStraks: boolean): string {
  if (!VENTER_PAA_SVAR.includes(sag.status))
    return 'Du skal ikke gøre noget her. Spørg din a-kasse, hvis du er i tvivl.'
  if (!kontaktStraks)
    return 'A-kassen skriver til dig, hvis den mangler svar. Du kan skrive din egen forklaring nedenfor.'
  if (sag.kontaktGenoprettetTid)
    return `Du har haft kontakt den ${visDato(dagFor(sag.kontaktGenoprettetTid))}. A-kassen skriver til dig, hvis den mangler svar.`
  const hvem = sag.kildeOplysninger?.moedeholder
  const telefon = sag.kildeOplysninger?.kontakt
  return `Ring med det samme til ${hvem ? `${hvem} hos ` : ''}${sag.afsenderNavn}${telefon ? ` på ${telefon.replaceAll(' ', '\u00a0')}` : ''}. Du kan tidligst få dagpenge igen fra den dag, I har talt sammen.`
}

function trinFor(sag: Nuph): Borgerunderretning['trin'] {
  const sendt = { tekst: 'Besked sendt', tilstand: 'faerdig' } as const
  if (sag.status === 'TILBAGEKALDT' || sag.status === 'AFVIST')
    return [
      sendt,
      { tekst: sag.status === 'AFVIST' ? 'Sendt til en forkert a-kasse' : 'Trukket tilbage', tilstand: 'stoppet' },
    ]
  const svaret = sag.status === 'BESVARET' || sag.status === 'LUKKET'
  return [
    sendt,
    { tekst: 'A-kassen ser på sagen', tilstand: svaret ? 'faerdig' : 'aktuel' },
    { tekst: 'Svar', tilstand: svaret ? 'faerdig' : 'kommende' },
  ]
}
