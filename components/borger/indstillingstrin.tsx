import { Kaede, type Led } from '#components/ui/kaede'
import type { IndstillingStatus } from '#lib/indstilling/regler'

const TRIN = [
  'Du og a-kassen er enige',
  'Sendt til {kommunen}',
  '{Kommunen} behandler',
  'Afgørelse i Digital Post',
  'Tilbuddet står i din plan',
] as const

/** How many steps have been done, and whether the next one is under way. */
const NAAET: Partial<Record<IndstillingStatus, { sket: number; igang: boolean }>> = {
  MODTAGET: { sket: 2, igang: false },
  UNDER_BEHANDLING: { sket: 2, igang: true },
  GODKENDT: { sket: 5, igang: false },
  AFSLAG: { sket: 4, igang: false },
}

/** How far a recommendation has come, in the citizen's words. A refusal is a plain fact and ends at its letter. */
export function Indstillingstrin({ status, kommunen }: { status: IndstillingStatus; kommunen: string }) {
  const naaet = NAAET[status]
  if (!naaet) return null
  const stort = kommunen.charAt(0).toUpperCase() + kommunen.slice(1)
  const trin = status === 'AFSLAG' ? TRIN.slice(0, 4) : TRIN
  const tilstand = (nr: number): Led['tilstand'] =>
    nr < naaet.sket ? 'faerdig' : nr === naaet.sket && naaet.igang ? 'aktuel' : 'kommende'
  return (
    <Kaede
      navn="Anbefalingens vej"
      led={trin.map((tekst, nr) => ({
        tekst: tekst.replace('{kommunen}', kommunen).replace('{Kommunen}', stort),
        tilstand: tilstand(nr),
      }))}
    />
  )
}
