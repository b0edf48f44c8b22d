import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { JobordreTag } from '#components/ui/tilstand'
import { Tomt } from '#components/ui/tomt'
import { type Dag, visKortDato } from '#lib/dato'
import { venterForLaenge } from '#lib/jobordre/indbakke'
import type { Oversigt } from '#lib/jobordre/oversigt'
import { adresse, erFiltreret, STI, type Udvalg } from '#lib/jobordre/udvalg'
import type { Invitationslinje } from '#lib/samarbejde/queries'
import { alder, ansvarlig, Frist, henvist } from './linje'

const TOMT: Partial<Record<Udvalg['vis'], string>> = {
  nye: 'Der er ingen nye jobordrer.',
  venter: 'Ingen jobordrer har ventet for længe. Godt gået.',
  igang: 'I har ingen jobordrer i gang.',
  pause: 'Ingen jobordrer er på pause.',
  afsluttet: 'Ingen jobordrer er afsluttet de sidste 30 dage.',
}

/** Nothing to show, and why. A list of the inbox is no filter of its own here: it is said in its own words. */
export function IngenOrdrer({ udvalg }: { udvalg: Udvalg }) {
  if (erFiltreret({ ...udvalg, vis: 'alle' }))
    return (
      <Tomt tekst="Ingen jobordrer passer til dine filtre.">
        <a href={adresse({ visning: udvalg.visning })}>Ryd alle filtre</a>
      </Tomt>
    )
  return (
    <Tomt tekst={TOMT[udvalg.vis] ?? 'I har ingen jobordrer.'}>
      <p>En virksomhed vælger selv, hvem der skal hjælpe den. I kan også oprette en jobordre for en virksomhed.</p>
    </Tomt>
  )
}

/** The orders as a table. */
export function Ordrer({ data: { ordrer, udvalg, dage }, dag, mig }: { data: Oversigt; dag: Dag; mig: string }) {
  if (ordrer.length === 0) return <IngenOrdrer udvalg={udvalg} />
  return (
    <Tabel
      titel="Jobordrer"
      skjultTitel
      raekker={ordrer}
      noegle={(o) => o.id}
      kolonner={[
        {
          titel: 'Stilling',
          vis: (o) => (
            <>
              <a href={`${STI}/${o.id}`}>{o.titel}</a>
              {o.stilling && o.stilling !== o.titel && <span className="lille block font-normal">{o.stilling}</span>}
            </>
          ),
        },
        { titel: 'Virksomhed', vis: (o) => o.virksomhedNavn },
        { titel: 'By', vis: (o) => o.by ?? '–' },
        { titel: 'Antal', tal: true, vis: (o) => o.antalStillinger },
        { titel: 'Frist', vis: (o) => <Frist ordre={o} dag={dag} /> },
        { titel: 'Henvist', tal: true, vis: henvist },
        { titel: 'Ansvarlig', vis: (o) => ansvarlig(o, mig) },
        { titel: 'Alder', vis: (o) => alder(o, dag) },
        {
          titel: 'Status',
          vis: (o) => (
            <JobordreTag
              status={o.status}
              skalModtage={o.myndighedId === mig}
              forLaenge={venterForLaenge(o.venterSiden, dag, dage)}
            />
          ),
        },
      ]}
    />
  )
}

/** Orders of others that one was asked to help with. */
export function Invitationer({ invitationer }: { invitationer: readonly Invitationslinje[] }) {
  if (invitationer.length === 0)
    return (
      <Tomt tekst="I er ikke inviteret til at hjælpe nogen.">
        <p>En anden a-kasse kan invitere jer til at foreslå medlemmer på en af dens jobordrer.</p>
      </Tomt>
    )
  return (
    <Tabel
      titel="Jobordrer, I er inviteret til"
      skjultTitel
      raekker={invitationer}
      noegle={(i) => i.id}
      kolonner={[
        { titel: 'Stilling', vis: (i) => <a href={`${STI}/${i.jobordreId}`}>{i.titel}</a> },
        { titel: 'By', vis: (i) => i.by ?? '–' },
        { titel: 'Inviteret af', vis: (i) => i.inviterendeNavn },
        { titel: 'Gælder', vis: (i) => `${visKortDato(i.fra)}–${visKortDato(i.til)}` },
        { titel: 'Frist', vis: (i) => (i.formidlingsfrist ? visKortDato(i.formidlingsfrist) : '–') },
        {
          titel: 'Status',
          vis: (i) =>
            i.status === 'INVITERET' ? (
              <StatusTag art="handling">Skal besvares</StatusTag>
            ) : (
              <StatusTag art="succes">I hjælper</StatusTag>
            ),
        },
      ]}
    />
  )
}
