import { Definitionsliste } from '#components/ui/definitionsliste'
import { visDato, visKortDato, visKortTidspunkt } from '#lib/dato'
import type { Nuphside } from '#lib/nuph/side'
import { beregnVirkning } from '#lib/sanktion/beregn'
import { sigTimer } from '#lib/sanktion/tekster'

/** The a-kasse's answers, the newest last; one that was replaced is struck, and named by what replaced it. */
export function Svarliste({ side, dag }: { side: Nuphside; dag: string }) {
  const erstattet = new Set(side.svar.map((s) => s.erstatterSvarId))
  if (side.svar.length === 0) return <p>A-kassen har ikke svaret endnu.</p>
  return (
    <>
      {side.svar.map((s) => {
        const navn = side.svartyper.get(s.resultat ?? s.svartype) ?? s.svartype
        return (
          <section key={s.id} aria-label={`Svar ${s.nummer}`}>
            <h3>{erstattet.has(s.id) ? <s>{navn}</s> : navn}</h3>
            <Definitionsliste
              par={[
                ['Slags', s.endeligt ? 'Endeligt svar' : 'Foreløbigt svar'],
                ['Grund', s.grund && (side.grunde.get(s.grund) ?? s.grund)],
                ['Medlemmet svarer senest', s.hoeringsfrist && visDato(s.hoeringsfrist)],
                ['Begrundelse', s.begrundelse],
                ['Usædvanligt, fordi', s.usaedvanligGrund],
                ['Svaret af', `${s.akasseNavn}, ${visKortTidspunkt(s.tid)}`],
                ['Erstattet', erstattet.has(s.id) ? 'Ja, af et senere svar' : null],
              ]}
            />
          </section>
        )
      })}
      {side.sanktion && <Virkning sanktion={side.sanktion} dag={dag} />}
    </>
  )
}

/** What the sanction costs, by the same rules that judge it. */
function Virkning({ sanktion, dag }: { sanktion: NonNullable<Nuphside['sanktion']>; dag: string }) {
  const v = beregnVirkning(sanktion, dag)
  const hvad =
    v.art === 'DAGE'
      ? v.dage === null
        ? `Ingen dagpenge fra ${visKortDato(v.fra)}, til medlemmet har haft kontakt`
        : `${v.dage} ${v.dage === 1 ? 'dag' : 'dage'} uden dagpenge, ${visKortDato(v.fra)}–${v.til ? visKortDato(v.til) : ''}`
      : v.art === 'TIMER'
        ? `${sigTimer(v.timer ?? '0')} timer uden dagpenge, ${sigTimer(v.timerTilbage ?? '0')} tilbage`
        : v.art === 'ARBEJDSKRAV'
          ? `Arbejdskrav på ${v.arbejdskravTimer} timer`
          : 'Annulleret'
  return <p>Sanktion i registeret: {hvad}.</p>
}
