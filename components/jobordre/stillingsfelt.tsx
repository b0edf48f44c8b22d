import type { ReactNode } from 'react'
import { beskrevet, Felt, type FeltProps } from '#components/ui/felt'
import type { Stillingsvalg } from '#lib/kodeliste/queries'
import { soegeknap, valgvaerdi, visValg } from '#lib/kodeliste/valg'

export type StillingsfeltProps = FeltProps & {
  /** What was typed. */
  soegt: string
  /** What the button found; undefined when nobody pressed it. */
  fundet?: readonly Stillingsvalg[] | undefined
  /** What was chosen before. */
  valgt?: Stillingsvalg | undefined
}

/**
 * A stillingsbetegnelse in the form of an order. Without script: type, press Søg, choose among the results. With public/arbejdsgiver.js the same
 * field gives suggestions while one types; a staff page puts a field of its own there (`indgang`). Posted are `navn` (what was typed) and
 * `{navn}Valg` (what was chosen, read by `laesValg`); the button posts `soegeknap`.
 */
export function Stillingsfelt({
  soegt,
  fundet,
  valgt,
  indgang,
  ...felt
}: StillingsfeltProps & { indgang?: ReactNode }) {
  const { navn } = felt
  const andre = (fundet ?? []).filter((v) => !valgt || valgvaerdi(v) !== valgvaerdi(valgt))
  const valg = valgt ? [valgt, ...andre] : andre
  return (
    <Felt {...felt}>
      <div data-forslag="/arbejdsgiver/stillinger">
        {indgang ?? (
          <>
            <input
              id={navn}
              name={navn}
              type="text"
              className="b40"
              maxLength={60}
              defaultValue={soegt}
              {...beskrevet(felt)}
            />
            <p role="status" className="lille" />
          </>
        )}
        <button type="submit" name="handling" value={soegeknap(navn)} className="knap sekundaer" data-soeg="">
          Søg
        </button>
        {fundet?.length === 0 && <p>Ingen resultater for “{soegt}”. Prøv et andet ord.</p>}
        <fieldset className="felt mt-2" data-valg={`${navn}Valg`}>
          {valg.length > 0 && <legend>{andre.length > 0 ? 'Vælg stillingsbetegnelse' : 'Valgt'}</legend>}
          {valg.map((v, nr) => (
            <label key={valgvaerdi(v)} className="valg" htmlFor={`${navn}-valg-${nr}`}>
              <input
                type="radio"
                id={`${navn}-valg-${nr}`}
                name={`${navn}Valg`}
                value={valgvaerdi(v)}
                defaultChecked={valgt !== undefined && nr === 0}
              />
              <span>{visValg(v)}</span>
            </label>
          ))}
        </fieldset>
      </div>
    </Felt>
  )
}
