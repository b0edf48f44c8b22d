import type { Aktoer, Rolle } from '#lib/kontekst'

/**
 * Access categories (adgangskategorier). `egne`: a relation that covers the day. `tidligere`: one that ended no more days
 * ago than the rule `tidligere_egne_dage` says. `gaest`: guest access on the day. `afsender`/`modtager`: the row names the organisation, and it still
 * has or had (as `tidligere`) the citizen. `part`: takes or took part in the
 * thread. `deltager`: takes part in it still and has the citizen on the day; one whose citizen moved or changed a-kasse only reads on. `forfatter`: the row names the organisation, no more is asked.
 * `taellerkonto`: as `egne`, but from the days before the membership and to the years after it in which STAR takes counters.
 * `kommende`: gets the citizen within the days of the rule, and names them by CPR.
 * `pakke`: has the citizen on the day, and the row waits in a parcel that was handed over to it. `afgiver`: handed the parcel over itself,
 * still has or had the citizen, and the days of the overlap have not passed.
 * `virksomhed`: the row names the company that the actor signs in for, and the unit, when the user may only act for one. `ansvarlig`: it is the
 * responsible authority of the job order now; `haft`: it is or was; `inviteret`: it is asked to help with the order, or helps. `sendt`: every
 * order that was sent and is not kept back (§ 137 of the ordinance on the employment effort).
 * `tildelt`: a jobcenter has assigned the citizen to the anden aktør for the day. `paa_vegne`: the jobcenter that has done so is the row's
 * sender. `udfoerer`: the row names the anden aktør that did the work, and the citizen is still assigned to it, by the row's
 * sender where it has one.
 * `alle`: no relation is needed: a system that acts for STAR (Jobnet), and a jobcenter that registers about whom it names by CPR.
 */
export type Kategori =
  | 'egne'
  | 'tidligere'
  | 'gaest'
  | 'afsender'
  | 'modtager'
  | 'part'
  | 'deltager'
  | 'forfatter'
  | 'taellerkonto'
  | 'kommende'
  | 'pakke'
  | 'afgiver'
  | 'virksomhed'
  | 'ansvarlig'
  | 'haft'
  | 'inviteret'
  | 'sendt'
  | 'tildelt'
  | 'paa_vegne'
  | 'udfoerer'
  | 'alle'

type Celle = {
  readonly [type in 'akasse' | 'jobcenter' | 'anden_aktoer' | 'virksomhed' | 'star']?: readonly Kategori[]
} & {
  readonly borger?: true
  readonly roller?: readonly Rolle[]
}

/** Caseworkers, their leaders, and their organisation's own system over the API. */
const SAGSBEHANDLERE: readonly Rolle[] = ['sagsbehandler', 'leder', 'klient']

/** An organisation's own system, and no person. */
const SYSTEMER: readonly Rolle[] = ['klient']

/** Who works with job orders: also the company's own people, and STAR's Kundesupport. */
const REKRUTTERING: readonly Rolle[] = [
  ...SAGSBEHANDLERE,
  'virksomhedsbruger',
  'virksomhedsadministrator',
  'star_support',
]

