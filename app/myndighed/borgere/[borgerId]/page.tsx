import { Sidetitel } from '#components/sidetitel'
import { Ansvarschip } from '#components/ui/ansvarschip'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Maaler } from '#components/ui/maaler'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { IndstillingTag, MinPlanTag } from '#components/ui/tilstand'
import { alderPaa } from '#lib/borger/cpr'
import { type Borgerside, hentBorgerside } from '#lib/borger/side'
import { dagFor, visDato, visKortDato, visKortTidspunkt, visTimer } from '#lib/dato'
import { laesId } from '#lib/id'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { formtokenHer, laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { nyIndstilling } from './actions'

const AABNE = new Set(['KLADDE', 'MODTAGET', 'UNDER_BEHANDLING'])

export default async function Borger({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId }, parametre] = [await params, await searchParams]
  const { data, dag, subject, akasse, kommunen } = await laes(async (ctx, session) => ({
    data: await hentBorgerside(ctx, laesId(borgerId)),
    dag: ctx.dag,
    subject: session.subject,
    akasse: ctx.aktoer.organisation.type === 'akasse',
    kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
  }))
  const svar = await laesSvar(parametre, subject, `/myndighed/borgere/${borgerId}`)
  const token = await formtokenHer()
  const { borger, forloeb, plan } = data
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
      <h2>Timer med dagpenge</h2>
      {data.timer && data.graense ? (
        <>
          <Maaler navn="Brugt" brugt={Number(data.timer.timerForbrugt)} af={Number(data.graense)} enhed="timer" />
          <p className="lille">
            {visTimer(data.timer.timerForbrugt)} timer, opgjort til {visKortDato(data.timer.opgjortTil)}.
          </p>
        </>
      ) : (
        <p>Ikke opgjort.</p>
      )}
      <h2>Indstillinger om tilbud</h2>
      {data.sager.length === 0 ? (
        <p>Der er ingen indstillinger.</p>
      ) : (
        <Tabel
          titel="Indstillinger"
          skjultTitel
          raekker={data.sager}
          noegle={(s) => s.id}
          kolonner={[
            {
              titel: 'Sagsnummer',
              vis: (s) => <a href={`/myndighed/indstillinger/${s.id}`}>{s.sagsnummer ?? 'Kladde'}</a>,
            },
            { titel: 'Tilbud', vis: (s) => data.typer.get(String(s.tilbudstype)) ?? '–' },
            { titel: 'Sendt', vis: (s) => (s.sendtTid ? visKortTidspunkt(s.sendtTid) : '–') },
            {
              titel: 'Status',
              vis: (s) => <IndstillingTag status={s.status} laeser={akasse ? 'myndighed' : 'afgoerende'} />,
            },
          ]}
        />
      )}
      <h2>Min plan</h2>
      {plan ? (
        <>
          <p>
            <MinPlanTag status={plan.status} laest={plan.kvitteretTid ? dagFor(plan.kvitteretTid) : undefined} />{' '}
            {plan.aendring}
          </p>
          <ul>
            {plan.jobmaal.map((m) => (
              <li key={m.nummer}>
                Jobmål: {m.titel}
                {m.primaer && ' (primært)'}
              </li>
            ))}
            {plan.tilbud.map((t) => (
              <li key={t.tilbudId}>
                Tilbud: {t.navn}, {visKortDato(t.start)}–{visKortDato(t.slut)}
                {t.sted && `, ${t.sted}`}
              </li>
            ))}
          </ul>
          <p className="lille">
            {forloeb.ansvarlig === 'AKASSE'
              ? 'Kun a-kassen kan ændre jobmål, så længe a-kassen har samtalerne.'
              : `Kun ${kommunen.toLowerCase()} kan ændre jobmål nu.`}
          </p>
        </>
      ) : (
        <p>Der er ingen plan endnu.</p>
      )}
      <h2>Fravær</h2>
      <Tabel
        titel="Fravær"
        skjultTitel
        raekker={forloeb.fravaer}
        noegle={(f) => f.id}
        kolonner={[
          { titel: 'Type', vis: (f) => data.fravaerstyper.get(String(f.fravaerstype)) ?? `Type ${f.fravaerstype}` },
          { titel: 'Fra', vis: (f) => visKortDato(f.startDato) },
          { titel: 'Til', vis: (f) => (f.slutDato ? visKortDato(f.slutDato) : 'Åben') },
          { titel: 'Registreret af', vis: (f) => f.registreretAfNavn },
        ]}
      />
      <h2>Beskeder</h2>
      {data.maaSkrive && (
        <p>
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}/besked`}>
            Ny besked
          </KnapLink>
        </p>
      )}
      {data.traade.length === 0 && <p>Der er ingen beskeder.</p>}
      <ul>
        {data.traade.map((t) => (
          <li key={t.id}>
            <a href={`/myndighed/indstillinger/traad/${t.id}`}>{t.fjernet ? 'Fjernet besked' : t.emne}</a>{' '}
            <span className="lille">{visKortTidspunkt(t.sidsteTid)}</span>{' '}
            {t.ulaest && <StatusTag art="info">Ulæst</StatusTag>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Who has the interviews now, and the registrations behind it. */
function Ansvar({ data, kommunen }: { data: Borgerside; kommunen: string }) {
  const forloeb75 = data.forloeb.fravaer.filter((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN)
  const hos = { AKASSE: 'A-kassen', JOBCENTER: kommunen, INGEN: 'Ingen' }[data.forloeb.ansvarlig]
  return (
    <Ansvarschip hos={hos} siden={data.forloeb.ansvarlig === 'AKASSE' ? forloeb75[0]?.startDato : undefined}>
      <p>
        A-kassen har samtalerne, til der er brugt {data.graense ? visTimer(data.graense) : '–'} timer, og a-kassen har
        sat en slutdato. Begge dage hører med.
      </p>
      {data.forloeb.iOvergangsgruppe && (
        <p>Borgeren er i overgangsgruppen og har samtalerne hos {kommunen.toLowerCase()}.</p>
      )}
      <ul>
        {forloeb75.map((f) => (
          <li key={f.id}>
            {visKortDato(f.startDato)} til {f.slutDato ? visKortDato(f.slutDato) : 'nu'}, registreret af{' '}
            {f.registreretAfNavn} {visKortTidspunkt(f.anmeldtTid)}
          </li>
        ))}
      </ul>
    </Ansvarschip>
  )
}
