import { Sidetitel } from '#components/sidetitel'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { StatusTag } from '#components/ui/status-tag'
import { alderPaa } from '#lib/borger/cpr'
import { hentBorgerside } from '#lib/borger/side'
import { dagFor, visDato, visKortDato } from '#lib/dato'
import { laesId } from '#lib/id'
import { laesTidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import { formtokenHer, laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentUnderretningssektion } from '#lib/nuph/borgersektion'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { hentSanktionssektion } from '#lib/sanktion/borgersektion'
import { nyIndstilling } from './actions'
import { Ansvar } from './ansvar'
import { Beskeder } from './beskeder'
import { Fravaer } from './fravaer'
import { Indstillinger } from './indstillinger'
import { Plan } from './plan'
import { Sanktioner } from './sanktioner'
import { Timer } from './timer'
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
  const { data, underretninger, sanktioner, dag, subject, akasse, kommunen } = await laes(async (ctx, session) => ({
    data: await hentBorgerside(
      ctx,
      laesId(borgerId),
      laesTidspunkt(ctx, { dag: en(parametre, 'dag'), kendt: en(parametre, 'kendt') }),
    ),
    underretninger: await hentUnderretningssektion(ctx, laesId(borgerId)),
    sanktioner: await hentSanktionssektion(ctx, laesId(borgerId)),
    dag: ctx.dag,
    subject: session.subject,
    akasse: ctx.aktoer.organisation.type === 'akasse',
    kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
  }))
  const svar = await laesSvar(parametre, subject, `/myndighed/borgere/${borgerId}`)
  const token = await formtokenHer()
  const { borger, forloeb } = data
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
      {borger.doedDato && (
        <Notits art="advarsel" titel={`Registreret som død den ${visDato(borger.doedDato)}. Sagen kan ikke ændres.`} />
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
          ['Tilmeldt', forloeb.tilmeldinger[0] && visKortDato(forloeb.tilmeldinger[0].gyldigFra)],
        ]}
      />
      <Plan data={data} kommunen={kommunen} />
      <Underretninger data={underretninger} borgerId={borger.id} />
      <Indstillinger data={data} akasse={akasse} />
      <Beskeder data={data} />
      <Timer data={data} />
      <Sanktioner data={sanktioner} borgerId={borger.id} />
      <Fravaer data={data} />
    </>
  )
}
