import { z } from 'zod'
import { Antal, EfterTid, Id, Kommentar } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import type { TxKontekst } from '#lib/kontekst'
import { afholdSamtale, udeblevFraSamtale } from '#lib/samtale/afhold'
import { aflysSamtale, berigtigSamtale } from '#lib/samtale/aflys'
import {
  Aflysning,
  AftaleFelter,
  NySamtaleFelter,
  type NySamtaleKrop,
  Registreret,
  SamtaleFelter,
  Samtalesvar,
  Samtaleversion,
  Stand,
  tilFelter,
  vis,
  visKadence,
} from '#lib/samtale/api-form'
import { hentAkassevalg } from '#lib/samtale/grundlag'
import { hentSamtale, listSamtaler, listVersioner } from '#lib/samtale/queries'
import { indkald, registrerAfholdt } from '#lib/samtale/registrer'
import { retSamtale } from '#lib/samtale/ret'
import { hentSamtalestand } from '#lib/samtale/stand'

const EMNE = 'Samtale'
const LAES = 'kontaktforloeb.samtale.read'
const SKRIV = 'kontaktforloeb.samtale.write'
const param = z.strictObject({ samtaleIdentifier: Id })

/** The codes of every registration, and those of a summons. */
const nr = (...numre: number[]) => numre.map((n) => `SA-${String(n).padStart(3, '0')}`)
const FUND = [
  '1003',
  '1014',
  '4405',
  '4933',
  '8060',
  'BB-009',
  'KF-010',
  'KF-011',
  'KF-012',
  ...nr(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 19, 26),
  'SA-W01',
]

