import { openapiDokument } from '#lib/api/openapi'

/** The contract, for anybody: no token is needed to read it. */
export async function GET(request: Request): Promise<Response> {
  const { tekst, etag } = await openapiDokument()
  const hoveder = { etag, 'cache-control': 'public, max-age=60, must-revalidate' }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: hoveder })
  return new Response(tekst, { headers: { ...hoveder, 'content-type': 'application/json; charset=utf-8' } })
}
