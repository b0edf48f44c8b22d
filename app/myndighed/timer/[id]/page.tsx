import { Opdatering } from '#components/opdatering'
import { Sidetitel } from '#components/sidetitel'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { StatusTag } from '#components/ui/status-tag'
import { Afkrydsning } from '#components/ui/valg'
import { visKortTidspunkt } from '#lib/dato'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import type { Regelfund } from '#lib/regelfund'
import type { Import } from '#lib/timeimport/dom'
import { hentImport, listFejltyper, listFund } from '#lib/timeimport/queries'
import { erIGang, fremdrift, raekker, STATUS, tal } from '../tekster'
import { afbrydFil, indlaesFil } from './actions'
import { Fejlliste } from './fejlliste'

const PR_SIDE = 50

/** One file: how far it is, what the dry run found, the word to go on, and what came of it. It can be left and come back to. */
export default async function Timefil({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const efter = Number(en(parametre, 'efter') ?? 0) || 0
  const { job, typer, fejl, subject } = await laes(async (ctx, session) => {
    const job = await hentImport(ctx, laesId(id))
    return {
      job,
      typer: await listFejltyper(ctx, job.id),
      fejl: await listFund(ctx, job.id, { efter, antal: PR_SIDE }),
      subject: session.subject,
    }
  })
  const { fund } = await laesSvar(parametre, subject, `/myndighed/timer/${id}`)
  return (
    <>
      <Sidetitel side="Fil med timer" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: '/myndighed/timer', tekst: 'Indberet timer' }}
        titel={job.filnavn}
        tag={<StatusTag art={STATUS[job.status].art}>{STATUS[job.status].tekst}</StatusTag>}
      />
      {job.sammeSom && (
        <Notits titel="I har indlæst den samme fil før">
          <p>
            Rækker, der står som dengang, ændrer ingenting.{' '}
            <a href={`/myndighed/timer/${job.sammeSom}`}>Se den forrige indlæsning</a>.
          </p>
        </Notits>
      )}
      <Stand job={job} />
      {job.status === 'KLAR' && <Klar job={job} fund={fund} />}
      <Definitionsliste
        par={[
          ['Sendt', `${visKortTidspunkt(job.oprettetTid)}, ${job.brugerNavn}`],
          ['Rækker', tal(job.raekker)],
          ['Sat i gang', job.godkendtTid && `${visKortTidspunkt(job.godkendtTid)}, ${job.godkendtAfNavn}`],
          ['Afsluttet', job.slutTid && `${visKortTidspunkt(job.slutTid)}, ${job.slutAfNavn}`],
          ['Aftryk (SHA-256)', job.sha256 && <code className="break-all">{job.sha256.toString('hex')}</code>],
        ]}
      />
      <Fejlliste id={job.id} antal={job.fejl} typer={typer} fejl={fejl} efter={efter} />
    </>
  )
}

/** One sentence of where the file stands, and the bar while it moves. */
function Stand({ job }: { job: Import }) {
  if (erIGang(job)) {
    const { brugt, tekst } = fremdrift(job, new Date())
    return (
      <section aria-label="Fremdrift">
        <Opdatering />
        <p role="status">
          {job.status === 'KONTROLLERES' ? 'Vi kontrollerer filen: ' : 'Vi indlæser filen: '}
          <b>{tekst}</b>
        </p>
        <progress className="maaler block" value={brugt} max={Math.max(1, job.raekker)} aria-label={tekst} />
        <p>Du kan gå fra siden og komme tilbage. Arbejdet fortsætter.</p>
        <div className="raekke">
          <KnapLink art="sekundaer" href={`/myndighed/timer/${job.id}`}>
            Opdatér
          </KnapLink>
          <Afbryd id={job.id} />
        </div>
      </section>
    )
  }
  if (job.status === 'FAERDIG') return <Resultat job={job} art="succes" titel={`${raekker(job.gemt)} er gemt`} />
  if (job.status === 'AFBRUDT')
    return (
      <Resultat
        job={job}
        art="advarsel"
        titel={job.gemt > 0 ? `Afbrudt. ${raekker(job.gemt)} nåede at blive gemt` : 'Afbrudt. Intet er gemt'}
      />
    )
  return null
}

function Resultat({ job, art, titel }: { job: Import; art: 'succes' | 'advarsel'; titel: string }) {
  const linjer = [
    job.godkendtTid && job.uaendrede > 0 && `${raekker(job.uaendrede)} stod som sidst og ændrede ingenting.`,
    job.videresendt > 0 && `${raekker(job.videresendt)} er sendt til medlemmets nye a-kasse.`,
    job.fejl > 0 && `${raekker(job.fejl)} med fejl er ikke gemt.`,
    job.naaet > 0 &&
      `${job.naaet === 1 ? '1 medlem' : `${tal(job.naaet)} medlemmer`} har nået timegrænsen. I har fået opgaver om det.`,
    job.naermer > 0 &&
      `${job.naermer === 1 ? '1 medlem' : `${tal(job.naermer)} medlemmer`} når timegrænsen ved næste månedsskifte.`,
  ].filter(Boolean)
  return (
    <Notits art={art} titel={titel}>
      {linjer.length > 0 && (
        <ul>
          {linjer.map((l) => (
            <li key={String(l)}>{l}</li>
          ))}
        </ul>
      )}
      {(job.naaet > 0 || job.naermer > 0) && <a href="/myndighed/overblik">Gå til opgaver</a>}
    </Notits>
  )
}

/** The report of the dry run, and the word to go on. */
function Klar({ job, fund }: { job: Import; fund: readonly Regelfund[] }) {
  return (
    <section aria-labelledby="kontrol">
      <h2 id="kontrol">Det vil der ske</h2>
      <ul>
        <li>
          <b>{raekker(job.nye)}</b> bliver gemt.
        </li>
        <li>
          <b>{raekker(job.uaendrede)}</b> står som sidst og ændrer ingenting.
        </li>
        <li>
          <b>{raekker(job.fejl)}</b> har fejl{job.fejl > 0 ? ' og bliver ikke gemt.' : '.'}
        </li>
      </ul>
      <form action={indlaesFil} className="my-4">
        <input type="hidden" name="id" value={job.id} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        {job.fejl > 0 && (
          <Afkrydsning
            navn="kunGode"
            label="Indlæs rækkerne uden fejl"
            hjaelp="De andre kan I rette og sende bagefter. Det, der er gemt, bliver ikke gemt to gange."
            fund={fund}
          />
        )}
        <Knap>Indlæs</Knap>
      </form>
      <Afbryd id={job.id} />
    </section>
  )
}

function Afbryd({ id }: { id: string }) {
  return (
    <form action={afbrydFil}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
      <Knap art="sekundaer">Afbryd filen</Knap>
    </form>
  )
}
