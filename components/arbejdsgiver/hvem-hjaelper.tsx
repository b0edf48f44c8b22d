import type { ReactNode } from 'react'
import type { Afsnit } from '#components/jobordre/afsnit'
import { beskrevet, Felt } from '#components/ui/felt'
import type { Formulargrundlag } from '#lib/jobordre/formular'
import { ANDEN_KOMMUNE, EN_AKASSE } from '#lib/jobordre/skrevet'

type Muligheder = Pick<Formulargrundlag, 'myndigheder' | 'foreslaaet' | 'kommune'>

const INGEN = 'Ingen a-kasser kan tage imod jobordrer lige nu.'

/**
 * Who is to find candidates: the kommune of the place of work, another one, or an a-kasse that has reported ready. A kommune is suggested, never
 * an a-kasse; both lists are by name. The radio decides; its list shows when it is chosen, where the browser can.
 */
export function HvemHjaelper({
  v,
  fund,
  g,
  ingen = INGEN,
}: Pick<Afsnit, 'v' | 'fund'> & {
  g: Muligheder
  /** Said where no a-kasse can be chosen. */
  ingen?: string
}) {
  const akasser = g.myndigheder.filter((m) => m.type === 'akasse')
  const kommuner = g.myndigheder.filter((m) => m.type === 'jobcenter' && m.id !== g.foreslaaet?.id)
  const valgt = v.myndighed ?? g.foreslaaet?.id ?? ''
  return (
    <Felt
      navn="myndighed"
      label="Hvem skal finde kandidater?"
      hjaelp="Kommunen kan hjælpe med alle ledige. En a-kasse hjælper med sine egne medlemmer. Det koster ikke noget, og I kan vælge om senere."
      fund={fund}
      gruppe
    >
      {g.foreslaaet && (
        <Punkt id="myndighed" vaerdi={g.foreslaaet.id} valgt={valgt}>
          <b>{g.foreslaaet.navn}</b> – foreslået, fordi arbejdsstedet ligger der
        </Punkt>
      )}
      <Punkt id={g.foreslaaet ? 'myndighed-kommune' : 'myndighed'} vaerdi={ANDEN_KOMMUNE} valgt={valgt}>
        <b>{navnFor(g)}</b>
        {!g.foreslaaet && <span className="lille block">Vælg arbejdssted ovenfor, og gem, så foreslår vi en.</span>}
      </Punkt>
      <div className="under-valg">
        <Liste navn="kommuneId" label={`Vælg ${g.kommune}`} valgt={v.kommuneId} af={kommuner} />
      </div>
      <Punkt id="myndighed-akasse" vaerdi={EN_AKASSE} valgt={valgt}>
        <b>En a-kasse</b> – finder kandidater blandt sine medlemmer. Efter aftale kan den også formidle medlemmer fra
        andre a-kasser
        {akasser.length === 0 && <span className="lille block">{ingen}</span>}
      </Punkt>
      {akasser.length > 0 && (
        <div className="under-valg">
          <Liste
            navn="akasseId"
            label="Vælg a-kasse"
            hjaelp="Listen vokser. Kan du ikke finde a-kassen, så vælg kommunen."
            valgt={v.akasseId}
            af={akasser}
          />
        </div>
      )}
    </Felt>
  )
}

/** The word for the kommune's side follows the date. */
function navnFor({ foreslaaet, kommune }: Muligheder): string {
  if (kommune === 'kommune') return foreslaaet ? 'En anden kommune' : 'En kommune'
  return foreslaaet ? `Et andet ${kommune}` : `Et ${kommune}`
}

function Punkt(p: { id: string; vaerdi: string; valgt: string; children: ReactNode }) {
  return (
    <label className="valg" htmlFor={p.id}>
      <input type="radio" id={p.id} name="myndighed" value={p.vaerdi} defaultChecked={p.vaerdi === p.valgt} />
      <span>{p.children}</span>
    </label>
  )
}

function Liste(p: {
  navn: string
  label: string
  hjaelp?: string
  valgt: string | undefined
  af: readonly { id: string; navn: string }[]
}) {
  return (
    <Felt navn={p.navn} label={p.label} hjaelp={p.hjaelp}>
      <select id={p.navn} name={p.navn} defaultValue={p.valgt ?? ''} {...beskrevet(p)}>
        <option value="">Vælg</option>
        {p.af.map(({ id, navn }) => (
          <option key={id} value={id}>
            {navn}
          </option>
        ))}
      </select>
    </Felt>
  )
}
