import type { ReactNode } from 'react'
import { Jobordrefakta, Jobordrekontakt } from '#components/jobordre/fakta'
import { Kandidatliste } from '#components/jobordre/kandidater'
import { Jobordrelog, Jobordrenotater } from '#components/jobordre/log'
import { Inviteret, Samarbejder } from '#components/jobordre/samarbejde'
import { Jobordreversioner } from '#components/jobordre/versioner'
import { Sidetitel } from '#components/sidetitel'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { JobordreTag } from '#components/ui/tilstand'
import { Vaelg } from '#components/ui/valg'
import { visKortTidspunkt } from '#lib/dato'
import { type Kandidat, listKandidater } from '#lib/formidling/queries'
import { laesId } from '#lib/id'
import {
  hentJobordreside,
  hentKodenavne,
  type Jobordreside,
  listSamtykkestand,
  type Samtykkestand,
} from '#lib/jobordre/myndighedsside'
import { laes, type MedarbejderKontekst } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre, type Svar } from '#lib/medarbejder/side'
import { IkkeFundet } from '#lib/regelfund'
import { hentInviteretJobordre, type InviteretJobordre } from '#lib/samarbejde/queries'
import { genaktiver, modtag, notat, ophoer, pause, skift, svar as svarPaa } from '../actions'

const KVITTERING: Record<string, string> = {
  modtaget: 'Jobordren er modtaget. Virksomheden har fået besked om, at du har den.',
  oprettet: 'Jobordren er oprettet, og I har den. Virksomheden ser den, når den logger ind.',
  skiftet: 'Jobordren har fået en ny sagsbehandler.',
  pause: 'Jobordren er sat på pause. Virksomheden har fået besked.',
  genaktiveret: 'Jobordren er taget af pause. Virksomheden har fået besked.',
  rettet: 'Jobordren er rettet. Virksomheden har fået besked.',
  afsluttet: 'Jobordren er afsluttet. Virksomheden har fået besked.',
  overdraget: 'Jobordren er overdraget. Virksomheden har fået besked.',
  returneret: 'Jobordren er sendt videre. Virksomheden har fået besked.',
  inviteret: 'Invitationen er sendt.',
  aftalt: 'I hjælper nu med jobordren.',
  ophoert: 'Samarbejdet er afsluttet.',
  foreslaaet: 'Kandidaten er foreslået.',
  henvist: 'Kandidaten er sendt til virksomheden.',
}

/** The order to who has or had it, and to a jobcenter that reads along; or the smaller view of one that is asked to help. */
async function hent(ctx: MedarbejderKontekst, id: string) {
  try {
    return { side: await hentJobordreside(ctx, id), inviteret: undefined }
  } catch (fejl) {
    if (!(fejl instanceof IkkeFundet) || ctx.aktoer.organisation.type !== 'akasse') throw fejl
    const ordre = await hentInviteretJobordre(ctx, id)
    const kandidater = ordre.samarbejde.status === 'INVITERET' ? [] : await listKandidater(ctx, id)
    const aftalt =
      ordre.samarbejde.status === 'AFTALT' && ordre.samarbejde.til >= ctx.dag && ordre.status === 'UNDER_BEHANDLING'
    return {
      side: undefined,
      inviteret: {
        ordre,
        kandidater,
        samtykker: await listSamtykkestand(ctx, id),
        aftalt,
        koder: await hentKodenavne(ctx),
      },
    }
  }
}

