'use server'

import { z } from 'zod'
import { erDag } from '#lib/dato'
import { foreslaaKandidat } from '#lib/formidling/foreslaa'
import { DeleForm, StatusForm } from '#lib/formidling/form'
import { henvisKandidat } from '#lib/formidling/henvis'
import { opdaterFormidling, retFormidling } from '#lib/formidling/opdater'
import type { Formidlingsstatus } from '#lib/formidling/regler'
import { sendForslagVidere } from '#lib/formidling/send-videre'
import type { Felter } from '#lib/http/formular'
import { overdragJobordre, returnerJobordre } from '#lib/jobordre/flyt'
import { modtagJobordre, skiftSagsbehandler } from '#lib/jobordre/modtag'
import { laesNyForVirksomhed, laesRettelse } from '#lib/jobordre/myndighedsformular'
import { findEgetForslag, findKollega } from '#lib/jobordre/myndighedsside'
import { skrivNotat } from '#lib/jobordre/notat'
import { opretForVirksomhed } from '#lib/jobordre/opret-for-virksomhed'
import { hentJobordre } from '#lib/jobordre/queries'
import { retJobordre } from '#lib/jobordre/ret'
import { afslutOpfyldt, genaktiverJobordre, inaktiverJobordre, traekJobordre } from '#lib/jobordre/status'
import { formAction } from '#lib/medarbejder/form-action'
import { inviterAkasse } from '#lib/samarbejde/inviter'
import { accepterSamarbejde, afslaaSamarbejde, ophoerSamarbejde } from '#lib/samarbejde/svar'
import { kvitterDeling } from '#lib/samtykke/kvitter'
import { traekSamtykke } from '#lib/samtykke/traek'

const Ordre = z.object({ id: z.guid(), version: z.coerce.number().int().positive() })
const tekst = z.string().max(20_000).default('')
const tal = z.preprocess((v) => (v === '' || v === undefined ? Number.NaN : v), z.coerce.number().catch(-1))
const dag = z
  .string()
  .default('')
  .refine((d) => erDag(d), 'Skriv en dato, fx 24 11 2026.')
/** From the board one comes back to it, as it was; from the order's own page to that. */
const PaaTavlen = Ordre.extend({ tavle: z.string().max(1000).optional() })
const tilbage = (f: { id?: string; tavle?: string | undefined }, gjort?: string): string => {
  if (f.tavle === undefined) return `/myndighed/jobordrer/${f.id}${gjort ? `?${gjort}=1` : ''}`
  return `/myndighed/jobordrer?${new URLSearchParams([...new URLSearchParams(f.tavle), ...(gjort ? [[gjort, '1']] : [])])}`
}
const sti =
  (del = '') =>
  (f: Felter) =>
    `/myndighed/jobordrer/${f.id}${del}`

