import type { ReactNode } from 'react'
import { Ring } from '#components/borger/kontakt'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { StatusTag } from '#components/ui/status-tag'
import { dagFor, visDatoMedUgedag, visTidspunkt } from '#lib/dato'
import { kortId } from '#lib/id'
import { hvorledes } from '#lib/samtale/besked'
import type { Samtale } from '#lib/samtale/queries'
import { UDEN_MOEDEPLIGT } from '#lib/samtale/regler'
import { visMoedetid } from '#lib/samtale/tid'

/** How an interview went, in the citizen's words and without blame. */
const ORD: Readonly<Record<string, readonly [string, 'neutral' | 'info' | 'succes']>> = {
  INDKALDT: ['Du skal møde', 'info'],
  AFHOLDT: ['Holdt', 'succes'],
  UDEBLEVET: ['Du kom ikke', 'neutral'],
  AFLYST: ['Aflyst', 'neutral'],
}

function maerkat(s: Samtale, gaelder: boolean): readonly [string, 'neutral' | 'info' | 'succes'] {
  if (s.status === 'INDKALDT' && !gaelder) return ['Ikke registreret endnu', 'neutral']
  if (gaelder && s.type === UDEN_MOEDEPLIGT) return ['Du bestemmer selv', 'info']
  return ORD[s.status] ?? [s.status, 'neutral']
}

const somFelter = (s: Samtale) => ({ ...s, start: s.startTid, slut: s.slutTid })

/** Where or how, with the video's address as a link. */
function Hvor({ samtale }: { samtale: Samtale }) {
  if (samtale.form === 'VIDEO' && samtale.videolink)
    return (
      <>
        På video. <a href={samtale.videolink}>Åbn videosamtalen</a>
      </>
    )
  return hvorledes(somFelter(samtale))
}

/** An interview with everything the citizen must know, and the file for their own calendar. `children`: how they move it themself. */
export function Samtalekort({ samtale: s, nu, children }: { samtale: Samtale; nu: Date; children?: ReactNode }) {
  const gaelder = s.status === 'INDKALDT' && s.slutTid > nu
  const [tekst, art] = maerkat(s, gaelder)
  return (
    <section className="kort" aria-label={`Samtale ${visDatoMedUgedag(dagFor(s.startTid))}`}>
      <h3>{visMoedetid(s.startTid, s.slutTid)}</h3>
      <p>
        <StatusTag art={art}>{tekst}</StatusTag>
      </p>
      <Definitionsliste
        par={[
          ['Handler om', s.titel],
          ['Med', `${s.moedeholder} fra ${s.myndighed.navn}`],
          ['Hvor', gaelder ? <Hvor key="hvor" samtale={s} /> : null],
          [
            'Husk',
            gaelder && s.beskrivelse ? (
              <span key="husk" className="whitespace-pre-line">
                {s.beskrivelse}
              </span>
            ) : null,
          ],
          ['A-kassen', s.akassedeltagelse && (s.akassedeltagelse === 'DELTAGER' ? 'Er med' : 'Er ikke med')],
          [
            'Flyt tiden',
            gaelder && s.ombookSenest && !children ? `Ring til os, til og med ${visTidspunkt(s.ombookSenest)}` : null,
          ],
          ['Grund', s.aflysningsgrund],
          ['I aftalte', s.bindendeAftaler && <span className="whitespace-pre-line">{s.bindendeAftaler}</span>],
          ['Det praktiske', s.praktiskeAftaler && <span className="whitespace-pre-line">{s.praktiskeAftaler}</span>],
        ]}
      />
      {gaelder && (
        <p className="raekke">
          <a href={`/borger/samtaler/${kortId(s.id)}/kalender`}>
            Læg i kalender<span className="sr">: {visMoedetid(s.startTid, s.slutTid)}</span>
          </a>
          <Ring kontakt={{ navn: s.myndighed.navn, telefon: s.telefon ?? s.myndighed.telefon }} />
        </p>
      )}
      {children}
    </section>
  )
}
