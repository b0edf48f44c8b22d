import { kandidatnavn } from '#components/jobordre/kandidater'
import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { Tidslinje } from '#components/ui/tidslinje'
import { FormidlingTag } from '#components/ui/tilstand'
import { Vaelg, Valg } from '#components/ui/valg'
import { visDato, visKortTidspunkt } from '#lib/dato'
import { FORMIDLINGSNAVN, type Formidlingsstatus } from '#lib/formidling/regler'
import { hentKandidatside, type Kandidatside } from '#lib/formidling/side'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre, type Svar } from '#lib/medarbejder/side'
import { rettelse, sendVidere, status, traek } from '../../../actions'

const KVITTERING: Record<string, string> = {
  gemt: 'Status er gemt.',
  rettet: 'Status er rettet.',
  trukket: 'Samtykket er trukket tilbage. Ingen kan længere se det, der var delt.',
}

/** One candidate: what is shared, the consent behind it, how it goes, and the log. */
export default async function KandidatPaaJobordre({
  params,
  searchParams,
}: {
  params: Promise<{ id: string; formidlingId: string }>
  searchParams: Soegeparametre
}) {
  const [{ id, formidlingId }, parametre] = [await params, await searchParams]
  const { side, mig, dag, subject } = await laes(async (ctx, session) => ({
    side: await hentKandidatside(ctx, laesId(id), laesId(formidlingId)),
    mig: ctx.aktoer.organisation.id,
    dag: ctx.dag,
    subject: session.subject,
  }))
  const svar = await laesSvar(parametre, subject, `/myndighed/jobordrer/${id}/kandidat/${formidlingId}`)
  const { kandidat, kan, ordre } = side
  const kvittering = Object.keys(KVITTERING).find((k) => en(parametre, k))
  return (
    <>
      <Sidetitel side="Kandidat" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/jobordrer/${id}`, tekst: 'jobordren' }}
        titel={kandidatnavn(kandidat, mig)}
        tag={<FormidlingTag status={kandidat.status} />}
      >
        {kan.henvis && (
          <KnapLink href={`/myndighed/jobordrer/${id}/henvis/${kandidat.borgerId}`}>Send til virksomheden</KnapLink>
        )}
        {kan.sendVidere && (
          <form action={sendVidere}>
            <Skjult side={side} />
            <Knap>Send videre til virksomheden</Knap>
          </form>
        )}
      </Sidehoved>
      {kvittering && <Notits art="succes" titel={KVITTERING[kvittering]} />}
      {kan.underret && (
        <Notits titel="Skal a-kassen have en underretning?">
          <p>
            Intet sker af sig selv. Vurdér, om det, der skete, skal fortælles til a-kassen.{' '}
            <a href={`/myndighed/nuph/ny?borger=${kandidat.borgerId}`}>Opret en underretning</a>
          </p>
        </Notits>
      )}
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="min-w-0">
          <h2>Om kandidaten</h2>
          <Definitionsliste
            par={[
              ['Jobordre', <a key="o" href={`/myndighed/jobordrer/${id}`}>{`${ordre.titel}, ${ordre.sagsnummer}`}</a>],
              ['Virksomhed', ordre.virksomhedNavn],
              [
                'Navn',
                side.erEgen && kandidat.borgerId && kandidat.navn ? (
                  <a key="n" href={`/myndighed/borgere/${kandidat.borgerId}`}>
                    {kandidat.navn}
                  </a>
                ) : (
                  kandidat.navn
                ),
              ],
              ['Telefon', kandidat.telefon],
              ['E-mail', kandidat.email],
              ['CV', kandidat.cvUrl && <a href={kandidat.cvUrl}>{kandidat.cvUrl}</a>],
              ['Hvorfor', kandidat.begrundelse],
              ['Fra', `${kandidat.sagsbehandlerNavn}, ${kandidat.myndighedNavn}`],
              ['Henvist', kandidat.henvistTid && visKortTidspunkt(kandidat.henvistTid)],
              ['Første arbejdsdag', kandidat.resultatdato && visDato(kandidat.resultatdato)],
              ['Årsag', side.aarsager.find((a) => a.kode === String(kandidat.afvisningsaarsag))?.navn],
              ['Virksomhedens ord', kandidat.afvisningstekst],
              ['Jeres notat', kandidat.kommentar],
            ]}
          />
          <Samtykke side={side} />
        </div>
        <div className="min-w-0">
          <Statusskift side={side} svar={svar} dag={dag} />
          <Rettelse side={side} svar={svar} dag={dag} />
        </div>
      </div>
      <h2>Log</h2>
      <Tidslinje
        haendelser={side.log.map((l) => ({
          id: l.id,
          titel: `${l.rettelse ? 'Rettet til' : ''} ${navn(l.tilStatus)}`.trim(),
          tid: l.tid,
          hvem: l.brugerNavn === l.organisationNavn ? l.brugerNavn : `${l.brugerNavn}, ${l.organisationNavn}`,
          tekst: [
            l.fraStatus && `Før: ${navn(l.fraStatus)}.`,
            l.aarsag && `${side.aarsager.find((a) => a.kode === String(l.aarsag))?.navn ?? l.aarsag}.`,
            l.kommentar,
          ]
            .filter(Boolean)
            .join(' '),
        }))}
      />
    </>
  )
}

const navn = (kode: number): string => FORMIDLINGSNAVN[kode as Formidlingsstatus] ?? String(kode)

function Skjult({ side: { ordre, kandidat } }: { side: Kandidatside }) {
  return (
    <>
      <input type="hidden" name="id" value={ordre.id} />
      <input type="hidden" name="formidlingId" value={kandidat.id} />
      <input type="hidden" name="version" value={kandidat.version} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
    </>
  )
}

/** Every yes that we wrote down, where it went, and the way to take it back on the candidate's word. */
function Samtykke({ side }: { side: Kandidatside }) {
  const { samtykker, delt, kandidat, erEgen } = side
  if (!erEgen)
    return (
      <p className="lille">
        {kandidat.delingLukketTid
          ? `Oplysningerne er ikke længere delt med jer siden ${visKortTidspunkt(kandidat.delingLukketTid)}.`
          : `Samtykket er skrevet ned hos ${kandidat.myndighedNavn}.`}
      </p>
    )
  return (
    <section aria-labelledby="samtykke">
      <h2 id="samtykke">Samtykke</h2>
      {samtykker.length === 0 && <p>Der er ikke delt noget endnu, så der er intet samtykke.</p>}
      {samtykker.map((s) => (
        <div key={s.id} className="kort">
          <p>
            <b>Samtykke givet {visKortTidspunkt(s.givetTid)}</b>
          </p>
          <p>{s.tekst}</p>
          <p className="lille">
            Skrevet ned af {s.brugerNavn}, {s.organisationNavn}.
            {s.trukketTid && ` Trukket tilbage ${visKortTidspunkt(s.trukketTid)}.`}
          </p>
          {!s.trukketTid && (
            <details className="ingen-print">
              <summary>Kandidaten trækker sit ja tilbage</summary>
              <form action={traek}>
                <Skjult side={side} />
                <input type="hidden" name="samtykkeId" value={s.id} />
                <p>
                  Ingen kan se oplysningerne mere, og modtagerne skal slette dem. Kandidaten kan også gøre det selv i
                  Samspor.
                </p>
                <Knap art="fare">Træk samtykket tilbage</Knap>
              </form>
            </details>
          )}
        </div>
      ))}
      {delt.length > 0 && (
        <>
          <h3>Delt med</h3>
          <ul>
            {delt.map((d) => (
              <li key={d.id}>
                {d.modtagerNavn}, {visKortTidspunkt(d.deltTid)}
                {d.lukketTid
                  ? `. Lukket ${visKortTidspunkt(d.lukketTid)}${d.kvitteretTid ? ', og modtageren har slettet det' : '. Modtageren har ikke svaret, om det er slettet'}`
                  : d.til
                    ? `. Kan ses til og med ${visDato(d.til)}`
                    : '. Kan ses, så længe jobordren er åben'}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Statusskift({ side, svar, dag }: { side: Kandidatside; svar: Svar; dag: string }) {
  if (side.mulige.length === 0) return null
  const { fund, felter } = svar.for('status')
  return (
    <section aria-labelledby="skift">
      <h2 id="skift">Hvordan gik det?</h2>
      <form action={status}>
        <Skjult side={side} />
        <Oplysninger side={side} valg={side.mulige} fund={fund} felter={felter} dag={dag} />
        <Tekstomraade
          navn="kommentar"
          label="Notat"
          hjaelp="Ses kun af jer."
          valgfri
          maks={1000}
          linjer={2}
          fund={fund}
          vaerdi={felter?.kommentar ?? ''}
        />
        <Knap art="sekundaer">Gem status</Knap>
      </form>
    </section>
  )
}

function Rettelse({ side, svar, dag }: { side: Kandidatside; svar: Svar; dag: string }) {
  if (side.rettelser.length === 0) return null
  const { fund, felter } = svar.for('rettelse')
  return (
    <details open={felter !== undefined} className="ingen-print">
      <summary>Ret status</summary>
      <form action={rettelse}>
        <Skjult side={side} />
        <Oplysninger side={side} valg={side.rettelser} fund={fund} felter={felter} dag={dag} />
        <Tekstomraade
          navn="kommentar"
          label="Hvorfor rettes det?"
          maks={1000}
          linjer={2}
          fund={fund}
          vaerdi={felter?.kommentar ?? ''}
        />
        <Knap art="sekundaer">Ret status</Knap>
      </form>
    </details>
  )
}

/** The status, and the fields that one of the choices needs. */
function Oplysninger({
  side,
  valg,
  fund,
  felter,
  dag,
}: {
  side: Kandidatside
  valg: readonly Formidlingsstatus[]
  fund: ReturnType<Svar['for']>['fund']
  felter: ReturnType<Svar['for']>['felter']
  dag: string
}) {
  return (
    <>
      <Valg
        navn="status"
        label="Status"
        fund={fund}
        valgt={felter?.status}
        muligheder={valg.map((s) => ({ vaerdi: String(s), tekst: FORMIDLINGSNAVN[s] }))}
      />
      {valg.includes(9205) && (
        <>
          <Vaelg
            navn="aarsag"
            label="Årsag, hvis kandidaten ikke blev valgt"
            valgfri
            fund={fund}
            valgt={felter?.aarsag}
            muligheder={side.aarsager.map((a) => ({ vaerdi: a.kode, tekst: a.navn }))}
          />
          <Tekstfelt
            navn="tekst"
            label="Virksomhedens ord"
            valgfri
            hjaelp="Intet om helbred eller private forhold. Kandidaten ser kun årsagen, ikke teksten."
            fund={fund}
            vaerdi={felter?.tekst ?? ''}
          />
        </>
      )}
      {valg.includes(9204) && (
        <Datofelt
          navn="resultatdato"
          label="Første arbejdsdag, hvis kandidaten er ansat"
          valgfri
          fund={fund}
          vaerdi={felter?.status === '9204' ? dag : undefined}
          skrevet={felter}
        />
      )}
    </>
  )
}
