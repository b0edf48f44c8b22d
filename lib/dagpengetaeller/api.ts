import { z } from 'zod'
import { FORSIKRING } from '#db/schema/kontaktforloeb'
import { Antal, Dato, Id, Kommentar, Organisation, Tidspunkt, Timer } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { blok } from '#lib/api/problem'
import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { hentTidligereOpgoerelse, listOpgoerelser, type Opgoerelse } from '#lib/dagpengetaeller/queries'
import { hentForloeb, hentGraense, hentTimer } from '#lib/kontaktforloeb/queries'
import { forsikringPaa, fraHundrededele, hundrededele } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'

const EMNE = 'Dagpengetaeller'
const LAES = 'ydelsesudstilling.dagpengetaeller.read'
const SKRIV = 'ydelsesudstilling.dagpengetaeller.write'
const INDPLACERING_MAKS = 7696

const Maengde = Timer.refine(
  (t) => hundrededele(t) <= INDPLACERING_MAKS * 100,
  `Må højst være ${INDPLACERING_MAKS} timer.`,
)
const Indplacering = z
  .strictObject({
    gradingDate: Dato,
    offsetHours: Maengde.refine((t) => hundrededele(t) > 0, 'Skal være mere end 0 timer.')
      .nullable()
      .default(null),
  })
  .meta({ id: 'BenefitsGrading' })

const Opgjort = z
  .strictObject({
    id: z.uuid(),
    akasse: Organisation,
    newGrading: z.boolean(),
    benefitsGrading: z.strictObject({ gradingDate: z.string(), offsetHours: z.string().nullable() }),
    forsikring: z.enum(FORSIKRING),
    /** Hours with two decimals as text; never a float. */
    forbrugteTimer: z.string(),
    opgjortTil: z.string(),
    indberettetTid: z.string(),
    correctionComment: z.string().nullable(),
    correctionStartDateTime: z.string().nullable(),
    /** The report that this one corrects; that one counts no more. */
    berigtiger: z.uuid().nullable(),
  })
  .meta({ id: 'Dagpengetaeller' })

const Krop = z
  .strictObject({
    id: Id.optional(),
    newGrading: z.boolean(),
    benefitsGrading: Indplacering.nullable().default(null),
    forsikring: z.enum(FORSIKRING, 'Skal være FULDTID eller DELTID.'),
    forbrugteTimer: Maengde.meta({ examples: ['402.06'] }),
    opgjortTil: Dato,
    correctionComment: Kommentar(1500).nullable().default(null),
    correctionStartDateTime: Tidspunkt.nullable().default(null),
  })
  .refine((k) => (k.correctionComment === null) === (k.correctionStartDateTime === null), {
    message: 'correctionComment og correctionStartDateTime skal skrives sammen.',
    path: ['correctionComment'],
  })

