import { Definitionsliste } from '#components/ui/definitionsliste'
import { StatusTag } from '#components/ui/status-tag'
import { dagFor, visDato, visKortDato, visKortTidspunkt } from '#lib/dato'
import type { Jobordreside } from '#lib/jobordre/myndighedsside'

/** What the company looks for. */
export function Jobordrefakta({ side }: { side: Jobordreside }) {
  const { ordre, stillinger, koder } = side
  const { arbejdssted: sted } = ordre
  const [primaer, ...flere] = stillinger
  const rettet = side.haendelser.find((h) => h.art === 'RETTET' && h.organisationId !== ordre.virksomhedId)
  return (
    <section aria-labelledby="indhold-titel" className="min-w-0">
      <div className="raekke">
        <h2 id="indhold-titel">Indhold</h2>
        {rettet && <StatusTag art="info">Ændret af myndighed {visKortDato(dagFor(rettet.tid))}</StatusTag>}
        {ordre.bekraeftet.length > 0 && <StatusTag art="handling">Teksten er bekræftet af virksomheden</StatusTag>}
      </div>
      <Definitionsliste
        par={[
          ['Virksomhed', `${ordre.virksomhedNavn}, CVR ${ordre.cvr}${ordre.pNummer ? `, P ${ordre.pNummer}` : ''}`],
          ['Stillingsbetegnelse', primaer?.titel],
          ['Også', flere.map((s) => s.titel).join(', ')],
          ['Type', ordre.type === 1 ? null : koder.get(`jobordre_type:${ordre.type}`)],
          ['Antal stillinger', ordre.antalStillinger],
          [
            'Arbejdssted',
            [
              sted.navn,
              [sted.vej, sted.husnummer, sted.etage, sted.doer].filter(Boolean).join(' '),
              [sted.postnummer, sted.by].filter(Boolean).join(' '),
            ]
              .filter(Boolean)
              .join(', '),
          ],
          ['Startdato', ordre.startdato ? visDato(ordre.startdato) : 'Hurtigst muligt'],
          ['Varighed', ordre.varighedDage ? `${ordre.varighedDage} dage` : 'Fast'],
          [
            'Arbejdstid',
            [
              ordre.ugentligArbejdstidType && koder.get(`ugentlig_arbejdstid:${ordre.ugentligArbejdstidType}`),
              ordre.timerPrUge && `${ordre.timerPrUge} timer om ugen`,
              ...ordre.arbejdstidsforhold.map((a) => koder.get(`arbejdstidsforhold:${a}`)),
            ]
              .filter(Boolean)
              .join(', '),
          ],
          ['Formidlingsfrist', ordre.formidlingsfrist && visDato(ordre.formidlingsfrist)],
          ['Højst kandidater', ordre.maksAntalHenvisninger],
          ['Kandidater svarer', ordre.henvendelsesmaade && koder.get(`henvendelsesmaade:${ordre.henvendelsesmaade}`)],
          ['Sendt', ordre.sendtTid && visKortTidspunkt(ordre.sendtTid)],
          ['Oprettet af', ordre.oprettetAfVirksomhed ? null : `${ordre.oprettetAfNavn}, på virksomhedens vegne`],
        ]}
      />
      <h3>Beskrivelse</h3>
      <p className="whitespace-pre-line max-w-[66ch]">{ordre.beskrivelse}</p>
      {ordre.krav.length > 0 && (
        <>
          <h3>Krav</h3>
          <ul>
            {ordre.krav.map((k) => (
              <li key={`${k.type} ${k.tekst}`}>
                {koder.get(`jobkrav:${k.type}`) ?? k.type}: {k.tekst} ({k.vaegt === 'SKAL' ? 'skal' : 'gerne'})
              </li>
            ))}
          </ul>
        </>
      )}
      {ordre.bekraeftet.map((b) => (
        <p key={b.kode} className="lille">
          Virksomheden har skrevet, at teksten er i orden: {b.grund}
        </p>
      ))}
    </section>
  )
}

/** Whom to call, and what was said in confidence. Only who has the order reads it. */
export function Jobordrekontakt({ side: { kontakt } }: { side: Jobordreside }) {
  if (!kontakt) return null
  const { kontaktperson: k, internKommentar } = kontakt
  return (
    <section aria-labelledby="kontakt">
      <h2 id="kontakt">Kontakt i virksomheden</h2>
      {k ? (
        <Definitionsliste
          par={[
            ['Navn', [k.fornavn, k.mellemnavn, k.efternavn].filter(Boolean).join(' ')],
            ['Telefon', k.telefon && <a href={`tel:${k.telefon.replace(/\s/g, '')}`}>{k.telefon}</a>],
            ['E-mail', k.email && <a href={`mailto:${k.email}`}>{k.email}</a>],
          ]}
        />
      ) : (
        <p>Der er ingen kontaktperson.</p>
      )}
      {internKommentar && (
        <div className="notits">
          <p>
            <b>Fra virksomheden til jer</b>
          </p>
          <p className="whitespace-pre-line">{internKommentar}</p>
          <p className="lille">Kun I og virksomheden kan læse det. Kandidater og andre a-kasser ser det ikke.</p>
        </div>
      )}
    </section>
  )
}
