import { sidetitel } from '#components/skal/tekster'
import type { Regelfund } from '#lib/regelfund'

/** Name of a staff page in the browser's tab, with "Fejl: " in front when a form came back with something that stops it. */
export const Sidetitel = ({ side, fund = [] }: { side: string; fund?: readonly Regelfund[] }) => (
  <title>{sidetitel({ side, fejl: fund.some((f) => f.niveau === 'BLOK') })}</title>
)
