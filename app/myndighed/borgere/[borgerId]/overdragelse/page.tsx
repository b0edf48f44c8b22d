import { Sidetitel } from '#components/sidetitel'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { RegelfundVisning } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { StatusTag } from '#components/ui/status-tag'
import { Tomt } from '#components/ui/tomt'
import { type Dag, dagFor, visDato, visKortDato, visKortTidspunkt } from '#lib/dato'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentSenestePakke, type Pakke } from '#lib/overdragelse/queries'
import { IkkeFundet } from '#lib/regelfund'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { overtagHele } from './actions'
import { Punkter } from './punkter'
import { Svarform } from './svarform'

export const metadata = { title: 'Overdragelse' }

/** What the a-kasse left with its course: the kommune settles it, the a-kasse follows it. */
export default async function Overdragelse({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId }, parametre] = [await params, await searchParams]
  const { pakke, dag, kommune, kommunen, subject } = await laes(async (ctx, session) => {
    const pakke = await hentSenestePakke(ctx, laesId(borgerId))
    if (!pakke) throw new IkkeFundet('overdragelse')
    return {
      pakke,
      dag: ctx.dag,
      kommune: ctx.aktoer.organisation.type === 'jobcenter',
      kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
      subject: session.subject,
    }
  })
  const { fund, felter } = await laesSvar(parametre, subject, `/myndighed/borgere/${borgerId}/overdragelse`)
  const maaAfgoere = kommune && pakke.status === 'AABEN' && dag >= pakke.gaelderFra
  const valgt = pakke.punkter.find((p) => String(p.nummer) === en(parametre, 'punkt') && p.status === 'VENTER')
  return (
    <>
      <Sidetitel side="Overdragelse" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${pakke.borgerId}`, tekst: pakke.borgerNavn }}
        titel={`Overdragelse af ${pakke.borgerNavn}`}
        tag={<Pakketag pakke={pakke} dag={dag} />}
      />
      {en(parametre, 'gemt') && (
        <Notits
          art="succes"
          titel={
            pakke.status === 'AFSLUTTET' ? 'Overdragelsen er modtaget. A-kassen har fået besked.' : 'Svaret er gemt.'
          }
        />
      )}
      {fund
        .filter((f) => f.felt === undefined)
        .map((f) => (
          <RegelfundVisning key={f.kode} fund={f} />
        ))}
      <Stand pakke={pakke} dag={dag} kommune={kommune} kommunen={kommunen} />
      <Definitionsliste
        par={[
          ['A-kasse', pakke.akasse.navn],
          ['Kommune', pakke.jobcenter?.navn ?? 'Borgeren hører ikke til en kommune endnu'],
          ['A-kassens sidste dag', visKortDato(pakke.slutDato)],
          [kommune ? 'Jeres fra' : 'Kommunens fra', visKortDato(pakke.gaelderFra)],
          ['Registreret', visKortTidspunkt(pakke.oprettetTid)],
          ['Påmindet', pakke.paamindetTid && visKortTidspunkt(pakke.paamindetTid)],
        ]}
      />
      <h2 id="punkter">Det følger med</h2>
      {pakke.punkter.length === 0 ? (
        <Tomt tekst="A-kassen havde ikke noget åbent at give videre." />
      ) : (
        <Punkter pakke={pakke} kommune={kommune} maaAfgoere={maaAfgoere} />
      )}
      {kommune && valgt && <Svarform pakke={pakke} punkt={valgt} maaAfgoere={maaAfgoere} fund={fund} typet={felter} />}
      {maaAfgoere && (
        <form action={overtagHele}>
          <input type="hidden" name="borgerId" value={pakke.borgerId} />
          <input type="hidden" name="pakkeId" value={pakke.id} />
          <input type="hidden" name="noegle" value={crypto.randomUUID()} />
          <Knap>{pakke.punkter.length === 0 ? 'Bekræft modtagelsen' : 'Overtag alt, der venter'}</Knap>
        </form>
      )}
    </>
  )
}

function Pakketag({ pakke, dag }: { pakke: Pakke; dag: Dag }) {
  if (pakke.status === 'TILBAGEKALDT') return <StatusTag art="neutral">Trukket tilbage</StatusTag>
  if (pakke.status === 'AFSLUTTET') return <StatusTag art="succes">Modtaget</StatusTag>
  if (dag < pakke.gaelderFra) return <StatusTag art="info">Kan læses nu</StatusTag>
  return <StatusTag art="handling">Venter på kommunen</StatusTag>
}

/** One sentence on where the parcel stands, for the reader's own side. */
function Stand({ pakke, dag, kommune, kommunen }: { pakke: Pakke; dag: Dag; kommune: boolean; kommunen: string }) {
  const venter = pakke.punkter.filter((p) => p.status === 'VENTER').length
  if (pakke.status === 'TILBAGEKALDT' && pakke.tilbagekaldtTid)
    return (
      <p>
        A-kassen tog overdragelsen tilbage den {visDato(dagFor(pakke.tilbagekaldtTid))}, fordi slutdatoen var forkert.
        A-kassen har samtalerne igen.
      </p>
    )
  if (pakke.status === 'AFSLUTTET' && pakke.afsluttetTid)
    return (
      <p>
        {kommunen} har taget stilling til det hele den {visDato(dagFor(pakke.afsluttetTid))}.
      </p>
    )
  if (dag < pakke.gaelderFra)
    return (
      <p>
        A-kassen har samtalerne til og med den {visDato(pakke.slutDato)}.{' '}
        {kommune
          ? `I kan læse det hele nu og tage stilling fra den ${visDato(pakke.gaelderFra)}.`
          : `${kommunen} kan læse det hele nu.`}
      </p>
    )
  const antal = venter === 1 ? '1 punkt' : `${venter} punkter`
  return (
    <p>
      {kommune ? `${antal} venter på jeres svar.` : `${antal} venter på ${kommunen.toLowerCase()}.`} I kan begge læse
      det indtil videre{kommune ? '.' : ` og mindst til og med den ${visDato(pakke.akasseLaeserTil)}.`}
    </p>
  )
}
