import type { IndstillingStatus } from '#lib/indstilling/regler'

const TRIN = [
  'Du og a-kassen er enige',
  'Sendt til {kommunen}',
  '{Kommunen} behandler',
  'Afgørelse i Digital Post',
  'Tilbuddet står i din plan',
] as const
const NAAET: Partial<Record<IndstillingStatus, number>> = { MODTAGET: 2, UNDER_BEHANDLING: 3, GODKENDT: 5, AFSLAG: 4 }

/** How far a recommendation has come, in the citizen's words. A refusal is a plain fact and ends at its letter. */
export function Indstillingstrin({ status, kommunen }: { status: IndstillingStatus; kommunen: string }) {
  const naaet = NAAET[status]
  if (!naaet) return null
  const stort = kommunen.charAt(0).toUpperCase() + kommunen.slice(1)
  const trin = status === 'AFSLAG' ? TRIN.slice(0, 4) : TRIN
  return (
    <ol>
      {trin.map((tekst, nr) => (
        <li key={tekst} aria-current={nr + 1 === naaet ? 'step' : undefined}>
          {nr < naaet ? '✓ ' : ''}
          {tekst.replace('{kommunen}', kommunen).replace('{Kommunen}', stort)}
          <span className="sr">{nr < naaet ? ' (sket)' : ' (mangler)'}</span>
        </li>
      ))}
    </ol>
  )
}
