import { Fragment, type ReactNode } from 'react'

/** Keys and values. A pair whose value is null, undefined or '' is left out. */
export function Definitionsliste({ par }: { par: readonly (readonly [noegle: string, vaerdi: ReactNode])[] }) {
  return (
    <dl className="fakta">
      {par
        .filter(([, vaerdi]) => vaerdi !== null && vaerdi !== undefined && vaerdi !== '')
        .map(([noegle, vaerdi]) => (
          <Fragment key={noegle}>
            <dt>{noegle}</dt>
            <dd>{vaerdi}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
