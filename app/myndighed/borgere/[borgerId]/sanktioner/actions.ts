'use server'

import { z } from 'zod'
import { formAction } from '#lib/medarbejder/form-action'
import { SanktionForm } from '#lib/sanktion/form'
import { annullerSanktion, registrerSanktion, retSanktion } from '#lib/sanktion/registrer'

const kommentar = z.string().max(20_000).default('')
const Eksisterende = z.object({ borgerId: z.guid(), id: z.guid(), version: z.coerce.number().int().positive() })
const Anledning = z.enum(['KLAGE', 'GENOPTAGELSE', 'FEJL'], 'Vælg, hvorfor den ændres.')
const tom = z.preprocess((v) => (v === '' || v === undefined ? null : v), z.guid().nullable())

const registrerAction = formAction(
  'sanktion',
  SanktionForm.extend({ borgerId: z.guid() }),
  (f) => `/myndighed/borgere/${f.borgerId}/sanktioner/ny`,
  async (ctx, { borgerId, ...felter }) => {
    const { id } = await registrerSanktion(ctx, { borgerId, felter: { ...felter, nuphId: null } })
    return `/myndighed/borgere/${borgerId}/sanktioner/${id}?gemt=1`
  },
)
const retAction = formAction(
  'ret',
  SanktionForm.extend({ ...Eksisterende.shape, nuphId: tom, berigtigelseskommentar: kommentar, anledning: Anledning }),
  (f) => `/myndighed/borgere/${f.borgerId}/sanktioner/${f.id}`,
  async (ctx, { borgerId, id, version, berigtigelseskommentar, anledning, ...felter }) => {
    await retSanktion(ctx, { id, version, felter, kommentar: berigtigelseskommentar, anledning })
    return `/myndighed/borgere/${borgerId}/sanktioner/${id}?gemt=1`
  },
)
const annullerAction = formAction(
  'annuller',
  Eksisterende.extend({ annullerKommentar: kommentar, annullerAnledning: Anledning }),
  (f) => `/myndighed/borgere/${f.borgerId}/sanktioner/${f.id}`,
  async (ctx, { borgerId, id, version, annullerKommentar, annullerAnledning }) => {
    await annullerSanktion(ctx, { id, version, kommentar: annullerKommentar, anledning: annullerAnledning })
    return `/myndighed/borgere/${borgerId}/sanktioner/${id}?gemt=1`
  },
)

export const registrer = async (data: FormData): Promise<void> => registrerAction(data)
export const ret = async (data: FormData): Promise<void> => retAction(data)
export const annuller = async (data: FormData): Promise<void> => annullerAction(data)
