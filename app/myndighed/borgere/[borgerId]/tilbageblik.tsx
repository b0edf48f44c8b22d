import { ReglerIKraft, Tilbageblikstribe, Tilbageblikvalg } from '#components/tilbageblik'
import { Notits } from '#components/ui/notits'
import type { Forloebsside } from '#lib/borger/forloebsside'
import { visDato, visTidspunkt } from '#lib/dato'
import type { Ansvarlig } from '#lib/kontaktforloeb/regler'

type Felles = { side: Pick<Forloebsside, 'blik' | 'viden' | 'regler'>; sti: string; navn: string; kommunen: string }

/** Above the page: that it looks back, and what has been registered since that changes who was responsible. */
export function Tilbageblik({ side: { blik, viden }, sti, navn, kommunen }: Felles) {
  return (
    <>
      <Tilbageblikstribe blik={blik} sti={sti} hvem={navn} />
      {viden && (
        <Notits
          art="advarsel"
          titel={`Svaret på, hvem der havde samtalerne den ${visDato(blik.tidspunkt.dag)}, er ændret`}
        >
          <dl className="fakta">
            <dt>Kendt dengang</dt>
            <dd>{hos(viden.dengang, kommunen)}</dd>
            <dt>Kendt nu</dt>
            <dd>{hos(viden.nu, kommunen)}</dd>
            <dt>Det ændrede svaret</dt>
            <dd>
              {viden.registrering.hvad}, registreret den {visTidspunkt(viden.registrering.tid)}
              {viden.registrering.af && ` af ${viden.registrering.af}`}
            </dd>
          </dl>
          <p>
            {blik.tidspunkt.kendtPr ? (
              <a href={`${sti}?dag=${blik.tidspunkt.dag}&kendt=nu`}>Se dagen, som den er kendt nu</a>
            ) : (
              <a href={`${sti}?dag=${blik.tidspunkt.dag}`}>Se dagen, som den var kendt dengang</a>
            )}
          </p>
        </Notits>
      )}
      <Tilbageblikvalg blik={blik} sti={sti} staf />
    </>
  )
}

const hos = (ansvarlig: Ansvarlig, kommunen: string): string =>
  ({ AKASSE: 'A-kassen havde samtalerne', JOBCENTER: `${kommunen} havde samtalerne`, INGEN: 'Ingen havde samtalerne' })[
    ansvarlig
  ]

/** Which rules the day is judged by. */
export function ReglerDenDag({ side: { blik, regler } }: { side: Pick<Forloebsside, 'blik' | 'regler'> }) {
  if (!blik.ser) return null
  return (
    <section id="regler">
      <h2>Regler i kraft den dag</h2>
      <ReglerIKraft regler={regler} />
    </section>
  )
}
