import { createReadStream } from 'node:fs'
import { setTimeout as vent } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { brugDatabase, lukDatabase } from '#db/client'
import { taellerimport } from '#db/schema/taellerimport'
import { env } from '#lib/env'
import { type Kontekst, type OrganisationRef, transaktion } from '#lib/kontekst'
import { arbejdPaaTimeimport } from '#lib/timeimport/arbejd'
import { fuldfoerModtagelse, kasserImport, modtagImport } from '#lib/timeimport/modtag'
import { godkendImport } from '#lib/timeimport/styr'
import { systemKontekst } from '#lib/ur'
import type { Databaseadresser } from '#start/barnemiljoe'

/** `godkend` takes the id of a file that `send` has left with a worker elsewhere. */
export type Opgave = { fil: string; hvad: 'modtag' | 'alt' | 'send' | 'godkend' }
/** Milliseconds of each step, and the most memory that the process has held so far, in MB (10^6 bytes). */
export type Tider = { id: string; modtag: number; kontrol: number; indlaes: number; mb: number }
export type Start = { databaser: Databaseadresser; akasse: OrganisationRef & { brugerId: string } }

/**
 * A process of its own that takes files in and applies them, by the very functions that web and worker use, each as its own database role. So
 * its memory is theirs and nobody else's.
 */
const { databaser, akasse } = JSON.parse(process.argv[2] ?? '{}') as Start
const { brugerId, ...organisation } = akasse
const som = (): Kontekst => ({
  ...systemKontekst(new Date()),
  aktoer: { slags: 'bruger', brugerId, navn: 'Fagsystem', rolle: 'klient', organisation },
  kilde: 'API',
})

process.on('message', async ({ fil, hvad }: Opgave) => process.send?.(await koer(fil, hvad)))
process.once('disconnect', () => process.exit(0))
process.send?.('klar')

async function koer(fil: string, hvad: Opgave['hvad']): Promise<Tider> {
  const ur = stopur()
  await brugDatabase(databaser.web)
  if (hvad === 'godkend') {
    await godkendImport(som(), { id: fil, kunGode: true })
    return slut({ id: fil, modtag: 0 })
  }
  ur()
  const modtaget = await modtagImport(som(), { bytes: createReadStream(fil), slags: 'csv', navn: 'timer.csv' })
  const modtag = ur()
  const id = modtaget.importId
  if (hvad === 'modtag') {
    await kasserImport(som(), id)
    return slut({ id, modtag })
  }
  await transaktion(som(), (ctx) => fuldfoerModtagelse(ctx, modtaget))
  if (hvad === 'send') return slut({ id, modtag })
  await brugDatabase(databaser.worker ?? '')
  ur()
  await arbejd(id)
  const kontrol = ur()
  await brugDatabase(databaser.web)
  await godkendImport(som(), { id, kunGode: true })
  await brugDatabase(databaser.worker ?? '')
  ur()
  await arbejd(id)
  return slut({ id, modtag, kontrol, indlaes: ur() })
}

async function slut(tider: Pick<Tider, 'id' | 'modtag'> & Partial<Tider>): Promise<Tider> {
  await lukDatabase()
  return { kontrol: 0, indlaes: 0, mb: mb(), ...tider }
}

/** As the worker's loops do, until the file waits for somebody or is done. */
async function arbejd(id: string): Promise<void> {
  let igang = true
  const sloejfe = async () => {
    while (igang) {
      if (await arbejdPaaTimeimport(systemKontekst(new Date()))) continue
      igang = await venterPaaWorker(id)
      if (igang) await vent(100)
    }
  }
  await Promise.all(Array.from({ length: env().TIMEIMPORT_SAMTIDIGE }, sloejfe))
}

const venterPaaWorker = (id: string): Promise<boolean> =>
  transaktion(systemKontekst(new Date()), async ({ db }) => {
    const [job] = await db.select({ status: taellerimport.status }).from(taellerimport).where(eq(taellerimport.id, id))
    return job?.status === 'KONTROLLERES' || job?.status === 'INDLAESES'
  })

/** Milliseconds since it was asked last. */
function stopur(): () => number {
  let fra = performance.now()
  return () => {
    const gik = performance.now() - fra
    fra = performance.now()
    return gik
  }
}

const mb = () => (process.resourceUsage().maxRSS * 1024) / 1e6
