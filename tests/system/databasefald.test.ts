import { expect, test } from '@playwright/test'
import postgres from 'postgres'
import { startServer } from '#tests/opsaetning/server'
import { testserver } from '#tests/opsaetning/testdatabase'

const svar = async (url: string, cookie = '') => {
  const begyndt = Date.now()
  const r = await fetch(url, { headers: { cookie }, redirect: 'manual', signal: AbortSignal.timeout(8_000) })
  await r.arrayBuffer()
  return { status: r.status, ms: Date.now() - begyndt }
}

test('Falder databasen væk, siger readyz det inden to sekunder, siderne svarer, og alt er tilbage inden fem', async () => {
  const server = await startServer()
  const admin = postgres(testserver().url, { max: 1 })
  const { navn } = server.database
  // A made-up session, so that the page has to ask the database.
  const side = () => svar(`${server.url}/borger`, `samspor=${'a'.repeat(43)}`)
  try {
    expect((await side()).status).toBeLessThan(500)
    await admin.unsafe(`alter database "${navn}" connection limit 0`)
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${navn}`
    const faldt = Date.now()
    await expect
      .poll(async () => (await svar(`${server.url}/readyz`)).status, { timeout: 2_000, intervals: [100] })
      .toBe(503)
    expect(Date.now() - faldt).toBeLessThan(2_000)
    expect((await svar(`${server.url}/healthz`)).status, 'processen lever').toBe(200)
    const imens = await Promise.all(Array.from({ length: 20 }, side))
    expect(imens.map((r) => r.status)).toEqual(Array.from({ length: 20 }, () => 503))
    expect(Math.max(...imens.map((r) => r.ms))).toBeLessThan(3_500)
    await admin.unsafe(`alter database "${navn}" connection limit -1`)
    await expect
      .poll(async () => (await svar(`${server.url}/readyz`)).status, { timeout: 5_000, intervals: [100] })
      .toBe(200)
    expect((await side()).status).toBeLessThan(500)
  } finally {
    await admin.unsafe(`alter database "${navn}" connection limit -1`)
    await admin.end({ timeout: 2 })
    await server.stop()
  }
})
