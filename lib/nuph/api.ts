import { z } from 'zod'
import { NUPH_STATUS } from '#db/schema/nuph'
import { Antal, Dato, EfterTid, Id, Kommentar, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { hentCprNumre } from '#lib/borger/cpr-numre'
import { Felter, Linje, tilFelter, Visning, visLinje, visNuph } from '#lib/nuph/api-visning'
import { gemNuphKladde, kasserNuphKladde, opretNuphKladde } from '#lib/nuph/kladde'
import { hentForloebOm, hentNuph, listHaendelser, listNuph, listSvartyper } from '#lib/nuph/queries'
import { berigtigNuph } from '#lib/nuph/ret'
import { sendNuph } from '#lib/nuph/send'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'

const EMNE = 'Nuph'
const LAES = 'raadighed.nuph.read'
const SKRIV = 'raadighed.nuph.write'
const param = z.strictObject({ id: Id })
const Kvittering = z.strictObject({ id: z.uuid(), version: z.int() })
const SEND = [
  ...[
    'E01',
    'E02',
    'E03',
    'E04',
    'E05',
    'E06',
    'E07',
    'E09',
    'E10',
    'E11',
    'E12',
    'E13',
    'E14',
    'E15',
    'E16',
    'E17',
    'E20',
  ],
  ...['W01', 'W02', 'W04', 'W05', 'W06', 'W07', 'W10', '409', 'E32'],
]
  .map((k) => `NUPH-${k}`)
  .concat('4405', '4933', 'BB-009', 'BB-010', 'BB-011')
const Kode = z.strictObject({ kode: z.string(), starId: z.string().nullable(), navn: z.string() })

/** What the kommune does with an underretning, and what both may read; each write is the use case that the page's form calls. */
export const nuphoperationer: readonly Operation[] = [
  laesning({
    navn: 'ListNuph',
    metode: 'GET',
    sti: '/v1/Nuph',
    emne: EMNE,
    resume: 'Egne underretninger, den sidst ændrede først',
    beskrivelse: 'Med x-civilRegistrationIdentifier kun den borgers.',
    scope: LAES,
    borger: { slags: 'valgfri', handling: 'borger.se' },
    query: z.strictObject({ status: z.enum(NUPH_STATUS).optional(), efter: EfterTid, antal: Antal }),
    svar: z.strictObject({ underretninger: z.array(Linje), naeste: z.string().nullable() }),
    udfoer: async (ctx, { query, borgerId }) => {
      const { status, ...resten } = query
      const { sager, naeste } = await listNuph(ctx, {
        ...resten,
        status: status && [status],
        borgerId: borgerId || undefined,
      })
      const cpr = await hentCprNumre(
        ctx,
        sager.map((s) => s.borgerId),
      )
      return { krop: { underretninger: sager.map((s) => visLinje(s, cpr)), naeste } }
    },
  }),
  laesning({
    navn: 'ListNuphKoder',
    metode: 'GET',
    sti: '/v1/Nuph/Kode',
    emne: EMNE,
    resume: 'Hændelser og svar, der kan bruges på en dag',
    scope: LAES,
    query: z.strictObject({ dag: Dato.optional() }),
    svar: z.strictObject({
      haendelser: z.array(Kode.extend({ kilder: z.array(z.string()), kildeKraeves: z.boolean() })),
      svar: z.array(Kode.extend({ endeligt: z.boolean(), sanktionskategori: z.string().nullable() })),
    }),
    udfoer: async (ctx, { query }) => {
      const dag = query.dag ?? ctx.dag
      return {
        krop: {
          haendelser: (await listHaendelser(ctx, dag)).map(({ kode, starId, navn, kilder, kildeKraeves }) => ({
            kode,
            starId,
            navn,
            kilder,
            kildeKraeves,
          })),
          svar: (await listSvartyper(ctx, dag)).map(({ kode, starId, navn, endeligt, sanktionskategori }) => ({
            kode,
            starId,
            navn,
            endeligt,
            sanktionskategori,
          })),
        },
      }
    },
  }),
  skrivning({
    navn: 'OpretNuph',
    metode: 'POST',
    sti: '/v1/Nuph',
    emne: EMNE,
    resume: 'Opret en underretning som kladde, eller send den med det samme',
    beskrivelse:
      'Med send: true skrives og sendes den i én handling: enten bliver alt til noget, eller også intet. x-proev viser alle fund uden at gemme.',
    scope: SKRIV,
    borger: { slags: 'egen', handling: 'nuph.opret' },
    krop: z.strictObject({
      id: Id.optional(),
      send: z.boolean().default(false),
      andenAktoer: Tekst(140, 1).nullable().default(null),
      felter: Felter,
    }),
    svar: Kvittering.extend({ sagsnummer: z.string().nullable(), status: z.enum(NUPH_STATUS) }),
    status: 201,
    fund: ['4977', ...SEND],
    udfoer: async (ctx, { borgerId, krop }) => {
      const { id } = await opretNuphKladde(ctx, {
        id: krop.id,
        borgerId,
        felter: tilFelter(krop.felter),
        andenAktoer: krop.andenAktoer,
      })
      const sendt = krop.send ? await sendNuph(ctx, { id, version: 1 }) : undefined
      return {
        krop: { id, version: 1, sagsnummer: sendt?.sagsnummer ?? null, status: sendt ? 'SENDT' : 'KLADDE' },
        version: 1,
        sted: `/Nuph/${id}`,
        advarsler: sendt?.advarsler ?? [],
      }
    },
  }),
  laesning({
    navn: 'HentNuph',
    metode: 'GET',
    sti: '/v1/Nuph/{id}',
    emne: EMNE,
    resume: 'Hent en underretning med svar, dialog og borgerens egne ord',
    scope: LAES,
    param,
    svar: Visning,
    udfoer: async (ctx, { param }) => {
      const krop = await visNuph(ctx, param.id)
      return { krop, version: krop.version }
    },
  }),
  laesning({
    navn: 'HentNuphHistorik',
    metode: 'GET',
    sti: '/v1/Nuph/{id}/historik',
    emne: EMNE,
    resume: 'Alle versioner, som de blev sendt, den ældste først',
    scope: LAES,
    param,
    svar: z.strictObject({
      versioner: z.array(
        z.strictObject({
          version: z.int(),
          tid: z.string(),
          af: z.string(),
          kommentar: z.string().nullable(),
          sha256: z.string(),
          indhold: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
    udfoer: async (ctx, { param }) => {
      await hentNuph(ctx, param.id, 'nuph.se')
      const { versioner } = await hentForloebOm(ctx, param.id)
      return {
        krop: {
          versioner: versioner.map((v) => ({
            version: v.version,
            tid: v.tid.toISOString(),
            af: v.afNavn,
            kommentar: v.kommentar,
            sha256: v.sha256,
            indhold: v.indhold,
          })),
        },
      }
    },
  }),
  skrivning({
    navn: 'RetNuph',
    metode: 'PUT',
    sti: '/v1/Nuph/{id}',
    emne: EMNE,
    resume: 'Ret en kladde, eller berigtig en sendt underretning',
    beskrivelse:
      'Alle felter erstattes. En sendt kan berigtiges, til a-kassen har svaret; så kræves en kommentar, og a-kassen får besked.',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({ felter: Felter, kommentar: Kommentar(1500).nullable().default(null) }),
    svar: Kvittering,
    fund: [...SEND, 'NUPH-E08'],
    udfoer: async (ctx, { param, krop, version }) => {
      const { status } = await hentNuph(ctx, param.id, 'nuph.ret')
      const felter = tilFelter(krop.felter)
      if (status === 'KLADDE') {
        const gemt = await gemNuphKladde(ctx, { id: param.id, version, felter })
        return { krop: { id: param.id, ...gemt }, version: gemt.version }
      }
      const ny = await berigtigNuph(ctx, { id: param.id, version, felter, kommentar: krop.kommentar ?? '' })
      return { krop: { id: param.id, version: ny.version }, version: ny.version, advarsler: ny.advarsler }
    },
  }),
  skrivning({
    navn: 'KasserNuph',
    metode: 'DELETE',
    sti: '/v1/Nuph/{id}',
    emne: EMNE,
    resume: 'Kassér en kladde og dens bilag',
    beskrivelse: 'Det, der er sendt, slettes aldrig: det berigtiges eller trækkes tilbage.',
    scope: SKRIV,
    param,
    ifMatch: true,
    svar: z.strictObject({ id: z.uuid() }),
    fund: ['NUPH-E32', 'NUPH-409'],
    udfoer: async (ctx, { param, version }) => {
      await kasserNuphKladde(ctx, { id: param.id, version })
      return { krop: { id: param.id } }
    },
  }),
  skrivning({
    navn: 'SendNuph',
    metode: 'POST',
    sti: '/v1/Nuph/{id}/action/send',
    emne: EMNE,
    resume: 'Send kladden til borgerens a-kasse',
    scope: SKRIV,
    param,
    ifMatch: true,
    svar: Kvittering.extend({ sagsnummer: z.string() }),
    fund: SEND,
    udfoer: async (ctx, { param, version }) => {
      const { sagsnummer, advarsler } = await sendNuph(ctx, { id: param.id, version })
      return { krop: { id: param.id, version: 1, sagsnummer }, version: 1, advarsler }
    },
  }),
  skrivning({
    navn: 'TilbagekaldNuph',
    metode: 'POST',
    sti: '/v1/Nuph/{id}/action/tilbagekald',
    emne: EMNE,
    resume: 'Træk underretningen tilbage',
    beskrivelse:
      'Før et endeligt svar slutter den. Er den besvaret, genoptages den, og a-kassen ser på sagen igen. En sanktion ændres aldrig af kommunen.',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({ grund: Tekst(40, 1), kommentar: Tekst(1500).default('') }),
    svar: Kvittering.extend({ status: z.enum(NUPH_STATUS) }),
    fund: ['NUPH-E32', 'NUPH-409', '4933', 'BB-009'],
    udfoer: async (ctx, { param, krop, version }) => {
      const { status } = await tilbagekaldNuph(ctx, { id: param.id, version, ...krop })
      return { krop: { id: param.id, version, status: status as 'TILBAGEKALDT' | 'GENOPTAGET' }, version }
    },
  }),
]
