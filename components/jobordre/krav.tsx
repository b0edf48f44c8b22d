import { beskrevet, Felt, Tekstfelt } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Vaelg } from '#components/ui/valg'
import type { Felter } from '#lib/http/formular'
import { FLERE_KRAV, kravraekker } from '#lib/jobordre/skrevet'
import type { Regelfund } from '#lib/regelfund'
import type { Kodenavn } from '#lib/regelsaet/vaerdier'

/** Requirements, each with its kind and whether it must or may be met. Empty rows are left out; the button makes room for more. */
export function Krav({ v, fund, typer }: { v: Felter; fund: readonly Regelfund[]; typer: readonly Kodenavn[] }) {
  const raekker = kravraekker(v)
  const brugt = Boolean(v.krav1) || v.handling === FLERE_KRAV || fund.some((f) => f.felt?.startsWith('krav'))
  return (
    <details open={brugt}>
      <summary>Krav til kandidaten (valgfrit)</summary>
      <p className="hjaelp">For eksempel kørekort B, dansk i tale, hygiejnebevis eller to års erfaring.</p>
      <input type="hidden" name="kravantal" value={raekker} />
      {Array.from({ length: raekker }, (_, i) => i + 1).map((nr) => (
        <fieldset key={nr} className="kort min-w-0">
          <legend className="font-semibold px-1">Krav {nr}</legend>
          <Vaelg
            navn={`krav${nr}Type`}
            label={<Nummereret tekst="Slags" nr={nr} />}
            muligheder={typer.map((t) => ({ vaerdi: t.kode, tekst: t.navn }))}
            valgt={v[`krav${nr}Type`]}
          />
          <Tekstfelt
            navn={`krav${nr}`}
            label={<Nummereret tekst="Kravet" nr={nr} />}
            vaerdi={v[`krav${nr}`]}
            fund={fund}
          />
          <Vaegt nr={nr} valgt={v[`krav${nr}Vaegt`]} />
        </fieldset>
      ))}
      <Knap name="handling" value={FLERE_KRAV} art="sekundaer">
        Flere krav
      </Knap>
    </details>
  )
}

/** Seen as one word, read with its number: three rows have the same words. */
const Nummereret = ({ tekst, nr }: { tekst: string; nr: number }) => (
  <>
    {tekst}
    <span className="sr"> i krav {nr}</span>
  </>
)

function Vaegt({ nr, valgt }: { nr: number; valgt: string | undefined }) {
  const navn = `krav${nr}Vaegt`
  return (
    <Felt navn={navn} label={<Nummereret tekst="Hvor vigtigt" nr={nr} />}>
      <select id={navn} name={navn} defaultValue={valgt ?? 'SKAL'} {...beskrevet({ navn, hjaelp: undefined })}>
        <option value="SKAL">Skal opfyldes</option>
        <option value="GERNE">Må gerne opfyldes</option>
      </select>
    </Felt>
  )
}
