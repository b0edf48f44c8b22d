import { expect, test } from '@playwright/test'
import { eksempel } from '#lib/api/eksempel'
import { lavOpenapi } from '#lib/api/openapi'
import type { Json } from '#lib/api/openapi-skema'
import { erSkrivning } from '#lib/api/operation'
import { OPERATIONER } from '#lib/api/operationer'
import { foelgI } from '#lib/api/operationsside'

const dokument = lavOpenapi({
  samsporUrl: 'https://samspor.dk',
  tokenUrl: 'https://u.dk/token',
  tilladErstatning: true,
})
const foelg = foelgI(dokument)

type Krop = { content: Record<string, { schema: Json }> }

test('hvert eksempel på siderne er et indhold, som operationen tager', () => {
  for (const op of OPERATIONER.filter(erSkrivning)) {
    if (!op.krop) continue
    const krop = dokument.paths[op.sti]?.[op.metode.toLowerCase()]?.requestBody as Krop | undefined
    const schema = krop?.content['application/json']?.schema ?? {}
    const svar = op.krop.safeParse(eksempel(schema, foelg, true))
    expect([op.navn, svar.error?.issues ?? []]).toEqual([op.navn, []])
  }
})
