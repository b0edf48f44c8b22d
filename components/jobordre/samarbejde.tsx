import { Definitionsliste } from '#components/ui/definitionsliste'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { SamarbejdeTag } from '#components/ui/tilstand'
import { visDato, visKortDato, visKortTidspunkt } from '#lib/dato'
import type { Jobordreside } from '#lib/jobordre/myndighedsside'
import type { Svar } from '#lib/medarbejder/side'
import type { InviteretJobordre, Samarbejde } from '#lib/samarbejde/queries'

type Handling = (data: FormData) => Promise<void>

/** The a-kasser that were asked to help, what they answered, and the way to ask another or end it. */
export function Samarbejder({ side, svar, ophoer }: { side: Jobordreside; svar: Svar; ophoer: Handling }) {
  const { samarbejder, kan, ordre } = side
  if (samarbejder.length === 0 && !kan.inviter) return null
  return (
    <section aria-labelledby="samarbejde">
      <h2 id="samarbejde">Samarbejde</h2>
      {samarbejder.length === 0 && <p>I kan bede andre a-kasser om at foreslå deres medlemmer til jobordren.</p>}
      {samarbejder.map((s) => (
        <div key={s.id} className="kort">
          <div className="raekke">
            <h3 className="m-0">{s.inviteretNavn}</h3>
            <SamarbejdeTag status={s.status} />
          </div>
          <p className="whitespace-pre-line">{s.tekst}</p>
          <p className="lille">
            {visKortDato(s.fra)}–{visKortDato(s.til)}. Inviteret af {s.inviteretAfNavn}{' '}
            {visKortTidspunkt(s.inviteretTid)}.
            {s.besvaretTid && ` Besvaret af ${s.besvaretAfNavn} ${visKortTidspunkt(s.besvaretTid)}.`}
            {s.ophoertGrund && ` Ophørt: ${s.ophoertGrund}`}
          </p>
          {(s.status === 'INVITERET' || s.status === 'AFTALT') && (
            <Ophoer s={s} jobordreId={ordre.id} svar={svar} ophoer={ophoer} />
          )}
        </div>
      ))}
      {kan.inviter && (
        <p className="ingen-print">
          <KnapLink art="sekundaer" href={`/myndighed/jobordrer/${ordre.id}/inviter`}>
            Invitér a-kasse
          </KnapLink>
        </p>
      )}
    </section>
  )
}

function Ophoer({ s, jobordreId, svar, ophoer }: { s: Samarbejde; jobordreId: string; svar: Svar; ophoer: Handling }) {
  const eget = svar.for('ophoer')
  const min = eget.felter?.samarbejdeId === s.id
  return (
    <details open={min} className="ingen-print">
      <summary>
        Afslut samarbejdet
        <span className="sr">
          {' '}
          mellem {s.inviterendeNavn} og {s.inviteretNavn}
        </span>
      </summary>
      <form action={ophoer}>
        <input type="hidden" name="id" value={jobordreId} />
        <input type="hidden" name="samarbejdeId" value={s.id} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Tekstomraade
          navn={min || !eget.felter ? 'grund' : 'grund-anden'}
          label="Grund"
          hjaelp="Den anden a-kasse læser den."
          valgfri
          maks={1000}
          linjer={2}
          fund={min ? eget.fund : []}
          vaerdi={min ? (eget.felter?.grund ?? '') : ''}
        />
        <Knap art="fare">Afslut samarbejdet</Knap>
      </form>
    </details>
  )
}

/** The order as one sees it that was asked to help: what the job is, and what was agreed. Nothing about the company or others' candidates. */
export function Inviteret({
  ordre,
  koder,
  svarPaa,
  ophoer,
  svar,
}: {
  ordre: InviteretJobordre
  koder: ReadonlyMap<string, string>
  svarPaa: Handling
  ophoer: Handling
  svar: Svar
}) {
  const { samarbejde: s, stillinger } = ordre
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <section aria-labelledby="indhold-titel" className="min-w-0">
        <h2 id="indhold-titel">Indhold</h2>
        <Definitionsliste
          par={[
            ['Stillingsbetegnelse', stillinger.map((t) => t.titel).join(', ')],
            ['By', ordre.by],
            ['Antal stillinger', ordre.antalStillinger],
            ['Startdato', ordre.startdato ? visDato(ordre.startdato) : 'Hurtigst muligt'],
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
          ]}
        />
        <h3>Beskrivelse</h3>
        <p className="whitespace-pre-line max-w-[66ch]">{ordre.beskrivelse}</p>
      </section>
      <section aria-labelledby="aftale" className="min-w-0">
        <h2 id="aftale">{s.status === 'INVITERET' ? 'Invitation' : 'Aftale'}</h2>
        <p>
          {s.inviterendeNavn} har inviteret jer til at foreslå medlemmer fra {visDato(s.fra)} til {visDato(s.til)}.
        </p>
        <p className="whitespace-pre-line max-w-[66ch]">{s.tekst}</p>
        <p className="lille">
          {s.inviteretAfNavn} · {visKortTidspunkt(s.inviteretTid)}
        </p>
        {s.status === 'INVITERET' && (
          <form action={svarPaa} className="raekke ingen-print">
            <input type="hidden" name="id" value={ordre.id} />
            <input type="hidden" name="samarbejdeId" value={s.id} />
            <input type="hidden" name="noegle" value={crypto.randomUUID()} />
            <Knap name="svar" value="ja">
              Sig ja til at hjælpe
            </Knap>
            <Knap art="sekundaer" name="svar" value="nej">
              Sig nej
            </Knap>
          </form>
        )}
        {s.status === 'AFTALT' && <Ophoer s={s} jobordreId={ordre.id} svar={svar} ophoer={ophoer} />}
        {s.status === 'OPHOERT' && (
          <Notits titel="Samarbejdet er ophørt">
            <p>{s.ophoertGrund}</p>
            <p>I kan stadig se jeres egne medlemmer på jobordren.</p>
          </Notits>
        )}
        <p className="lille mt-4">
          I ser ikke virksomheden, kontaktpersonen eller andres kandidater. {s.inviterendeNavn} ser kun det om jeres
          medlem, som medlemmet har sagt ja til.
        </p>
      </section>
    </div>
  )
}
