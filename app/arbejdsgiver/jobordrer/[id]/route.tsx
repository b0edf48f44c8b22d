import { z } from 'zod'
import { Bemaerkninger } from '#components/arbejdsgiver/bemaerkninger'
import { Historik, Versioner } from '#components/arbejdsgiver/historik'
import { Jobordreindhold } from '#components/arbejdsgiver/indhold'
import { Jobordretag } from '#components/arbejdsgiver/jobordretag'
import { feltnavn, Kandidater, paaKandidaten } from '#components/arbejdsgiver/kandidater'
import { Ordrehandlinger } from '#components/arbejdsgiver/ordrehandlinger'
import { Ordrekaede } from '#components/arbejdsgiver/ordrekaede'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Notits } from '#components/ui/notits'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { FORMIDLING } from '#db/schema/formidling'
import { opdaterFormidling, retFormidling } from '#lib/formidling/opdater'
import type { Formidlingsstatus } from '#lib/formidling/regler'
import type { Felter } from '#lib/http/formular'
import { laesId } from '#lib/id'
import { markerBeskederLaest } from '#lib/jobordre/beskeder'
import { somFelterne } from '#lib/jobordre/kladdeformular'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { hentJobordre, type Jobordre } from '#lib/jobordre/queries'
import { listBemaerkninger } from '#lib/jobordre/ret'
import { hentOrdreside, type Ordreside } from '#lib/jobordre/side'
import type { Kontekst, TxKontekst } from '#lib/kontekst'
import { kvitterDeling } from '#lib/samtykke/kvitter'

/** What was just done, said when the page comes back. */
const GJORT: Record<string, string> = {
  rettet: 'Rettelserne er gemt',
  pause: 'Jobordren er sat på pause',
  genoptaget: 'Jobordren er taget af pause',
  afsluttet: 'Jobordren er afsluttet',
  trukket: 'Jobordren er trukket tilbage',
  valgt: 'I har valgt en anden myndighed',
  svaret: 'Jeres svar er gemt',
  kvitteret: 'Tak. Vi har noteret, at oplysningerne er slettet',
}

/** One order: where it stands, who has it, the candidates, what can be done, what it says, and what happened. */
async function vis(ctx: TxKontekst, foresp: Forespoergsel): Promise<Indhold> {
  const ordre = await hentJobordre(ctx, laesId(foresp.param.id), 'jobordre.send')
  await markerBeskederLaest(ctx, ordre.id)
  const data = await hentOrdreside(ctx, ordre)
  const kladde = ordre.status === 'KLADDE'
  const fund = paaKandidaten(foresp.fund, foresp.vaerdier.formidlingId ?? '')
  const rettet = foresp.url.searchParams.has('rettet') && vurderHandling(ordre.status, 'ret').length === 0
  const bemaerkninger = rettet && !kladde ? somFelterne(await listBemaerkninger(ctx, ordre)) : []
  const gjort = Object.keys(GJORT).find((navn) => foresp.url.searchParams.has(navn))
  return {
    side: kladde ? 'Kladde til jobordre' : 'Jobordre',
    krop: (
      <>
        <Printhoved
          organisation={ordre.virksomhedNavn}
          sagsnummer={ordre.sagsnummer ?? undefined}
          hvem={ctx.aktoer.navn}
          naar={ctx.nu}
        />
        <Fejlopsummering fund={fund} />
        <Sidehoved
          titel={ordre.titel || 'Jobordre uden titel'}
          tilbage={{ href: '/arbejdsgiver', tekst: 'jobordrer' }}
          tag={<Jobordretag status={ordre.status} tilbageholdt={ordre.tilbageholdt} />}
        />
        {gjort && fund.length === 0 && <Notits art="succes" titel={GJORT[gjort]} />}
        <Bemaerkninger fund={bemaerkninger} ret={`/arbejdsgiver/jobordrer/${ordre.id}/ret`} />
        <Advarsler ordre={ordre} altBesat={data.altBesat} />
        {!kladde && (
          <>
            <Ordrekaede ordre={ordre} haendelser={data.haendelser} />
            <h2>Hvem har jobordren?</h2>
            <HvemHar ordre={ordre} data={data} />
            <h2 id="kandidater">Kandidater</h2>
            <Kandidater
              kandidater={data.kandidater}
              side={data}
              startdato={ordre.startdato && ordre.startdato >= ctx.dag ? ordre.startdato : null}
              dag={ctx.dag}
              token={foresp.token}
              fund={foresp.fund}
              v={foresp.vaerdier}
            />
          </>
        )}
        <Ordrehandlinger ordre={ordre} />
        <h2>Det står der i jobordren</h2>
        <Jobordreindhold linjer={data.linjer} />
        {data.versioner.length > 0 && (
          <>
            <h2>Rettelser</h2>
            <Versioner versioner={data.versioner} />
          </>
        )}
        {!kladde && (
          <>
            <h2>Historik</h2>
            <Historik {...data} />
          </>
        )}
      </>
    ),
  }
}

