import { SamtaleTag } from '#components/samtale/tag'
import { Datofelt } from '#components/ui/datofelt'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import type { Borgerside } from '#lib/borger/side'
import { dagFor, visDato, visKortDato } from '#lib/dato'
import type { Svar } from '#lib/medarbejder/side'
import type { Kadence } from '#lib/samtale/kadence'
import { visMoedetid } from '#lib/samtale/tid'
import { ophaev, undtag } from './samtaler/actions'
import { Selvbookfrister } from './selvbook'

const VIST = 20
type Data = Pick<
  Borgerside,
  | 'borger'
  | 'tidspunkt'
  | 'samtaler'
  | 'samtaletyper'
  | 'undtagelser'
  | 'selvbookfrister'
  | 'maaHoldeSamtale'
  | 'sager'
  | 'typer'
>

/** Interviews as they were known on the page's day: the next, how many are missing and by when, and all of them. */
export function Samtaler({ data, dag, svar, kommunen }: { data: Data; dag: string; svar: Svar; kommunen: string }) {
  const { samtaler, kadence, regler } = data.samtaler
  const kommende = samtaler.filter((s) => s.status === 'INDKALDT' && dagFor(s.startTid) >= data.tidspunkt.dag).at(-1)
  const her = `/myndighed/borgere/${data.borger.id}/samtaler`
  const idag = data.maaHoldeSamtale && data.tidspunkt.dag === dag
  const kanUndtage =
    idag && regler !== undefined && regler.andelProcent < 100 && kadence?.foersteAfholdt && kadence.mangler > 0
  return (
    <section id="samtaler">
      <h2>Samtaler</h2>
      {idag && (
        <p className="raekke">
          <KnapLink art="sekundaer" href={`${her}/ny`}>
            Indkald til samtale
          </KnapLink>
          <KnapLink art="sekundaer" href={`${her}/selvbook`}>
            Bed borgeren selv booke
          </KnapLink>
          <KnapLink art="sekundaer" href={`${her}/ny?holdt=1`}>
            Registrér en samtale, der er holdt
          </KnapLink>
        </p>
      )}
      <Selvbookfrister data={data} idag={idag} svar={svar} />
      {kadence && <Stand kadence={kadence} kommunen={kommunen.toLowerCase()} />}
      {kommende && (
        <p>
          Næste samtale: <a href={`${her}/${kommende.id}`}>{visMoedetid(kommende.startTid, kommende.slutTid)}</a> hos{' '}
          {kommende.myndighed.navn}
        </p>
      )}
      {idag && <Opfoelgning data={data} her={her} />}
      {samtaler.length === 0 ? (
        <Tomt tekst="Der er ingen samtaler." />
      ) : (
        <Tabel
          titel="Samtaler"
          skjultTitel
          raekker={samtaler.slice(0, VIST)}
          noegle={(s) => s.id}
          kolonner={[
            { titel: 'Tid', vis: (s) => <a href={`${her}/${s.id}`}>{visMoedetid(s.startTid, s.slutTid)}</a> },
            { titel: 'Type', vis: (s) => data.samtaletyper.get(String(s.type)) ?? `Type ${s.type}` },
            { titel: 'Hos', vis: (s) => s.myndighed.navn },
            { titel: 'Status', vis: (s) => <SamtaleTag status={s.status} /> },
          ]}
        />
      )}
      {samtaler.length > VIST && <p className="lille">De {VIST} seneste er vist.</p>}
      <Undtagelser data={data} idag={idag} />
      {kanUndtage && !kadence.undtaget && <Undtag borgerId={data.borger.id} dag={dag} svar={svar} />}
    </section>
  )
}

/** "2 af 3 afholdt. Den næste skal holdes senest den 12. januar 2027." */
function Stand({ kadence: k, kommunen }: { kadence: Kadence; kommunen: string }) {
  return (
    <p>
      <b>
        {k.afholdt} af {k.kraevet} jobsamtaler afholdt
      </b>{' '}
      hos {k.hos === 'AKASSE' ? 'a-kassen' : kommunen}.{' '}
      {k.naesteSenest &&
        `${k.foersteAfholdt ? 'Den næste' : 'Den første'} skal holdes senest den ${visDato(k.naesteSenest)}.`}{' '}
      {k.forsinket && <StatusTag art="handling">Fristen er passeret</StatusTag>}
      {k.undtaget && <StatusTag art="neutral">Undtaget</StatusTag>}
    </p>
  )
}

/** An approved tilbud that nobody has followed up on: one click to the form, with the type set. */
function Opfoelgning({ data, her }: { data: Data; her: string }) {
  const fulgt = new Set(data.samtaler.samtaler.filter((s) => s.status !== 'AFLYST').map((s) => s.indstillingId))
  const mangler = data.sager.filter((s) => s.status === 'GODKENDT' && !fulgt.has(s.id))
  if (mangler.length === 0) return null
  return (
    <ul>
      {mangler.map((s) => (
        <li key={s.id}>
          <a href={`${her}/ny?indstilling=${s.id}`}>
            Indkald til opfølgning på {(data.typer.get(String(s.tilbudstype)) ?? 'tilbud').toLowerCase()}
          </a>{' '}
          <span className="lille">{s.sagsnummer}</span>
        </li>
      ))}
    </ul>
  )
}

function Undtagelser({ data, idag }: { data: Data; idag: boolean }) {
  if (data.undtagelser.length === 0) return null
  return (
    <ul>
      {data.undtagelser.map((u) => (
        <li key={u.id}>
          Undtaget fra samtaler hos {u.navn} fra {visKortDato(u.fra)}
          {u.til && ` til ${visKortDato(u.til)}`}. {u.begrundelse}{' '}
          <span className="lille">Vurderet af {u.registreretAfNavn}</span>
          {idag && (
            <form action={ophaev}>
              <input type="hidden" name="borgerId" value={data.borger.id} />
              <input type="hidden" name="noegle" value={crypto.randomUUID()} />
              <Knap art="link">Ophæv undtagelsen</Knap>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

function Undtag({ borgerId, dag, svar }: { borgerId: string; dag: string; svar: Svar }) {
  const { fund, felter } = svar.for('samtale.undtag')
  return (
    <details open={felter !== undefined}>
      <summary>Undtag fra flere samtaler</summary>
      <form action={undtag} className="max-w-[60ch]">
        <input type="hidden" name="borgerId" value={borgerId} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <p>Højst en fjerdedel af borgerne kan undtages, og kun efter en konkret vurdering af den enkelte.</p>
        <Datofelt navn="fra" label="Fra" fund={fund} vaerdi={dag} skrevet={felter} />
        <Datofelt navn="til" label="Til og med" valgfri fund={fund} skrevet={felter} />
        <Tekstomraade
          navn="begrundelse"
          label="Den konkrete vurdering"
          maks={1500}
          linjer={3}
          fund={fund}
          vaerdi={felter?.begrundelse ?? ''}
        />
        <Knap>Undtag borgeren</Knap>
      </form>
    </details>
  )
}
