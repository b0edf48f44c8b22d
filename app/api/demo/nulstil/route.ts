import { ikkeHer, maaStyreDemo, somSvar } from '#lib/demo/doer'
import { demostyring } from '#lib/demo/styring'

/** `{ "nu"?: … }` restores the seed relative to that time, also in the past. */
export const POST = async (request: Request) =>
  maaStyreDemo(request)
    ? somSvar(await demostyring('POST', '/styring/samspor', await request.json().catch(() => ({}))))
    : ikkeHer()
