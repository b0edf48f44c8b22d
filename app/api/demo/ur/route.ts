import { ikkeHer, maaStyreDemo, somSvar } from '#lib/demo/doer'
import { demostyring } from '#lib/demo/styring'

export const GET = async (request: Request) =>
  maaStyreDemo(request) ? somSvar(await demostyring('GET', '/styring/ur')) : ikkeHer()

/** `{ "nu": … }` moves the clock forward; 409 when it would go back. */
export const PUT = async (request: Request) =>
  maaStyreDemo(request)
    ? somSvar(await demostyring('PUT', '/styring/ur', await request.json().catch(() => null)))
    : ikkeHer()
