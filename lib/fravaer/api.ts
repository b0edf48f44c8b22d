import { z } from 'zod'
import { Dato, Id, Kommentar, Tidspunkt } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { type Fravaer, hentFravaer, listFravaer, listVersioner } from '#lib/fravaer/queries'
import { registrerFravaer } from '#lib/fravaer/registrer'
import { berigtigFravaer, retFravaer } from '#lib/fravaer/ret'
import type { TxKontekst } from '#lib/kontekst'

const EMNE = 'Fravaer'
const LAES = 'visiteringogstatus.fravaer.read'
const SKRIV = 'visiteringogstatus.fravaer.write'
const param = z.strictObject({ fravaerIdentifier: Id })

/** The codes that STAR's operations and type 75 give. */
const FUND = ['1003', '4340', '4405', '4591', '4592', '8060', 'FR-001', 'FR-002', 'FR-003', 'FR-W01', 'FR-W02']
const FUND_75 = [...'12345678'].map((nr) => `KF-00${nr}`).concat(['KF-013', 'KF-014', 'KF-015', 'KF-016', 'KF-W01'])

const Kode = z.int('Skal være et helt tal.').min(1).max(10_000)
const felter = {
  fravaerType: Kode,
  startDato: Dato,
  slutDato: Dato.nullable().default(null),
  fravaersKommentar: Kommentar(1500).nullable().default(null),
  anmeldelsesDato: Tidspunkt.optional(),
  fravaersAfslutningsAarsag: Kode.nullable().default(null),
}
const Felter = z.strictObject(felter).meta({ id: 'FravaerFelter' })
const Registreret = z.strictObject({ fravaerIdentifier: z.uuid(), version: z.int() })

const visning = {
  fravaerIdentifier: z.uuid(),
  version: z.int(),
  fravaerType: z.int(),
  startDato: z.string(),
  slutDato: z.string().nullable(),
  fravaersKommentar: z.string().nullable(),
  anmeldelsesDato: z.string(),
  fravaersAfslutningsAarsag: z.int().nullable(),
  registreretAf: z.string(),
  /** Set when the fravær was taken away: it counts for nothing. */
  berigtiget: z.strictObject({ tidspunkt: z.string(), kommentar: z.string() }).nullable(),
  /** Type 75 only: what the course was settled on when it ended. */
  opgjortVedAfslutning: z
    .strictObject({ timer: z.string(), graense: z.string().nullable(), forsikring: z.string() })
    .nullable(),
}
const Visning = z.strictObject(visning).meta({ id: 'Fravaer' })
const Version = z
  .strictObject({ ...visning, registreretFra: z.string(), registreretTil: z.string().nullable() })
  .meta({ id: 'Fravaersversion' })

const OM_75 =
  'Type 75 (kontaktforløb er hos a-kassen) begynder af sig selv ved tilmelding. Borgerens a-kasse kan registrere en start, der mangler, med en kommentar.'