function Advarsler({ ordre, altBesat }: { ordre: Jobordre; altBesat: boolean }) {
  const sti = `/arbejdsgiver/jobordrer/${ordre.id}`
  if (ordre.tilbageholdt.length > 0)
    return (
      <Notits art="advarsel" titel="Jobordren er gemt, men skal godkendes, før den sendes">
        <p>Kundesupport kontakter jer, hvis de har spørgsmål. I behøver ikke gøre noget.</p>
      </Notits>
    )
  if (altBesat)
    return (
      <Notits titel="Er alle stillinger besat?">
        <p>
          <a href={`${sti}/afslut`}>Afslut jobordren</a>
        </p>
      </Notits>
    )
  if (ordre.status === 'AFVENTER_MODTAGELSE' && ordre.paamindetTid)
    return (
      <Notits art="advarsel" titel={`${ordre.myndighedNavn} har ikke modtaget jobordren endnu`}>
        <p>
          I kan vente, eller <a href={`${sti}/vaelg`}>vælge en anden myndighed</a>.
        </p>
      </Notits>
    )
  if (ordre.status === 'INAKTIV')
    return (
      <Notits titel="Jobordren er på pause">
        <p>
          I får ikke flere kandidater, før I <a href={`${sti}/genoptag`}>tager den af pause</a>.
        </p>
      </Notits>
    )
  return null
}

function HvemHar({ ordre, data }: { ordre: Jobordre; data: Ordreside }) {
  const myndighed = ordre.myndighedId ? data.myndigheder.get(ordre.myndighedId) : undefined
  return (
    <Definitionsliste
      par={[
        ['Jobordrenummer', ordre.sagsnummer],
        [ordre.tilbageholdt.length > 0 ? 'Sendes bagefter til' : 'Myndighed', myndighed?.navn ?? ordre.myndighedNavn],
        ['Sagsbehandler', ordre.sagsbehandlerNavn ?? 'Ikke valgt endnu'],
        [
          'Telefon',
          myndighed?.telefon && (
            <a href={`tel:+45${myndighed.telefon.replace(/\D/g, '').slice(-8)}`}>{myndighed.telefon}</a>
          ),
        ],
        ['Stillinger besat', ordre.antalBesat === null ? '' : `${ordre.antalBesat} af ${ordre.antalStillinger}`],
        [
          'Heraf gennem kandidaterne her',
          ordre.antalBesatVedHenvisning === null ? '' : String(ordre.antalBesatVedHenvisning),
        ],
      ]}
    />
  )
}

/** The buttons of a candidate: the status it gets, a correction, or that what was shared is deleted. */
async function svar(ctx: Kontekst, id: string, v: Felter): Promise<string> {
  const sti = `/arbejdsgiver/jobordrer/${id}`
  if (v.handling === 'kvitter') {
    await kvitterDeling(ctx, { delingId: laesId(v.delingId) })
    return `${sti}?kvitteret`
  }
  const formidlingId = laesId(v.formidlingId)
  const felt = (navn: string) => v[feltnavn(navn, { id: formidlingId })] ?? ''
  const retter = v.handling === 'ret-svar'
  const status = Number(retter ? felt('status') : v.handling) as Formidlingsstatus
  const input = {
    formidlingId,
    version: Number(v.version),
    status,
    ...(status === FORMIDLING.AFVIST_AF_VIRKSOMHED && { aarsag: Number(felt('aarsag')) || null, tekst: felt('tekst') }),
    ...(status === FORMIDLING.ANSAT && { resultatdato: felt('resultatdato') || null }),
  }
  if (retter) await retFormidling(ctx, { ...input, kommentar: felt('kommentar') })
  else await opdaterFormidling(ctx, input)
  return `${sti}?svaret#kandidater`
}

export const GET = side(vis, 'virksomhed')

export const POST = formular(
  z.record(z.string(), z.string()),
  (ctx, v, param) => svar(ctx, laesId(param.id), v),
  vis,
  'virksomhed',
)
