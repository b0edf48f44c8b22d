import { z } from 'zod'
import { Dato, Id, Kommentar, Sagsbehandler, Tekst, Tidspunkt } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { hentCprNumre } from '#lib/borger/cpr-numre'
import { findBorgerId } from '#lib/borger/find'
import { opdaterFormidling, retFormidling } from '#lib/formidling/opdater'
import { listPersonstatus } from '#lib/formidling/personstatus'
import { hentFormidling, listFormidlingslog, listKandidater, listStand } from '#lib/formidling/queries'
import { type Registrering, registrerFormidling } from '#lib/formidling/registrer'
import { DELES, erEndelig, type Formidlingsstatus } from '#lib/formidling/regler'
import { sendForslagVidere } from '#lib/formidling/send-videre'
import { STATUSKODE } from '#lib/jobordre/livscyklus'
import { hentJobordre } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { kvitterDeling } from '#lib/samtykke/kvitter'
import { listUkvitterede } from '#lib/samtykke/queries'
import { traekForKandidat } from '#lib/samtykke/traek'

const EMNE = 'Formidling'
const LAES = 'virksomhedsindsats.formidling.read'
const SKRIV = 'virksomhedsindsats.formidling.write'
const param = z.strictObject({ id: Id })

const Status = z
  .int()
  .min(9201)
  .max(9208)
  .transform((s) => s as Formidlingsstatus)
const Samtykke = z
  .strictObject({
    tidspunkt: Tidspunkt.transform((t) => new Date(t)),
    /** A version of the text, as the code list `samtykketekst` has it. */
    tekstversion: Tekst(40, 1),
    hvad: z.array(z.enum(DELES)).min(1).max(DELES.length),
  })
  .meta({ id: 'FormidlingSamtykke' })
const Deles = z
  .strictObject({
    aftaltNavn: Tekst(140).nullable().default(null),
    telefon: Tekst(30).nullable().default(null),
    email: Tekst(254).nullable().default(null),
    cvUrl: Tekst(500).nullable().default(null),
    begrundelse: Tekst(250).nullable().default(null),
  })
  .meta({ id: 'FormidlingDeles' })
const Resultat = {
  afvisningsaarsag: z.int().min(1).max(99_999).nullable().default(null),
  afvisningstekst: Kommentar(250).nullable().default(null),
  resultatdato: Dato.nullable().default(null),
  kommentar: Kommentar(1000).nullable().default(null),
  sagsbehandler: Sagsbehandler.optional(),
}
const Krop = z.strictObject({
  formidlingIdentifier: Id,
  jobordreIdentifier: Id,
  formidlingsstatusType: Status,
  ...Resultat,
  cvUrl: Tekst(500).nullable().default(null),
  samtykke: Samtykke.nullable().default(null),
  deles: Deles.optional(),
  version: z.int().min(1).max(2_000_000_000).optional(),
})
const Kvittering = z.strictObject({ formidlingIdentifier: z.uuid(), version: z.int(), formidlingsstatusType: z.int() })
const SAMTYKKE = ['JO-071', 'JO-072', '9131', '4933', 'BB-009']
const MULIGHED = ['JO-050', 'JO-051', 'JO-052', '4922', 'JO-053', '4405']
const SKIFT = ['JO-060', 'JO-061', 'VERSION', '9131', 'BB-009', '4933']

type Kroptype = z.infer<typeof Krop>

/** The number is judged, not who has it: the rules have their order, and JO-050 comes before 4922. */
const tilRegistrering = async (ctx: TxKontekst, cpr: string, krop: Kroptype): Promise<Registrering> => ({
  formidlingId: krop.formidlingIdentifier,
  jobordreId: krop.jobordreIdentifier,
  borgerId: (await findBorgerId(ctx, cpr)) ?? crypto.randomUUID(),
  status: krop.formidlingsstatusType,
  version: krop.version,
  kommentar: krop.kommentar,
  cvUrl: krop.cvUrl,
  samtykke: krop.samtykke,
  deles: krop.deles,
  aarsag: krop.afvisningsaarsag,
  tekst: krop.afvisningstekst,
  resultatdato: krop.resultatdato,
  sagsbehandler: krop.sagsbehandler,
})

