import { type Dag, visDato } from '#lib/dato'
import type { Ansvarlig } from '#lib/kontaktforloeb/regler'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** The parts of the plan that have one author each. */
export type Plandel = 'jobmaal' | 'krav' | 'aftaler' | 'aktiviteter'

/** Who writes, and what is known about the citizen on the day, read under the citizen's lock. */
export type Skriverfakta = {
  myndighed: 'akasse' | 'jobcenter'
  /** The citizen is the organisation's own today. */
  egen: boolean
  harAkasse: boolean
  harKontaktgruppe: boolean
  ansvarlig: Ansvarlig
}

const NYHEDSBREV = 'STAR, IT-nyhedsbrev 31/2023: Kontaktforløb i a-kassen'
const HVEM = { regel: 'Min plan har én forfatter til hver del', kilde: `LAB § 42 og ${NYHEDSBREV}` }
const blok = (kode: string, besked: string, mere: Partial<Regelfund> = {}): Regelfund => ({
  kode,
  niveau: 'BLOK',
  besked,
  ...mere,
})

/**
 * May the organisation write these parts today? Jobmål and agreements belong to who has the interviews, krav til jobsøgning to the a-kasse
 * the whole time, tilbud and activities to the jobcenter. Who has lost the citizen writes nothing.
 */
export function vurderSkriver(dele: readonly Plandel[], f: Skriverfakta): Regelfund[] {
  if (!f.egen) return [ikkeEgen(f)]
  if (!f.harKontaktgruppe)
    return [blok('8060', 'Borgeren har ingen kontaktgruppe i dag. Planen kan ikke ændres.', { kilde: 'STAR' })]
  return dele.flatMap((del) => vurderDel(del, f))
}

const ikkeEgen = ({ myndighed, harAkasse }: Skriverfakta): Regelfund => {
  if (myndighed === 'jobcenter')
    return blok('6005', 'Borgeren hører til et andet jobcenter i dag.', {
      hvemKan: 'Det jobcenter, som borgeren hører til',
    })
  return harAkasse
    ? blok('MP-003', 'Borgeren er i en anden a-kasse i dag. Kun den kan skrive i planen.', {
        hvemKan: 'Borgerens a-kasse',
      })
    : blok('4385', 'Borgeren er ikke medlem af en a-kasse i dag.')
}

function vurderDel(del: Plandel, f: Skriverfakta): Regelfund[] {
  const fra = f.myndighed
  if (del === 'krav' && fra === 'jobcenter')
    return [
      blok('MP-006', 'Kun a-kassen kan skrive krav til jobsøgning.', {
        felt: 'krav',
        hvemKan: 'Borgerens a-kasse',
        ...HVEM,
      }),
    ]
  if (del === 'aktiviteter' && fra === 'akasse')
    return [
      blok('MP-008', 'Kun kommunen kan skrive tilbud og aktiviteter. Send en indstilling i stedet.', {
        felt: 'aktiviteter',
        hvemKan: 'Borgerens kommune',
        ...HVEM,
      }),
    ]
  if (del === 'krav' || del === 'aktiviteter') return []
  const hvad = del === 'jobmaal' ? 'jobmål' : 'aftaler'
  if (fra === 'jobcenter' && f.ansvarlig === 'AKASSE')
    return [
      blok('MP-001', `A-kassen har samtalerne. Kun den kan skrive ${hvad}, til de er overgået til kommunen.`, {
        felt: del,
        hvemKan: 'Borgerens a-kasse',
        ...HVEM,
      }),
    ]
  if (fra === 'akasse' && f.ansvarlig !== 'AKASSE')
    return [
      blok('MP-002', `A-kassen har ikke længere samtalerne. Kun kommunen kan skrive ${hvad}.`, {
        felt: del,
        hvemKan: 'Borgerens kommune',
        ...HVEM,
      }),
    ]
  return []
}

/** The parts that the organisation may write today, and why not the others: what a form opens and what it only shows. */
export function dinDel(f: Skriverfakta): Record<Plandel, Regelfund | undefined> {
  const foerste = (del: Plandel) => vurderSkriver([del], f)[0]
  return {
    jobmaal: foerste('jobmaal'),
    krav: foerste('krav'),
    aftaler: foerste('aftaler'),
    aktiviteter: foerste('aktiviteter'),
  }
}

export type Jobmaalsfelter = { conceptUri: string; tekst: string | null; primaer: boolean }

/**
 * 8015 there is none; MP-004 not exactly one is the most important; MP-005 a title that is not in the list on the day (`kendt`: those that
 * are, and those that stood in the plan already); 1014 more than the rule allows, or the same twice.
 */
