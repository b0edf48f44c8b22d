import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { env } from '#lib/env'
import { pdfSvar } from '#lib/http/pdf'
import { laesId } from '#lib/id'
import { transaktion } from '#lib/kontekst'
import { bevisfil, bevisPdf } from '#lib/nuph/bevis-pdf'
import { type Bevispakke, udstedBevispakke } from '#lib/nuph/bevispakke'
import { hentNuphside } from '#lib/nuph/side'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

type Rute = (request: Request, args: { params: Promise<{ id: string }> }) => Promise<Response>

/** The evidence pack of a case as a file, for those who come in by one of `doere`. Each file is a pack of its own, with its own code. */
export const bevisrute =
  (type: 'pdf' | 'json', doere: readonly string[]): Rute =>
  (request, { params }) =>
    medFejlside(request, async () => {
      const id = laesId((await params).id)
      const svar = await iTransaktion(Date.now() + 3000, (db) =>
        findSession(db, laesCookie(request.headers.get('cookie'))),
      )
      if (svar.slags !== 'gyldig') return fejlsvar('tid-udloebet', 401)
      if (!doere.includes(svar.session.doer)) return fejlsvar('forkert-doer', 403)
      const ctx = kontekstFor(svar.session, crypto.randomUUID(), Date.now() + 3000)
      const { pakke, navn } = await transaktion(ctx, async (tx) => ({
        pakke: await udstedBevispakke(tx, id),
        navn: tx.aktoer.slags === 'borger' ? tx.aktoer.navn : (await hentNuphside(tx, id)).borgerNavn,
      }))
      if (type === 'json') return jsonSvar(pakke)
      return pdfSvar(await bevisPdf(pakke, { navn, adresse: `${env().SAMSPOR_URL}/bevis` }), bevisfil(pakke, 'pdf'))
    })

const jsonSvar = (pakke: Bevispakke): Response =>
  new Response(JSON.stringify({ ...pakke, udstedt: pakke.udstedt.toISOString() }, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${bevisfil(pakke, 'json')}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
