import { Tidspunkt } from '#components/ui/dato'

/** One link of a chain. `stoppet`: it went no further, and why stands in the text. */
export type Led = { tekst: string; tilstand: 'faerdig' | 'aktuel' | 'kommende' | 'stoppet'; tid?: Date }

const SAGT = { faerdig: ' (sket)', aktuel: ' (nu)', kommende: ' (senere)', stoppet: ' (stoppet)' }

/** Steps that something goes through, with what has happened and when. `navn` is what screen readers call the list. */
export function Kaede({ navn, led }: { navn: string; led: readonly Led[] }) {
  return (
    <ol className="kaede" aria-label={navn}>
      {led.map(({ tekst, tilstand, tid }) => (
        <li
          key={tekst}
          className={tilstand === 'kommende' ? undefined : `led-${tilstand}`}
          aria-current={tilstand === 'aktuel' ? 'step' : undefined}
        >
          {tekst}
          <span className="sr">{SAGT[tilstand]}</span>
          {tid && <Tidspunkt tid={tid} />}
        </li>
      ))}
    </ol>
  )
}

const VEJ = ['KLAR', 'AFSENDT', 'MODTAGET', 'LEVERET'] as const
const ORD = { KLAR: 'Klar', AFSENDT: 'Sendt', MODTAGET: 'Modtaget', LEVERET: 'Leveret' }
const SIDESPOR: Readonly<Record<string, Led>> = {
  AFVIST: { tekst: 'Ikke leveret', tilstand: 'stoppet' },
  PAPIR: { tekst: 'Sendes med brev', tilstand: 'aktuel' },
  FORSINKET: { tekst: 'Forsinket. Vi prøver igen', tilstand: 'aktuel' },
}

/**
 * A letter's way through Digital Post: Klar, Sendt, Modtaget, Leveret, each with its time. A letter that was refused,
 * goes on paper or is late shows that instead of the steps it has not reached.
 */
export function DigitalPostKaede({
  status,
  tider,
}: {
  status: string
  tider: Partial<Record<(typeof VEJ)[number] | 'AFVIST' | 'PAPIR' | 'FORSINKET', Date>>
}) {
  const sidespor = SIDESPOR[status]
  const naaet = (VEJ as readonly string[]).indexOf(status)
  const led: Led[] = VEJ.map((trin, nr) => ({
    tekst: ORD[trin],
    tilstand: (sidespor ? tider[trin] : nr <= naaet) ? 'faerdig' : 'kommende',
    tid: tider[trin],
  }))
  const vist = sidespor
    ? [...led.filter((l) => l.tilstand === 'faerdig'), { ...sidespor, tid: tider[status as 'AFVIST'] }]
    : led
  return <Kaede navn="Brevets vej i Digital Post" led={vist} />
}
