import { z } from 'zod'
import { PAKKE_STATUS, PUNKT_ART, PUNKT_STATUS } from '#db/schema/overdragelse'
import { Antal, EfterTid, Id, Kommentar, Organisation, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { hentCprNumre } from '#lib/borger/cpr-numre'
import { afgoerPunkt, overtagAlt, spoergOmPunkt } from '#lib/overdragelse/afgoer'
import { hentPakke, listPakker, type Pakkelinje } from '#lib/overdragelse/queries'

const EMNE = 'Overdragelse'
const LAES = 'kontaktforloeb.overdragelse.read'
const SKRIV = 'kontaktforloeb.overdragelse.write'
const FUND = ['OD-001', 'OD-002', 'OD-004', '4405']

const linje = {
  id: z.uuid(),
  version: z.int(),
  status: z.enum(PAKKE_STATUS),
  civilRegistrationIdentifier: z.string().nullable(),
  kontaktforloebId: z.uuid(),
  akasse: Organisation,
  jobcenter: Organisation.nullable(),
  slutDato: z.string(),
  gaelderFra: z.string(),
  oprettet: z.string(),
  afsluttet: z.string().nullable(),
  tilbagekaldt: z.string().nullable(),
}
const Linje = z.strictObject(linje).meta({ id: 'Overdragelseslinje' })
const Punkt = z
  .strictObject({
    nummer: z.int(),
    art: z.enum(PUNKT_ART),
    objektId: z.uuid(),
    titel: z.string(),
    detaljer: z.string().nullable(),
    status: z.enum(PUNKT_STATUS),
    begrundelse: z.string().nullable(),
    spoergsmaalTraadId: z.uuid().nullable(),
    afgjort: z.string().nullable(),
    afgjortAf: z.string().nullable(),
  })
  .meta({ id: 'Overdragelsespunkt' })
const Visning = z.strictObject({ ...linje, punkter: z.array(Punkt) }).meta({ id: 'Overdragelse' })
const Kvittering = z.strictObject({ id: z.uuid(), version: z.int(), status: z.enum(PAKKE_STATUS) })
const param = z.strictObject({ id: Id })
const punktparam = z.strictObject({
  id: Id,
  nummer: z.coerce
    .number('Skal være et helt tal.')
    .int('Skal være et helt tal.')
    .min(1, 'Skal være mindst 1.')
    .max(1000, 'Må højst være 1000.'),
})

/** What an a-kasse leaves to the kommune when its course ends. The parcel is made with the end date; the kommune settles what is in it. */
export const overdragelsesoperationer: readonly Operation[] = [
  laesning({
    navn: 'ListOverdragelser',
    metode: 'GET',
    sti: '/v1/Overdragelse',
    emne: EMNE,
    resume: 'Overdragelser til eller fra jer, den nyeste først',
    beskrivelse:
      'Med x-civilRegistrationIdentifier kun den borgers. En a-kasse ser sine egne, til dagene med fælles læseadgang er gået.',
    scope: LAES,
    borger: { slags: 'valgfri', handling: 'borger.se' },
    query: z.strictObject({ status: z.enum(PAKKE_STATUS).optional(), efter: EfterTid, antal: Antal }),
    svar: z.strictObject({ overdragelser: z.array(Linje), naeste: z.string().nullable() }),
    udfoer: async (ctx, { query, borgerId }) => {
      const { pakker, naeste } = await listPakker(ctx, { ...query, borgerId: borgerId || undefined })
      const cpr = await hentCprNumre(
        ctx,
        pakker.map((p) => p.borgerId),
      )
      return { krop: { overdragelser: pakker.map((p) => vis(p, cpr)), naeste } }
    },
  }),
  laesning({
    navn: 'HentOverdragelse',
    metode: 'GET',
    sti: '/v1/Overdragelse/{id}',
    emne: EMNE,
    resume: 'Hent en overdragelse med dens punkter',
    scope: LAES,
    param,
    svar: Visning,
    udfoer: async (ctx, { param }) => {
      const pakke = await hentPakke(ctx, param.id)
      const cpr = await hentCprNumre(ctx, [pakke.borgerId])
      const punkter = pakke.punkter.map(
        ({ pakkeId: _pakke, borgerId: _borger, afgjortTid, afgjortAfId: _af, afgjortAfNavn, ...p }) => ({
          ...p,
          afgjort: afgjortTid?.toISOString() ?? null,
          afgjortAf: afgjortAfNavn,
        }),
      )
      return { krop: { ...vis(pakke, cpr), punkter }, version: pakke.version }
    },
  }),
  skrivning({
    navn: 'AccepterOverdragelse',
    metode: 'POST',
    sti: '/v1/Overdragelse/{id}/action/accepter',
    emne: EMNE,
    resume: 'Overtag alt, der venter',
    scope: SKRIV,
    param,
    svar: Kvittering,
    fund: FUND,
    udfoer: async (ctx, { param }) => {
      const svar = await overtagAlt(ctx, { pakkeId: param.id })
      return { krop: { id: param.id, ...svar }, version: svar.version }
    },
  }),
  skrivning({
    navn: 'AccepterOverdragelsespunkt',
    metode: 'POST',
    sti: '/v1/Overdragelse/{id}/Punkt/{nummer}/action/accepter',
    emne: EMNE,
    resume: 'Overtag et punkt',
    beskrivelse:
      'En tråd, der overtages, kan I læse og svare i fra nu af. Når alle punkter er afgjort, får a-kassen besked.',
    scope: SKRIV,
    param: punktparam,
    svar: Kvittering,
    fund: FUND,
    udfoer: async (ctx, { param: { id, nummer } }) => {
      const svar = await afgoerPunkt(ctx, { pakkeId: id, nummer, svar: 'OVERTAGET', begrundelse: null })
      return { krop: { id, ...svar }, version: svar.version }
    },
  }),
  skrivning({
    navn: 'AfvisOverdragelsespunkt',
    metode: 'POST',
    sti: '/v1/Overdragelse/{id}/Punkt/{nummer}/action/afvis',
    emne: EMNE,
    resume: 'Afvis et punkt, der ikke er relevant, med en grund',
    scope: SKRIV,
    param: punktparam,
    krop: z.strictObject({ begrundelse: Kommentar(1500) }),
    svar: Kvittering,
    fund: [...FUND, '4933', 'BB-009'],
    udfoer: async (ctx, { param: { id, nummer }, krop }) => {
      const svar = await afgoerPunkt(ctx, { pakkeId: id, nummer, svar: 'IKKE_RELEVANT', begrundelse: krop.begrundelse })
      return { krop: { id, ...svar }, version: svar.version }
    },
  }),
  skrivning({
    navn: 'SpoergOmOverdragelsespunkt',
    metode: 'POST',
    sti: '/v1/Overdragelse/{id}/Punkt/{nummer}/action/spoerg',
    emne: EMNE,
    resume: 'Spørg a-kassen om et punkt',
    beskrivelse: 'Begynder en dialog mellem jer og a-kassen. Punktet venter stadig.',
    scope: SKRIV,
    param: punktparam,
    krop: z.strictObject({ tekst: Tekst(10_000, 1) }),
    svar: z.strictObject({ id: z.uuid(), traadId: z.uuid() }),
    status: 201,
    fund: ['OD-001', 'OD-002', '4405', '4933', 'BB-006', 'BB-009'],
    udfoer: async (ctx, { param: { id, nummer }, krop }) => {
      const { traadId } = await spoergOmPunkt(ctx, { pakkeId: id, nummer, tekst: krop.tekst })
      return { krop: { id, traadId }, sted: `/BorgerBesked/${traadId}` }
    },
  }),
]

function vis(p: Pakkelinje, cpr: ReadonlyMap<string, string>): z.infer<typeof Linje> {
  return {
    id: p.id,
    version: p.version,
    status: p.status,
    civilRegistrationIdentifier: cpr.get(p.borgerId) ?? null,
    kontaktforloebId: p.fravaerId,
    akasse: { type: 'akasse', ...p.akasse },
    jobcenter: p.jobcenter && { type: 'jobcenter', ...p.jobcenter },
    slutDato: p.slutDato,
    gaelderFra: p.gaelderFra,
    oprettet: p.oprettetTid.toISOString(),
    afsluttet: p.afsluttetTid?.toISOString() ?? null,
    tilbagekaldt: p.tilbagekaldtTid?.toISOString() ?? null,
  }
}
