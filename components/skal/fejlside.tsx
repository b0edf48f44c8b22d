import { FEJL, type Fejldata, type Fejlsag, type Fejltekst } from '#components/skal/fejltekster'
import { KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'

/** Content of a page that is all error: heading, what it means, ways on, and the code to give on the telephone. */
export function Fejlside({ sag, ...data }: { sag: Fejlsag } & Fejldata) {
  const { titel, tekst, veje }: Fejltekst = FEJL[sag]
  const muligeVeje = (veje?.(data) ?? []).flatMap(([href, tekst]) => (href ? [{ href, tekst }] : []))
  return (
    <>
      <h1>{titel}</h1>
      <p>{tekst(data)}</p>
      {muligeVeje.length > 0 && (
        <p className="raekke">
          {muligeVeje.map((vej, nr) => (
            <KnapLink key={vej.tekst} art={nr === 0 ? 'primaer' : 'sekundaer'} href={vej.href}>
              {vej.tekst}
            </KnapLink>
          ))}
        </p>
      )}
      {data.kode && (
        <p>
          Fejlkode <code className="select-all">{data.kode}</code>
        </p>
      )}
    </>
  )
}

/** Stands where one part of a page would, when only that part cannot be fetched: `hvad` is for example "dine timer". */
export function Delvist({ hvad, igen }: { hvad: string; igen: string }) {
  return (
    <Notits art="advarsel" titel={`Vi kan ikke hente ${hvad} lige nu`}>
      <a className="fil" href={igen}>
        Prøv igen
      </a>
    </Notits>
  )
}
