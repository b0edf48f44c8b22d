import type { Afsnit } from '#components/jobordre/afsnit'
import { Datofelt } from '#components/ui/datofelt'
import { Felt, Tekstfelt } from '#components/ui/felt'
import { Vaelg, Valg } from '#components/ui/valg'
import { erDag } from '#lib/dato'
import { ANDET_STED } from '#lib/jobordre/skrevet'
import type { Enhed } from '#lib/virksomhed/enheder'

/** More units than this are a list, not radios. */
const MAKS_RADIOER = 12

/** Where the work is, when it begins, and how much it is. */
export function HvorOgHvornaar({ v, fund, g }: Afsnit) {
  return (
    <>
      <Sted v={v} fund={fund} g={g} />
      <Datofelt
        navn="startdato"
        label="Startdato"
        valgfri
        hjaelp="Lad feltet stå tomt, hvis det er hurtigst muligt."
        vaerdi={erDag(v.startdato ?? '') ? v.startdato : undefined}
        skrevet={v}
        fund={fund}
      />
      <Valg
        navn="ugentligArbejdstidType"
        label="Fuld tid eller deltid"
        muligheder={g.koder.ugentligArbejdstid.map((k) => ({ vaerdi: k.kode, tekst: k.navn }))}
        valgt={v.ugentligArbejdstidType}
        fund={fund}
      />
      <Tekstfelt
        navn="timerPrUge"
        label="Timer om ugen"
        valgfri
        hjaelp="37 timer er fuld tid."
        vaerdi={v.timerPrUge}
        bredde={4}
        inputMode="numeric"
        fund={fund}
      />
      <Felt navn="arbejdstidsforhold" label="Arbejdstid" valgfri fund={fund} gruppe>
        {g.koder.arbejdstidsforhold.map(({ kode, navn }, nr) => (
          <label key={kode} className="valg" htmlFor={nr === 0 ? 'arbejdstidsforhold' : `arbejdstid-${kode}`}>
            <input
              type="checkbox"
              id={nr === 0 ? 'arbejdstidsforhold' : `arbejdstid-${kode}`}
              name={`arbejdstid-${kode}`}
              value="ja"
              defaultChecked={v[`arbejdstid-${kode}`] === 'ja'}
            />
            <span>{navn}</span>
          </label>
        ))}
      </Felt>
      <Tekstfelt
        navn="varighedDage"
        label="Varighed i dage"
        valgfri
        hjaelp="Første og sidste dag tæller med. Lad feltet stå tomt, hvis jobbet er fast."
        vaerdi={v.varighedDage}
        bredde={4}
        inputMode="numeric"
        fund={fund}
      />
    </>
  )
}

function Sted({ v, fund, g }: Afsnit) {
  if (g.enheder.length === 0)
    return (
      <>
        <Tekstfelt
          navn="pNummer"
          label="P-nummer"
          valgfri
          hjaelp="Ti cifre. Vi kender ikke virksomhedens P-enheder, så skriv også adressen."
          vaerdi={v.pNummer}
          bredde={11}
          inputMode="numeric"
          fund={fund}
        />
        <Adresse v={v} fund={fund} />
      </>
    )
  const muligheder = g.enheder.map((e) => ({ vaerdi: e.pNummer, tekst: e.navn, hjaelp: adresselinje(e) }))
  const andet = { vaerdi: ANDET_STED, tekst: 'Et andet sted' }
  const felt = {
    navn: 'pNummer',
    label: 'Hvor er arbejdet?',
    hjaelp: g.begraenset ? 'Jeres adgang gælder kun denne P-enhed.' : undefined,
    valgt: v.pNummer,
    fund,
  }
  return (
    <>
      {g.enheder.length > MAKS_RADIOER ? (
        <Vaelg
          {...felt}
          muligheder={[...g.enheder.map((e) => ({ vaerdi: e.pNummer, tekst: `${e.navn}, ${adresselinje(e)}` })), andet]}
        />
      ) : (
        <Valg {...felt} muligheder={[...muligheder, andet]} />
      )}
      <details open={v.pNummer === ANDET_STED || fund.some((f) => ADRESSEFELTER.includes(f.felt ?? ''))}>
        <summary>Adressen, hvis arbejdet er et andet sted</summary>
        <Adresse v={v} fund={fund} />
      </details>
    </>
  )
}

const ADRESSEFELTER = ['arbejdsstedNavn', 'vej', 'postnummer', 'by']

const Adresse = ({ v, fund }: Pick<Afsnit, 'v' | 'fund'>) => (
  <>
    <Tekstfelt navn="arbejdsstedNavn" label="Stedets navn" valgfri vaerdi={v.arbejdsstedNavn} bredde={20} fund={fund} />
    <Tekstfelt navn="vej" label="Vej" valgfri vaerdi={v.vej} bredde={20} fund={fund} />
    <div className="raekke items-start">
      <Tekstfelt navn="husnummer" label="Nummer" valgfri vaerdi={v.husnummer} bredde={4} fund={fund} />
      <Tekstfelt navn="etage" label="Etage" valgfri vaerdi={v.etage} bredde={4} fund={fund} />
      <Tekstfelt navn="doer" label="Dør" valgfri vaerdi={v.doer} bredde={4} fund={fund} />
    </div>
    <Tekstfelt navn="postnummer" label="Postnummer" vaerdi={v.postnummer} bredde={4} inputMode="numeric" fund={fund} />
    <Tekstfelt navn="by" label="By" vaerdi={v.by} bredde={20} fund={fund} />
  </>
)

/** An address on one line. */
export const adresselinje = ({ adresse: a }: Pick<Enhed, 'adresse'>): string => {
  const vej = [a.vej, a.husnummer].filter(Boolean).join(' ')
  const etage = [a.etage && `${a.etage}.`, a.doer].filter(Boolean).join(' ')
  const by = [a.postnummer, a.by].filter(Boolean).join(' ')
  return [vej, etage, by].filter(Boolean).join(', ')
}
