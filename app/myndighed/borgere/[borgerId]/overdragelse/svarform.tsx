import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import type { Felter } from '#lib/http/formular'
import type { Pakke, Punkt } from '#lib/overdragelse/queries'
import type { Regelfund } from '#lib/regelfund'
import { afgoerPunktet } from './actions'

/** The answers to one thing that need words: why it is not relevant, or a question to the a-kasse. */
export function Svarform({
  pakke,
  punkt,
  maaAfgoere,
  fund,
  typet,
}: {
  pakke: Pakke
  punkt: Punkt
  maaAfgoere: boolean
  fund: readonly Regelfund[]
  typet: Felter | undefined
}) {
  const skjulte = (
    <>
      <input type="hidden" name="borgerId" value={pakke.borgerId} />
      <input type="hidden" name="pakkeId" value={pakke.id} />
      <input type="hidden" name="nummer" value={punkt.nummer} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
    </>
  )
  return (
    <section aria-labelledby="svar">
      <h2 id="svar">Svar om: {punkt.titel}</h2>
      {maaAfgoere && (
        <form action={afgoerPunktet}>
          {skjulte}
          <input type="hidden" name="handling" value="ikke-relevant" />
          <Tekstomraade
            navn="begrundelse"
            label="Hvorfor er det ikke relevant?"
            hjaelp="A-kassen kan læse grunden."
            maks={1500}
            linjer={3}
            fund={fund}
            vaerdi={typet?.begrundelse ?? ''}
          />
          <Knap art="sekundaer">Markér som ikke relevant</Knap>
        </form>
      )}
      <form action={afgoerPunktet}>
        {skjulte}
        <input type="hidden" name="handling" value="spoerg" />
        <Tekstomraade
          navn="tekst"
          label="Spørgsmål til a-kassen"
          hjaelp="Borgeren kan læse det, du skriver. Skriv ikke CPR-numre. Punktet venter, til I svarer på det."
          maks={10_000}
          linjer={4}
          fund={fund}
          vaerdi={typet?.tekst ?? ''}
        />
        <div className="raekke">
          <Knap art="sekundaer">Send spørgsmål</Knap>
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${pakke.borgerId}/overdragelse`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </section>
  )
}
