import type { ReactNode } from 'react'
import { beskrevet, Felt, type FeltProps } from '#components/ui/felt'

/** One thing to choose. `hjaelp` explains it on the line below. */
export type Mulighed = { vaerdi: string; tekst: ReactNode; hjaelp?: ReactNode }

type Flere = FeltProps & { muligheder: readonly Mulighed[] }

/** Radio buttons: exactly one of a few. The first has the id `navn`, so that the error summary leads to it. */
export function Valg({ muligheder, valgt, ...felt }: Flere & { valgt?: string }) {
  return (
    <Felt {...felt} gruppe>
      {muligheder.map((m, nr) => (
        <Punkt
          key={m.vaerdi}
          type="radio"
          id={nr === 0 ? felt.navn : `${felt.navn}-${m.vaerdi}`}
          navn={felt.navn}
          mulighed={m}
          valgt={m.vaerdi === valgt}
        />
      ))}
    </Felt>
  )
}

/** Checkboxes: any number of a few, all sent under the same name. */
export function Afkrydsninger({ muligheder, valgte = [], ...felt }: Flere & { valgte?: readonly string[] }) {
  return (
    <Felt {...felt} gruppe>
      {muligheder.map((m, nr) => (
        <Punkt
          key={m.vaerdi}
          type="checkbox"
          id={nr === 0 ? felt.navn : `${felt.navn}-${m.vaerdi}`}
          navn={felt.navn}
          mulighed={m}
          valgt={valgte.includes(m.vaerdi)}
        />
      ))}
    </Felt>
  )
}

function Punkt(p: { type: 'radio' | 'checkbox'; id: string; navn: string; mulighed: Mulighed; valgt: boolean }) {
  return (
    <label className="valg" htmlFor={p.id}>
      <input type={p.type} id={p.id} name={p.navn} value={p.mulighed.vaerdi} defaultChecked={p.valgt} />
      <span>
        {p.mulighed.tekst}
        {p.mulighed.hjaelp && <span className="lille block">{p.mulighed.hjaelp}</span>}
      </span>
    </label>
  )
}

/** One checkbox that stands for a statement. Sends `ja` when ticked. */
export function Afkrydsning({ label, afkrydset, ...felt }: FeltProps & { afkrydset?: boolean }) {
  const { navn, hjaelp, fund = [] } = felt
  const egne = fund.filter((f) => f.felt === navn)
  return (
    <div className={egne.some((f) => f.niveau === 'BLOK') ? 'felt har-fejl' : 'felt'}>
      {egne.length > 0 && (
        <p className="fejl" id={`${navn}-fejl`}>
          <span className="sr">Fejl: </span>
          {egne.map((f) => f.besked).join(' ')}
        </p>
      )}
      <div className="valg">
        <input type="checkbox" id={navn} name={navn} value="ja" defaultChecked={afkrydset} {...beskrevet(felt)} />
        <label htmlFor={navn}>{label}</label>
      </div>
      {hjaelp && (
        <p className="hjaelp" id={`${navn}-hjaelp`}>
          {hjaelp}
        </p>
      )}
    </div>
  )
}

/** A list to choose one from, for more than about seven known answers. `tom` is the text of the unchosen line. */
export function Vaelg({
  muligheder,
  valgt = '',
  tom = 'Vælg',
  ...felt
}: FeltProps & { muligheder: readonly { vaerdi: string; tekst: string }[]; valgt?: string; tom?: string }) {
  return (
    <Felt {...felt}>
      <select id={felt.navn} name={felt.navn} defaultValue={valgt} {...beskrevet(felt)}>
        <option value="">{tom}</option>
        {muligheder.map((m) => (
          <option key={m.vaerdi} value={m.vaerdi}>
            {m.tekst}
          </option>
        ))}
      </select>
    </Felt>
  )
}