const modtagAction = formAction('modtag', PaaTavlen, tilbage, async (ctx, input) => {
  await modtagJobordre(ctx, input)
  return tilbage(input, 'modtaget')
})
const skiftAction = formAction(
  'sagsbehandler',
  Ordre.extend({ kollega: z.guid('Vælg en kollega.') }),
  sti(),
  async (ctx, { kollega, ...input }) => {
    await skiftSagsbehandler(ctx, { ...input, sagsbehandler: await findKollega(ctx, kollega) })
    return `/myndighed/jobordrer/${input.id}?skiftet=1`
  },
)
const pauseAction = formAction('pause', PaaTavlen.extend({ kommentar: tekst }), tilbage, async (ctx, input) => {
  await inaktiverJobordre(ctx, input)
  return tilbage(input, 'pause')
})
const genaktiverAction = formAction('genaktiver', PaaTavlen, tilbage, async (ctx, input) => {
  await genaktiverJobordre(ctx, input)
  return tilbage(input, 'genaktiveret')
})
const afslutAction = formAction(
  'afslut',
  Ordre.extend({
    maade: z.enum(['besat', 'trukket'], 'Vælg, hvorfor jobordren afsluttes.'),
    antalBesat: tal,
    antalBesatVedHenvisning: tal,
    kommentar: tekst,
  }),
  sti('/afslut'),
  async (ctx, { maade, antalBesat, antalBesatVedHenvisning, ...input }) => {
    if (maade === 'besat') await afslutOpfyldt(ctx, { ...input, antalBesat, antalBesatVedHenvisning })
    else await traekJobordre(ctx, input)
    return `/myndighed/jobordrer/${input.id}?afsluttet=1`
  },
)
const Flytning = Ordre.extend({
  aarsag: z.string().max(40).default(''),
  kommentar: tekst,
  tilId: z.union([z.guid(), z.literal('')]).default(''),
})
const overdragAction = formAction('flyt', Flytning, sti('/overdrag'), async (ctx, { tilId, ...input }) => {
  await overdragJobordre(ctx, { ...input, tilId: tilId || undefined })
  return `/myndighed/jobordrer/${input.id}?overdraget=1`
})
const returnerAction = formAction('flyt', Flytning, sti('/returner'), async (ctx, { tilId, ...input }) => {
  await returnerJobordre(ctx, { ...input, tilId: tilId || undefined })
  return `/myndighed/jobordrer/${input.id}?returneret=1`
})
const notatAction = formAction('notat', z.object({ id: z.guid(), tekst }), sti(), async (ctx, input) => {
  await skrivNotat(ctx, input)
  return `/myndighed/jobordrer/${input.id}#log`
})
// The order's form is read as it was typed, by the same reader as the company's.
const retAction = formAction(
  'ordre',
  Ordre.catchall(z.string()),
  sti('/ret'),
  async (ctx, { id, version, ...skrevet }) => {
    const ordre = await hentJobordre(ctx, id, 'jobordre.ret')
    await retJobordre(ctx, { id, version, felter: await laesRettelse(ctx, ordre, skrevet) })
    return `/myndighed/jobordrer/${id}?rettet=1`
  },
)
const nyAction = formAction(
  'ordre',
  z.record(z.string(), z.string()),
  () => '/myndighed/jobordrer/ny',
  async (ctx, skrevet) => {
    const { id } = await opretForVirksomhed(ctx, await laesNyForVirksomhed(ctx, skrevet))
    return `/myndighed/jobordrer/${id}?oprettet=1`
  },
)
const inviterAction = formAction(
  'inviter',
  z.object({ id: z.guid(), akasse: z.string().max(20).default(''), tekst, fra: dag, til: dag }),
  sti('/inviter'),
  async (ctx, { id, akasse, ...input }) => {
    await inviterAkasse(ctx, { ...input, jobordreId: id, akasseKode: akasse })
    return `/myndighed/jobordrer/${id}?inviteret=1#samarbejde`
  },
)
const Aftale = z.object({ id: z.guid(), samarbejdeId: z.guid() })
const svarAction = formAction(
  'svar',
  Aftale.extend({ svar: z.enum(['ja', 'nej']) }),
  sti(),
  async (ctx, { id, samarbejdeId, svar }) => {
    if (svar === 'ja') await accepterSamarbejde(ctx, { id: samarbejdeId })
    else await afslaaSamarbejde(ctx, { id: samarbejdeId })
    // Who says no does not see the order any more.
    return svar === 'ja' ? `/myndighed/jobordrer/${id}?aftalt=1` : '/myndighed/jobordrer?vis=samarbejde&afslaaet=1'
  },
)
const ophoerAction = formAction(
  'ophoer',
  Aftale.extend({ grund: tekst }),
  sti(),
  async (ctx, { id, samarbejdeId, grund }) => {
    await ophoerSamarbejde(ctx, { id: samarbejdeId, grund })
    return `/myndighed/jobordrer/${id}?ophoert=1`
  },
)

