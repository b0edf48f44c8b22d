import { Stillingsfelt } from '#components/min-plan/stillingsfelt'
import { Datofelt } from '#components/ui/datofelt'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Afkrydsning, Vaelg, Valg } from '#components/ui/valg'
import type { Felter } from '#lib/http/formular'
import type { Jobordreformside } from '#lib/jobordre/formside'
import type { Regelfund } from '#lib/regelfund'

/** The fields of an order in an authority's form: the job, where and when, whom to call. */
export function Jobordrefelter({
  form,
  typet,
  fund,
}: {
  form: Jobordreformside
  typet: Felter
  fund: readonly Regelfund[]
}) {
  return (
    <>
      <h2>Stillingen</h2>
      <Stilling form={form} typet={typet} fund={fund} />
      <Tekstfelt navn="titel" label="Titel" fund={fund} vaerdi={typet.titel ?? ''} />
      <Tekstfelt
        navn="antalStillinger"
        label="Antal stillinger"
        bredde={4}
        inputMode="numeric"
        fund={fund}
        vaerdi={typet.antalStillinger ?? '1'}
      />
      <Tekstomraade
        navn="beskrivelse"
        label="Beskrivelse"
        hjaelp="Kandidater og a-kasser, der hjælper, kan læse den."
        maks={5000}
        linjer={8}
        fund={fund}
        vaerdi={typet.beskrivelse ?? ''}
      />
      <h2>Hvor og hvornår</h2>
      <Tekstfelt navn="stedNavn" label="Arbejdsstedets navn" valgfri fund={fund} vaerdi={typet.stedNavn ?? ''} />
      <div className="raekke items-end">
        <Tekstfelt navn="vej" label="Vej" bredde={20} valgfri fund={fund} vaerdi={typet.vej ?? ''} />
        <Tekstfelt navn="husnummer" label="Nummer" bredde={4} valgfri fund={fund} vaerdi={typet.husnummer ?? ''} />
      </div>
      <div className="raekke items-end">
        <Tekstfelt
          navn="postnummer"
          label="Postnummer"
          bredde={4}
          inputMode="numeric"
          valgfri
          fund={fund}
          vaerdi={typet.postnummer ?? ''}
        />
        <Tekstfelt navn="by" label="By" bredde={20} valgfri fund={fund} vaerdi={typet.by ?? ''} />
      </div>
      <Datofelt
        navn="startdato"
        label="Startdato"
        hjaelp="Lad feltet stå tomt, hvis det er hurtigst muligt."
        valgfri
        fund={fund}
        vaerdi={typet.startdato || undefined}
        skrevet={typet}
      />
      <Tekstfelt
        navn="varighedDage"
        label="Varighed i dage"
        hjaelp="Lad feltet stå tomt, hvis stillingen er fast."
        bredde={4}
        inputMode="numeric"
        valgfri
        fund={fund}
        vaerdi={typet.varighedDage ?? ''}
      />
      <Valg
        navn="ugentligArbejdstidType"
        label="Fuld tid eller deltid"
        fund={fund}
        valgt={typet.ugentligArbejdstidType}
        muligheder={form.ugentligArbejdstid.map((k) => ({ vaerdi: k.kode, tekst: k.navn }))}
      />
      <Tekstfelt
        navn="timerPrUge"
        label="Timer om ugen"
        bredde={4}
        inputMode="numeric"
        valgfri
        fund={fund}
        vaerdi={typet.timerPrUge ?? ''}
      />
      <fieldset className="felt">
        <legend>
          Arbejdstid<span className="valgfri"> (valgfrit)</span>
        </legend>
        {form.arbejdstidsforhold.map((k) => (
          <Afkrydsning
            key={k.kode}
            navn={`arbejdstid-${k.kode}`}
            label={k.navn}
            afkrydset={typet[`arbejdstid-${k.kode}`] === 'ja'}
          />
        ))}
      </fieldset>
      <h2>Kontakt og frist</h2>
      <div className="raekke items-end">
        <Tekstfelt
          navn="kontaktNavn"
          label="Kontaktpersonens fornavn"
          bredde={20}
          fund={fund}
          vaerdi={typet.kontaktNavn ?? ''}
        />
        <Tekstfelt
          navn="kontaktEfternavn"
          label="Efternavn"
          bredde={20}
          fund={fund}
          vaerdi={typet.kontaktEfternavn ?? ''}
        />
      </div>
      <Tekstfelt
        navn="kontaktTelefon"
        label="Kontaktpersonens telefon"
        hjaelp="Telefon eller e-mail skal være der."
        type="tel"
        bredde={20}
        fund={fund}
        vaerdi={typet.kontaktTelefon ?? ''}
      />
      <Tekstfelt
        navn="kontaktEmail"
        label="Kontaktpersonens e-mail"
        type="email"
        fund={fund}
        vaerdi={typet.kontaktEmail ?? ''}
      />
      <Vaelg
        navn="henvendelsesmaade"
        label="Hvordan svarer kandidaterne?"
        valgfri
        fund={fund}
        valgt={typet.henvendelsesmaade}
        muligheder={form.henvendelsesmaade.map((k) => ({ vaerdi: k.kode, tekst: k.navn }))}
      />
      <Datofelt
        navn="formidlingsfrist"
        label="Formidlingsfrist"
        hjaelp="Sidste dag, I kan henvise kandidater."
        fund={fund}
        vaerdi={typet.formidlingsfrist || undefined}
        skrevet={typet}
      />
      <Tekstfelt
        navn="maksAntalHenvisninger"
        label="Højst antal kandidater"
        bredde={4}
        inputMode="numeric"
        valgfri
        fund={fund}
        vaerdi={typet.maksAntalHenvisninger ?? ''}
      />
      <Tekstomraade
        navn="internKommentar"
        label="Besked fra virksomheden til jer"
        hjaelp="Ses ikke af kandidater og andre a-kasser."
        valgfri
        maks={2000}
        linjer={3}
        fund={fund}
        vaerdi={typet.internKommentar ?? ''}
      />
      <Afkrydsning
        navn="oenskerMail"
        label="Virksomheden vil have en e-mail, når der sker noget"
        afkrydset={typet.oenskerMail === 'ja'}
      />
    </>
  )
}

