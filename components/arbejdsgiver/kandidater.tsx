import type { ReactNode } from 'react'
import { Datofelt } from '#components/ui/datofelt'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { StatusTag, type Tagart } from '#components/ui/status-tag'
import { Tomt } from '#components/ui/tomt'
import { Vaelg, Valg } from '#components/ui/valg'
import { FORMIDLING } from '#db/schema/formidling'
import { type Dag, visDato, visTidspunkt } from '#lib/dato'
import type { Kandidat } from '#lib/formidling/queries'
import { ARBEJDSGIVERENS, FORMIDLINGSNAVN } from '#lib/formidling/regler'
import type { Felter } from '#lib/http/formular'
import { kortId } from '#lib/id'
import type { Ordreside } from '#lib/jobordre/side'
import type { Regelfund } from '#lib/regelfund'

const { HENVIST, TIL_SAMTALE, ANSAT, AFVIST_AF_VIRKSOMHED, IKKE_MOEDT } = FORMIDLING

type Svar = {
  side: Pick<Ordreside, 'aarsager' | 'kanRettes'>
  /** First day of work that is offered with one click; without a start date it is asked. */
  startdato: Dag | null
  dag: Dag
  token: string
  fund: readonly Regelfund[]
  v: Felter
}

/** The candidates that the company has been sent, each with its answers as buttons. */
export function Kandidater({ kandidater, ...svar }: Svar & { kandidater: readonly Kandidat[] }) {
  if (kandidater.length === 0)
    return <Tomt tekst="I har ikke fået kandidater endnu. I får besked her, når der kommer en." />
  return (
    <>
      <p className="ingen-print">Svar med ét klik. Begrundelsen kan ikke ses af kandidaten.</p>
      <ul className="list-none p-0">
        {kandidater.map((k) => (
          <li key={k.id} className="kort">
            <EnKandidat k={k} {...svar} />
          </li>
        ))}
      </ul>
    </>
  )
}

function EnKandidat({ k, ...svar }: Svar & { k: Kandidat }) {
  const navn = k.navn ?? 'Kandidaten'
  return (
    <>
      <div className="raekke">
        <h3 className="m-0">{k.delingLukketTid ? 'En tidligere kandidat' : navn}</h3>
        <Kandidattag k={k} />
      </div>
      {k.delingLukketTid ? (
        <Lukket k={k} token={svar.token} />
      ) : (
        <>
          <Definitionsliste
            par={[
              ['Telefon', k.telefon && <a href={`tel:${k.telefon}`}>{k.telefon}</a>],
              ['E-mail', k.email && <a href={`mailto:${k.email}`}>{k.email}</a>],
              ['CV', k.cvUrl && <a href={k.cvUrl}>Åbn CV for {navn}</a>],
              ['Hvorfor denne kandidat', k.begrundelse],
              ['Kommer fra', k.myndighedNavn],
              ['Sendt til jer', k.henvistTid && visTidspunkt(k.henvistTid)],
              ['Første arbejdsdag', k.resultatdato && visDato(k.resultatdato)],
              ['Begrundelse', begrundelse(k, svar)],
            ]}
          />
          {(k.status === HENVIST || k.status === TIL_SAMTALE) && <Svarknapper k={k} navn={navn} {...svar} />}
        </>
      )}
      {svar.side.kanRettes(k) && !k.delingLukketTid && <Ret k={k} navn={navn} {...svar} />}
    </>
  )
}

const begrundelse = (k: Kandidat, { side }: Svar): string => {
  const aarsag = side.aarsager.find((a) => a.kode === String(k.afvisningsaarsag))?.navn
  return [aarsag, k.afvisningstekst].filter(Boolean).join('. ')
}

function Kandidattag({ k }: { k: Kandidat }) {
  const art: Partial<Record<number, Tagart>> = { [HENVIST]: 'handling', [TIL_SAMTALE]: 'info', [ANSAT]: 'succes' }
  const tekst =
    k.status === HENVIST ? 'Ny kandidat' : k.status === AFVIST_AF_VIRKSOMHED ? 'Ikke valgt' : FORMIDLINGSNAVN[k.status]
  return <StatusTag art={art[k.status] ?? 'neutral'}>{tekst}</StatusTag>
}

/** What was shared has been taken back: the company says that it has deleted it too. */
function Lukket({ k, token }: { k: Kandidat; token: string }) {
  if (k.kvitteretTid) return <p>I har bekræftet, at oplysningerne er slettet, {visTidspunkt(k.kvitteretTid)}.</p>
  return (
    <form method="post">
      <p>Oplysningerne om kandidaten er ikke længere delt med jer. Slet dem, hvis I har gemt dem andre steder.</p>
      <Skjult k={k} token={token} />
      <input type="hidden" name="delingId" value={k.delingId ?? ''} />
      <Knap name="handling" value="kvitter" art="sekundaer">
        Bekræft, at de er slettet
      </Knap>
    </form>
  )
}

