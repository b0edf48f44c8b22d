import { z } from 'zod'
import { Dato, Organisation, Tidspunkt } from '#lib/api/felter'
import { laesning, type Operation } from '#lib/api/operation'
import { type Forloebsfakta, hentForloeb, hentGraense, hentTimer } from '#lib/kontaktforloeb/queries'
import { forsikringPaa, fraHundrededele, hundrededele, KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { kunSynlige } from '#lib/kontaktforloeb/synlige'
import type { TxKontekst } from '#lib/kontekst'

const periode = { id: z.uuid(), startDato: z.string(), slutDato: z.string().nullable() }

const Svar = z
  .strictObject({
    dag: z.string(),
    /** The moment at which the registrations were known as told; null is now. */
    kendtPr: z.string().nullable(),
    ansvarlig: z.enum(['AKASSE', 'JOBCENTER', 'INGEN']),
    /** The organisation that holds the kontaktforløb; null when nobody does, or none is registered. */
    hos: Organisation.nullable(),
    grundlag: z.strictObject({
      fravaer75: z.array(z.strictObject({ ...periode, fravaersAfslutningsAarsag: z.int().nullable() })),
      tilmeldinger: z.array(z.strictObject({ ...periode, kontaktgruppe: z.int() })),
      akassemedlemskab: z.strictObject({ ...periode, akasse: Organisation, forsikring: z.string() }).nullable(),
      jobcentertilknytning: z.strictObject({ ...periode, jobcenter: Organisation, kommune: Organisation }).nullable(),
      iOvergangsgruppe: z.boolean(),
    }),
    timer: z
      .strictObject({
        forbrugteTimer: z.string(),
        opgjortTil: z.string(),
        graenseTimer: z.string().nullable(),
        resterendeTimer: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Kontaktforloeb' })

/** Who is responsible for a citizen, on any day and as it was known at any time; derived from what is told with it, never stored. */
export const kontaktforloebsoperationer: readonly Operation[] = [
  laesning({
    navn: 'HentKontaktforloeb',
    metode: 'GET',
    sti: '/v1/Kontaktforloeb',
    emne: 'Kontaktforloeb',
    resume: 'Hvem har kontaktforløbet på en dag, og hvilke registreringer siger det',
    beskrivelse:
      'Uden dag: i dag. Med kendtPr: som registreringerne så ud på det tidspunkt. Slutdatoen er a-kassens sidste dag.',
    scope: 'visiteringogstatus.fravaer.read',
    borger: { slags: 'egen', handling: 'kontaktforloeb.se' },
    query: z.strictObject({ dag: Dato.optional(), kendtPr: Tidspunkt.optional() }),
    svar: Svar,
    udfoer: async (ctx, { borgerId, query }) => {
      const dag = query.dag ?? ctx.dag
      const kendtPr = query.kendtPr === undefined ? undefined : new Date(query.kendtPr)
      const forloeb = await kunSynlige(ctx, borgerId, await hentForloeb(ctx, borgerId, dag, kendtPr))
      return {
        krop: {
          dag,
          kendtPr: kendtPr?.toISOString() ?? null,
          ansvarlig: forloeb.ansvarlig,
          hos: hvem(forloeb),
          grundlag: grundlag(forloeb),
          timer: await timer(ctx, borgerId, dag, forloeb, kendtPr),
        },
      }
    },
  }),
]

const akasse = (m: NonNullable<Forloebsfakta['medlemskab']>) => ({
  type: 'akasse',
  kode: m.akasseKode,
  navn: m.akasseNavn,
})
const jobcenter = (t: NonNullable<Forloebsfakta['tilknytning']>) => ({
  type: 'jobcenter',
  kode: t.jobcenterKode,
  navn: t.jobcenterNavn,
})

function hvem({ ansvarlig, medlemskab, tilknytning }: Forloebsfakta) {
  if (ansvarlig === 'AKASSE') return medlemskab ? akasse(medlemskab) : null
  return ansvarlig === 'JOBCENTER' && tilknytning ? jobcenter(tilknytning) : null
}

function grundlag(f: Forloebsfakta): z.infer<typeof Svar>['grundlag'] {
  const { medlemskab: m, tilknytning: t } = f
  const fraTil = (p: { id: string; gyldigFra: string; gyldigTil: string | null }) => ({
    id: p.id,
    startDato: p.gyldigFra,
    slutDato: p.gyldigTil,
  })
  return {
    fravaer75: f.fravaer
      .filter((x) => x.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN)
      .map((x) => ({
        id: x.id,
        startDato: x.startDato,
        slutDato: x.slutDato,
        fravaersAfslutningsAarsag: x.afslutningsaarsag,
      })),
    tilmeldinger: f.tilmeldinger.map((x) => ({ ...fraTil(x), kontaktgruppe: x.kontaktgruppe })),
    akassemedlemskab: m ? { ...fraTil(m), akasse: akasse(m), forsikring: m.forsikring } : null,
    jobcentertilknytning: t
      ? {
          ...fraTil(t),
          jobcenter: jobcenter(t),
          kommune: { type: 'kommune', kode: t.kommuneKode, navn: t.kommuneNavn },
        }
      : null,
    iOvergangsgruppe: f.iOvergangsgruppe,
  }
}

async function timer(ctx: TxKontekst, borgerId: string, dag: string, f: Forloebsfakta, kendtPr: Date | undefined) {
  const nu = await hentTimer(ctx, borgerId, dag < ctx.dag ? { dag, kendtPr } : { kendtPr })
  if (!nu) return null
  const graenseTimer = await hentGraense(ctx, forsikringPaa(f.medlemskaber, dag) ?? nu.forsikring, dag)
  return {
    forbrugteTimer: nu.timerForbrugt,
    opgjortTil: nu.opgjortTil,
    graenseTimer,
    resterendeTimer: graenseTimer && fraHundrededele(hundrededele(graenseTimer) - hundrededele(nu.timerForbrugt)),
  }
}