export default async function Jobordre({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const data = await laes(async (ctx, session) => ({
    ...(await hent(ctx, laesId(id))),
    subject: session.subject,
    mig: ctx.aktoer.organisation.id,
    organisation: ctx.aktoer.organisation.navn,
    navn: ctx.aktoer.navn,
    nu: ctx.nu,
  }))
  const svar = await laesSvar(parametre, data.subject, `/myndighed/jobordrer/${id}`)
  const nr = Object.keys(KVITTERING).find((k) => en(parametre, k))
  const kvittering = nr && (
    <Notits art="succes" titel={KVITTERING[nr]}>
      {en(parametre, 'henvist') === 'pause' && (
        <p>Virksomheden har fået det antal kandidater, den bad om. Jobordren er derfor sat på pause.</p>
      )}
    </Notits>
  )
  return (
    <>
      <Sidetitel side="Jobordre" fund={svar.fund} />
      <Printhoved
        organisation={data.organisation}
        sagsnummer={(data.side ?? data.inviteret).ordre.sagsnummer ?? undefined}
        hvem={data.navn}
        naar={data.nu}
      />
      <Fejlopsummering fund={svar.fund} />
      {data.side ? (
        <Egen side={data.side} svar={svar} mig={data.mig} kvittering={kvittering} />
      ) : (
        <Hjaelp data={data.inviteret} svar={svar} mig={data.mig} kvittering={kvittering} />
      )}
    </>
  )
}

const tilbage = { href: '/myndighed/jobordrer', tekst: 'jobordrer' }

function Egen({ side, svar, mig, kvittering }: { side: Jobordreside; svar: Svar; mig: string; kvittering: ReactNode }) {
  const { ordre, kan, forLaenge, erAnsvarlig, overdraget } = side
  return (
    <>
      <Sidehoved
        tilbage={tilbage}
        titel={ordre.titel}
        tag={<JobordreTag status={ordre.status} skalModtage={erAnsvarlig} forLaenge={forLaenge} />}
      >
        <Hovedhandling side={side} />
      </Sidehoved>
      {kvittering}
      {overdraget && (
        <Notits titel={`Kom fra ${overdraget.fra} ${visKortTidspunkt(overdraget.tid)}`}>
          {overdraget.aarsag && (
            <p>
              {overdraget.aarsag}
              {overdraget.kommentar && `. ${overdraget.kommentar}`}
            </p>
          )}
        </Notits>
      )}
      {!erAnsvarlig && (
        <Notits titel={`${ordre.myndighedNavn ?? 'En anden myndighed'} har jobordren`}>
          <p>I kan læse den, men ikke ændre den. I ser ikke kontaktpersonen og andres kandidater.</p>
        </Notits>
      )}
      <Definitionsliste
        par={[
          ['Nummer', ordre.sagsnummer],
          ['Ansvarlig', ordre.myndighedNavn],
          ['Sagsbehandler', ordre.sagsbehandlerNavn ?? 'Ingen endnu'],
        ]}
      />
      <Handlinger side={side} svar={svar} />
      <div className="grid gap-8 lg:grid-cols-[2fr_1fr]">
        <Jobordrefakta side={side} />
        <div className="min-w-0">
          <Jobordrekontakt side={side} />
          <Jobordrenotater side={side} svar={svar} notat={notat} />
        </div>
      </div>
      <Kandidatliste
        jobordreId={ordre.id}
        kandidater={side.kandidater}
        samtykker={side.samtykker}
        andres={side.andres}
        mig={mig}
        maaFinde={kan.find}
      />
      <Samarbejder side={side} svar={svar} ophoer={ophoer} />
      <Jobordreversioner side={side} />
      <Jobordrelog side={side} />
    </>
  )
}

/** The one thing to do next. */
function Hovedhandling({ side: { ordre, kan } }: { side: Jobordreside }) {
  if (kan.modtag)
    return (
      <form action={modtag}>
        <Skjult ordre={ordre} />
        <Knap>Modtag jobordren</Knap>
      </form>
    )
  if (kan.find) return <KnapLink href={`/myndighed/jobordrer/${ordre.id}/kandidater`}>Find kandidater</KnapLink>
  if (kan.genaktiver)
    return (
      <form action={genaktiver}>
        <Skjult ordre={ordre} />
        <Knap>Tag af pause</Knap>
      </form>
    )
  return null
}

function Skjult({ ordre }: { ordre: Jobordreside['ordre'] }) {
  return (
    <>
      <input type="hidden" name="id" value={ordre.id} />
      <input type="hidden" name="version" value={ordre.version} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
    </>
  )
}

/** Everything else that may be done to it now; what may not is not here. */
function Handlinger({ side, svar }: { side: Jobordreside; svar: Svar }) {
  const { ordre, kan } = side
  const link = (maa: boolean, del: string, tekst: string) =>
    maa && (
      <KnapLink art="sekundaer" href={`/myndighed/jobordrer/${ordre.id}/${del}`}>
        {tekst}
      </KnapLink>
    )
  const pauseSvar = svar.for('pause')
  const skiftSvar = svar.for('sagsbehandler')
  return (
    <div className="ingen-print">
      <div className="raekke my-2">
        {link(kan.returner, 'returner', 'Returnér')}
        {link(kan.overdrag, 'overdrag', 'Overdrag')}
        {link(kan.ret, 'ret', 'Ret indholdet')}
        {link(kan.afslut, 'afslut', 'Afslut')}
      </div>
      {kan.pause && (
        <details open={pauseSvar.felter !== undefined}>
          <summary>Sæt på pause</summary>
          <form action={pause}>
            <Skjult ordre={ordre} />
            <p>Der kan ikke henvises, mens jobordren er på pause. Virksomheden får besked.</p>
            <Tekstomraade
              navn="kommentar"
              label="Kommentar"
              hjaelp="Virksomheden kan læse den."
              valgfri
              maks={1000}
              linjer={2}
              fund={pauseSvar.fund}
              vaerdi={pauseSvar.felter?.kommentar ?? ''}
            />
            <Knap art="sekundaer">Sæt på pause</Knap>
          </form>
        </details>
      )}
      {kan.skiftSagsbehandler && (
        <details open={skiftSvar.felter !== undefined}>
          <summary>Skift sagsbehandler</summary>
          <form action={skift}>
            <Skjult ordre={ordre} />
            <Vaelg
              navn="kollega"
              label="Ny sagsbehandler"
              fund={skiftSvar.fund}
              valgt={skiftSvar.felter?.kollega}
              muligheder={side.kolleger
                .filter((k) => k.id !== ordre.sagsbehandlerId)
                .map((k) => ({ vaerdi: k.id, tekst: k.navn }))}
            />
            <Knap art="sekundaer">Skift sagsbehandler</Knap>
          </form>
        </details>
      )}
    </div>
  )
}

type Hjaelpedata = {
  ordre: InviteretJobordre
  kandidater: Kandidat[]
  samtykker: Map<string, Samtykkestand>
  aftalt: boolean
  koder: Map<string, string>
}

function Hjaelp({
  data: { ordre, kandidater, samtykker, aftalt, koder },
  svar,
  mig,
  kvittering,
}: {
  data: Hjaelpedata
  svar: Svar
  mig: string
  kvittering: ReactNode
}) {
  return (
    <>
      <Sidehoved
        tilbage={{ href: '/myndighed/jobordrer?vis=samarbejde', tekst: 'samarbejde' }}
        titel={ordre.titel}
        tag={<JobordreTag status={ordre.status} />}
      >
        {aftalt && <KnapLink href={`/myndighed/jobordrer/${ordre.id}/kandidater`}>Find kandidater</KnapLink>}
      </Sidehoved>
      {kvittering}
      <Inviteret ordre={ordre} koder={koder} svarPaa={svarPaa} ophoer={ophoer} svar={svar} />
      {ordre.samarbejde.status !== 'INVITERET' && (
        <Kandidatliste
          jobordreId={ordre.id}
          kandidater={kandidater}
          samtykker={samtykker}
          andres={[]}
          mig={mig}
          maaFinde={aftalt}
        />
      )}
    </>
  )
}