function Svarknapper({ k, navn, startdato, dag, token, fund, v, side }: Svar & { k: Kandidat; navn: string }) {
  const mine = { k, fund, v }
  const aaben = (handling: string) => v.formidlingId === k.id && v.handling === handling && fund.length > 0
  return (
    <div className="ingen-print">
      <div className="raekke gap-y-2 my-2">
        {k.status === HENVIST && (
          <Kort k={k} token={token}>
            <Knap name="handling" value={String(TIL_SAMTALE)} art="sekundaer">
              Til samtale<span className="sr">: {navn}</span>
            </Knap>
          </Kort>
        )}
        {startdato && (
          <Kort k={k} token={token}>
            <input type="hidden" name={feltnavn('resultatdato', k)} value={startdato} />
            <Knap name="handling" value={String(ANSAT)} art="sekundaer">
              Ansat fra {visDato(startdato)}
              <span className="sr">: {navn}</span>
            </Knap>
          </Kort>
        )}
        <Kort k={k} token={token}>
          <Knap name="handling" value={String(IKKE_MOEDT)} art="sekundaer">
            Mødte ikke<span className="sr">: {navn}</span>
          </Knap>
        </Kort>
      </div>
      <details open={aaben(String(ANSAT))}>
        <summary>
          {startdato ? 'Ansat fra en anden dag' : 'Ansat'}
          <span className="sr">: {navn}</span>
        </summary>
        <Kort k={k} token={token}>
          <Arbejdsdag {...mine} vaerdi={startdato ?? dag} />
          <Knap name="handling" value={String(ANSAT)} art="sekundaer">
            Gem, at {navn} er ansat
          </Knap>
        </Kort>
      </details>
      <details open={aaben(String(AFVIST_AF_VIRKSOMHED))}>
        <summary>
          Ikke valgt<span className="sr">: {navn}</span>
        </summary>
        <Kort k={k} token={token}>
          <Begrundelse {...mine} aarsager={side.aarsager} />
          <Knap name="handling" value={String(AFVIST_AF_VIRKSOMHED)} art="sekundaer">
            Gem, at {navn} ikke blev valgt
          </Knap>
        </Kort>
      </details>
    </div>
  )
}

/** A final answer that was wrong can be set right for some days, with a word about why. */
function Ret({ k, navn, dag, startdato, token, fund, v, side }: Svar & { k: Kandidat; navn: string }) {
  const mine = { k, fund, v }
  return (
    <details className="ingen-print" open={v.formidlingId === k.id && v.handling === 'ret-svar' && fund.length > 0}>
      <summary>
        Ret svaret<span className="sr">: {navn}</span>
      </summary>
      <Kort k={k} token={token}>
        <Valg
          navn={feltnavn('status', k)}
          label="Hvad er rigtigt?"
          muligheder={ARBEJDSGIVERENS.filter((s) => s !== k.status).map((s) => ({
            vaerdi: String(s),
            tekst: s === AFVIST_AF_VIRKSOMHED ? 'Ikke valgt' : FORMIDLINGSNAVN[s],
          }))}
          valgt={v[feltnavn('status', k)]}
          fund={egne(mine)}
        />
        <p className="hjaelp">
          Er kandidaten ansat, så skriv den første arbejdsdag. Blev kandidaten ikke valgt, så vælg hvorfor.
        </p>
        <Arbejdsdag {...mine} valgfri vaerdi={k.resultatdato ?? startdato ?? dag} />
        <Begrundelse {...mine} aarsager={side.aarsager} valgfri />
        <Tekstomraade
          navn={feltnavn('kommentar', k)}
          label="Hvorfor retter I?"
          maks={1000}
          linjer={2}
          vaerdi={v[feltnavn('kommentar', k)]}
          fund={egne(mine)}
        />
        <Knap name="handling" value="ret-svar" art="sekundaer">
          Gem rettelsen
        </Knap>
      </Kort>
    </details>
  )
}

type Min = { k: Kandidat; fund: readonly Regelfund[]; v: Felter }

const Arbejdsdag = ({ k, fund, v, vaerdi, valgfri }: Min & { vaerdi: Dag; valgfri?: boolean }) => (
  <Datofelt
    navn={feltnavn('resultatdato', k)}
    label="Første arbejdsdag"
    valgfri={valgfri}
    vaerdi={vaerdi}
    skrevet={v}
    fund={egne({ k, fund, v })}
  />
)

const Begrundelse = ({
  k,
  fund,
  v,
  aarsager,
  valgfri,
}: Min & { aarsager: Ordreside['aarsager']; valgfri?: boolean }) => (
  <>
    <Vaelg
      navn={feltnavn('aarsag', k)}
      label="Hvorfor blev kandidaten ikke valgt?"
      hjaelp="Begrundelsen kan ikke ses af kandidaten."
      valgfri={valgfri}
      muligheder={aarsager.map((a) => ({ vaerdi: a.kode, tekst: a.navn }))}
      valgt={v[feltnavn('aarsag', k)]}
      fund={egne({ k, fund, v })}
    />
    <Tekstfelt
      navn={feltnavn('tekst', k)}
      label="Med få ord"
      valgfri
      hjaelp="Skriv ikke om alder, helbred eller private forhold."
      vaerdi={v[feltnavn('tekst', k)]}
      fund={egne({ k, fund, v })}
    />
  </>
)

const Kort = ({ k, token, children }: { k: Kandidat; token: string; children: ReactNode }) => (
  <form method="post" noValidate>
    <Skjult k={k} token={token} />
    {children}
  </form>
)

const Skjult = ({ k, token }: { k: Kandidat; token: string }) => (
  <>
    <input type="hidden" name="_token" value={token} />
    <input type="hidden" name="formidlingId" value={k.id} />
    <input type="hidden" name="version" value={k.version} />
  </>
)

/** Several candidates stand on the page: each field has its own name. */
export const feltnavn = (felt: string, k: { id: string }): string => `${felt}-${kortId(k.id)}`

/** The findings of the form that was sent, at the fields of its candidate. */
const egne = ({ k, fund, v }: Min): Regelfund[] => (v.formidlingId === k.id ? paaKandidaten(fund, k.id) : [])

/** Findings with the names that the fields have on the page. */
export const paaKandidaten = (fund: readonly Regelfund[], id: string): Regelfund[] =>
  fund.map((f) => (f.felt ? { ...f, felt: feltnavn(f.felt, { id }) } : f))