/** Consumed benefit hours: reported by the a-kasse, read by the others. */
export const taelleroperationer: readonly Operation[] = [
  skrivning({
    navn: 'CreateDagpengetaellerkonto',
    metode: 'POST',
    sti: '/v1/Dagpengetaeller',
    emne: EMNE,
    resume: 'Indberet forbrugte timer',
    beskrivelse:
      'Indberet kun, når noget er ændret. En tidligere a-kasse kan indberette i tre år; har borgeren fået en ny a-kasse, gemmes intet på borgeren, men den nye får besked (50003).',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'dagpengetaeller.opret' },
    krop: Krop,
    svar: z.strictObject({ id: z.uuid(), videresendt: z.boolean() }),
    status: 201,
    fund: ['1003', '4405', '4977', ...['1', '2', '3', '4', '5', '6', '7', 'W01', 'W02'].map(dt)],
    udfoer: async (ctx, { borgerId, krop }) => {
      const svar = await indberetTimer(ctx, {
        id: krop.id,
        borgerId,
        akasseId: await hvilkenAkasse(ctx, borgerId),
        forsikring: krop.forsikring,
        timerForbrugt: fraHundrededele(hundrededele(krop.forbrugteTimer)),
        opgjortTil: krop.opgjortTil,
        indplaceringsdato: krop.benefitsGrading?.gradingDate ?? null,
        nyIndplacering: krop.newGrading,
        indplaceringTimer: krop.benefitsGrading?.offsetHours ?? null,
        korrektion:
          krop.correctionComment !== null && krop.correctionStartDateTime !== null
            ? { kommentar: krop.correctionComment, fra: new Date(krop.correctionStartDateTime) }
            : null,
      })
      const { advarsler, ...resten } = svar
      return { krop: resten, advarsler }
    },
  }),
  laesning({
    navn: 'GetDagpengetaellere',
    metode: 'GET',
    sti: '/v1/Dagpengetaeller',
    emne: EMNE,
    resume: 'Timer nu, grænsen og alle indberetninger',
    scope: LAES,
    borger: { slags: 'egen', handling: 'dagpengetaeller.se' },
    query: z.strictObject({ efter: Id.optional(), antal: Antal }),
    svar: z.strictObject({
      /** Null when nothing has been reported. */
      nu: z
        .strictObject({
          forbrugteTimer: z.string(),
          opgjortTil: z.string(),
          gradingDate: z.string(),
          graenseTimer: z.string().nullable(),
          resterendeTimer: z.string().nullable(),
        })
        .nullable(),
      historik: z.array(Opgjort),
      naeste: z.string().nullable(),
    }),
    udfoer: async (ctx, { borgerId, query }) => {
      const { opgoerelser, naeste } = await listOpgoerelser(ctx, borgerId, query)
      return { krop: { nu: await timerNu(ctx, borgerId), historik: opgoerelser.map(vis), naeste } }
    },
  }),
  laesning({
    navn: 'GetDagpengetaellerTidligereAkasse',
    metode: 'GET',
    sti: '/v1/Dagpengetaeller/tidligereAkasse/{id}',
    emne: EMNE,
    resume: 'Hvad borgerens tidligere a-kasse indberettede (webservicebesked 50003)',
    beskrivelse: 'Kun for borgerens nye a-kasse. Intet er gemt på borgeren, før den selv indberetter.',
    scope: LAES,
    param: z.strictObject({ id: Id }),
    svar: Opgjort,
    udfoer: async (ctx, { param }) => {
      const { akasseKode, akasseNavn, ...raekke } = await hentTidligereOpgoerelse(ctx, param.id)
      return {
        krop: vis({
          ...raekke,
          akasse: { type: 'akasse', kode: akasseKode, navn: akasseNavn },
          berigtiger: null,
        }),
      }
    },
  }),
]

function dt(nr: string): string {
  return nr.startsWith('W') ? `DT-${nr}` : `DT-00${nr}`
}

/** The reporting a-kasse; STAR corrects for the one that the citizen has today. */
async function hvilkenAkasse(ctx: TxKontekst, borgerId: string): Promise<string> {
  if (ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'akasse') return ctx.aktoer.organisation.id
  const { medlemskab } = await hentForloeb(ctx, borgerId)
  if (!medlemskab) throw new Afvist([blok('KF-015', 'Borgeren er ikke medlem af en a-kasse i dag.')])
  return medlemskab.akasseId
}

async function timerNu(ctx: TxKontekst, borgerId: string) {
  const nu = await hentTimer(ctx, borgerId)
  if (!nu) return null
  const { medlemskaber } = await hentForloeb(ctx, borgerId)
  const graense = await hentGraense(ctx, forsikringPaa(medlemskaber, ctx.dag) ?? nu.forsikring, ctx.dag)
  return {
    forbrugteTimer: nu.timerForbrugt,
    opgjortTil: nu.opgjortTil,
    gradingDate: nu.indplaceringsdato,
    graenseTimer: graense,
    resterendeTimer: graense && fraHundrededele(hundrededele(graense) - hundrededele(nu.timerForbrugt)),
  }
}

type Vist = Omit<Opgoerelse, 'borgerId'>
const vis = (o: Vist): z.infer<typeof Opgjort> => ({
  id: o.id,
  akasse: o.akasse,
  newGrading: o.nyIndplacering,
  benefitsGrading: { gradingDate: o.indplaceringsdato, offsetHours: o.indplaceringTimer },
  forsikring: o.forsikring,
  forbrugteTimer: o.timerForbrugt,
  opgjortTil: o.opgjortTil,
  indberettetTid: o.indberettetTid.toISOString(),
  correctionComment: o.korrektionKommentar,
  correctionStartDateTime: o.korrektionFra?.toISOString() ?? null,
  berigtiger: o.berigtiger,
})
