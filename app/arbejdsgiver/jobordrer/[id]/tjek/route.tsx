import { z } from 'zod'
import { Bemaerkninger } from '#components/arbejdsgiver/bemaerkninger'
import { Jobordreindhold } from '#components/arbejdsgiver/indhold'
import { Grund } from '#components/jobordre/afsnit'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import { hentKodenavne, indholdslinjer } from '#lib/jobordre/indhold'
import { SPOERGER, somFelterne } from '#lib/jobordre/kladdeformular'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { vurderValg } from '#lib/jobordre/myndigheder'
import { hentJobordre, somFelter } from '#lib/jobordre/queries'
import { vurderJobordrekladde } from '#lib/jobordre/send'
import { grundfelt, sendBekraeftet } from '#lib/jobordre/send-bekraeftet'
import type { TxKontekst } from '#lib/kontekst'
import type { Regelfund } from '#lib/regelfund'

/** "Tjek jeres svar": everything that is wrong or worth a look, everything that was written, and the button that sends it. */
async function vis(ctx: TxKontekst, foresp: Forespoergsel): Promise<Indhold> {
  const kladde = await hentJobordre(ctx, laesId(foresp.param.id), 'jobordre.send')
  const sti = `/arbejdsgiver/jobordrer/${kladde.id}`
  const [sendt] = vurderHandling(kladde.status, 'send')
  if (sendt)
    return {
      side: 'Tjek jeres svar',
      krop: (
        <>
          <Sidehoved titel="Tjek jeres svar" tilbage={{ href: sti, tekst: 'jobordren' }} />
          <Notits titel={sendt.besked} />
        </>
      ),
    }
  const felter = await somFelter(ctx, kladde)
  const fund = somFelterne(await vurderJobordrekladde(ctx, kladde))
  const valg =
    felter.myndighedId &&
    (await vurderValg(ctx, felter.myndighedId, {
      dag: ctx.dag,
      conceptUri: felter.stillinger[0]?.conceptUri ?? null,
      pNummer: felter.pNummer,
    }))
  const skrevet = Object.fromEntries(felter.bekraeftet.map((b) => [grundfelt(b.kode), b.grund]))
  const spoerger = SPOERGER.filter((kode) => fund.some((f) => f.kode === kode))
  const refuseret = foresp.fund.length > 0
  return {
    side: 'Tjek jeres svar',
    krop: (
      <>
        <Fejlopsummering fund={somFelterne(foresp.fund).map(paaSiden)} />
        <Sidehoved titel="Tjek jeres svar" tilbage={{ href: `${sti}/ret`, tekst: 'kladden' }} />
        <Fund fund={fund.filter((f) => !SPOERGER.includes(f.kode))} sti={sti} />
        <h2>{felter.titel || 'Jobordren'}</h2>
        <Jobordreindhold
          linjer={[['Sendes til', valg ? valg.navn : ''], ...indholdslinjer(felter, await hentKodenavne(ctx))]}
        />
        <p>
          <KnapLink art="sekundaer" href={`${sti}/ret`}>
            Ret jeres svar
          </KnapLink>
        </p>
        <form method="post" noValidate>
          <input type="hidden" name="_token" value={foresp.token} />
          <input type="hidden" name="version" value={kladde.version} />
          {spoerger.map((kode) => (
            <Spoergsmaal
              key={kode}
              fund={fund.filter((f) => f.kode === kode)}
              refuseret={refuseret}
              v={{ ...skrevet, ...foresp.vaerdier }}
              navn={kode === 'JO-040' ? 'grund040' : 'grund041'}
            />
          ))}
          <p>Når I sender, får myndigheden jobordren med det samme. I kan rette den bagefter.</p>
          <Knap>Send jobordren</Knap>
        </form>
      </>
    ),
  }
}

/** What stops it leads to its field in the form; what only warns says so, and can be sent as it is. */
function Fund({ fund, sti }: { fund: readonly Regelfund[]; sti: string }) {
  const stopper = fund.filter((f) => f.niveau === 'BLOK')
  const advarer = fund.filter((f) => f.niveau === 'ADVAR')
  return (
    <>
      {stopper.length > 0 && (
        <Notits art="fejl" titel="Det her mangler, før jobordren kan sendes">
          <ul>
            {stopper.map((f) => (
              <li key={`${f.felt} ${f.besked}`}>
                {f.felt ? (
                  <a className="fil" href={`${sti}/ret#${f.felt}`}>
                    {f.besked}
                  </a>
                ) : (
                  f.besked
                )}
              </li>
            ))}
          </ul>
        </Notits>
      )}
      <Bemaerkninger fund={advarer} />
    </>
  )
}

function Spoergsmaal(p: {
  fund: readonly Regelfund[]
  refuseret: boolean
  v: Record<string, string>
  navn: 'grund040' | 'grund041'
}) {
  const [foerste] = p.fund
  return (
    <>
      {foerste && !p.refuseret && (
        <Notits art="advarsel" titel={foerste.besked}>
          {foerste.kilde && <p className="lille">{foerste.kilde}</p>}
        </Notits>
      )}
      <Grund navn={p.navn} v={p.v} fund={p.refuseret ? p.fund : []} />
    </>
  )
}

/** The summary here leads to the reason on this page; the rest is answered in the form. */
const paaSiden = ({ felt, ...f }: Regelfund): Regelfund => (felt?.startsWith('grund') ? { ...f, felt } : f)

export const GET = side(vis, 'virksomhed')

export const POST = formular(
  z.record(z.string(), z.string()),
  async (ctx, v, param) => {
    const id = laesId(param.id)
    await sendBekraeftet(ctx, { id, version: Number(v.version), grunde: v })
    return `/arbejdsgiver/jobordrer/${id}/kvittering`
  },
  vis,
  'virksomhed',
)
