import { sql } from 'drizzle-orm'
import { listTraade } from '#lib/besked/queries'
import { transaktion } from '#lib/kontekst'
import { findSession } from '#lib/session/find'
import { expect, test } from '#tests/opsaetning/database'
import { aabnScene } from '#tests/system/scene'

test('Det, siderne spørger om, planlægges én gang pr. forbindelse og ikke ved hver visning', async ({ database }) => {
  const scene = await aabnScene(database)
  const ivan = await scene.som('ivan')
  const forberedte = await transaktion(ivan, async (ctx) => {
    await findSession(ctx.db, 'en-cookie')
    await listTraade(ctx, {})
    return ctx.db.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`)
  })
  const tekster = forberedte.map((r) => r.statement).join('\n')
  expect(tekster).toContain('find_session(')
  expect(tekster).toContain('from traad')
  await scene.luk()
})