/** Interviews as STAR's InterviewService knows them: called to, changed, held, missed, cancelled, taken away. */
export const samtaleoperationer: readonly Operation[] = [
  skrivning({
    navn: 'CreateSamtale',
    metode: 'POST',
    sti: '/v1/Samtale',
    emne: EMNE,
    resume: 'Indkald til en samtale, eller registrér en, der er holdt',
    beskrivelse:
      'Med status INDKALDT får borgeren en besked med det samme. Med AFHOLDT registreres en samtale, der ikke var indkaldt til. Dagen for samtalen afgør, hvem der har kontaktforløbet, og hvilke typer der kan bruges.',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'samtale.skriv' },
    krop: NySamtaleFelter,
    svar: Registreret,
    status: 201,
    fund: FUND,
    udfoer: (ctx, { borgerId, krop }) => opret(ctx, borgerId, krop),
  }),
  skrivning({
    navn: 'CreateSamtaleWithId',
    metode: 'POST',
    sti: '/v1/Samtale/{samtaleIdentifier}',
    emne: EMNE,
    resume: 'Indkald til eller registrér en samtale med jeres eget id',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'samtale.skriv' },
    param,
    krop: NySamtaleFelter,
    svar: Registreret,
    status: 201,
    fund: [...FUND, '4977'],
    udfoer: (ctx, { borgerId, krop, param }) => opret(ctx, borgerId, krop, param.samtaleIdentifier),
  }),
  skrivning({
    navn: 'UpdateSamtale',
    metode: 'PUT',
    sti: '/v1/Samtale/{samtaleIdentifier}',
    emne: EMNE,
    resume: 'Flyt eller ret en samtale, der er indkaldt til',
    beskrivelse: 'Det hele sendes igen, og borgeren får en besked. Det samme igen er ingen ny version og ingen besked.',
    scope: SKRIV,
    param,
    krop: SamtaleFelter,
    ifMatch: true,
    svar: Registreret,
    fund: [...FUND, ...nr(15, 16, 17)],
    udfoer: async (ctx, { param, krop, version }) => {
      const ny = { id: param.samtaleIdentifier, version, type: krop.samtaletype, ...tilFelter(krop) }
      return aendret(param.samtaleIdentifier, await retSamtale(ctx, ny))
    },
  }),
  skrivning({
    navn: 'AfholdSamtale',
    metode: 'POST',
    sti: '/v1/Samtale/{samtaleIdentifier}/action/afhold',
    emne: EMNE,
    resume: 'Registrér, at samtalen er holdt, og hvad der blev aftalt',
    beskrivelse:
      'Kun en jobsamtale (7, 17 og 19) har aftaler, der binder borgeren. Andre typer har kun praktiske aftaler.',
    scope: SKRIV,
    param,
    krop: AftaleFelter,
    ifMatch: true,
    svar: Registreret,
    fund: [...FUND, ...nr(15, 16)],
    udfoer: async (ctx, { param, krop, version }) =>
      aendret(param.samtaleIdentifier, await afholdSamtale(ctx, { id: param.samtaleIdentifier, version, ...krop })),
  }),
  skrivning({
    navn: 'UdeblivSamtale',
    metode: 'POST',
    sti: '/v1/Samtale/{samtaleIdentifier}/action/udebliv',
    emne: EMNE,
    resume: 'Registrér, at borgeren ikke mødte',
    scope: SKRIV,
    param,
    ifMatch: true,
    svar: Registreret,
    fund: ['4405', ...nr(9, 15, 16, 18), 'SA-W02'],
    udfoer: async (ctx, { param, version }) =>
      aendret(param.samtaleIdentifier, await udeblevFraSamtale(ctx, { id: param.samtaleIdentifier, version })),
  }),
  skrivning({
    navn: 'AflysSamtale',
    metode: 'POST',
    sti: '/v1/Samtale/{samtaleIdentifier}/action/aflys',
    emne: EMNE,
    resume: 'Aflys en samtale, der er indkaldt til',
    beskrivelse: 'Borgeren får en besked med grunden.',
    scope: SKRIV,
    param,
    krop: Aflysning,
    ifMatch: true,
    svar: Registreret,
    fund: ['1014', '4933', 'BB-009', ...nr(12, 15, 16)],
    udfoer: async (ctx, { param, krop, version }) =>
      aendret(
        param.samtaleIdentifier,
        await aflysSamtale(ctx, {
          id: param.samtaleIdentifier,
          version,
          aflystAf: krop.aflystAf,
          grund: krop.aflysningsgrund,
        }),
      ),
  }),
  skrivning({
    navn: 'DeleteSamtale',
    metode: 'DELETE',
    sti: '/v1/Samtale/{samtaleIdentifier}/{Berigtigelseskommentar}',
    emne: EMNE,
    resume: 'Berigtig en samtale, der er registreret ved en fejl',
    beskrivelse: 'Samtalen tæller ikke længere. Historikken bevares. Kommentaren må ikke indeholde et CPR-nummer.',
    scope: SKRIV,
    param: z.strictObject({ samtaleIdentifier: Id, Berigtigelseskommentar: Kommentar(1500) }),
    ifMatch: true,
    svar: Registreret,
    fund: ['4405', '4933', ...nr(15, 16)],
    udfoer: async (ctx, { param, version }) =>
      aendret(
        param.samtaleIdentifier,
        await berigtigSamtale(ctx, {
          id: param.samtaleIdentifier,
          version,
          kommentar: param.Berigtigelseskommentar,
        }),
      ),
  }),
  laesning({
    navn: 'ListSamtaler',
    metode: 'GET',
    sti: '/v1/Samtale',
    emne: EMNE,
    resume: 'Borgerens samtaler, den seneste først, og hvor mange der mangler',
    beskrivelse: 'En a-kasse får de typer, som InterviewService giver a-kasser.',
    scope: LAES,
    borger: { slags: 'egen', handling: 'samtale.se' },
    query: z.strictObject({ antal: Antal, efter: EfterTid }),
    svar: Stand,
    udfoer: async (ctx, { borgerId, query }) => {
      const { samtaler, naeste } = await listSamtaler(ctx, borgerId, query)
      const stand = await hentSamtalestand(ctx, borgerId, await hentForloeb(ctx, borgerId), { dag: ctx.dag })
      const valg = await hentAkassevalg(ctx, borgerId)
      return {
        krop: {
          samtaler: samtaler.map(vis),
          naeste,
          kadence: visKadence(stand.kadence),
          akassevalg: valg ? { deltager: valg.deltager, valgt: valg.valgtTid.toISOString() } : null,
        },
      }
    },
  }),
  laesning({
    navn: 'GetSamtale',
    metode: 'GET',
    sti: '/v1/Samtale/{samtaleIdentifier}',
    emne: EMNE,
    resume: 'Hent en samtale',
    scope: LAES,
    param,
    svar: Samtalesvar,
    udfoer: async (ctx, { param }) => {
      const samtale = await hentSamtale(ctx, param.samtaleIdentifier, 'samtale.se')
      return { krop: vis(samtale), version: samtale.version }
    },
  }),
  laesning({
    navn: 'GetSamtaleHistorik',
    metode: 'GET',
    sti: '/v1/Samtale/{samtaleIdentifier}/historik',
    emne: EMNE,
    resume: 'Alle versioner af en samtale, den ældste først',
    scope: LAES,
    param,
    svar: z.strictObject({ versioner: z.array(Samtaleversion) }),
    udfoer: async (ctx, { param }) => {
      const versioner = await listVersioner(ctx, param.samtaleIdentifier)
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

async function opret(ctx: TxKontekst, borgerId: string, krop: NySamtaleKrop, id?: string) {
  const { praktiskeAftaler, bindendeAftaler, indstillingId, bookingId } = krop
  const ny = { id, borgerId, type: krop.samtaletype, indstillingId, bookingId, ...tilFelter(krop) }
  const { samtaleId, advarsler } =
    krop.status === 'AFHOLDT'
      ? await registrerAfholdt(ctx, { ...ny, praktiskeAftaler, bindendeAftaler })
      : await indkald(ctx, ny)
  return {
    krop: { samtaleIdentifier: samtaleId, version: 1 },
    version: 1,
    sted: `/Samtale/${samtaleId}`,
    advarsler,
  }
}

const aendret = (samtaleIdentifier: string, ny: Awaited<ReturnType<typeof afholdSamtale>>) => ({
  krop: { samtaleIdentifier, version: ny.version },
  version: ny.version,
  advarsler: ny.advarsler,
})