/** The only place that says who may do what, to whose rows. What is not here is not allowed. */
export const MATRIX = {
  'borger.se': {
    akasse: ['egne', 'tidligere'],
    jobcenter: ['egne', 'tidligere', 'gaest'],
    anden_aktoer: ['tildelt'],
    star: ['alle'],
    borger: true,
  },
  'borger.soeg': { akasse: ['egne'], jobcenter: ['egne', 'gaest'], anden_aktoer: ['tildelt'] },
  'borger.cpr': { akasse: ['egne'], jobcenter: ['egne', 'gaest'] },
  'kontaktforloeb.se': {
    akasse: ['egne', 'tidligere'],
    jobcenter: ['egne', 'tidligere', 'gaest'],
    star: ['alle'],
    borger: true,
  },
  'akassemedlemskab.opret': { akasse: ['alle'] },
  'akassemedlemskab.se': {
    akasse: ['egne', 'afsender'],
    jobcenter: ['egne', 'tidligere', 'gaest'],
    star: ['alle'],
    borger: true,
  },
  'akassemedlemskab.afslut': { akasse: ['afsender'] },
  'jobcentertilknytning.opret': { jobcenter: ['alle'], star: ['alle'] },
  'jobcentertilknytning.se': {
    akasse: ['egne', 'tidligere'],
    jobcenter: ['egne', 'gaest', 'modtager'],
    star: ['alle'],
    borger: true,
  },
  'tilmelding.opret': { akasse: ['egne'], jobcenter: ['alle'], star: ['alle'] },
  'tilmelding.afmeld': { akasse: ['egne'], jobcenter: ['alle'], star: ['alle'] },
  'tilmelding.se': {
    akasse: ['egne', 'tidligere'],
    jobcenter: ['egne', 'tidligere', 'gaest'],
    star: ['alle'],
    borger: true,
  },
  'fravaer.skriv': { akasse: ['egne'], jobcenter: ['egne'], star: ['alle'] },
  'fravaer.se': {
    akasse: ['egne', 'tidligere'],
    jobcenter: ['egne', 'tidligere', 'gaest'],
    anden_aktoer: ['tildelt'],
    star: ['alle'],
    borger: true,
  },
  'dagpengetaeller.opret': { akasse: ['taellerkonto'], star: ['alle'] },
  'dagpengetaeller.se': {
    akasse: ['egne', 'tidligere'],
    jobcenter: ['egne', 'tidligere', 'gaest'],
    star: ['alle'],
    borger: true,
  },
  'dagpengetaeller.tidligere': { akasse: ['modtager'] },
  // A file of counters belongs to the a-kasse that sent it; whom its rows are about is judged row by row by `dagpengetaeller.opret`.
  'taellerimport.se': { akasse: ['forfatter'] },
  'taellerimport.opret': { akasse: ['forfatter'] },
  'taellerimport.ret': { akasse: ['forfatter'] },
  'indstilling.se': { akasse: ['afsender', 'egne'], jobcenter: ['modtager', 'gaest'], borger: true },
  'indstilling.opret': { akasse: ['egne'] },
  'indstilling.ret': { akasse: ['afsender'] },
  'indstilling.send': { akasse: ['afsender'] },
  // What was sent is answered for by the a-kasse that has the member today: the right to write follows the membership, not the sender.
  'indstilling.traek': { akasse: ['egne'] },
  'indstilling.berigtig': { akasse: ['egne'] },
  'indstilling.tag': { jobcenter: ['modtager'] },
  'indstilling.afgoer': { jobcenter: ['modtager'] },
  'afgoerelse.se': { akasse: ['afsender', 'egne'], jobcenter: ['modtager'], borger: true },
  'brev.se': { jobcenter: ['forfatter'] },
  'brev.papir': { jobcenter: ['forfatter'] },
  'besked.se': { akasse: ['part'], jobcenter: ['part', 'pakke'], star: ['alle'], borger: true },
  'besked.svar': { akasse: ['deltager'], jobcenter: ['deltager'] },
  'besked.aabn': { jobcenter: ['deltager'] },
  'besked.start': { akasse: ['egne'], jobcenter: ['egne'] },
  'besked.berigtig': { akasse: ['deltager'], jobcenter: ['deltager'] },
  'bilag.hent': { akasse: ['part'], jobcenter: ['part', 'pakke'], star: ['alle'], borger: true },
  'minplan.se': {
    akasse: ['egne', 'tidligere'],
    jobcenter: ['egne', 'tidligere', 'gaest'],
    star: ['alle'],
    borger: true,
  },
  'minplan.kvitter': { star: ['alle'], borger: true },
  // An underretning names its sender and its receiver; both keep it when the citizen moves on. `forfatter` is the named one of the actor's kind.
  // An anden aktør writes on the kommune's behalf, and only about citizens whom it serves on the day; what it sent it reads on.
  'nuph.opret': { jobcenter: ['egne', 'gaest'], anden_aktoer: ['tildelt'] },
  'nuph.se': {
    akasse: ['forfatter', 'egne'],
    jobcenter: ['forfatter', 'egne'],
    anden_aktoer: ['forfatter', 'tildelt'],
    star: ['alle'],
    borger: true,
  },
  'nuph.send': { jobcenter: ['forfatter'], anden_aktoer: ['udfoerer'] },
  'nuph.ret': { jobcenter: ['forfatter'], anden_aktoer: ['udfoerer'] },
  'nuph.besvar': { akasse: ['forfatter'] },
  'nuph.dialog': { akasse: ['forfatter'], jobcenter: ['forfatter'], anden_aktoer: ['paa_vegne'] },
  'nuph.forklar': { borger: true },
  // The register is the a-kasse's. `forfatter`: the a-kasse that wrote the row, the kommune (or anden aktør) whose underretning it answers.
  'sanktion.se': {
    akasse: ['forfatter', 'egne'],
    jobcenter: ['forfatter'],
    anden_aktoer: ['forfatter'],
    star: ['alle'],
    borger: true,
  },
  'sanktion.opret': { akasse: ['taellerkonto'] },
  'sanktion.ret': { akasse: ['forfatter'] },
  // Who had the citizen before may ask, and is told why not (MP-003, 4385, 6005); the wall lets only an authority of today write.
  'minplan.skriv': { akasse: ['egne', 'tidligere'], jobcenter: ['egne', 'tidligere'] },
  'minplan.kladde': { akasse: ['afsender'], jobcenter: ['afsender'] },
  'kravtiljobsoegning.se': {
    akasse: ['egne', 'tidligere'],
    jobcenter: ['egne', 'tidligere', 'gaest'],
    star: ['alle'],
    borger: true,
  },
  'samtale.se': {
    akasse: ['egne', 'tidligere'],
    jobcenter: ['egne', 'tidligere', 'gaest'],
    anden_aktoer: ['tildelt'],
    star: ['alle'],
    borger: true,
  },
  'samtale.skriv': { akasse: ['egne'], jobcenter: ['egne'] },
  'selvbook.se': {
    akasse: ['egne', 'tidligere'],
    jobcenter: ['egne', 'tidligere', 'gaest'],
    star: ['alle'],
    borger: true,
  },
  'selvbook.skriv': { akasse: ['egne'], jobcenter: ['egne'] },
  // The citizen books; Jobnet does it for them.
  'selvbook.book': { star: ['alle'], borger: true },
  // An authority's open times are its own, and name nobody before one is taken.
  'bookingtid.se': { akasse: ['forfatter'], jobcenter: ['forfatter'] },
  'bookingtid.ret': { akasse: ['forfatter'], jobcenter: ['forfatter'] },
  // The citizen's own: whether the a-kasse takes part, and who holds the calendar's key.
  'samtale.vaelg': { borger: true },
  'kalender.ret': { borger: true },
  'paamindelse.ret': { borger: true },
  'opgave.se': { akasse: ['forfatter'], jobcenter: ['forfatter'], anden_aktoer: ['udfoerer'] },
  'opgave.ret': { akasse: ['forfatter'], jobcenter: ['forfatter'], anden_aktoer: ['udfoerer'] },
  'opsaetning.ret': {
    akasse: ['forfatter'],
    jobcenter: ['forfatter'],
    roller: ['lokaladministrator', 'klient'],
  },
  'gaesteadgang.giv': { jobcenter: ['forfatter'] },
  'gaesteadgang.se': { jobcenter: ['forfatter'], borger: true },
  'gaesteadgang.afslut': { jobcenter: ['forfatter'] },
  // Which citizens an anden aktør serves: the jobcenter says so.
  'tildeling.giv': { jobcenter: ['egne'] },
  'tildeling.se': { jobcenter: ['forfatter'], anden_aktoer: ['udfoerer'], borger: true },
  'tildeling.afslut': { jobcenter: ['forfatter'] },
  'log.se': { borger: true },
  'webservicebesked.hent': {
    akasse: ['forfatter'],
    jobcenter: ['forfatter'],
    anden_aktoer: ['forfatter'],
    star: ['forfatter'],
    roller: SYSTEMER,
  },
  'webservicebesked.cpr': { akasse: ['egne'], jobcenter: ['egne'], star: ['alle'], roller: SYSTEMER },
  'abonnement.se': { akasse: ['forfatter'], jobcenter: ['forfatter'], star: ['forfatter'], roller: SYSTEMER },
  'abonnement.ret': { akasse: ['forfatter'], jobcenter: ['forfatter'], star: ['forfatter'], roller: SYSTEMER },
  'forloebsoverblik.se': { akasse: ['egne'], jobcenter: ['egne'] },
  'kontaktforloeb.afslut': { akasse: ['egne'] },
  'overdragelse.se': { akasse: ['afgiver'], jobcenter: ['modtager'] },
  'overdragelse.afgoer': { jobcenter: ['modtager'] },
  // `sendt` before `haft`: the first that holds decides, and it costs no look-up.
  'jobordre.se': {
    akasse: ['ansvarlig', 'haft'],
    jobcenter: ['ansvarlig', 'sendt', 'haft'],
    virksomhed: ['virksomhed'],
    star: ['alle'],
    roller: REKRUTTERING,
  },
  // Whom to call and what was said in confidence: the company and who is responsible, nobody else.
  'jobordre.kontakt': {
    akasse: ['ansvarlig'],
    jobcenter: ['ansvarlig'],
    virksomhed: ['virksomhed'],
    star: ['alle'],
    roller: REKRUTTERING,
  },
  'jobordre.opret': { akasse: ['alle'], jobcenter: ['alle'], virksomhed: ['virksomhed'], roller: REKRUTTERING },
  'jobordre.ret': { akasse: ['ansvarlig'], jobcenter: ['ansvarlig'], virksomhed: ['virksomhed'], roller: REKRUTTERING },
  'jobordre.send': { virksomhed: ['virksomhed'], roller: REKRUTTERING },
  'jobordre.omvaelg': { virksomhed: ['virksomhed'], roller: REKRUTTERING },
  'jobordre.modtag': { akasse: ['ansvarlig'], jobcenter: ['ansvarlig'] },
  'jobordre.overdrag': { akasse: ['ansvarlig'] },
  'jobordre.status': {
    akasse: ['ansvarlig'],
    jobcenter: ['ansvarlig'],
    virksomhed: ['virksomhed'],
    roller: REKRUTTERING,
  },
  'jobordre.notat': { akasse: ['ansvarlig'], jobcenter: ['ansvarlig'] },
  'jobordre.frigiv': { star: ['alle'], roller: ['star_support'] },
  // `forfatter`: whose citizen it is. Whom the row is about is the citizen's own wall; others read what was shared with them.
  'formidling.se': {
    akasse: ['forfatter', 'ansvarlig'],
    jobcenter: ['forfatter', 'ansvarlig'],
    virksomhed: ['virksomhed'],
    borger: true,
    roller: REKRUTTERING,
  },
  'formidling.opret': { akasse: ['egne'], jobcenter: ['egne'] },
  'formidling.ret': {
    akasse: ['forfatter', 'ansvarlig'],
    jobcenter: ['forfatter', 'ansvarlig'],
    virksomhed: ['virksomhed'],
    roller: REKRUTTERING,
  },
  // The order behind a candidate: one that helps acts on it, and reads of it only what `hentInviteretJobordre` gives.
  'formidling.ordre': {
    akasse: ['ansvarlig', 'haft', 'inviteret'],
    jobcenter: ['ansvarlig', 'haft', 'sendt'],
    virksomhed: ['virksomhed'],
    roller: REKRUTTERING,
  },
  // A citizen's orders, by CPR (STAR: GetPersonStatus).
  'personstatus.se': {
    akasse: ['egne', 'tidligere', 'kommende', 'gaest'],
    jobcenter: ['egne', 'gaest'],
    star: ['alle'],
  },
  'samarbejde.inviter': { akasse: ['ansvarlig'] },
  // The agreement's two parties; `forfatter` is the named one.
  'samarbejde.se': { akasse: ['forfatter', 'ansvarlig'] },
  'samarbejde.ret': { akasse: ['forfatter'] },
  'samtykke.se': { akasse: ['forfatter'], jobcenter: ['forfatter'], borger: true },
  'samtykke.traek': { akasse: ['forfatter'], jobcenter: ['forfatter'], borger: true },
  'deling.kvitter': {
    akasse: ['forfatter'],
    jobcenter: ['forfatter'],
    virksomhed: ['virksomhed'],
    roller: REKRUTTERING,
  },
  'virksomhedstilstand.ret': { star: ['alle'], roller: ['star_support', 'klient'] },
  'klarmelding.se': {
    akasse: ['alle'],
    jobcenter: ['alle'],
    virksomhed: ['virksomhed'],
    star: ['alle'],
    roller: REKRUTTERING,
  },
  'klarmelding.ret': {
    akasse: ['forfatter'],
    star: ['alle'],
    roller: ['lokaladministrator', 'klient', 'star_support'],
  },
  'jobordremaal.se': {
    akasse: ['ansvarlig'],
    jobcenter: ['ansvarlig'],
    star: ['alle'],
    roller: [...SAGSBEHANDLERE, 'star_support'],
  },
  'drift.ordn': { star: ['forfatter'], roller: ['drift', 'star_support'] },
} as const satisfies Record<string, Celle>

