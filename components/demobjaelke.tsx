import type { ReactNode } from 'react'
import { Demobjaelke, type Demofejl } from '#components/skal/demobjaelke'
import { demostyring } from '#lib/demo/styring'
import { env } from '#lib/env'

const HUSK_MS = 1000
let husket: { tid: number; fejl: Demofejl } = { tid: 0, fejl: { digitalPost: 'OK', webhook: 'OK', mail: 'OK' } }

/** The demo bar with the present state of the switches; when the demo's receivers are down the bar says nothing wrong. */
export async function demobjaelkeFor(nu: Date, retur: string): Promise<ReactNode> {
  if (Date.now() - husket.tid > HUSK_MS) {
    husket = {
      tid: Date.now(),
      fejl: (await demostyring<Demofejl>('GET', '/styring/fejl')).svar ?? {
        digitalPost: 'NEDE',
        webhook: 'NEDE',
        mail: 'NEDE',
      },
    }
  }
  return <Demobjaelke nu={nu} fejl={husket.fejl} post={postside()} retur={retur} />
}

/** The receivers' own page, as the browser that sees Samspor's pages reaches it. */
function postside(): string {
  const side = new URL('/post', env().DIGITAL_POST_URL)
  side.hostname = new URL(env().SAMSPOR_URL).hostname
  return side.href
}
