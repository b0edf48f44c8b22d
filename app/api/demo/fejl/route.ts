import { ikkeHer, maaStyreDemo, somSvar } from '#lib/demo/doer'
import { demostyring } from '#lib/demo/styring'

export const GET = async (request: Request) =>
  maaStyreDemo(request) ? somSvar(await demostyring('GET', '/styring/fejl')) : ikkeHer()

/** `{ "digitalPost"?: "NEDE" | "AFVISER" | "FRITAGET" | "OK" …, "webhook"?: "NEDE" | "LANGSOM" | "AFVISER" | "OK" …, "mail"?: "NEDE" | "AFVISER" | "OK" … }` */
export const PUT = async (request: Request) =>
  maaStyreDemo(request)
    ? somSvar(await demostyring('PUT', '/styring/fejl', await request.json().catch(() => null)))
    : ikkeHer()
