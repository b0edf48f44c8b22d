import type { ReactNode } from 'react'

/** Top of a page: way back, heading, one status tag, and for staff the primary action to the right. */
export function Sidehoved({
  tilbage,
  titel,
  tag,
  children,
}: {
  tilbage?: { href: string; tekst: string }
  titel: ReactNode
  tag?: ReactNode
  children?: ReactNode
}) {
  return (
    <>
      {tilbage && (
        <a className="tilbage" href={tilbage.href}>
          Tilbage til {tilbage.tekst}
        </a>
      )}
      <div className="raekke mb-4">
        <h1 className="m-0">{titel}</h1>
        {tag}
        {children && <div className="raekke skub">{children}</div>}
      </div>
    </>
  )
}
