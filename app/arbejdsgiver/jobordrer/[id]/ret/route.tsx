import { z } from 'zod'
import { Jobordreformular } from '#components/arbejdsgiver/jobordreformular'
import { kladdehandling, kladdeside } from '#components/arbejdsgiver/kladdeside'
import { type Forespoergsel, formular, type Igen, type Indhold, side } from '#components/side'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import type { Felter } from '#lib/http/formular'
import { laesId } from '#lib/id'
import { hentFormulargrundlag, laesFormularen, somFormular } from '#lib/jobordre/formular'
import { somFelterne } from '#lib/jobordre/kladdeformular'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { hentJobordre, type Jobordre, somFelter } from '#lib/jobordre/queries'
import { retJobordre } from '#lib/jobordre/ret'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'

/** A draft is written on; an order that was sent is changed, and keeps its earlier version. */
async function vis(ctx: TxKontekst, foresp: Forespoergsel): Promise<Indhold> {
  const ordre = await hentJobordre(ctx, laesId(foresp.param.id), 'jobordre.ret')
  const { vaerdier } = foresp
  const { v, g } =
    vaerdier._token === undefined
      ? await somFormular(ctx, await somFelter(ctx, ordre))
      : { v: vaerdier, g: await hentFormulargrundlag(ctx, vaerdier) }
  const skjult = { kladde: ordre.id, version: vaerdier.version ?? String(ordre.version) }
  if (ordre.status === 'KLADDE') return kladdeside(ctx, foresp, { titel: 'Kladde til jobordre', skjult, v, g })
  const [lukket] = vurderHandling(ordre.status, 'ret')
  const tilbage = { href: `/arbejdsgiver/jobordrer/${ordre.id}`, tekst: 'jobordren' }
  return {
    side: 'Ret jobordre',
    skript: true,
    krop: lukket ? (
      <>
        <Sidehoved titel="Ret jobordre" tilbage={tilbage} />
        <Notits titel={lukket.besked}>
          <p>
            <a href={`/arbejdsgiver/jobordrer/${ordre.id}/kopier`}>Kopiér jobordren til en ny</a>
          </p>
        </Notits>
      </>
    ) : (
      <>
        <Fejlopsummering fund={foresp.fund} />
        <Sidehoved titel="Ret jobordre" tilbage={tilbage} />
        <p>
          {ordre.tilbageholdt.length > 0
            ? 'Jobordren er til kontrol hos kundesupport. De ser den nye tekst.'
            : `${ordre.myndighedNavn} får besked om rettelsen og kan se, hvad der stod før.`}
        </p>
        <Jobordreformular
          token={foresp.token}
          skjult={skjult}
          v={v}
          g={g}
          fund={foresp.fund}
          myndighed={<Myndigheden key="hvem" ordre={ordre} />}
        >
          <div className="raekke my-8">
            <Knap name="handling" value="ret">
              Gem rettelserne
            </Knap>
            <a className="fil" href={`/arbejdsgiver/jobordrer/${ordre.id}`}>
              Annullér
            </a>
          </div>
        </Jobordreformular>
      </>
    ),
  }
}

const Myndigheden = ({ ordre }: { ordre: Jobordre }) => (
  <p>
    {ordre.myndighedNavn} har jobordren.{' '}
    <a className="fil" href={`/arbejdsgiver/jobordrer/${ordre.id}/vaelg`}>
      Vælg en anden
    </a>
  </p>
)

async function ret(ctx: Kontekst, ordre: Jobordre, v: Felter): Promise<string | Igen> {
  const laest = await transaktion(ctx, async (ctx) => laesFormularen(ctx, v, await somFelter(ctx, ordre)))
  if (v.handling !== 'ret') return { vaerdier: laest.vaerdier }
  const fund = [...laest.fund, ...laest.mangler]
  if (fund.length > 0) return { vaerdier: laest.vaerdier, fund }
  try {
    await retJobordre(ctx, { id: ordre.id, version: Number(v.version), felter: laest.felter })
    return `/arbejdsgiver/jobordrer/${ordre.id}?rettet`
  } catch (fejl) {
    if (!(fejl instanceof Afvist)) throw fejl
    return { vaerdier: laest.vaerdier, fund: somFelterne(fejl.fund) }
  }
}

export const GET = side(vis, 'virksomhed')

export const POST = formular(
  z.record(z.string(), z.string()),
  async (ctx, v, param) => {
    const ordre = await transaktion(ctx, (ctx) => hentJobordre(ctx, laesId(param.id), 'jobordre.ret'))
    return ordre.status === 'KLADDE' ? kladdehandling(ctx, ordre.id, v) : ret(ctx, ordre, v)
  },
  vis,
  'virksomhed',
)
