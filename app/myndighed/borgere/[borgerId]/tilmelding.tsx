import { Definitionsliste } from '#components/ui/definitionsliste'
import { KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import type { Forloebsside } from '#lib/borger/forloebsside'
import type { Borgerside } from '#lib/borger/side'
import { visDato, visTidspunkt } from '#lib/dato'
import { KONTAKTFORLOEB_HOS_AKASSEN, type Startgrund, startfund } from '#lib/kontaktforloeb/regler'

/** The tilmelding that covers the day, or the last one, and what can be done with it. `start` is what has just happened. */
export function Tilmelding({
  data: { borger, forloeb },
  side: { tilmelding, maaTilmelde, maaAfmelde, blik },
  start,
}: {
  data: Pick<Borgerside, 'borger' | 'forloeb'>
  side: Pick<Forloebsside, 'tilmelding' | 'maaTilmelde' | 'maaAfmelde' | 'blik'>
  start: 'ja' | Startgrund | undefined
}) {
  const slut = tilmelding?.gyldigTil
  return (
    <section id="tilmelding">
      <h2>Tilmelding</h2>
      {start && <Startsvar start={start} />}
      {tilmelding ? (
        <Definitionsliste
          par={[
            ['Tilmeldt fra', visDato(tilmelding.gyldigFra)],
            [slut && slut >= blik.tidspunkt.dag ? 'Afmeldes efter' : 'Afmeldt efter', slut && visDato(slut)],
            ['Begyndt af borgeren', visTidspunkt(tilmelding.paabegyndtTid)],
            ['Kontaktgruppe', tilmelding.kontaktgruppe],
            ['Visitationskategori', tilmelding.visitationskategori],
          ]}
        />
      ) : (
        <p>Borgeren {blik.ser ? 'var' : 'er'} ikke tilmeldt som arbejdssøgende.</p>
      )}
      <div className="raekke">
        {maaTilmelde && (
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}/tilmeld`}>
            Tilmeld
          </KnapLink>
        )}
        {maaAfmelde && (
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}/afmeld`}>
            Afmeld
          </KnapLink>
        )}
      </div>
      {forloeb.tilmeldinger.length > 1 && (
        <details>
          <summary>Tidligere tilmeldinger</summary>
          <ul>
            {forloeb.tilmeldinger
              .filter((t) => t.id !== tilmelding?.id)
              .map((t) => (
                <li key={t.id}>
                  {visDato(t.gyldigFra)} til {t.gyldigTil ? `og med ${visDato(t.gyldigTil)}` : 'nu'}
                  {forloeb.fravaer.some(
                    (f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN && f.startDato === t.gyldigFra,
                  ) && ', med kontaktforløb hos a-kassen'}
                </li>
              ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Startsvar({ start }: { start: 'ja' | Startgrund }) {
  if (start === 'ja') return <Notits art="succes" titel="Borgeren er tilmeldt, og a-kassen har kontaktforløbet." />
  const { besked, regel, kilde } = startfund(start, 'ADVAR')
  return (
    <Notits titel="Borgeren er tilmeldt. A-kassen fik ikke kontaktforløbet.">
      <p>{besked}</p>
      {regel && (
        <p className="lille">
          Regel: {regel} ({kilde})
        </p>
      )}
    </Notits>
  )
}
