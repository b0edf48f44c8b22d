import type { ReactNode } from 'react'
import { Knap } from '#components/ui/knap'
import { JobordreTag } from '#components/ui/tilstand'
import type { Dag } from '#lib/dato'
import { venterForLaenge } from '#lib/jobordre/indbakke'
import type { Kort, Oversigt, Tavlekolonne } from '#lib/jobordre/oversigt'
import { adresse, STI } from '#lib/jobordre/udvalg'
import { genaktiver, modtag, pause } from './actions'
import { alder, ansvarlig, Frist, henvist } from './linje'
import { IngenOrdrer } from './liste'

const NAVN: Record<Tavlekolonne['liste'], string> = {
  nye: 'Ny – skal modtages',
  igang: 'I gang',
  pause: 'På pause',
  afsluttet: 'Afsluttet de sidste 30 dage',
}

type Faelles = { data: Oversigt; dag: Dag; mig: string }

/** The orders by state. An order is moved by the acts of its own page; which ones are legal stands in its menu. No script, no dragging. */
export function Tavle(p: Faelles) {
  const { tavle, udvalg } = p.data
  if (tavle.every((k) => k.ordrer.length === 0)) return <IngenOrdrer udvalg={udvalg} />
  const [aabne, lukkede] = [tavle.filter((k) => k.liste !== 'afsluttet'), tavle.filter((k) => k.liste === 'afsluttet')]
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-3">
        {aabne.map((kolonne) => (
          <section key={kolonne.liste} aria-labelledby={`kolonne-${kolonne.liste}`} className="min-w-0">
            <h2 id={`kolonne-${kolonne.liste}`}>
              {NAVN[kolonne.liste]} ({antal(kolonne)})
            </h2>
            <KolonneKort {...p} kolonne={kolonne} />
          </section>
        ))}
      </div>
      {lukkede.map((kolonne) => (
        <details key={kolonne.liste} open={udvalg.vis === 'afsluttet'}>
          <summary>
            {NAVN[kolonne.liste]} ({antal(kolonne)})
          </summary>
          <div className="lg:max-w-[calc(100%/3)]">
            <KolonneKort {...p} kolonne={kolonne} />
          </div>
        </details>
      ))}
    </>
  )
}

const antal = ({ ordrer, flere }: Tavlekolonne): string => (flere ? `over ${ordrer.length}` : String(ordrer.length))

function KolonneKort({ kolonne, ...p }: Faelles & { kolonne: Tavlekolonne }) {
  const { liste, ordrer, flere } = kolonne
  if (ordrer.length === 0) return <p className="lille">Ingen.</p>
  return (
    <>
      <ul className="list-none p-0 m-0">
        {ordrer.map((o) => (
          <li key={o.id} className="kort">
            <OrdreKort {...p} ordre={o} />
          </li>
        ))}
      </ul>
      {flere && (
        <a className="fil" href={adresse({ ...p.data.udvalg, visning: 'tabel', vis: liste })}>
          Vis alle i tabellen
        </a>
      )}
    </>
  )
}

function OrdreKort({ ordre: o, data, dag, mig }: Faelles & { ordre: Kort }) {
  const forLaenge = venterForLaenge(o.venterSiden, dag, data.dage)
  return (
    <>
      <h3 className="mt-0">
        <a href={`${STI}/${o.id}`}>{o.titel}</a>
      </h3>
      {o.stilling && o.stilling !== o.titel && <p className="lille m-0">{o.stilling}</p>}
      <p className="m-0">{[o.virksomhedNavn, o.by].filter(Boolean).join(', ')}</p>
      {(forLaenge || o.status.startsWith('AFSLUTTET')) && (
        <p className="m-0">
          <JobordreTag status={o.status} skalModtage forLaenge={forLaenge} />
        </p>
      )}
      <ul className="lille list-none p-0 my-2">
        <li>{o.antalStillinger === 1 ? '1 stilling' : `${o.antalStillinger} stillinger`}</li>
        <li>
          Frist: <Frist ordre={o} dag={dag} />
        </li>
        <li>Henvist: {henvist(o)}</li>
        <li>Ansvarlig: {ansvarlig(o, mig)}</li>
        <li>Alder: {alder(o, dag)}</li>
      </ul>
      <Flyt ordre={o} tavle={adresse(data.udvalg)} />
    </>
  )
}

/** Where it may go now. What asks for more than a click leads to its own page. */
function Flyt({ ordre, tavle }: { ordre: Kort; tavle: string }) {
  const { kan } = ordre
  if (!kan) return null
  const knap = (maa: boolean, action: (data: FormData) => Promise<void>, tekst: string): ReactNode =>
    maa && (
      <li key={tekst}>
        <form action={action}>
          <input type="hidden" name="id" value={ordre.id} />
          <input type="hidden" name="version" value={ordre.version} />
          <input type="hidden" name="noegle" value={crypto.randomUUID()} />
          <input type="hidden" name="tavle" value={tavle.split('?')[1] ?? ''} />
          <Knap art="link">
            {tekst}
            <span className="sr">: {ordre.titel}</span>
          </Knap>
        </form>
      </li>
    )
  const link = (maa: boolean, del: string, tekst: string): ReactNode =>
    maa && (
      <li key={tekst}>
        <a className="fil" href={`${STI}/${ordre.id}/${del}`}>
          {tekst}
          <span className="sr">: {ordre.titel}</span>
        </a>
      </li>
    )
  const veje = [
    knap(kan.modtag, modtag, 'I gang (modtag)'),
    knap(kan.genaktiver, genaktiver, 'I gang (tag af pause)'),
    knap(kan.pause, pause, 'På pause'),
    link(kan.returner, 'returner', 'En kommune (returnér)'),
    link(kan.overdrag, 'overdrag', 'En kommune (overdrag)'),
    link(kan.afslut, 'afslut', 'Afsluttet'),
  ].filter(Boolean)
  if (veje.length === 0) return null
  return (
    <details className="ingen-print">
      <summary>
        Flyt til …<span className="sr"> {ordre.titel}</span>
      </summary>
      <ul className="list-none p-0 m-0">{veje}</ul>
    </details>
  )
}
