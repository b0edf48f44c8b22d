import { Tidslinje } from '#components/ui/tidslinje'
import { visTidspunkt } from '#lib/dato'
import { type Jobordrestatus, STATUSNAVN } from '#lib/jobordre/livscyklus'
import type { Haendelse } from '#lib/jobordre/queries'
import type { Ordreside, Ordreversion } from '#lib/jobordre/side'

const TITEL: Record<Haendelse['art'], string> = {
  OPRETTET: 'Jobordren blev oprettet',
  SENDT: 'Jobordren blev sendt',
  TILBAGEHOLDT: 'Jobordren er til kontrol hos kundesupport',
  FRIGIVET: 'Kundesupport har sendt jobordren videre',
  AFVIST_AF_STAR: 'Kundesupport har afvist jobordren',
  RETTET: 'Indholdet blev rettet',
  MODTAGET: 'Jobordren blev modtaget',
  RETURNERET: 'Jobordren blev sendt videre',
  OVERDRAGET: 'Jobordren blev overdraget',
  OMVALGT: 'En anden myndighed blev valgt',
  EFTERFOELGER: 'En anden myndighed har overtaget jobordren',
  SAGSBEHANDLER: 'Ny sagsbehandler',
  INAKTIVERET: 'Sat på pause',
  GENAKTIVERET: 'Taget af pause',
  AFSLUTTET: 'Jobordren blev afsluttet',
  PAAMINDET: 'Myndigheden blev mindet om jobordren',
  INVITERET: 'En anden a-kasse blev spurgt om hjælp',
  NOTAT: 'Notat',
}

/** Everything that happened to the order, the newest first. */
export function Historik({
  haendelser,
  myndigheder,
  overdragelsesaarsager,
}: Pick<Ordreside, 'haendelser' | 'myndigheder' | 'overdragelsesaarsager'>) {
  const navn = (id: string | null) => (id ? myndigheder.get(id)?.navn : undefined)
  const tekst = (h: Haendelse): string => {
    const til = h.fraMyndighedId ? `Nu hos ${navn(h.myndighedId) ?? 'en anden myndighed'}` : undefined
    const grund =
      h.art === 'AFSLUTTET'
        ? STATUSNAVN[h.aarsag as Jobordrestatus]
        : overdragelsesaarsager.find((k) => k.kode === h.aarsag)?.navn
    return [til, grund, h.kommentar === h.brugerNavn ? undefined : h.kommentar].filter(Boolean).join('. ')
  }
  return (
    <Tidslinje
      haendelser={haendelser.map((h) => ({
        id: h.id,
        titel: TITEL[h.art],
        tid: h.tid,
        hvem: h.organisationNavn === h.brugerNavn ? h.organisationNavn : `${h.brugerNavn}, ${h.organisationNavn}`,
        tekst: tekst(h) || undefined,
      }))}
    />
  )
}

/** What was changed from one version to the next. */
export const Versioner = ({ versioner }: { versioner: readonly Ordreversion[] }) => (
  <ul className="list-none p-0">
    {versioner.map((v) => (
      <li key={v.version}>
        <details>
          <summary>
            Rettet {visTidspunkt(v.tid)} af {v.afNavn}
          </summary>
          {v.aendringer.length === 0 ? (
            <p>Der var ingen forskel.</p>
          ) : (
            <dl className="fakta">
              {v.aendringer.map((a) => (
                <div key={a.navn} className="contents">
                  <dt>{a.navn}</dt>
                  <dd>
                    <span className="sr">Før: </span>
                    <del className="whitespace-pre-line">{a.foer || 'Ikke udfyldt'}</del>
                    <br />
                    <span className="sr">Nu: </span>
                    <ins className="whitespace-pre-line no-underline">{a.efter || 'Ikke udfyldt'}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </details>
      </li>
    ))}
  </ul>
)
