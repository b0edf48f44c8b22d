import { z } from 'zod'
import { JOBORDRE_HAENDELSE } from '#db/schema/jobordre'
import { Antal, Dato, EfterTid, Id, Sagsbehandler, Tekst } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import {
  Jobordreindhold,
  Linje,
  NyJobordre,
  tilFelter,
  Visning,
  visJobordre,
  visLinje,
} from '#lib/jobordre/api-visning'
import { overdragJobordre, returnerJobordre } from '#lib/jobordre/flyt'
import { type Jobordrestatus, STATUSKODE } from '#lib/jobordre/livscyklus'
import { modtagJobordre } from '#lib/jobordre/modtag'
import { findTilknyttetJobcenter, listRekrutteringsmyndigheder } from '#lib/jobordre/myndigheder'
import { opretForVirksomhed } from '#lib/jobordre/opret-for-virksomhed'
import { hentJobordre, listHaendelser, listJobordrer } from '#lib/jobordre/queries'
import { retJobordre } from '#lib/jobordre/ret'
import { afslutOpfyldt, genaktiverJobordre, inaktiverJobordre, traekJobordre } from '#lib/jobordre/status'
import { findOrganisationId } from '#lib/organisation/find'
import { Afvist } from '#lib/regelfund'
import { noterTrin } from '#lib/rekruttering/proevetrin'

const EMNE = 'Jobordre'
const LAES = 'virksomhedsindsats.jobordre.read'
const SKRIV = 'virksomhedsindsats.jobordre.write'
const param = z.strictObject({ id: Id })
const Kvittering = z.strictObject({ jobordreIdentifier: z.uuid(), version: z.int() })
const Liste = z.strictObject({ jobordrer: z.array(Linje), naeste: z.string().nullable() })
const INDHOLD = [
  ...[
    '001',
    '002',
    '003',
    '004',
    '010',
    '011',
    '012',
    '020',
    '021',
    '022',
    '023',
    '024',
    '030',
    '040',
    '041',
    '042',
    '043',
  ].map((k) => `JO-${k}`),
  ...['4353', '4933', '9131', 'BB-009'],
]
const TILSTAND = ['JO-060', 'JO-064']
const Flytning = z.strictObject({
  aarsag: Tekst(10, 1),
  kommentar: Tekst(1000).optional(),
  /** The receiving jobcentre's code; left out: the company's own. */
  jobcenter: Tekst(8, 1).optional(),
})
const Flyttet = Kvittering.extend({ rekrutteringsansvarligMyndighed: z.string() })