/** Candidates on job orders, as systems put them there and follow them; each write is the use case that the page's form calls. */
export const formidlingsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'UpdateJobordreFormidling',
    metode: 'PUT',
    sti: '/v1/jobordre/formidling',
    emne: EMNE,
    resume: 'Sæt en borger på en jobordre, eller fortæl, hvordan det gik',
    beskrivelse:
      'Findes formidlingIdentifier ikke, oprettes den som 9201 eller 9202; ellers skifter den status, eller en endelig status rettes med en kommentar. 9202 kræver samtykke og de oplysninger, der deles.',
    scope: SKRIV,
    borger: { slags: 'cpr' },
    krop: Krop,
    svar: Kvittering,
    fund: [...MULIGHED, 'JO-070', ...SAMTYKKE, ...SKIFT, '4977'],
    udfoer: async (ctx, { cpr, krop }) => {
      const { id, version, status, ny } = await registrerFormidling(ctx, await tilRegistrering(ctx, cpr, krop))
      return {
        krop: { formidlingIdentifier: id, version, formidlingsstatusType: status },
        version,
        status: ny ? 201 : 200,
      }
    },
  }),
  skrivning({
    navn: 'OpretJobordreFormidling',
    metode: 'POST',
    sti: '/v1/jobordre/formidling',
    emne: EMNE,
    resume: 'Sæt en borger på en jobordre: foreslået (9201) eller henvist til virksomheden (9202)',
    beskrivelse: 'En a-kasse, der hjælper en anden efter aftale, foreslår kun (9201), og med samtykke.',
    scope: SKRIV,
    borger: { slags: 'cpr' },
    krop: Krop.omit({
      formidlingIdentifier: true,
      version: true,
      afvisningsaarsag: true,
      afvisningstekst: true,
      resultatdato: true,
    }).extend({ formidlingIdentifier: Id.optional() }),
    svar: Kvittering,
    status: 201,
    fund: [...MULIGHED, 'JO-060', 'JO-061', 'JO-070', ...SAMTYKKE, '4977'],
    udfoer: async (ctx, { cpr, krop }) => {
      const { id, version, status } = await registrerFormidling(
        ctx,
        await tilRegistrering(ctx, cpr, {
          ...krop,
          formidlingIdentifier: krop.formidlingIdentifier ?? crypto.randomUUID(),
          afvisningsaarsag: null,
          afvisningstekst: null,
          resultatdato: null,
        }),
      )
      return { krop: { formidlingIdentifier: id, version, formidlingsstatusType: status }, version }
    },
  }),
  skrivning({
    navn: 'SendForslagVidere',
    metode: 'POST',
    sti: '/v1/jobordre/formidling/{id}/action/send',
    emne: EMNE,
    resume: 'Send en anden a-kasses forslag videre til virksomheden (9202)',
    beskrivelse: 'Kun den ansvarlige a-kasse. Virksomheden får det, medlemmet har sagt ja til at dele, og ikke mere.',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({ kommentar: Resultat.kommentar, sagsbehandler: Resultat.sagsbehandler }),
    svar: Kvittering,
    fund: [...MULIGHED, ...SKIFT, 'JO-071'],
    udfoer: async (ctx, { param, krop, version }) => {
      const sendt = await sendForslagVidere(ctx, { formidlingId: param.id, version, ...krop })
      return {
        krop: { formidlingIdentifier: sendt.id, version: sendt.version, formidlingsstatusType: 9202 },
        version: sendt.version,
      }
    },
  }),
  skrivning({
    navn: 'SkiftFormidlingsstatus',
    metode: 'POST',
    sti: '/v1/jobordre/formidling/{id}/action/status',
    emne: EMNE,
    resume: 'Skift status på en kandidat uden at nævne borgeren',
    beskrivelse: 'Også den ansvarlige a-kasses vej til at skrive, hvordan det gik med en anden a-kasses medlem.',
    scope: SKRIV,
    param,
    ifMatch: true,
    krop: z.strictObject({ formidlingsstatusType: Status, ...Resultat }),
    svar: Kvittering,
    fund: [...SKIFT, 'JO-052', 'JO-053', 'JO-071'],
    udfoer: async (ctx, { param, krop, version }) => {
      const { status: foer } = await hentFormidling(ctx, param.id, 'formidling.ret')
      const input = {
        formidlingId: param.id,
        version,
        status: krop.formidlingsstatusType,
        aarsag: krop.afvisningsaarsag,
        tekst: krop.afvisningstekst,
        resultatdato: krop.resultatdato,
        kommentar: krop.kommentar ?? '',
        sagsbehandler: krop.sagsbehandler,
      }
      const ny = erEndelig(foer) ? await retFormidling(ctx, input) : await opdaterFormidling(ctx, input)
      return {
        krop: { formidlingIdentifier: ny.id, version: ny.version, formidlingsstatusType: ny.status },
        version: ny.version,
      }
    },
  }),
  laesning({
    navn: 'HentFormidlingslog',
    metode: 'GET',
    sti: '/v1/Jobordre/{id}/formidlingslog',
    emne: EMNE,
    resume: 'Kandidater på en jobordre og deres log',
    beskrivelse:
      'Alle med status, dag og myndighed. Hvem det er, hvad der er delt, og linjerne kun for egne borgere og for det, der er delt med jer.',
    scope: LAES,
    param,
    svar: z.strictObject({
      formidlinger: z.array(
        z.strictObject({
          formidlingIdentifier: z.uuid(),
          formidlingsstatusType: z.int(),
          myndighed: z.string(),
          henvistTid: z.string().nullable(),
          aendretTid: z.string(),
          version: z.int().nullable(),
          civilregistrationIdentifier: z.string().nullable(),
          navn: z.string().nullable(),
          telefon: z.string().nullable(),
          email: z.string().nullable(),
          cvUrl: z.string().nullable(),
          begrundelse: z.string().nullable(),
          kommentar: z.string().nullable(),
          afvisningsaarsag: z.int().nullable(),
          afvisningstekst: z.string().nullable(),
          resultatdato: z.string().nullable(),
        }),
      ),
      linjer: z.array(
        z.strictObject({
          formidlingIdentifier: z.uuid(),
          tid: z.string(),
          organisation: z.string(),
          sagsbehandler: z.string(),
          fraStatus: z.int().nullable(),
          tilStatus: z.int(),
          rettelse: z.boolean(),
          kommentar: z.string().nullable(),
        }),
      ),
    }),
    udfoer: async (ctx, { param }) => {
      await hentJobordre(ctx, param.id, 'formidling.ordre')
      const kandidater = await listKandidater(ctx, param.id)
      const kendte = new Map(kandidater.map((k) => [k.id, k]))
      const stand = await listStand(ctx, param.id)
      // What another a-kasse proposed to the reader is known by the candidate; the rest by its status alone.
      const alle = [
        ...stand,
        ...kandidater
          .filter((k) => !stand.some((s) => s.formidlingId === k.id))
          .map((k) => ({ ...k, formidlingId: k.id })),
      ]
      const cpr = await hentCprNumre(
        ctx,
        kandidater.flatMap((k) => (k.borgerId ? [k.borgerId] : [])),
      )
      const linjer = await listFormidlingslog(ctx, { jobordreId: param.id })
      return {
        krop: {
          formidlinger: alle.map((s) => {
            const k = kendte.get(s.formidlingId)
            return {
              formidlingIdentifier: s.formidlingId,
              formidlingsstatusType: s.status,
              myndighed: s.myndighedNavn,
              henvistTid: s.henvistTid?.toISOString() ?? null,
              aendretTid: s.aendretTid.toISOString(),
              version: k?.version ?? null,
              civilregistrationIdentifier: k?.borgerId ? (cpr.get(k.borgerId) ?? null) : null,
              navn: k?.navn ?? null,
              telefon: k?.telefon ?? null,
              email: k?.email ?? null,
              cvUrl: k?.cvUrl ?? null,
              begrundelse: k?.begrundelse ?? null,
              kommentar: k?.kommentar ?? null,
              afvisningsaarsag: k?.afvisningsaarsag ?? null,
              afvisningstekst: k?.afvisningstekst ?? null,
              resultatdato: k?.resultatdato ?? null,
            }
          }),
          linjer: linjer.map((l) => ({
            formidlingIdentifier: l.formidlingId,
            tid: l.tid.toISOString(),
            organisation: l.organisationNavn,
            sagsbehandler: l.brugerNavn,
            fraStatus: l.fraStatus,
            tilStatus: l.tilStatus,
            rettelse: l.rettelse,
            kommentar: l.kommentar,
          })),
        },
      }
    },
  }),
  skrivning({
    navn: 'TraekFormidlingssamtykke',
    metode: 'POST',
    sti: '/v1/jobordre/formidling/{id}/action/traeksamtykke',
    emne: EMNE,
    resume: 'Træk samtykket tilbage på borgerens ord',
    beskrivelse:
      'Alt, der er delt, lukkes med det samme og skal kvitteres af modtagerne. Kandidaten bliver 9206, hvis status ikke er endelig. To gange er én gang.',
    scope: SKRIV,
    param,
    svar: z.strictObject({ formidlingIdentifier: z.uuid() }),
    udfoer: async (ctx, { param }) => {
      await traekForKandidat(ctx, { formidlingId: param.id })
      return { krop: { formidlingIdentifier: param.id } }
    },
  }),
  laesning({
    navn: 'ListLukkedeDelinger',
    metode: 'GET',
    sti: '/v1/jobordre/deling',
    emne: EMNE,
    resume: 'Oplysninger, der ikke længere er delt med jer, og som I ikke har kvitteret for',
    beskrivelse: 'Slet dem hos jer selv, og kvittér.',
    scope: LAES,
    svar: z.strictObject({
      delinger: z.array(
        z.strictObject({
          delingIdentifier: z.uuid(),
          jobordreIdentifier: z.uuid(),
          formidlingIdentifier: z.uuid(),
          lukketTid: z.string().nullable(),
          grund: z.string().nullable(),
        }),
      ),
    }),
    udfoer: async (ctx) => ({
      krop: {
        delinger: (await listUkvitterede(ctx)).map((d) => ({
          delingIdentifier: d.delingId,
          jobordreIdentifier: d.jobordreId,
          formidlingIdentifier: d.formidlingId,
          lukketTid: d.lukketTid?.toISOString() ?? null,
          grund: d.grund,
        })),
      },
    }),
  }),
  skrivning({
    navn: 'KvitterDeling',
    metode: 'POST',
    sti: '/v1/jobordre/deling/{id}/action/kvitter',
    emne: EMNE,
    resume: 'Kvittér for, at lukkede oplysninger er slettet hos jer',
    scope: SKRIV,
    param,
    svar: z.strictObject({ delingIdentifier: z.uuid() }),
    fund: ['JO-060'],
    udfoer: async (ctx, { param }) => {
      await kvitterDeling(ctx, { delingId: param.id })
      return { krop: { delingIdentifier: param.id } }
    },
  }),
  laesning({
    navn: 'GetPersonStatus',
    metode: 'GET',
    sti: '/v1/PersonStatus',
    emne: EMNE,
    resume: 'En borgers jobordrer og hvordan det står',
    scope: 'virksomhedsindsats.personstatus.read',
    borger: { slags: 'egen', handling: 'personstatus.se' },
    svar: z.strictObject({
      personstatus: z.array(
        z.strictObject({
          jobordreIdentifier: z.uuid(),
          jobordreType: z.int(),
          jobordrestatusType: z.int(),
          formidlingsstatusType: z.int(),
        }),
      ),
    }),
    udfoer: async (ctx, { borgerId }) => ({
      krop: {
        personstatus: (await listPersonstatus(ctx, borgerId)).map((p) => ({
          jobordreIdentifier: p.jobordreId,
          jobordreType: p.jobordretype,
          jobordrestatusType: STATUSKODE[p.jobordrestatus],
          formidlingsstatusType: p.formidlingsstatus,
        })),
      },
    }),
  }),
]
