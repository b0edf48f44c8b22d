import { SamtaleTag } from '#components/samtale/tag'
import { Sidetitel } from '#components/sidetitel'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { alderPaa } from '#lib/borger/cpr'
import { visDato, visKortDato } from '#lib/dato'
import { visMoedetid } from '#lib/samtale/tid'
import type { Aktoerside } from '#lib/tildeling/borgerside'
import { Underretninger } from './underretninger'

/** The citizen as an anden aktør sees them: interviews, fravær and underretninger, on behalf of one jobcenter. */
export function HosAktoeren({ data }: { data: Aktoerside }) {
  const { borger, tildeling, dag } = data
  const her = `/myndighed/borgere/${borger.id}`
  return (
    <>
      <Sidetitel side="Borger" />
      <Sidehoved
        tilbage={{ href: '/myndighed/borgere', tekst: 'borgere' }}
        titel={borger.navn}
        tag={
          borger.navnebeskyttetTil && borger.navnebeskyttetTil >= dag ? (
            <StatusTag art="handling">Navne- og adressebeskyttet</StatusTag>
          ) : undefined
        }
      />
      {borger.doedDato && <Notits art="advarsel" titel={`Registreret som død den ${visDato(borger.doedDato)}.`} />}
      <p>
        {alderPaa(borger.foedselsdato, dag)} år.{' '}
        {tildeling &&
          `I handler for ${tildeling.jobcenter.navn}${tildeling.til ? ` til og med den ${visDato(tildeling.til)}` : ''}.`}
      </p>
      <section id="samtaler">
        <h2>Samtaler</h2>
        {data.samtaler.length === 0 ? (
          <p>Der er ingen samtaler.</p>
        ) : (
          <Tabel
            titel="Samtaler"
            skjultTitel
            raekker={data.samtaler}
            noegle={(s) => s.id}
            kolonner={[
              {
                titel: 'Tid',
                vis: (s) => <a href={`${her}/samtaler/${s.id}`}>{visMoedetid(s.startTid, s.slutTid)}</a>,
              },
              { titel: 'Type', vis: (s) => data.samtaletyper.get(String(s.type)) ?? `Type ${s.type}` },
              { titel: 'Hos', vis: (s) => s.myndighed.navn },
              { titel: 'Status', vis: (s) => <SamtaleTag status={s.status} /> },
            ]}
          />
        )}
      </section>
      <Underretninger data={data.underretninger} borger={borger} />
      <section id="fravaer">
        <h2>Fravær</h2>
        {data.fravaer.length === 0 ? (
          <p>Der er ikke registreret fravær.</p>
        ) : (
          <Tabel
            titel="Fravær"
            skjultTitel
            raekker={data.fravaer}
            noegle={(f) => f.id}
            kolonner={[
              { titel: 'Type', vis: (f) => data.navne.type(f.fravaerstype) },
              { titel: 'Fra', vis: (f) => visKortDato(f.startDato) },
              { titel: 'Til og med', vis: (f) => (f.slutDato ? visKortDato(f.slutDato) : 'Ikke afsluttet') },
            ]}
          />
        )}
      </section>
    </>
  )
}
