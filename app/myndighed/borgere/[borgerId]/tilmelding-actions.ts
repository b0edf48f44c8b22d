'use server'

import { formAction } from '#lib/medarbejder/form-action'
import { afmeldFraSide, tilmeldFraSide } from '#lib/tilmelding/fra-side'
import { AfmeldForm, TilmeldForm } from '#lib/tilmelding/input'

const tilmeldAction = formAction(
  'tilmelding.opret',
  TilmeldForm,
  (f) => `/myndighed/borgere/${f.borgerId}/tilmeld`,
  async (ctx, input) => {
    const { forloeb } = await tilmeldFraSide(ctx, input)
    return `/myndighed/borgere/${input.borgerId}?tilmeldt=${forloeb.start ? 'ja' : forloeb.grund}#tilmelding`
  },
)
const afmeldAction = formAction(
  'tilmelding.afmeld',
  AfmeldForm,
  (f) => `/myndighed/borgere/${f.borgerId}/afmeld`,
  async (ctx, input) => {
    await afmeldFraSide(ctx, input)
    return `/myndighed/borgere/${input.borgerId}#tilmelding`
  },
)

export const tilmeld = async (data: FormData): Promise<void> => tilmeldAction(data)
export const afmeld = async (data: FormData): Promise<void> => afmeldAction(data)
