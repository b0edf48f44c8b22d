import { z } from 'zod'
import { REKRUTTERINGSPROEVE_TRIN } from '#db/schema/rekruttering'
import { Dato, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { offentligNoegle } from '#lib/rekruttering/bevis'
import { afmeldKlar, meldKlar } from '#lib/rekruttering/klarmelding'
import { hentProeve, startProeve } from '#lib/rekruttering/proeve'
import { findKlarmelding, hentAkasse, type Klarmelding, type Proeve } from '#lib/rekruttering/queries'
import { manglerTrin } from '#lib/rekruttering/regler'

const EMNE = 'Klarmelding'
const LAES = 'virksomhedsindsats.klarmelding.read'
const SKRIV = 'virksomhedsindsats.klarmelding.write'
const param = z.strictObject({ kode: Tekst(8, 1) })

const felter = {
  klarFra: z.string(),
  klarTil: z.string().nullable(),
  /** Beginnings of DISCO-08 codes; null: all. */
  stillinger: z.array(z.string()).nullable(),
  maksAabne: z.int().nullable(),
  meldtAf: z.string(),
  meldtTid: z.string(),
  pauseFra: z.string().nullable(),
  pauseGrund: z.string().nullable(),
}
const Klarmeldingsvisning = z.strictObject({ id: z.uuid(), akasse: z.string(), ...felter }).meta({ id: 'Klarmelding' })
const proevefelter = {
  id: z.uuid(),
  akasse: z.string(),
  system: z.string(),
  startet: z.string(),
  frist: z.string(),
  /** When Samspor saw the system do each step; a step that is not there has not been seen. */
  trin: z.partialRecord(z.enum(REKRUTTERINGSPROEVE_TRIN), z.string()),
  mangler: z.array(z.enum(REKRUTTERINGSPROEVE_TRIN)),
  bestaaet: z.string().nullable(),
  /** The signed word, as a compact JWS, when the system has passed. */
  bevis: z.string().nullable(),
}
const Proevevisning = z.strictObject(proevefelter).meta({ id: 'Rekrutteringsproeve' })

const vis = (kode: string, k: Klarmelding) => ({
  id: k.id,
  akasse: kode,
  klarFra: k.klarFra,
  klarTil: k.klarTil,
  stillinger: k.stillinger,
  maksAabne: k.maksAabne,
  meldtAf: `${k.meldtAfNavn}, ${k.meldtAfOrganisation}`,
  meldtTid: k.meldtTid.toISOString(),
  pauseFra: k.pauseFra?.toISOString() ?? null,
  pauseGrund: k.pauseGrund,
})

const visProeve = (kode: string, p: Proeve) => ({
  id: p.id,
  akasse: kode,
  system: p.systemNavn,
  startet: p.startetTid.toISOString(),
  frist: p.frist.toISOString(),
  trin: p.trin,
  mangler: manglerTrin(p.trin) as (typeof REKRUTTERINGSPROEVE_TRIN)[number][],
  bestaaet: p.bestaaetTid?.toISOString() ?? null,
  bevis: p.bevis,
})

/** An a-kasse's system is tried, and reports that the a-kasse is ready for job orders. */
export const klarmeldingsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'StartRekrutteringsproeve',
    metode: 'POST',
    sti: '/v1/Rekrutteringsmyndighed/{kode}/proeve',
    emne: EMNE,
    resume: 'Prøv a-kassens system af med prøvejobordrer',
    beskrivelse:
      'Samspor sender tre prøvejobordrer til a-kassen, som en virksomhed ville sende dem. Find dem i feedet eller gennem en webhook (EntitetId 120001), og gør, hvad der står i dem. Samspor ser selv, at systemet henter, modtager, henviser eller opdaterer et forslag, returnerer og overdrager. Når alle trin er set inden fristen, får systemet et underskrevet bevis. En ny prøve afslutter den forrige.',
    scope: SKRIV,
    param,
    krop: z.strictObject({ system: Tekst(100, 1) }),
    svar: z.strictObject(proevefelter),
    status: 201,
    fund: ['JO-086'],
    udfoer: async (ctx, { param: { kode }, krop }) => ({
      krop: visProeve(kode, await startProeve(ctx, { kode, system: krop.system })),
      sted: `/Rekrutteringsmyndighed/${kode}/proeve`,
    }),
  }),
  laesning({
    navn: 'HentRekrutteringsproeve',
    metode: 'GET',
    sti: '/v1/Rekrutteringsmyndighed/{kode}/proeve',
    emne: EMNE,
    resume: 'Den nyeste prøve: hvilke trin Samspor har set, og beviset, når den er bestået',
    scope: LAES,
    param,
    svar: Proevevisning,
    udfoer: async (ctx, { param: { kode } }) => ({ krop: visProeve(kode, await hentProeve(ctx, kode)) }),
  }),
  laesning({
    navn: 'HentKlarmelding',
    metode: 'GET',
    sti: '/v1/Rekrutteringsmyndighed/{kode}/klarmelding',
    emne: EMNE,
    resume: 'Er a-kassen meldt klar til jobordrer, og er den på pause?',
    scope: LAES,
    param,
    svar: z.strictObject({ klarmelding: Klarmeldingsvisning.nullable() }),
    udfoer: async (ctx, { param: { kode } }) => {
      const akasse = await hentAkasse(ctx, kode, 'klarmelding.se')
      const k = await findKlarmelding(ctx, akasse.id)
      return { krop: { klarmelding: k ? vis(kode, k) : null } }
    },
  }),
  skrivning({
    navn: 'MeldKlar',
    metode: 'PUT',
    sti: '/v1/Rekrutteringsmyndighed/{kode}/klarmelding',
    emne: EMNE,
    resume: 'Meld a-kassen klar til jobordrer, ret klarmeldingen, eller slut en pause',
    beskrivelse:
      'Kræver et bevis for, at systemet har bestået prøven: uden bevis bruges det nyeste fra denne installation. Et bevis fra en anden installation gælder, når dens offentlige nøgle er sat op her. Uden klarTil gælder klarmeldingen, indtil den afmeldes. En pause slutter, når systemet igen henter eller modtager, hvad det får at vide.',
    scope: SKRIV,
    param,
    krop: z.strictObject({
      klarFra: Dato,
      klarTil: Dato.nullish(),
      stillinger: z.array(Tekst(4, 1)).max(100).nullish(),
      maksAabne: z.int().nullish(),
      bevis: Tekst(4000, 1).optional(),
    }),
    svar: z.strictObject({ id: z.uuid(), akasse: z.string(), ...felter }),
    fund: ['JO-080', 'JO-081', 'JO-082', 'JO-083', 'JO-084', 'JO-085', 'JO-087'],
    udfoer: async (ctx, { param: { kode }, krop }) => {
      const { bevis, ...k } = krop
      const meldt = await meldKlar(ctx, {
        kode,
        bevis,
        felter: {
          klarFra: k.klarFra,
          klarTil: k.klarTil ?? null,
          stillinger: k.stillinger ?? null,
          maksAabne: k.maksAabne ?? null,
        },
      })
      return { krop: vis(kode, meldt) }
    },
  }),
  skrivning({
    navn: 'AfmeldKlar',
    metode: 'DELETE',
    sti: '/v1/Rekrutteringsmyndighed/{kode}/klarmelding',
    emne: EMNE,
    resume: 'Afmeld a-kassen: den kan ikke længere vælges, men beholder de jobordrer, den har',
    scope: SKRIV,
    param,
    svar: z.strictObject({ akasse: z.string() }),
    fund: ['JO-088'],
    udfoer: async (ctx, { param: { kode } }) => {
      await afmeldKlar(ctx, { kode })
      return { krop: { akasse: kode } }
    },
  }),
  laesning({
    navn: 'HentRekrutteringsnoegle',
    metode: 'GET',
    sti: '/v1/Rekrutteringsnoegle',
    emne: EMNE,
    resume: 'Den offentlige nøgle, som denne installation underskriver beviser med, som et JWK Set',
    scope: LAES,
    svar: z.strictObject({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) }),
    udfoer: async () => {
      const jwk = await offentligNoegle()
      return { krop: { keys: [{ ...jwk, kty: String(jwk.kty), kid: String(jwk.kid) }] } }
    },
  }),
]