const Kandidat = z.object({ id: z.guid(), borgerId: z.guid() })
const henvisSti = (f: Felter) => `/myndighed/jobordrer/${f.id}/henvis/${f.borgerId}`
const soegAction = formAction(
  'soeg',
  z.object({ id: z.guid(), kandidatsoeg: z.string().max(100) }),
  sti('/kandidater'),
  () => Promise.resolve('/myndighed/jobordrer'),
)
const henvisAction = formAction(
  'henvis',
  Kandidat.and(DeleForm),
  henvisSti,
  async (ctx, { id, borgerId, ...input }) => {
    const forslag = await findEgetForslag(ctx, id, borgerId)
    const { paaPause } = await henvisKandidat(ctx, {
      ...input,
      ...(forslag ? { formidlingId: forslag.id, version: forslag.version } : { jobordreId: id, borgerId }),
    })
    return `/myndighed/jobordrer/${id}?henvist=${paaPause ? 'pause' : '1'}#kandidater`
  },
)
const foreslaaAction = formAction(
  'henvis',
  Kandidat.and(DeleForm),
  henvisSti,
  async (ctx, { id, borgerId, deles, kommentar, samtykke }) => {
    await foreslaaKandidat(ctx, {
      jobordreId: id,
      borgerId,
      kommentar,
      cvUrl: deles.cvUrl,
      deles,
      samtykke,
    })
    return `/myndighed/jobordrer/${id}?foreslaaet=1#kandidater`
  },
)
const kandidatSti = (f: Felter) => `/myndighed/jobordrer/${f.id}/kandidat/${f.formidlingId}`
const Status = z.object({ id: z.guid() }).and(StatusForm)
const statusAction = formAction('status', Status, kandidatSti, async (ctx, { id, ...input }) => {
  await opdaterFormidling(ctx, { ...input, status: input.status as Formidlingsstatus })
  return `/myndighed/jobordrer/${id}/kandidat/${input.formidlingId}?gemt=1`
})
const rettelseAction = formAction('rettelse', Status, kandidatSti, async (ctx, { id, ...input }) => {
  await retFormidling(ctx, {
    ...input,
    status: input.status as Formidlingsstatus,
    kommentar: input.kommentar ?? '',
  })
  return `/myndighed/jobordrer/${id}/kandidat/${input.formidlingId}?rettet=1`
})
const sendVidereAction = formAction(
  'send',
  z.object({ id: z.guid(), formidlingId: z.guid(), version: z.coerce.number().int().positive() }),
  kandidatSti,
  async (ctx, { id, ...input }) => {
    const { paaPause } = await sendForslagVidere(ctx, input)
    return `/myndighed/jobordrer/${id}?henvist=${paaPause ? 'pause' : '1'}#kandidater`
  },
)
const traekAction = formAction(
  'traek',
  z.object({ id: z.guid(), formidlingId: z.guid(), samtykkeId: z.guid() }),
  kandidatSti,
  async (ctx, { id, formidlingId, samtykkeId }) => {
    await traekSamtykke(ctx, { samtykkeId })
    return `/myndighed/jobordrer/${id}/kandidat/${formidlingId}?trukket=1`
  },
)
const kvitterAction = formAction(
  'kvitter',
  z.object({ delingId: z.guid() }),
  () => '/myndighed/jobordrer',
  async (ctx, input) => {
    await kvitterDeling(ctx, input)
    return '/myndighed/jobordrer?slettet=1'
  },
)

export const modtag = async (data: FormData): Promise<void> => modtagAction(data)
export const skift = async (data: FormData): Promise<void> => skiftAction(data)
export const pause = async (data: FormData): Promise<void> => pauseAction(data)
export const genaktiver = async (data: FormData): Promise<void> => genaktiverAction(data)
export const afslut = async (data: FormData): Promise<void> => afslutAction(data)
export const overdrag = async (data: FormData): Promise<void> => overdragAction(data)
export const returner = async (data: FormData): Promise<void> => returnerAction(data)
export const notat = async (data: FormData): Promise<void> => notatAction(data)
export const ret = async (data: FormData): Promise<void> => retAction(data)
export const ny = async (data: FormData): Promise<void> => nyAction(data)
export const inviter = async (data: FormData): Promise<void> => inviterAction(data)
export const svar = async (data: FormData): Promise<void> => svarAction(data)
export const ophoer = async (data: FormData): Promise<void> => ophoerAction(data)
export const soeg = async (data: FormData): Promise<void> => soegAction(data)
export const henvis = async (data: FormData): Promise<void> => henvisAction(data)
export const foreslaa = async (data: FormData): Promise<void> => foreslaaAction(data)
export const status = async (data: FormData): Promise<void> => statusAction(data)
export const rettelse = async (data: FormData): Promise<void> => rettelseAction(data)
export const sendVidere = async (data: FormData): Promise<void> => sendVidereAction(data)
export const traek = async (data: FormData): Promise<void> => traekAction(data)
export const kvitter = async (data: FormData): Promise<void> => kvitterAction(data)
