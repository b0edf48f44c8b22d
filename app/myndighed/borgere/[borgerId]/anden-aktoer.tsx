import { Datofelt } from '#components/ui/datofelt'
import { Knap } from '#components/ui/knap'
import { Vaelg } from '#components/ui/valg'
import { type Dag, visDato } from '#lib/dato'
import type { Svar } from '#lib/medarbejder/side'
import type { Tildelingslinje, Tildelingssektion } from '#lib/tildeling/queries'
import { afslut, tildel } from './anden-aktoer-actions'

/** Who acts for the jobcenter about its citizen, until when, and how that is begun and ended. */
export function AndenAktoer({ data, borgerId, svar }: { data: Tildelingssektion; borgerId: string; svar: Svar }) {
  const { tildelinger, aktoerer, dag } = data
  if (aktoerer.length === 0 && tildelinger.length === 0) return null
  return (
    <section id="anden-aktoer">
      <h2>Anden aktør</h2>
      {tildelinger.length === 0 && <p>Ingen anden aktør handler for jer om borgeren.</p>}
      {tildelinger.map((t) => (
        <Loebende key={t.id} tildeling={t} dag={dag} svar={svar} />
      ))}
      {aktoerer.length > 0 && <Tildel data={data} borgerId={borgerId} svar={svar} />}
    </section>
  )
}

function Loebende({ tildeling: t, dag, svar }: { tildeling: Tildelingslinje; dag: Dag; svar: Svar }) {
  const { fund, felter } = svar.for('tildeling.afslut')
  const her = felter?.id === t.id ? felter : undefined
  return (
    <>
      <p>
        {t.aktoer.navn} handler for jer fra den {visDato(t.fra)}
        {t.til && ` til og med den ${visDato(t.til)}`}. Givet af {t.tildeltAfNavn}.
      </p>
      <details open={her !== undefined}>
        <summary>Afslut {t.aktoer.navn}</summary>
        <form action={afslut}>
          <input type="hidden" name="borgerId" value={t.borgerId} />
          <input type="hidden" name="id" value={t.id} />
          <input type="hidden" name="noegle" value={crypto.randomUUID()} />
          <Datofelt
            navn="sidsteDag"
            label="Sidste dag"
            hjaelp="Derefter kan den ikke finde borgeren. De underretninger, den har sendt, kan den stadig læse."
            fund={her ? fund : []}
            vaerdi={dag}
            {...(her && { skrevet: her })}
          />
          <Knap art="sekundaer">Afslut</Knap>
        </form>
      </details>
    </>
  )
}

function Tildel({ data, borgerId, svar }: { data: Tildelingssektion; borgerId: string; svar: Svar }) {
  const { fund, felter } = svar.for('tildeling.giv')
  return (
    <details open={felter !== undefined}>
      <summary>Lad en anden aktør handle for jer</summary>
      <form action={tildel} className="max-w-[60ch]">
        <p>
          Den kan se borgerens samtaler og fravær og sende underretninger til a-kassen på jeres vegne. Borgeren kan se
          det under Min sag.
        </p>
        <input type="hidden" name="borgerId" value={borgerId} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Vaelg
          navn="aktoer"
          label="Anden aktør"
          fund={fund}
          valgt={felter?.aktoer}
          muligheder={data.aktoerer.map((a) => ({ vaerdi: a.kode, tekst: a.navn }))}
        />
        <Datofelt navn="fra" label="Første dag" fund={fund} vaerdi={data.dag} {...(felter && { skrevet: felter })} />
        <Datofelt
          navn="til"
          label="Sidste dag"
          valgfri
          hjaelp="Uden en sidste dag gælder det, til I afslutter det, eller borgeren ikke længere er jeres."
          fund={fund}
          {...(felter && { skrevet: felter })}
        />
        <Knap art="sekundaer">Giv adgang</Knap>
      </form>
    </details>
  )
}