/** What the authorities' systems do with job orders; the same use cases as the pages'. */
export const jobordreoperationer: readonly Operation[] = [
  laesning({
    navn: 'GetJobordrePaaTypeOgStatus',
    metode: 'GET',
    sti: '/v1/Jobordre/paatypeogstatus',
    emne: EMNE,
    resume: 'Egne jobordrer efter status, den sidst ændrede først',
    beskrivelse: 'omfang=alle: for jobcentre alle, der er sendt; for a-kasser også dem, den har haft.',
    scope: LAES,
    query: z.strictObject({
      jobordrestatusType: z.coerce.number().int().optional(),
      omfang: z.enum(['egne', 'alle']).default('egne'),
      efter: EfterTid,
      antal: Antal,
    }),
    svar: Liste,
    fund: ['9131'],
    udfoer: async (ctx, { query }) => {
      const { jobordrestatusType, ...resten } = query
      const { ordrer, naeste } = await listJobordrer(ctx, {
        ...resten,
        status: jobordrestatusType === undefined ? undefined : [statusFor(jobordrestatusType)],
      })
      return { krop: { jobordrer: ordrer.map(visLinje), naeste } }
    },
  }),
  laesning({
    navn: 'GetJobordreForVirksomhed',
    metode: 'GET',
    sti: '/v1/Jobordre/forvirksomhed',
    emne: EMNE,
    resume: 'Jobordrer fra en virksomhed, som I må se',
    scope: LAES,
    query: z.strictObject({ cvr: z.string().regex(/^\d{8}$/, 'Skal have 8 cifre.'), efter: EfterTid, antal: Antal }),
    svar: Liste,
    udfoer: async (ctx, { query }) => {
      const { ordrer, naeste } = await listJobordrer(ctx, { ...query, omfang: 'alle' })
      return { krop: { jobordrer: ordrer.map(visLinje), naeste } }
    },
  }),
  laesning({
    navn: 'GetJobordre',
    metode: 'GET',
    sti: '/v1/Jobordre/{id}',
    emne: EMNE,
    resume: 'Hent en jobordre',
    beskrivelse: 'Kontaktperson, adresse og intern kommentar er kun for den ansvarlige myndighed.',
    scope: LAES,
    param,
    svar: Visning,
    udfoer: async (ctx, { param }) => {
      const krop = await visJobordre(ctx, param.id)
      await noterTrin(ctx, await hentJobordre(ctx, param.id), 'HENTET')
      return { krop, version: krop.version }
    },
  }),
  laesning({
    navn: 'GetJobordreHistorik',
    metode: 'GET',
    sti: '/v1/Jobordre/{id}/historik',
    emne: EMNE,
    resume: 'Hvad der er sket, det nyeste først',
    scope: LAES,
    param,
    svar: z.strictObject({
      haendelser: z.array(
        z.strictObject({
          art: z.enum(JOBORDRE_HAENDELSE),
          jobordrestatusType: z.int(),
          aarsag: z.string().nullable(),
          kommentar: z.string().nullable(),
          organisation: z.string(),
          tid: z.string(),
        }),
      ),
    }),
    udfoer: async (ctx, { param }) => {
      await hentJobordre(ctx, param.id)
      return {
        krop: {
          haendelser: (await listHaendelser(ctx, param.id)).map((h) => ({
            art: h.art,
            jobordrestatusType: STATUSKODE[h.tilStatus],
            aarsag: h.aarsag,
            kommentar: h.kommentar,
            organisation: h.organisationNavn,
            tid: h.tid.toISOString(),
          })),
        },
      }
    },
  }),
  skrivning({
    navn: 'CreateJobordre',
    metode: 'POST',
    sti: '/v1/Jobordre',
    emne: EMNE,
    resume: 'Opret en jobordre for en virksomhed, I har talt med',
    beskrivelse: 'I bliver rekrutteringsansvarlig og har den med det samme. Virksomheden ser den, når den logger ind.',
    scope: SKRIV,
    krop: NyJobordre.extend({ sagsbehandler: Sagsbehandler.optional() }),
    svar: Kvittering.extend({ sagsnummer: z.string() }),
    status: 201,
    fund: ['4977', ...INDHOLD],
    udfoer: async (ctx, { krop }) => {
      const { jobordreIdentifier, jobordreType, arbejdsgiver, sagsbehandler, ...indhold } = krop
      const { id, sagsnummer, version, advarsler } = await opretForVirksomhed(ctx, {
        id: jobordreIdentifier,
        cvr: arbejdsgiver.cvr,
        virksomhedNavn: arbejdsgiver.navn,
        felter: { ...tilFelter(indhold), type: jobordreType, pNummer: arbejdsgiver.pNummer },
        sagsbehandler,
      })
      return { krop: { jobordreIdentifier: id, version, sagsnummer }, version, sted: `/Jobordre/${id}`, advarsler }
    },
  }),
  skrivning({
    navn: 'UpdateJobordre',
    metode: 'PUT',
    sti: '/v1/Jobordre/{id}',
    emne: EMNE,
    resume: 'Ret en jobordre, I er ansvarlige for',
    beskrivelse:
      'Alle felter erstattes; enheden og virksomhedens svar om ord følger med. Den tidligere version bliver stående, og virksomheden får besked.',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: Jobordreindhold,
    svar: Kvittering,
    fund: [...INDHOLD, ...TILSTAND],
    udfoer: async (ctx, { param, krop, version }) => {
      const { pNummer, bekraeftet } = await hentJobordre(ctx, param.id, 'jobordre.ret')
      const ny = await retJobordre(ctx, { id: param.id, version, felter: { ...tilFelter(krop), pNummer, bekraeftet } })
      return {
        krop: { jobordreIdentifier: param.id, version: ny.version },
        version: ny.version,
        advarsler: ny.advarsler,
      }
    },
  }),
  skrivning({
    navn: 'SetJobordreStatus',
    metode: 'PUT',
    sti: '/v1/Jobordre/{id}/status',
    emne: EMNE,
    resume: 'Sæt på pause, tag af pause, eller afslut',
    beskrivelse: '1 af pause, 9102 på pause, 9103 besat (med antal), 9105 trukket.',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({
      jobordrestatusType: z.int(),
      opdateringsKommentar: Tekst(1000).optional(),
      antalBesat: z.int().min(0).max(999).default(0),
      antalBesatVedHenvisning: z.int().min(0).max(999).default(0),
    }),
    svar: Kvittering,
    fund: ['9131', 'JO-051', 'JO-052', ...TILSTAND],
    udfoer: async (ctx, { param, krop, version }) => {
      const input = { id: param.id, version, kommentar: krop.opdateringsKommentar }
      const ny = await saetStatus(krop.jobordrestatusType)(ctx, { ...input, ...krop })
      return { krop: { jobordreIdentifier: param.id, version: ny.version }, version: ny.version }
    },
  }),
  skrivning({
    navn: 'ModtagJobordre',
    metode: 'POST',
    sti: '/v1/Jobordre/{id}/action/modtag',
    emne: EMNE,
    resume: 'Modtag en jobordre',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({ sagsbehandler: Sagsbehandler.optional() }),
    svar: Kvittering,
    fund: TILSTAND,
    udfoer: async (ctx, { param, krop, version }) => {
      const ny = await modtagJobordre(ctx, { id: param.id, version, sagsbehandler: krop.sagsbehandler })
      return { krop: { jobordreIdentifier: param.id, version: ny.version }, version: ny.version }
    },
  }),
  ...(['overdrag', 'returner'] as const).map((gerning) =>
    skrivning({
      navn: gerning === 'overdrag' ? 'OverdragJobordre' : 'ReturnerJobordre',
      metode: 'POST',
      sti: `/v1/Jobordre/{id}/action/${gerning}`,
      emne: EMNE,
      resume:
        gerning === 'overdrag'
          ? 'Overdrag en jobordre til et jobcenter'
          : 'Send en ny jobordre videre til et jobcenter',
      beskrivelse: 'Jobordren beholder id, datoer og historik. Virksomheden får besked med det samme.',
      scope: SKRIV,
      param,
      ifMatch: true,
      krop: Flytning,
      svar: Flyttet,
      fund: ['9131', 'JO-062', 'JO-063', ...TILSTAND],
      udfoer: async (ctx, { param, krop, version }) => {
        const tilId = krop.jobcenter && ((await findOrganisationId(ctx, 'jobcenter', krop.jobcenter)) ?? param.id)
        const { aarsag, kommentar } = krop
        const flyt = gerning === 'overdrag' ? overdragJobordre : returnerJobordre
        const ny = await flyt(ctx, { id: param.id, version, aarsag, kommentar, tilId: tilId || undefined })
        return {
          krop: { jobordreIdentifier: param.id, version: ny.version, rekrutteringsansvarligMyndighed: ny.myndighed },
          version: ny.version,
        }
      },
    }),
  ),
  laesning({
    navn: 'ListRekrutteringsmyndigheder',
    metode: 'GET',
    sti: '/v1/Rekrutteringsmyndighed',
    emne: EMNE,
    resume: 'Hvem en virksomhed kan vælge på en dag',
    beskrivelse: 'Hovedjobcentre, og de a-kasser, der har meldt sig klar til stillingen, og hvis system svarer.',
    scope: LAES,
    query: z.strictObject({
      dato: Dato.optional(),
      conceptUriDa: Tekst(255).optional(),
      pNummer: z
        .string()
        .regex(/^\d{10}$/, 'Skal have 10 cifre.')
        .optional(),
    }),
    svar: z.strictObject({
      myndigheder: z.array(
        z.strictObject({
          type: z.enum(['akasse', 'jobcenter']),
          kode: z.string(),
          navn: z.string(),
          foreslaaet: z.boolean(),
        }),
      ),
    }),
    udfoer: async (ctx, { query }) => ({
      krop: {
        myndigheder: (
          await listRekrutteringsmyndigheder(ctx, {
            dag: query.dato ?? ctx.dag,
            conceptUri: query.conceptUriDa,
            pNummer: query.pNummer,
          })
        ).map(({ type, kode, navn, foreslaaet }) => ({ type, kode, navn, foreslaaet })),
      },
    }),
  }),
  laesning({
    navn: 'GetVirksomhedJobcenterTilknytning',
    metode: 'GET',
    sti: '/v1/VirksomhedJobcenterTilknytning/{cvr}/{pNummer}',
    emne: EMNE,
    resume: 'Det jobcenter, en virksomheds enhed hører til',
    scope: LAES,
    param: z.strictObject({
      cvr: z.string().regex(/^\d{8}$/, 'Skal have 8 cifre.'),
      pNummer: z.string().regex(/^\d{10}$/, 'Skal have 10 cifre.'),
    }),
    svar: z.strictObject({ jobcenterKode: z.string(), jobcenterNavn: z.string() }),
    fund: ['4353'],
    udfoer: async (ctx, { param }) => {
      const fundet = await findTilknyttetJobcenter(ctx, param.pNummer, ctx.dag, param.cvr)
      if (!fundet)
        throw new Afvist([
          { kode: '4353', niveau: 'BLOK', besked: 'P-nummeret hører ikke til CVR-nummeret.', kilde: 'CVR-registeret' },
        ])
      return { krop: { jobcenterKode: fundet.kode, jobcenterNavn: fundet.navn } }
    },
  }),
]

function statusFor(kode: number): Jobordrestatus {
  const fundet = (Object.keys(STATUSKODE) as Jobordrestatus[]).find((s) => STATUSKODE[s] === kode)
  if (!fundet) throw ukendtStatus(kode)
  return fundet
}

function saetStatus(kode: number) {
  switch (statusFor(kode)) {
    case 'UNDER_BEHANDLING':
      return genaktiverJobordre
    case 'INAKTIV':
      return inaktiverJobordre
    case 'AFSLUTTET_OPFYLDT':
      return afslutOpfyldt
    case 'AFSLUTTET_TRUKKET':
      return traekJobordre
    default:
      throw ukendtStatus(kode)
  }
}

const ukendtStatus = (kode: number): Afvist =>
  new Afvist(
    [
      {
        kode: '9131',
        niveau: 'BLOK',
        felt: 'jobordrestatusType',
        besked: `Status ${kode} kan ikke bruges her.`,
        kilde: 'STAR, kodelister',
      },
    ],
    400,
  )