/** Fravær and the kontaktforløb in the a-kasse (type 75), as STAR's FravaerService has them. Days are included at both ends. */
export const fravaersoperationer: readonly Operation[] = [
  skrivning({
    navn: 'CreateFravaer',
    metode: 'POST',
    sti: '/v1/Fravaer',
    emne: EMNE,
    resume: 'Registrér fravær',
    beskrivelse: OM_75,
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'fravaer.skriv' },
    krop: Felter,
    svar: Registreret,
    status: 201,
    fund: [...FUND, ...FUND_75],
    udfoer: (ctx, { borgerId, krop }) => opret(ctx, borgerId, krop),
  }),
  skrivning({
    navn: 'CreateFravaerMedIdentifier',
    metode: 'POST',
    sti: '/v1/Fravaer/{fravaerIdentifier}',
    emne: EMNE,
    resume: 'Registrér fravær med jeres eget id',
    beskrivelse: OM_75,
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'fravaer.skriv' },
    param,
    krop: Felter,
    svar: Registreret,
    status: 201,
    fund: [...FUND, ...FUND_75, '4977'],
    udfoer: (ctx, { borgerId, krop, param }) => opret(ctx, borgerId, krop, param.fravaerIdentifier),
  }),
  skrivning({
    navn: 'UpdateFravaer',
    metode: 'PUT',
    sti: '/v1/Fravaer/{fravaerIdentifier}',
    emne: EMNE,
    resume: 'Ret fravær, eller afslut kontaktforløbet hos a-kassen',
    beskrivelse:
      'Det hele sendes igen. A-kassen afslutter kontaktforløbet (75) med slutdato og årsag 9751 eller 9752. En registreret slutdato flyttes eller fjernes kun med en kommentar.',
    scope: SKRIV,
    param,
    krop: Felter,
    ifMatch: true,
    svar: Registreret,
    fund: [...FUND, ...FUND_75, 'FR-004', 'FR-005', 'KF-009', 'KF-017'],
    udfoer: async (ctx, { param, krop, version }) => {
      const ny = await retFravaer(ctx, { id: param.fravaerIdentifier, version, ...tilInput(krop) })
      return {
        krop: { fravaerIdentifier: param.fravaerIdentifier, version: ny.version },
        version: ny.version,
        advarsler: ny.advarsler,
      }
    },
  }),
  skrivning({
    navn: 'DeleteFravaer',
    metode: 'DELETE',
    sti: '/v1/Fravaer/{fravaerIdentifier}/{Berigtigelseskommentar}',
    emne: EMNE,
    resume: 'Berigtig fravær, der er registreret ved en fejl',
    beskrivelse: 'Fraværet tæller ikke længere. Historikken bevares. Kommentaren må ikke indeholde et CPR-nummer.',
    scope: SKRIV,
    param: z.strictObject({ fravaerIdentifier: Id, Berigtigelseskommentar: Kommentar(1500) }),
    ifMatch: true,
    svar: Registreret,
    fund: ['4405', '4933', 'FR-004', 'KF-007'],
    udfoer: async (ctx, { param, version }) => {
      const id = param.fravaerIdentifier
      const ny = await berigtigFravaer(ctx, { id, version, kommentar: param.Berigtigelseskommentar })
      return { krop: { fravaerIdentifier: id, ...ny }, version: ny.version }
    },
  }),
  laesning({
    navn: 'GetAlleFravaer',
    metode: 'GET',
    sti: '/v1/Fravaer',
    emne: EMNE,
    resume: 'Borgerens fravær, der tæller, det nyeste først',
    scope: LAES,
    borger: { slags: 'egen', handling: 'fravaer.se' },
    svar: z.strictObject({ fravaer: z.array(Visning) }),
    udfoer: async (ctx, { borgerId }) => ({ krop: { fravaer: (await listFravaer(ctx, borgerId)).map(vis) } }),
  }),
  laesning({
    navn: 'GetFravaer',
    metode: 'GET',
    sti: '/v1/Fravaer/{fravaerIdentifier}',
    emne: EMNE,
    resume: 'Hent et fravær',
    scope: LAES,
    param,
    svar: Visning,
    udfoer: async (ctx, { param }) => {
      const fravaer = await hentFravaer(ctx, param.fravaerIdentifier, 'fravaer.se')
      return { krop: vis(fravaer), version: fravaer.version }
    },
  }),
  laesning({
    navn: 'GetFravaerHistorik',
    metode: 'GET',
    sti: '/v1/Fravaer/{fravaerIdentifier}/historik',
    emne: EMNE,
    resume: 'Alle versioner af et fravær, den ældste først',
    scope: LAES,
    param,
    svar: z.strictObject({ versioner: z.array(Version) }),
    udfoer: async (ctx, { param }) => {
      const versioner = await listVersioner(ctx, param.fravaerIdentifier)
      return {
        krop: {
          versioner: versioner.map((v) => ({
            ...vis(v),
            registreretFra: v.registreretFra.toISOString(),
            registreretTil: v.registreretTil?.toISOString() ?? null,
          })),
        },
      }
    },
  }),
]

async function opret(ctx: TxKontekst, borgerId: string, krop: z.infer<typeof Felter>, id?: string) {
  const { fravaerId, advarsler } = await registrerFravaer(ctx, { id, borgerId, ...tilInput(krop) })
  return {
    krop: { fravaerIdentifier: fravaerId, version: 1 },
    version: 1,
    sted: `/Fravaer/${fravaerId}`,
    advarsler,
  }
}

const tilInput = (k: z.infer<typeof Felter>) => ({
  fravaerstype: k.fravaerType,
  start: k.startDato,
  slut: k.slutDato,
  aarsag: k.fravaersAfslutningsAarsag,
  kommentar: k.fravaersKommentar,
  anmeldtTid: k.anmeldelsesDato === undefined ? undefined : new Date(k.anmeldelsesDato),
})

const vis = (f: Fravaer): z.infer<typeof Visning> => ({
  fravaerIdentifier: f.id,
  version: f.version,
  fravaerType: f.fravaerstype,
  startDato: f.startDato,
  slutDato: f.slutDato,
  fravaersKommentar: f.kommentar,
  anmeldelsesDato: f.anmeldtTid.toISOString(),
  fravaersAfslutningsAarsag: f.afslutningsaarsag,
  registreretAf: f.registreretAfNavn,
  berigtiget:
    f.berigtigetTid && f.berigtigetKommentar
      ? { tidspunkt: f.berigtigetTid.toISOString(), kommentar: f.berigtigetKommentar }
      : null,
  opgjortVedAfslutning:
    f.timerVedAfslutning !== null && f.forsikringVedAfslutning
      ? { timer: f.timerVedAfslutning, graense: f.graenseVedAfslutning, forsikring: f.forsikringVedAfslutning }
      : null,
})
