import { Datofelt } from '#components/ui/datofelt'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import type { Felter } from '#lib/http/formular'
import type { Planformular } from '#lib/min-plan/formular'
import type { Regelfund } from '#lib/regelfund'

type Props = { formular: Planformular; fund: readonly Regelfund[] }

/** What the a-kasse asks of the job search. */
export function Kravfelter({ formular: f, fund }: Props) {
  return (
    <fieldset className="felt">
      <legend>
        <h2>Krav til jobsøgning</h2>
      </legend>
      <input type="hidden" name="del-krav" value="ja" />
      <Tekstfelt
        navn="antalPrUge"
        label="Antal job om ugen"
        bredde={4}
        inputMode="numeric"
        fund={fund}
        vaerdi={f.antalPrUge}
      />
      <details open={Boolean(f.jobomraader || f.geografi || f.kanaler || f.kravtekst)}>
        <summary>Flere krav (valgfrit)</summary>
        <Tekstfelt
          navn="jobomraader"
          label="Jobområder"
          hjaelp="Skriv komma imellem."
          valgfri
          fund={fund}
          vaerdi={f.jobomraader.replaceAll('\n', ', ')}
        />
        <Tekstfelt navn="geografi" label="Hvor" valgfri fund={fund} vaerdi={f.geografi} />
        <Tekstfelt
          navn="kanaler"
          label="Måder at søge på"
          hjaelp="Skriv komma imellem, fx Jobnet, netværk."
          valgfri
          fund={fund}
          vaerdi={f.kanaler.replaceAll('\n', ', ')}
        />
        <Tekstomraade
          navn="kravtekst"
          label="Særlige krav"
          valgfri
          maks={1500}
          linjer={3}
          fund={fund}
          vaerdi={f.kravtekst}
        />
      </details>
    </fieldset>
  )
}

/** Agreements with the citizen, a line each; one more is opened by a button. */
export function Aftalefelter({ formular, fund, typet }: Props & { typet: Felter | undefined }) {
  return (
    <fieldset className="felt">
      <legend>
        <h2>Aftaler</h2>
      </legend>
      <input type="hidden" name="del-aftaler" value="ja" />
      {formular.aftaler.length === 0 && <p>Der står ingen aftaler i planen.</p>}
      {formular.aftaler.map((a, nr) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are named by their place in the form
        <div key={nr} className="kort max-w-[70ch]">
          <input type="hidden" name={`aftale-${nr}-id`} value={a.id} />
          <Tekstomraade
            navn={`aftale-${nr}-tekst`}
            label={`Aftale ${nr + 1}`}
            maks={1500}
            linjer={2}
            fund={fund}
            vaerdi={a.tekst}
          />
          <Datofelt
            navn={`aftale-${nr}-dato`}
            label="Senest"
            valgfri
            fund={fund}
            vaerdi={/^\d{4}-\d{2}-\d{2}$/.test(a.dag) ? a.dag : undefined}
            skrevet={typet?.handling?.startsWith('se-fjern') ? undefined : typet}
          />
          <button type="submit" name="handling" value={`se-fjern-aftale-${nr}`} className="knap-link">
            Fjern aftale {nr + 1}
          </button>
        </div>
      ))}
      <button type="submit" name="handling" value="se-aftale" className="knap sekundaer">
        Tilføj aftale
      </button>
    </fieldset>
  )
}
