import { brugDatabase, lukDatabase } from '#db/client'
import { dagFor } from '#lib/dato'
import type { Kontekst } from '#lib/kontekst'
import { laesUr } from '#lib/ur'
import { type Server, startServer } from '#tests/opsaetning/server'
import { aabnScene } from '#tests/system/scene'

export type ServerScene = Awaited<ReturnType<typeof startServerScene>>

/** A whole Samspor of the test's own (`env` adds to what the demo sets), and the cast as in-process clients of its database. End it with `slut`. */
export async function startServerScene(env: Record<string, string> = {}) {
  const server: Server = await startServer(env)
  // The keys and the clock of the server; the log level and the rest do not matter to a client.
  Object.assign(process.env, server.env)
  await brugDatabase(server.database.adresser.web)
  const scene = await aabnScene(server.database)

  const styr = async (hvad: 'ur' | 'fejl', krop: unknown): Promise<number> => {
    const svar = await fetch(`${server.url}/api/demo/${hvad}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-samspor-demo': '1' },
      body: JSON.stringify(krop),
    })
    return svar.status
  }
  /** Somebody in the cast now, by Samspor's clock. */
  const som = async (noegle: string): Promise<Kontekst> => {
    const nu = await laesUr()
    return { ...(await scene.som(noegle)), nu, dag: dagFor(nu), frist: Date.now() + 5_000 }
  }
  const frem = async (minutter: number) => styr('ur', { nu: new Date((await laesUr()).getTime() + minutter * 60_000) })
  /** What the gateway holds for the letter's recipient. */
  const breveHos = async (indstillingId: string): Promise<number> => {
    const [r] = await scene.sql<{ uuider: string[] }[]>`
      select coalesce(array_agg(message_uuid::text), '{}') as uuider from brev where indstilling_id = ${indstillingId}`
    const svar = await fetch(`${server.digitalPostUrl}/styring/post`)
    const { breve } = (await svar.json()) as { breve: { uuid: string }[] }
    return breve.filter((b) => r?.uuider.includes(b.uuid)).length
  }
  const brev = async (indstillingId: string) => {
    const [r] = await scene.sql<{ status: string; forsoeg: number }[]>`
      select status, forsoeg from brev where indstilling_id = ${indstillingId} order by oprettet_tid desc limit 1`
    return r
  }
  const slut = async () => {
    await scene.luk()
    await lukDatabase()
    await server.stop()
  }
  return { ...scene, server, styr, frem, som, breveHos, brev, slut }
}