export function vurderJobmaal(
  jobmaal: readonly Jobmaalsfelter[],
  f: { kendt: ReadonlySet<string>; mindst: number; hoejst: number },
): Regelfund[] {
  if (jobmaal.length < f.mindst)
    return [
      blok('8015', 'Der mangler et jobmål. Find en stillingsbetegnelse, og tilføj den.', {
        felt: 'jobmaal',
        kilde: 'STAR',
      }),
    ]
  const fund: Regelfund[] = []
  if (jobmaal.length > f.hoejst)
    fund.push(blok('1014', `Der kan højst være ${f.hoejst} jobmål. Fjern nogle.`, { felt: 'jobmaal' }))
  const primaere = jobmaal.filter((m) => m.primaer).length
  if (primaere !== 1)
    fund.push(
      blok(
        'MP-004',
        primaere === 0
          ? 'Vælg det jobmål, der er det vigtigste.'
          : 'Kun ét jobmål kan være det vigtigste. Vælg ét af dem.',
        { felt: 'primaer', regel: 'Præcis ét jobmål er det primære', kilde: 'Samspor' },
      ),
    )
  const set = new Set<string>()
  for (const [nr, m] of jobmaal.entries()) {
    const felt = `jobmaal.${nr}`
    if (set.has(m.conceptUri)) fund.push(blok('1014', 'Jobmålet står der to gange. Fjern det ene.', { felt }))
    set.add(m.conceptUri)
    if (!f.kendt.has(m.conceptUri))
      fund.push(
        blok('MP-005', 'Stillingsbetegnelsen findes ikke i listen i dag. Vælg en anden.', { felt, kilde: 'STAR' }),
      )
    fund.push(...vurderFritekst(m.tekst ?? '', felt, 1500))
  }
  return fund
}

export type Kravfelter = {
  antalPrUge: number
  jobomraader: readonly string[]
  geografi: string | null
  kanaler: readonly string[]
  tekst: string | null
  gyldigFra: Dag
}

/**
 * A requirement holds from today or later: the citizen must have heard of it first (MP-010). One that begins later than the new one must be
 * dealt with first (MP-011). Searching more often than 20 times a week is a slip of the pen (1014).
 */
export function vurderKrav(k: Kravfelter, f: { dag: Dag; senere: Dag | null }): Regelfund[] {
  const fund: Regelfund[] = []
  if (!Number.isInteger(k.antalPrUge) || k.antalPrUge < 0 || k.antalPrUge > 20)
    fund.push(blok('1014', 'Skriv et helt tal fra 0 til 20.', { felt: 'antalPrUge' }))
  if (k.gyldigFra < f.dag)
    fund.push(
      blok('MP-010', 'Krav kan først gælde fra i dag. Borgeren skal have hørt om dem.', {
        felt: 'gyldigFra',
        kilde: 'Samspor',
      }),
    )
  if (f.senere)
    fund.push(
      blok('MP-011', `Der er allerede krav fra ${visDato(f.senere)}. Afslut eller fejlopret dem først.`, {
        felt: 'gyldigFra',
        kilde: 'Samspor',
      }),
    )
  if (k.jobomraader.length > 10) fund.push(blok('1014', 'Skriv højst 10 jobområder.', { felt: 'jobomraader' }))
  if (k.kanaler.length > 10) fund.push(blok('1014', 'Skriv højst 10 måder at søge på.', { felt: 'kanaler' }))
  return [
    ...fund,
    ...vurderFritekst(k.jobomraader.join('\n'), 'jobomraader', 1000),
    ...vurderFritekst(k.geografi ?? '', 'geografi', 300),
    ...vurderFritekst(k.kanaler.join('\n'), 'kanaler', 1000),
    ...vurderFritekst(k.tekst ?? '', 'tekst', 1500),
  ]
}

/** A requirement ends today or later, and not before it begins (1003). What never should have been is fejloprettet instead. */
export function vurderKravslut(k: { gyldigFra: Dag; fejloprettet: boolean }, slut: Dag, dag: Dag): Regelfund[] {
  if (k.fejloprettet) return [FEJLOPRETTET]
  if (slut < k.gyldigFra) return [blok('1003', 'Sidste dag ligger før den første.', { felt: 'gyldigTil' })]
  if (slut < dag)
    return [
      blok('MP-010', 'Sidste dag er i dag eller senere. Var kravet en fejl, så fejlopret det.', { felt: 'gyldigTil' }),
    ]
  return []
}

/** MP-012: what was taken away as a mistake is not changed again. */
export const FEJLOPRETTET = blok('MP-012', 'Kravet er fejloprettet. Det kan ikke ændres.')

