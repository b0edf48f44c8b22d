import { Datofelt } from '#components/ui/datofelt'
import { Tekstfelt } from '#components/ui/felt'
import { Afkrydsning, Valg } from '#components/ui/valg'
import type { Felter } from '#lib/http/formular'
import type { Regelfund } from '#lib/regelfund'
import type { Tidsside } from '#lib/selvbook/side'

/** Contact form of a meeting at work: it belongs to a Henvisning, which nobody books. */
const PAA_ARBEJDET = 'MOEDE_PAA_ARBEJDE'

/** A day, from and to, how long each is, and what is the same for all of them. */
export function Tidsfelter({
  side: { former, forslag },
  fund,
  typet,
}: {
  side: Tidsside
  fund: readonly Regelfund[]
  typet: Felter | undefined
}) {
  const felt = (navn: string) => ({ navn, fund })
  return (
    <>
      <Datofelt {...felt('dag')} label="Hvilken dag?" skrevet={typet} />
      <Tekstfelt {...felt('fra')} label="Den første tid begynder kl." bredde={8} vaerdi={typet?.fra ?? ''} />
      <Tekstfelt {...felt('til')} label="Den sidste tid slutter senest kl." bredde={8} vaerdi={typet?.til ?? ''} />
      <Tekstfelt
        {...felt('minutter')}
        label="Minutter til hver"
        bredde={4}
        inputMode="numeric"
        vaerdi={typet?.minutter ?? '45'}
      />
      <Valg
        {...felt('samtaleform')}
        label="Hvordan holdes de?"
        valgt={typet ? typet.samtaleform : forslag.form}
        muligheder={former.filter((f) => f.kode !== PAA_ARBEJDET).map((f) => ({ vaerdi: f.kode, tekst: f.navn }))}
      />
      <Tekstfelt
        {...felt('moedeholder')}
        label="Hvem holder dem?"
        hjaelp="Borgeren kan se navnet."
        vaerdi={typet?.moedeholder ?? forslag.moedeholder}
      />
      <Tekstfelt
        {...felt('sted')}
        label="Sted"
        valgfri
        hjaelp="Fx navnet på huset eller lokalet."
        vaerdi={typet?.sted ?? forslag.sted}
      />
      <Tekstfelt
        {...felt('adresse')}
        label="Adresse"
        hjaelp="Ved personligt møde."
        vaerdi={typet?.adresse ?? forslag.adresse}
      />
      <Tekstfelt
        {...felt('telefon')}
        label="Jeres telefon"
        type="tel"
        bredde={11}
        valgfri
        vaerdi={typet?.telefon ?? forslag.telefon}
      />
      <Afkrydsning
        {...felt('borgerRinger')}
        label="Ved telefon: borgeren ringer selv op"
        afkrydset={typet?.borgerRinger === 'ja'}
      />
      <Tekstfelt
        {...felt('videolink')}
        label="Link til video"
        hjaelp="Ved video."
        valgfri
        vaerdi={typet?.videolink ?? ''}
      />
    </>
  )
}
