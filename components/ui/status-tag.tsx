import type { ReactNode } from 'react'

/** neutral: nothing moves · info: under way · handling: somebody must act · succes · fejl */
export type Tagart = 'neutral' | 'info' | 'handling' | 'succes' | 'fejl'

const KLASSE: Record<Tagart, string> = {
  neutral: 'tag',
  info: 'tag t-info',
  handling: 'tag t-handling',
  succes: 'tag t-succes',
  fejl: 'tag t-fejl',
}

/** A state in words with an icon and a tint, never by colour alone. At most one strong tag in a row. */
export function StatusTag({ art, children }: { art: Tagart; children: ReactNode }) {
  return <span className={KLASSE[art]}>{children}</span>
}
