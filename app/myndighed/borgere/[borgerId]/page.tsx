import { Sidetitel } from '#components/sidetitel'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { StatusTag } from '#components/ui/status-tag'
import { alderPaa } from '#lib/borger/cpr'
import { hentForloebsside } from '#lib/borger/forloebsside'
import { hentBorgerside } from '#lib/borger/side'
import { dagFor, visDato } from '#lib/dato'
import { laesId } from '#lib/id'
import { startsvar } from '#lib/kontaktforloeb/regler'
import { laesTilbageblik } from '#lib/kontaktforloeb/tidspunkt'
import { MEDARBEJDERE } from '#lib/medarbejder/doere'
import { formtokenHer, laes } from '#lib/medarbejder/session'
import { en, felterFra, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentUnderretningssektion } from '#lib/nuph/borgersektion'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { hentSanktionssektion } from '#lib/sanktion/borgersektion'
import { hentAktoerside } from '#lib/tildeling/borgerside'
import { hentTildelingssektion } from '#lib/tildeling/queries'
import { nyIndstilling } from './actions'
import { AndenAktoer } from './anden-aktoer'
import { Ansvar } from './ansvar'
import { Beskeder } from './beskeder'
import { Fravaer } from './fravaer'
import { Historik } from './historik'
import { HosAktoeren } from './hos-aktoeren'
import { Indstillinger } from './indstillinger'
import { Plan } from './plan'
import { Samtaler } from './samtaler'
import { Sanktioner } from './sanktioner'
import { ReglerDenDag, Tilbageblik } from './tilbageblik'
import { Tilmelding } from './tilmelding'
import { Timer } from './timerafsnit'
import { Underretninger } from './underretninger'

const AABNE = new Set(['KLADDE', 'MODTAGET', 'UNDER_BEHANDLING'])

