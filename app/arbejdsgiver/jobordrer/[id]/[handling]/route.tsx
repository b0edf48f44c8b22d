import { z } from 'zod'
import { findTrin } from '#components/arbejdsgiver/handlingstrin'
import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { hentJobordre } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/** One act on an order: what happens, to whom, what is asked, and the button. */
async function vis(ctx: TxKontekst, foresp: Forespoergsel): Promise<Indhold> {
  const trin = hentTrin(foresp.param)
  const ordre = await hentJobordre(ctx, laesId(foresp.param.id), 'jobordre.send')
  const [ulovlig] = trin.handling ? vurderHandling(ordre.status, trin.handling) : []
  const sti = `/arbejdsgiver/jobordrer/${ordre.id}`
  return {
    side: trin.titel,
    krop: (
      <>
        <Fejlopsummering fund={foresp.fund} />
        <Sidehoved titel={trin.titel} tilbage={{ href: sti, tekst: 'jobordren' }} />
        <p>
          <b>{ordre.titel || 'Jobordre uden titel'}</b>
          {ordre.sagsnummer && ` · ${ordre.sagsnummer}`}
        </p>
        {ulovlig ? (
          <Notits titel={ulovlig.besked} />
        ) : (
          <form method="post" noValidate>
            <input type="hidden" name="_token" value={foresp.token} />
            <input type="hidden" name="version" value={foresp.vaerdier.version ?? ordre.version} />
            {await trin.vis(ctx, ordre, { v: foresp.vaerdier, fund: foresp.fund })}
            <div className="raekke">
              <Knap art={trin.fare ? 'fare' : 'primaer'}>{trin.knap}</Knap>
              <a className="fil" href={sti}>
                Annullér
              </a>
            </div>
          </form>
        )}
      </>
    ),
  }
}

function hentTrin(param: Record<string, string>) {
  const trin = findTrin(param.handling)
  if (!trin) throw new IkkeFundet('handling')
  return trin
}

export const GET = side(vis, 'virksomhed')

export const POST = formular(
  z.record(z.string(), z.string()),
  (ctx, v, param) => hentTrin(param).udfoer(ctx, { id: laesId(param.id), version: Number(v.version) }, v),
  vis,
  'virksomhed',
)
