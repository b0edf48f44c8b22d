import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { FormidlingTag } from '#components/ui/tilstand'
import { Tomt } from '#components/ui/tomt'
import { alderPaa } from '#lib/borger/cpr'
import { findKandidater, type Kandidatforslag } from '#lib/formidling/find-kandidater'
import { erEndelig } from '#lib/formidling/regler'
import { hentFindeside } from '#lib/formidling/side'
import { type Soegt, soegKandidater } from '#lib/formidling/soeg'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { soeg } from '../../actions'

/** Own citizens for the order: those whose plan names the title, and whoever one searches for. */
export default async function FindKandidater({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const { subject } = await laes((_, session) => Promise.resolve({ subject: session.subject }))
  const side = `/myndighed/jobordrer/${id}`
  const svar = await laesSvar(parametre, subject, `${side}/kandidater`)
  const soegt = (svar.felter?.kandidatsoeg ?? '').trim()
  const { ordre, forslag, fundet, hvem, dag } = await laes(async (ctx) => ({
    ordre: await hentFindeside(ctx, laesId(id)),
    forslag: soegt ? [] : await findKandidater(ctx, id),
    fundet: soegt ? await soegKandidater(ctx, id, soegt) : [],
    hvem: ctx.aktoer.organisation.type === 'akasse' ? 'medlemmer' : 'borgere',
    dag: ctx.dag,
  }))
  return (
    <>
      <Sidetitel side="Find kandidater" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved tilbage={{ href: side, tekst: 'jobordren' }} titel={`Find kandidater til ${ordre.titel}`} />
      <search>
        <form action={soeg}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="handling" value="se-soeg" />
          <Tekstfelt
            navn="kandidatsoeg"
            label="Søg på navn eller CPR-nummer"
            hjaelp={`Kun jeres egne ${hvem}.`}
            type="search"
            bredde={20}
            autoComplete="off"
            vaerdi={soegt}
          />
          <Knap art="sekundaer">Søg</Knap>
        </form>
      </search>
      {soegt ? (
        <>
          <h2>Fundet</h2>
          <p>
            <a href={`${side}/kandidater`}>Vis dem, der har stillingen som jobmål</a>
          </p>
          <Fundne fundet={fundet} side={side} />
        </>
      ) : (
        <>
          <h2>
            Jeres {hvem} med {ordre.stilling ?? 'stillingen'} som jobmål
          </h2>
          <Forslag forslag={forslag} side={side} hvem={hvem} dag={dag} />
        </>
      )}
    </>
  )
}

function Forslag({
  forslag,
  side,
  hvem,
  dag,
}: {
  forslag: readonly Kandidatforslag[]
  side: string
  hvem: string
  dag: string
}) {
  if (forslag.length === 0)
    return (
      <Tomt tekst={`Ingen ledige ${hvem} hos jer har stillingen som jobmål i Min plan.`}>
        <p>Søg på navn eller CPR-nummer, hvis du kender en, der passer.</p>
      </Tomt>
    )
  return (
    <Tabel
      titel={`Jeres ${hvem}`}
      skjultTitel
      raekker={forslag}
      noegle={(k) => k.borgerId}
      kolonner={[
        { titel: 'Navn', vis: (k) => <a href={`/myndighed/borgere/${k.borgerId}`}>{k.navn}</a> },
        { titel: 'Alder', tal: true, vis: (k) => `${alderPaa(k.foedselsdato, dag)} år` },
        { titel: 'Jobmål', vis: (k) => `${k.jobmaal}${k.primaert ? ' (det vigtigste)' : ''}` },
        { titel: 'Handling', vis: (k) => <Vaelg side={side} borgerId={k.borgerId} navn={k.navn} /> },
      ]}
    />
  )
}

function Fundne({ fundet, side }: { fundet: readonly Soegt[]; side: string }) {
  if (fundet.length === 0)
    return (
      <Tomt tekst="Vi fandt ingen.">
        <p>Prøv med for- og efternavn. Hører borgeren til et andet sted, kan I ikke henvise.</p>
      </Tomt>
    )
  return (
    <Tabel
      titel="Fundet"
      skjultTitel
      raekker={fundet}
      noegle={(m) => m.borgerId}
      kolonner={[
        { titel: 'Navn', vis: (m) => <a href={`/myndighed/borgere/${m.borgerId}`}>{m.navn}</a> },
        {
          titel: 'Mærker',
          vis: (m) => m.beskyttet && <StatusTag art="handling">Navne- og adressebeskyttet</StatusTag>,
        },
        {
          titel: 'På jobordren',
          vis: (m) => (m.formidling ? <FormidlingTag status={m.formidling.status} /> : 'Nej'),
        },
        {
          titel: 'Handling',
          vis: (m) =>
            m.formidling && !erEndelig(m.formidling.status) && m.formidling.status !== 9201 ? (
              <a href={`${side}/kandidat/${m.formidling.id}`}>
                Åbn<span className="sr">: {m.navn}</span>
              </a>
            ) : (
              <Vaelg side={side} borgerId={m.borgerId} navn={m.navn} />
            ),
        },
      ]}
    />
  )
}

const Vaelg = ({ side, borgerId, navn }: { side: string; borgerId: string; navn: string }) => (
  <a href={`${side}/henvis/${borgerId}`}>
    Vælg<span className="sr">: {navn}</span>
  </a>
)
