import { z } from 'zod'
import { erDag } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import { zodFund } from '#lib/http/zod-fund'
import type { Svarinput } from '#lib/nuph/besvar'
import { Afvist } from '#lib/regelfund'
import { SanktionForm } from '#lib/sanktion/form'

const valgfri = (maks: number) =>
  z
    .string()
    .max(maks)
    .default('')
    .transform((t) => t.replace(/\r\n/g, '\n').trim() || null)

const SvarForm = z.object({
  id: z.guid(),
  version: z.coerce.number().int().positive(),
  svartype: z.string('Vælg jeres svar.').min(1, 'Vælg jeres svar.').max(5),
  resultat: valgfri(5),
  grund: valgfri(40),
  hoeringsfrist: z
    .string()
    .default('')
    .refine((d) => d === '' || erDag(d), 'Datoen findes ikke. Skriv dag, måned og år, fx 24 11 2026.')
    .transform((d) => d || null),
  begrundelse: valgfri(20_000),
  erstatterSvarId: z.preprocess((v) => (v === '' || v === undefined ? null : v), z.guid().nullable()),
  anledning: valgfri(40),
  usaedvanligGrund: valgfri(2000),
  annuller: valgfri(20_000),
})

/**
 * The form of an answer. The fields of the sanction count only when one was chosen; then they are all judged, and every finding comes back
 * at once. Throws `Afvist` with the form's findings.
 */
export function tilSvar(typet: Felter): Svarinput {
  const svar = SvarForm.safeParse(typet)
  const sanktion = typet.sanktionstype ? SanktionForm.safeParse(typet) : undefined
  const fund = [
    ...(svar.success ? [] : zodFund(svar.error)),
    ...(sanktion && !sanktion.success ? zodFund(sanktion.error) : []),
  ]
  if (!svar.success || fund.length > 0) throw new Afvist(fund, 400)
  const { id, version, annuller, ...felter } = svar.data
  return {
    id,
    version,
    felter: { ...felter, rettelseAkasseId: null },
    sanktion: sanktion?.success ? sanktion.data : null,
    annuller,
  }
}
