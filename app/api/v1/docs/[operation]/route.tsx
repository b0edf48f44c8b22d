import { ApiOperation } from '#components/api/operation'
import { type Proevesvar, ProevOperation } from '#components/api/proev'
import { aabenSide, fejlsvar, medFejlside } from '#components/side'
import { kaldSelv, proeveform } from '#demo/proev-operation'
import { openapiDokument } from '#lib/api/openapi'
import { OPERATIONER } from '#lib/api/operationer'
import { operationsside } from '#lib/api/operationsside'
import { maaStyreDemo } from '#lib/demo/doer'
import { env } from '#lib/env'
import { type Felter, laesFormular } from '#lib/http/formular'

type Rute = (request: Request, args: { params: Promise<{ operation: string }> }) => Promise<Response>

export const GET: Rute = (request, { params }) =>
  medFejlside(request, async () => vis((await params).operation, { klient: '' }))

/** The demo's try-out. Elsewhere there is nothing here to post to. */
export const POST: Rute = (request, { params }) =>
  medFejlside(request, async () => {
    const { operation } = await params
    const op = find(operation)
    if (!op || !maaStyreDemo(request)) return fejlsvar('findes-ikke', 404)
    const felter = await laesFormular(request)
    return vis(operation, felter, await kaldSelv(op, felter))
  })

const find = (navn: string) => OPERATIONER.find((op) => op.navn === navn)

async function vis(navn: string, vaerdier: Felter, svar?: Proevesvar): Promise<Response> {
  const op = find(navn)
  if (!op) return fejlsvar('findes-ikke', 404)
  const side = operationsside(op, (await openapiDokument()).json, env().SAMSPOR_URL)
  const form = env().SAMSPOR_DEMO ? proeveform(op, side) : undefined
  const krop = (
    <ApiOperation {...side}>{form && <ProevOperation form={form} vaerdier={vaerdier} svar={svar} />}</ApiOperation>
  )
  return aabenSide({ side: op.resume, krop })
}
