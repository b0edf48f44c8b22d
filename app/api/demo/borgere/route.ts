import { ikkeHer, maaStyreDemo, somSvar } from '#lib/demo/doer'
import { demostyring } from '#lib/demo/styring'

/** `{ "antal": 10, "akasse": "9013", "jobcenter": "10100" }` makes fictive members with a kontaktforløb in the a-kasse. Gives their CPR numbers. */
export const POST = async (request: Request) =>
  maaStyreDemo(request)
    ? somSvar(await demostyring('POST', '/styring/borgere', await request.json().catch(() => null)))
    : ikkeHer()
