import type { ReactNode } from 'react'

const KLASSE = {
  info: 'notits',
  succes: 'notits n-succes',
  advarsel: 'notits n-advarsel',
  fejl: 'notits n-fejl',
} as const

/** A boxed notice with a heading. `dynamisk` announces it, for a box that appears while the page is open. */
export function Notits({
  art = 'info',
  titel,
  dynamisk,
  children,
}: {
  art?: keyof typeof KLASSE
  titel: ReactNode
  dynamisk?: boolean
  children?: ReactNode
}) {
  return (
    <div className={KLASSE[art]} role={dynamisk ? 'alert' : undefined}>
      <p>
        <b>{titel}</b>
      </p>
      {children}
    </div>
  )
}
