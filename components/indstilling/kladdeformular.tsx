import { Autogem } from '#components/autogem'
import { BilagLink } from '#components/ui/bilag-link'
import { Datofelt } from '#components/ui/datofelt'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Filfelt } from '#components/ui/filfelt'
import { Knap } from '#components/ui/knap'
import { Afkrydsning, Valg } from '#components/ui/valg'
import type { Felter } from '#lib/http/formular'
import type { Indstilling } from '#lib/indstilling/queries'
import type { Sagsside } from '#lib/indstilling/side'
import type { Regelfund } from '#lib/regelfund'

const HJAELP: Record<string, string> = {
  '9301': 'Normalt 2 til 4 uger.',
  '9302': 'Kræver normalt 26 ugers ledighed. Kommunen vurderer det.',
  '9309': 'Skriv i begrundelsen, hvad det er.',
}

/**
 * The draft of an indstilling, its file included: one form, so that no button loses what was typed. What was typed wins over what is
 * stored, so that a refused form comes back as it was.
 */
export function Kladdeformular({
  side,
  fund,
  typet,
}: {
  side: Sagsside
  fund: readonly Regelfund[]
  typet: Felter | undefined
}) {
  const { sag } = side
  const v = (navn: keyof Indstilling & string) => typet?.[navn] ?? (sag[navn] === null ? '' : String(sag[navn] ?? ''))
  return (
    <form
      method="post"
      action={`/myndighed/indstillinger/${sag.id}/gem`}
      encType="multipart/form-data"
      id="kladde"
      className="max-w-[70ch]"
    >
      {/* Enter in a field presses the form's first button. That must be the one that keeps the draft, not one about the file. */}
      <button type="submit" name="handling" value="gem" className="sr" tabIndex={-1} aria-hidden="true">
        Gem kladde
      </button>
      <input type="hidden" name="id" value={sag.id} />
      <input type="hidden" name="version" value={sag.version} />
      <h2>Hvad anbefaler I?</h2>
      <Valg
        navn="tilbudstype"
        label="Tilbud"
        fund={fund}
        valgt={v('tilbudstype')}
        muligheder={side.typer.map((t) => ({ vaerdi: t.kode, tekst: t.navn, hjaelp: HJAELP[t.kode] }))}
      />
      <Tekstfelt navn="virksomhedNavn" label="Virksomhed" valgfri fund={fund} vaerdi={v('virksomhedNavn')} />
      <Tekstfelt
        navn="virksomhedCvr"
        label="CVR-nummer"
        valgfri
        bredde={8}
        inputMode="numeric"
        fund={fund}
        vaerdi={v('virksomhedCvr')}
      />
      <Tekstfelt navn="udbyderNavn" label="Kursus eller udbyder" valgfri fund={fund} vaerdi={v('udbyderNavn')} />
      <Datofelt
        navn="forslagStart"
        label="Foreslået start"
        valgfri
        fund={fund}
        vaerdi={sag.forslagStart ?? undefined}
        skrevet={typet}
      />
      <Tekstfelt
        navn="forslagUger"
        label="Antal uger"
        valgfri
        bredde={4}
        inputMode="numeric"
        fund={fund}
        vaerdi={v('forslagUger')}
      />
      <Tekstfelt
        navn="timerPrUge"
        label="Timer om ugen"
        valgfri
        bredde={4}
        inputMode="decimal"
        fund={fund}
        vaerdi={v('timerPrUge').replace('.', ',')}
      />
      <Tekstfelt navn="jobmaal" label="Jobmål" valgfri fund={fund} vaerdi={v('jobmaal')} />
      <h2>Begrundelse og enighed</h2>
      <Tekstomraade
        navn="tekst"
        label="Begrundelse"
        valgfri
        maks={10_000}
        linjer={8}
        fund={fund}
        vaerdi={v('tekst')}
        hjaelp={`${side.synlig}. Skriv ikke CPR-numre.`}
      />
      <Bilagsafsnit bilag={side.bilag} fund={fund} />
      <Afkrydsning
        navn="enig"
        label={side.enighed}
        fund={fund}
        afkrydset={typet ? typet.enig === 'ja' : sag.enigBekraeftet !== null}
      />
      <Datofelt navn="enigDato" label="Aftalt den" fund={fund} vaerdi={sag.enigDato ?? undefined} skrevet={typet} />
      <Valg
        navn="enigForm"
        label="Hvordan blev I enige?"
        fund={fund}
        valgt={v('enigForm')}
        muligheder={side.enighedsformer.map((e) => ({ vaerdi: e.kode, tekst: e.navn }))}
      />
      <Autogem til={`/myndighed/indstillinger/${sag.id}/kladde`} />
      <div className="raekke">
        <Knap name="handling" value="se">
          Se, før du sender
        </Knap>
        <Knap art="sekundaer" name="handling" value="gem">
          Gem kladde
        </Knap>
      </div>
    </form>
  )
}

/** The one document: to be chosen, or there already and to be taken off. */
function Bilagsafsnit({ bilag, fund }: { bilag: Sagsside['bilag']; fund: readonly Regelfund[] }) {
  return (
    <section aria-labelledby="bilag-afsnit">
      <h3 id="bilag-afsnit">Bilag</h3>
      {bilag ? (
        <p className="raekke">
          <BilagLink
            href={`/myndighed/bilag/${bilag.id}`}
            filnavn={bilag.navn}
            stoerrelse={bilag.stoerrelse}
            stand={bilag.kontrol}
          />
          <Knap art="link" name="handling" value="fjern-bilag">
            Fjern bilag
          </Knap>
        </p>
      ) : (
        <>
          <Filfelt
            navn="bilag"
            label="Vedhæft bilag"
            valgfri
            hjaelp="Én PDF eller XML. Højst 10 MB."
            typer="application/pdf,application/xml,text/xml,.xml"
            fund={fund}
          />
          <Knap art="sekundaer" name="handling" value="vedhaeft">
            Vedhæft
          </Knap>
        </>
      )}
    </section>
  )
}