export default async function Borger({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId }, parametre] = [await params, await searchParams]
  const side = await laes(async (ctx, session) => {
    if (ctx.aktoer.organisation.type === 'anden_aktoer')
      return { hosAktoeren: await hentAktoerside(ctx, laesId(borgerId)) }
    const blik = laesTilbageblik(ctx, felterFra(parametre))
    const data = await hentBorgerside(ctx, laesId(borgerId), blik.tidspunkt)
    return {
      data,
      forloebsside: await hentForloebsside(ctx, data, blik),
      underretninger: await hentUnderretningssektion(ctx, data.borger.id),
      sanktioner: await hentSanktionssektion(ctx, data.borger.id),
      andenAktoer: blik.ser ? undefined : await hentTildelingssektion(ctx, data.borger.id),
      dag: blik.tidspunkt.dag,
      subject: session.subject,
      akasse: ctx.aktoer.organisation.type === 'akasse',
      kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', blik.tidspunkt.dag),
    }
  }, MEDARBEJDERE)
  if (side.hosAktoeren) return <HosAktoeren data={side.hosAktoeren} />
  const { data, underretninger, sanktioner, andenAktoer, forloebsside, dag, subject, akasse, kommunen } = side
  const svar = await laesSvar(parametre, subject, `/myndighed/borgere/${borgerId}`)
  const token = await formtokenHer()
  const { borger, forloeb } = data
  const { cprSkift } = forloebsside
  const sti = `/myndighed/borgere/${borger.id}`
  const aaben = data.sager.find((s) => AABNE.has(s.status))
  return (
    <>
      <Sidetitel side="Borger" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved
        tilbage={{ href: '/myndighed/borgere', tekst: akasse ? 'medlemmer' : 'borgere' }}
        titel={borger.navn}
        tag={
          borger.navnebeskyttetTil && borger.navnebeskyttetTil >= dag ? (
            <StatusTag art="handling">Navne- og adressebeskyttet</StatusTag>
          ) : undefined
        }
      >
        {data.maaIndstille && (
          <form action={nyIndstilling}>
            <input type="hidden" name="borgerId" value={borger.id} />
            <input type="hidden" name="noegle" value={crypto.randomUUID()} />
            <button type="submit" className="knap">
              Ny indstilling
            </button>
          </form>
        )}
      </Sidehoved>
      <Tilbageblik side={forloebsside} sti={sti} navn={borger.navn} kommunen={kommunen} />
      {borger.doedDato && (
        <Notits art="advarsel" titel={`Registreret som død den ${visDato(borger.doedDato)}. Sagen kan ikke ændres.`}>
          <p className="lille">Intet kan registreres om en borger, der er død. Fejlkode 4405</p>
        </Notits>
      )}
      {data.maaIndstille && aaben && (
        <Notits
          titel={`Der er allerede en åben indstilling fra ${visDato(dagFor(aaben.sendtTid ?? aaben.aendretTid))}`}
        >
          <a href={`/myndighed/indstillinger/${aaben.id}`}>Åbn den</a>, eller opret en ny.
        </Notits>
      )}
      <div className="raekke">
        <Ansvar data={data} kommunen={kommunen} />
        {data.maaAfslutte && (
          <a className="fil" href={`/myndighed/borgere/${borger.id}/afslut`}>
            {data.forloeb.ansvarlig === 'AKASSE' ? 'Sæt slutdato' : 'Ret slutdato'}
          </a>
        )}
        {data.harOverdragelse && (
          <a className="fil" href={`/myndighed/borgere/${borger.id}/overdragelse`}>
            Overdragelse
          </a>
        )}
      </div>
      <Definitionsliste
        par={[
          ['Alder', `${alderPaa(borger.foedselsdato, dag)} år`],
          [
            'CPR-nummer',
            <form key="cpr" className="raekke" method="post" action={`/myndighed/borgere/${borger.id}/cpr`}>
              {data.cpr}
              <input type="hidden" name="_token" value={token} />
              {data.maaSeCpr && <Knap art="link">Vis CPR-nummer</Knap>}
            </form>,
          ],
          ['A-kasse', forloeb.medlemskab?.akasseNavn],
          [
            'Forsikring',
            forloeb.medlemskab?.forsikring === 'DELTID'
              ? 'Deltidsforsikret'
              : forloeb.medlemskab && 'Fuldtidsforsikret',
          ],
          ['Jobcenter', forloeb.tilknytning?.jobcenterNavn],
          ['Kommune', forloeb.tilknytning?.kommuneNavn],
          ['CPR-nummer skiftet', cprSkift && `Borgeren har skiftet CPR-nummer den ${visDato(cprSkift)}`],
        ]}
      />
      <Samtaler data={data} dag={dag} svar={svar} kommunen={kommunen} />
      <Plan data={data} kommunen={kommunen} akasse={akasse} udgivet={en(parametre, 'udgivet')} />
      {!forloebsside.blik.ser && <Underretninger data={underretninger} borger={borger} />}
      {andenAktoer && <AndenAktoer data={andenAktoer} borgerId={borger.id} svar={svar} />}
      <Indstillinger data={data} akasse={akasse} />
      {forloebsside.blik.ser ? (
        <section id="beskeder">
          <h2>Beskeder</h2>
          <p>
            Hver besked har sit eget tidspunkt. <a href={`${sti}#beskeder`}>Se beskederne på siden for i dag</a>
          </p>
        </section>
      ) : (
        <Beskeder data={data} />
      )}
      <Timer data={data} dag={dag} />
      {!forloebsside.blik.ser && <Sanktioner data={sanktioner} borger={borger} />}
      <Tilmelding data={data} side={forloebsside} start={startsvar(en(parametre, 'tilmeldt'))} />
      <Fravaer data={data} side={forloebsside} />
      <ReglerDenDag side={forloebsside} />
      <Historik borgerId={borger.id} side={forloebsside} />
    </>
  )
}
