import { beskrevet, Felt, type FeltProps } from '#components/ui/felt'
import type { Dag } from '#lib/dato'

const DELE = [
  { del: 'dag', tekst: 'Dag', bredde: 'b2' },
  { del: 'maaned', tekst: 'Måned', bredde: 'b2' },
  { del: 'aar', tekst: 'År', bredde: 'b4' },
] as const

/**
 * A date in three fields, named `{navn}-dag`, `{navn}-maaned`, `{navn}-aar`; the first has the id `{navn}`, so that the
 * error summary leads to it. `vaerdi` is a day YYYY-MM-DD; `skrevet` is what the user typed and wins over it.
 */
export function Datofelt({
  vaerdi,
  skrevet,
  ...felt
}: FeltProps & { vaerdi?: Dag; skrevet?: Readonly<Record<string, string | undefined>> }) {
  const [aar = '', maaned = '', dag = ''] = vaerdi?.split('-') ?? []
  const fra = { dag: dag.replace(/^0/, ''), maaned: maaned.replace(/^0/, ''), aar }
  const ugyldig = beskrevet(felt)['aria-invalid']
  return (
    <Felt {...felt} gruppe>
      <div className="flex gap-4">
        {DELE.map(({ del, tekst, bredde }, nr) => {
          const id = nr === 0 ? felt.navn : `${felt.navn}-${del}`
          return (
            <div key={del}>
              <label htmlFor={id}>{tekst}</label>
              <input
                id={id}
                name={`${felt.navn}-${del}`}
                inputMode="numeric"
                autoComplete="off"
                className={`${bredde} block`}
                defaultValue={skrevet?.[`${felt.navn}-${del}`] ?? fra[del]}
                aria-invalid={ugyldig}
              />
            </div>
          )
        })}
      </div>
    </Felt>
  )
}
