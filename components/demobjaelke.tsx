import type { ReactNode } from 'react'
import { Demobjaelke, type Demofejl } from '#components/skal/demobjaelke'
import { demostyring } from '#lib/demo/styring'

/** The demo bar with the present state of the switches; when the demo's receivers are down the bar says nothing wrong. */
export async function demobjaelkeFor(nu: Date, retur: string): Promise<ReactNode> {
  const fejl = await demostyring<Demofejl>('GET', '/styring/fejl')
  return <Demobjaelke nu={nu} fejl={fejl.svar ?? { digitalPost: 'NEDE' }} retur={retur} />
}