export type Handling = keyof typeof MATRIX

/** The categories that let this actor do this, before any row is looked at. Empty means never. */
export function kategorierFor(aktoer: Aktoer, handling: Handling): readonly Kategori[] | 'selv' | 'alle' {
  const celle: Celle = MATRIX[handling]
  if (aktoer.slags === 'system') return 'alle'
  if (aktoer.slags === 'borger') return celle.borger ? 'selv' : []
  if (!(celle.roller ?? SAGSBEHANDLERE).includes(aktoer.rolle)) return []
  return celle[aktoer.organisation.type] ?? []
}

/** Categories that the wall knows no relation for: the citizen must be named by CPR, which opens it for the transaction. */
const NAEVNT_VED_CPR: readonly Kategori[] = ['alle', 'taellerkonto', 'kommende']

/** Does the wall have to be opened by the CPR number, before this actor can do this at all? */
export function kraeverCpr(aktoer: Aktoer, handling: Handling): boolean {
  const kategorier = kategorierFor(aktoer, handling)
  return typeof kategorier !== 'string' && kategorier.some((k) => NAEVNT_VED_CPR.includes(k))
}

/** May this actor ever do this? Pages ask it to decide what to offer; the row is judged by `maa`. */
export const kanOverhovedet = (aktoer: Aktoer, handling: Handling): boolean => {
  const kategorier = kategorierFor(aktoer, handling)
  return kategorier === 'selv' || kategorier === 'alle' || kategorier.length > 0
}
