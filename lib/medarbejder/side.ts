import type { Felter } from '#lib/http/formular'
import { hentParkeret } from '#lib/medarbejder/parkeret'
import type { Regelfund } from '#lib/regelfund'

export type Soegeparametre = Promise<Record<string, string | string[] | undefined>>

/** One query parameter as text; a repeated one is taken as its first. */
export function en(parametre: Awaited<Soegeparametre>, navn: string): string | undefined {
  const vaerdi = parametre[navn]
  return Array.isArray(vaerdi) ? vaerdi[0] : vaerdi
}

/** Every query parameter as text, as a plain GET form sends them. */
export const felterFra = (parametre: Awaited<Soegeparametre>): Felter =>
  Object.fromEntries(Object.keys(parametre).flatMap((navn) => [[navn, en(parametre, navn) ?? '']]))

/** What came back from a refused form on this page, for the form that `formular` names; empty for all others. */
export type Svar = {
  fund: readonly Regelfund[]
  felter: Felter | undefined
  for: (formular: string) => { fund: readonly Regelfund[]; felter: Felter | undefined }
}

export async function laesSvar(parametre: Awaited<Soegeparametre>, subject: string, sti: string): Promise<Svar> {
  const parkeret = await hentParkeret(en(parametre, 'svar'), subject, sti)
  return {
    fund: parkeret?.fund ?? [],
    felter: parkeret?.felter,
    for: (formular) =>
      parkeret?.formular === formular
        ? { fund: parkeret.fund, felter: parkeret.felter }
        : { fund: [], felter: undefined },
  }
}