/** Search, results and what is chosen. Works without script: the search button brings the page back with the results to choose from. */
function Stilling({ form, typet, fund }: { form: Jobordreformside; typet: Felter; fund: readonly Regelfund[] }) {
  const egne = fund.filter((f) => f.felt === 'stilling')
  const { valgt, fundet, soegt } = form
  const andre = fundet.filter((s) => s.conceptUri !== valgt?.conceptUri)
  return (
    <>
      <div className={egne.length > 0 ? 'felt har-fejl' : 'felt'}>
        <label htmlFor="stillingssoeg">Find stillingsbetegnelse</label>
        <div id="stillingssoeg-hjaelp">
          <p className="hjaelp">Skriv mindst 2 bogstaver af titlen eller et andet ord for den.</p>
          {egne.map((f) => (
            <p key={f.besked} className="fejl">
              <span className="sr">Fejl: </span>
              {f.besked}
            </p>
          ))}
        </div>
        <Stillingsfelt
          navn="stillingssoeg"
          vaerdi={valgt && !soegt ? '' : (typet.stillingssoeg ?? '')}
          beskrevetAf="stillingssoeg-hjaelp"
          knap="soeg-knap"
          fokus={typet.handling === 'se-soeg'}
        />
        <button type="submit" id="soeg-knap" name="handling" value="se-soeg" className="knap sekundaer mt-2">
          Søg stillingsbetegnelse
        </button>
      </div>
      {soegt !== undefined && fundet.length === 0 && <p>Ingen resultater for “{soegt}”. Prøv et andet ord.</p>}
      {(valgt || andre.length > 0) && (
        <fieldset className="felt" id="stilling">
          <legend>Stillingsbetegnelse</legend>
          {[...(valgt ? [{ ...valgt, synonymer: [] as string[] }] : []), ...andre].map((s) => (
            <label key={s.conceptUri} className="valg" htmlFor={s.conceptUri}>
              <input
                type="radio"
                id={s.conceptUri}
                name="stilling"
                value={s.conceptUri}
                defaultChecked={s.conceptUri === valgt?.conceptUri}
              />
              <span>
                {s.titel}
                {s.synonymer.length > 0 && <span className="lille block">{s.synonymer.join(', ')}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {!valgt && andre.length === 0 && <span id="stilling" />}
    </>
  )
}
