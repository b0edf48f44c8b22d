import { Datofelt } from '#components/ui/datofelt'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Valg } from '#components/ui/valg'
import { plusDage } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { Sagsside } from '#lib/indstilling/side'
import type { Regelfund } from '#lib/regelfund'

type Form = {
  side: Sagsside
  fund: readonly Regelfund[]
  typet: Felter | undefined
  send: (data: FormData) => Promise<void>
}

const Skjulte = ({ side, resultat }: { side: Sagsside; resultat: string }) => (
  <>
    <input type="hidden" name="id" value={side.sag.id} />
    <input type="hidden" name="version" value={side.sag.version} />
    <input type="hidden" name="noegle" value={crypto.randomUUID()} />
    <input type="hidden" name="resultat" value={resultat} />
  </>
)

/** Leads to the preview of the letter and of what each reader will see; nothing typed is lost on the way there and back. */
const SeFoerst = ({ id }: { id: string }) => (
  <button
    type="submit"
    className="knap sekundaer"
    formAction={`/myndighed/indstillinger/${id}/brevudkast`}
    formMethod="post"
    formEncType="application/x-www-form-urlencoded"
  >
    Se, før du sender
  </button>
)

/** Approve, prefilled with what the a-kasse proposed. */
export function Godkendform({ side, fund, typet, send }: Form) {
  const { sag } = side
  const slut = sag.forslagStart && sag.forslagUger ? plusDage(sag.forslagStart, sag.forslagUger * 7 - 1) : undefined
  return (
    <details open={typet !== undefined}>
      <summary className="py-1.5">Godkend tilbuddet</summary>
      <form action={send} id="godkend" className="max-w-[60ch]">
        <Skjulte side={side} resultat="GODKENDT" />
        <Datofelt
          navn="tilbudStart"
          label="Startdato"
          fund={fund}
          vaerdi={sag.forslagStart ?? undefined}
          skrevet={typet}
        />
        <Datofelt navn="tilbudSlut" label="Slutdato" fund={fund} vaerdi={slut} skrevet={typet} />
        <Tekstfelt
          navn="timerPrUge"
          label="Timer om ugen"
          valgfri
          bredde={2}
          inputMode="numeric"
          fund={fund}
          vaerdi={typet?.timerPrUge ?? (sag.timerPrUge ? String(Math.floor(Number(sag.timerPrUge))) : '')}
        />
        <Tekstfelt
          navn="minutterPrUge"
          label="Minutter om ugen"
          valgfri
          bredde={2}
          inputMode="numeric"
          fund={fund}
          vaerdi={typet?.minutterPrUge ?? ''}
        />
        <Tekstfelt
          navn="sted"
          label="Sted"
          valgfri
          fund={fund}
          vaerdi={typet?.sted ?? sag.virksomhedNavn ?? sag.udbyderNavn ?? ''}
        />
        <Tekstfelt navn="kontaktperson" label="Kontaktperson" valgfri fund={fund} vaerdi={typet?.kontaktperson ?? ''} />
        <Tekstomraade
          navn="maal"
          label="Målet med tilbuddet"
          valgfri
          maks={2000}
          linjer={3}
          fund={fund}
          vaerdi={typet?.maal ?? ''}
        />
        <div className="raekke">
          <Knap>Godkend og send brev</Knap>
          <SeFoerst id={sag.id} />
        </div>
      </form>
    </details>
  )
}

/** Refuse, with the reason and the law. The complaint guide is always in the letter. */
export function Afslagform({ side, fund, typet, send }: Form) {
  const hjemmel = side.lovhjemler[0]?.navn
  return (
    <details open={typet !== undefined}>
      <summary className="py-1.5">Giv afslag</summary>
      <form action={send} id="afslaa" className="max-w-[66ch]">
        <Skjulte side={side} resultat="AFSLAG" />
        <Tekstomraade
          navn="begrundelse"
          label="Begrundelse"
          maks={10_000}
          linjer={6}
          fund={fund}
          vaerdi={typet?.begrundelse ?? ''}
          hjaelp="Borgeren læser den. Skriv kort og konkret til »du«."
        />
        {side.lovhjemler.length > 0 ? (
          <Valg
            navn="lovhjemmel"
            label="Lovregel"
            fund={fund}
            valgt={typet?.lovhjemmel ?? hjemmel}
            muligheder={side.lovhjemler.map((l) => ({ vaerdi: l.navn, tekst: l.navn }))}
          />
        ) : (
          <Tekstfelt navn="lovhjemmel" label="Lovregel" fund={fund} vaerdi={typet?.lovhjemmel ?? ''} />
        )}
        <p className="lille">Brevet får en klagevejledning.</p>
        <div className="raekke">
          <Knap art="fare">Giv afslag og send brev</Knap>
          <SeFoerst id={side.sag.id} />
        </div>
      </form>
    </details>
  )
}
