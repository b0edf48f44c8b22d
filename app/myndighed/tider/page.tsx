import { Tidsfelter } from '#components/selvbook/tidsfelter'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Paging } from '#components/ui/paging'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { visMoedetid } from '#lib/samtale/tid'
import type { Bookingtid } from '#lib/selvbook/queries'
import { hentTidsside } from '#lib/selvbook/side'
import { fjern, tilbyd } from './actions'

/** The times that the organisation keeps open for its citizens to book, and the form to open more. */
export default async function Tider({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const { side, subject } = await laes(async (ctx, session) => ({
    side: await hentTidsside(ctx, en(parametre, 'efter')),
    subject: session.subject,
  }))
  const svar = await laesSvar(parametre, subject, '/myndighed/tider')
  const { fund, felter } = svar.for('selvbook.tilbyd')
  const aabnet = Number(en(parametre, 'aabnet'))
  const former = new Map(side.former.map((f) => [f.kode, f.navn]))
  return (
    <>
      <Sidetitel side="Tider til booking" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <h1>Tider til booking</h1>
      {aabnet > 0 && <Notits art="succes" titel={aabnet === 1 ? '1 tid er åben' : `${aabnet} tider er åbne`} />}
      {en(parametre, 'fjernet') && <Notits art="succes" titel="Tiden er fjernet" />}
      <p>
        Her åbner I de tider, som borgere kan booke. Kun borgere, som I har bedt om selv at booke, kan se dem. En tid
        kan tages af én.
      </p>
      {side.tider.length === 0 ? (
        <Tomt tekst="I har ingen tider." />
      ) : (
        <Tabel
          titel="Jeres tider"
          raekker={side.tider}
          noegle={(t) => t.id}
          kolonner={[
            { titel: 'Tid', vis: (t) => visMoedetid(t.startTid, t.slutTid) },
            { titel: 'Med', vis: (t) => t.moedeholder },
            { titel: 'Form', vis: (t) => former.get(t.form) ?? t.form },
            { titel: 'Status', vis: (t) => <Stand tid={t} /> },
            { titel: 'Handling', vis: (t) => <Handling tid={t} /> },
          ]}
        />
      )}
      <Paging hvad="tider" naeste={side.naeste ? `/myndighed/tider?efter=${side.naeste}` : undefined} />
      <h2>Åbn flere tider</h2>
      <form action={tilbyd} className="max-w-[60ch]">
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Tidsfelter side={side} fund={fund} typet={felter} />
        <Knap>Åbn tiderne</Knap>
      </form>
    </>
  )
}

const Stand = ({ tid }: { tid: Bookingtid }) =>
  tid.samtaleId ? <StatusTag art="succes">Booket</StatusTag> : <StatusTag art="info">Ledig</StatusTag>

function Handling({ tid }: { tid: Bookingtid }) {
  if (tid.samtaleId)
    return (
      <a href={`/myndighed/borgere/${tid.borgerId}/samtaler/${tid.samtaleId}`}>
        Se samtalen<span className="sr">: {visMoedetid(tid.startTid, tid.slutTid)}</span>
      </a>
    )
  return (
    <form action={fjern}>
      <input type="hidden" name="id" value={tid.id} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
      <Knap art="link">
        Fjern<span className="sr">: {visMoedetid(tid.startTid, tid.slutTid)}</span>
      </Knap>
    </form>
  )
}
