import type { ComponentProps, ReactNode } from 'react'
import type { Regelfund } from '#lib/regelfund'

/** What every field has. `navn` is name and id, and what `Regelfund.felt` points at. Only optional fields are marked. */
export type FeltProps = {
  navn: string
  label: ReactNode
  hjaelp?: ReactNode
  valgfri?: boolean
  /** All findings of the form; the field picks its own. */
  fund?: readonly Regelfund[]
}

/** Width in characters that the answer is expected to have. */
export type Bredde = 2 | 4 | 8 | 11 | 20 | 40

/** The attributes that tie a control to its help and findings. */
export function beskrevet({ navn, hjaelp, fund = [] }: Pick<FeltProps, 'navn' | 'hjaelp' | 'fund'>) {
  const egne = fund.filter((f) => f.felt === navn)
  const id = [hjaelp ? `${navn}-hjaelp` : '', egne.length > 0 ? `${navn}-fejl` : ''].filter(Boolean).join(' ')
  return {
    'aria-describedby': id || undefined,
    'aria-invalid': egne.some((f) => f.niveau === 'BLOK') || undefined,
  }
}

/** Frame of a field: label, help, findings, control. `gruppe` makes it a fieldset, for radios and dates. */
export function Felt({
  navn,
  label,
  hjaelp,
  valgfri,
  fund = [],
  gruppe,
  children,
}: FeltProps & { gruppe?: boolean; children: ReactNode }) {
  const egne = fund.filter((f) => f.felt === navn)
  const klasse = egne.some((f) => f.niveau === 'BLOK') ? 'felt har-fejl' : 'felt'
  const navngivet = (
    <>
      {label}
      {valgfri && <span className="valgfri"> (valgfrit)</span>}
    </>
  )
  const indhold = (
    <>
      {hjaelp && (
        <p className="hjaelp" id={`${navn}-hjaelp`}>
          {hjaelp}
        </p>
      )}
      {egne.length > 0 && (
        <div id={`${navn}-fejl`}>
          {egne.map((f) => (
            <p key={f.kode} className={f.niveau === 'BLOK' ? 'fejl' : 'bemaerk'}>
              <span className="sr">{f.niveau === 'BLOK' ? 'Fejl: ' : 'Bemærk: '}</span>
              {f.besked}
            </p>
          ))}
        </div>
      )}
      {children}
    </>
  )
  if (gruppe) {
    return (
      <fieldset className={klasse} aria-describedby={beskrevet({ navn, hjaelp, fund })['aria-describedby']}>
        <legend>{navngivet}</legend>
        {indhold}
      </fieldset>
    )
  }
  return (
    <div className={klasse}>
      <label htmlFor={navn}>{navngivet}</label>
      {indhold}
    </div>
  )
}

type Kontrol<T extends 'input' | 'textarea'> = Pick<
  ComponentProps<T>,
  'autoComplete' | 'inputMode' | 'readOnly' | 'spellCheck' | 'form'
>

/** One line of text. `vaerdi` is what stands there at first: the prefilled, or what the user typed before. */
export function Tekstfelt({
  vaerdi,
  bredde = 40,
  type = 'text',
  label,
  valgfri,
  navn,
  hjaelp,
  fund,
  ...kontrol
}: FeltProps & Kontrol<'input'> & { vaerdi?: string; bredde?: Bredde; type?: 'text' | 'email' | 'tel' | 'search' }) {
  const felt = { navn, label, valgfri, hjaelp, fund }
  return (
    <Felt {...felt}>
      <input
        id={navn}
        name={navn}
        type={type}
        className={`b${bredde}`}
        defaultValue={vaerdi}
        {...beskrevet(felt)}
        {...kontrol}
      />
    </Felt>
  )
}

/** Several lines of text, at most `maks` characters. Over the limit may be typed; sending refuses it and says how much. */
export function Tekstomraade({
  vaerdi = '',
  maks,
  linjer = 6,
  label,
  valgfri,
  navn,
  hjaelp,
  fund,
  ...kontrol
}: FeltProps & Kontrol<'textarea'> & { vaerdi?: string; maks: number; linjer?: number }) {
  const felt = { navn, label, valgfri, hjaelp, fund }
  const { 'aria-describedby': ider, ...beskrivelse } = beskrevet(felt)
  return (
    <Felt {...felt}>
      <textarea
        id={navn}
        name={navn}
        rows={linjer}
        className="w-full max-w-[66ch]"
        defaultValue={vaerdi}
        aria-describedby={ider ? `${ider} ${navn}-tegn` : `${navn}-tegn`}
        {...beskrivelse}
        {...kontrol}
      />
      <p className="lille" id={`${navn}-tegn`}>
        {tegntekst(vaerdi.length, maks)}
      </p>
    </Felt>
  )
}

/** The counter's words for `brugt` of `maks` characters. */
export function tegntekst(brugt: number, maks: number): string {
  const tegn = (n: number) => n.toLocaleString('da-DK')
  if (brugt === 0) return `Du kan skrive højst ${tegn(maks)} tegn`
  if (brugt > maks) return `Du har skrevet ${tegn(brugt - maks)} tegn for meget`
  return `Du har ${tegn(maks - brugt)} tegn tilbage`
}
