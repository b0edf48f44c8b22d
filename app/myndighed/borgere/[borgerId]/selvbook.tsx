import { Tekstfelt } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Valg } from '#components/ui/valg'
import type { Borgerside } from '#lib/borger/side'
import { visDato } from '#lib/dato'
import type { Svar } from '#lib/medarbejder/side'
import { luk } from './samtaler/selvbook/actions'

type Data = Pick<Borgerside, 'borger' | 'selvbookfrister'>

/** What the citizen has been asked to book and has not booked yet, and how to take it away. */
export function Selvbookfrister({ data, idag, svar }: { data: Data; idag: boolean; svar: Svar }) {
  if (data.selvbookfrister.length === 0) return null
  return (
    <>
      <ul>
        {data.selvbookfrister.map((f) => (
          <li key={f.id}>
            {f.myndighed.navn} har bedt borgeren selv booke <b>{f.titel}</b> senest den {visDato(f.senest)}.
          </li>
        ))}
      </ul>
      {idag && <Luk data={data} svar={svar} />}
    </>
  )
}

function Luk({ data: { borger, selvbookfrister: frister }, svar }: { data: Data; svar: Svar }) {
  const { fund, felter } = svar.for('selvbook.luk')
  return (
    <details open={felter !== undefined}>
      <summary>Luk fristen for at booke</summary>
      <form action={luk} className="max-w-[60ch]">
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        {frister.length === 1 ? (
          <input type="hidden" name="id" value={frister[0]?.id} />
        ) : (
          <Valg
            navn="id"
            label="Hvilken?"
            fund={fund}
            valgt={felter?.id}
            muligheder={frister.map((f) => ({ vaerdi: f.id, tekst: `${f.titel}, senest den ${visDato(f.senest)}` }))}
          />
        )}
        <Tekstfelt
          navn="grund"
          label="Hvorfor?"
          hjaelp="Borgeren kan læse det."
          fund={fund}
          vaerdi={felter?.grund ?? ''}
        />
        <Knap art="sekundaer">Luk fristen</Knap>
      </form>
    </details>
  )
}