/** Agreements: each says something, and at most 20 stand in the plan. */
export function vurderAftaler(aftaler: readonly { tekst: string }[]): Regelfund[] {
  const fund: Regelfund[] = []
  if (aftaler.length > 20)
    fund.push(blok('1014', 'Der kan højst være 20 aftaler. Fjern dem, der er klaret.', { felt: 'aftaler' }))
  for (const [nr, a] of aftaler.entries()) {
    const felt = `aftaler.${nr}`
    if (a.tekst.trim() === '') fund.push(blok('1014', 'Skriv, hvad I har aftalt.', { felt }))
    fund.push(...vurderFritekst(a.tekst, felt, 1500))
  }
  return fund
}

export type Aktivitetsfelter = {
  tilbudstype: number
  navn: string | null
  start: Dag | null
  slut: Dag | null
  timerPrUge: number | null
  minutterPrUge: number | null
  sted: string | null
  adresse: string | null
  kontaktperson: string | null
  maal: string | null
  beskrivelse: string | null
}

const ANDET = 9309

/**
 * A tilbud stands in the plan before it begins: a new one begins today or later, and the beginning of one that has begun is not moved
 * (MP-009, as IN-008 for one that was recommended). 8055 nobody answers for it.
 */
export function vurderAktivitet(
  a: Aktivitetsfelter,
  f: { dag: Dag; typer: ReadonlySet<number>; gammelStart: Dag | null; sagsbehandler: string | null },
): Regelfund[] {
  const fund: Regelfund[] = []
  if (!f.typer.has(a.tilbudstype))
    fund.push(blok('9131', 'Vælg en type, der findes i dag.', { felt: 'tilbudstype', kilde: 'Kodelisten tilbudstype' }))
  if (a.tilbudstype === ANDET && !a.navn?.trim())
    fund.push(blok('1014', 'Skriv, hvad tilbuddet hedder.', { felt: 'navn' }))
  if (!a.start) fund.push(blok('1014', 'Skriv, hvornår det begynder.', { felt: 'start' }))
  if (!a.slut) fund.push(blok('1014', 'Skriv den sidste dag.', { felt: 'slut' }))
  if (a.start && a.slut && a.slut < a.start)
    fund.push(blok('1003', 'Sidste dag ligger før den første.', { felt: 'slut' }))
  if (a.start && a.start !== f.gammelStart && (a.start < f.dag || (f.gammelStart !== null && f.gammelStart < f.dag)))
    fund.push(
      blok('MP-009', 'Tilbuddet skal stå i planen, før det begynder.', {
        felt: 'start',
        regel: 'Tilbuddet skal stå i Min plan, før det begynder',
        kilde: 'LAB § 42',
      }),
    )
  if ((a.timerPrUge ?? 0) < 0 || (a.timerPrUge ?? 0) > 37)
    fund.push(blok('1014', 'Skriv 0 til 37 hele timer.', { felt: 'timerPrUge' }))
  if ((a.minutterPrUge ?? 0) < 0 || (a.minutterPrUge ?? 0) > 59)
    fund.push(blok('1014', 'Skriv 0 til 59 minutter.', { felt: 'minutterPrUge' }))
  if (!f.sagsbehandler)
    fund.push(blok('8055', 'Oplys, hvilken sagsbehandler der har ansvaret.', { felt: 'sagsbehandler', kilde: 'STAR' }))
  return [
    ...fund,
    ...vurderFritekst(a.navn ?? '', 'navn', 200),
    ...vurderFritekst(a.sted ?? '', 'sted', 300),
    ...vurderFritekst(a.adresse ?? '', 'adresse', 300),
    ...vurderFritekst(a.kontaktperson ?? '', 'kontaktperson', 200),
    ...vurderFritekst(a.maal ?? '', 'maal', 2000),
    ...vurderFritekst(a.beskrivelse ?? '', 'beskrivelse', 2000),
  ]
}

/** A tilbud ends today or later; what lies behind is not moved. */
export function vurderAktivitetsslut(a: { start: Dag; slut: Dag }, slut: Dag, dag: Dag): Regelfund[] {
  if (slut < a.start) return [blok('1003', 'Sidste dag ligger før den første.', { felt: 'slut' })]
  if (slut < dag || a.slut < dag)
    return [blok('MP-009', 'Sidste dag er i dag eller senere.', { felt: 'slut', kilde: 'Samspor' })]
  return []
}

/** A cause that was given is one of the list on the day; to give none is allowed. */
export const vurderSlutaarsag = (kode: string | null, fundet: object | undefined): Regelfund[] =>
  kode === null || fundet ? [] : [blok('1014', 'Vælg en årsag fra listen.', { felt: 'slutaarsag' })]

/** MP-013: nothing would change, so the citizen is not asked to read the same plan again. */
export const INTET_NYT = blok('MP-013', 'Der er intet nyt at udgive. Planen ser allerede sådan ud.')
