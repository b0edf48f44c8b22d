import { createReadStream } from 'node:fs'
import { brugDatabase, lukDatabase } from '#db/client'
import { type Kontekst, type OrganisationRef, transaktion } from '#lib/kontekst'
import { arbejdPaaTimeimport } from '#lib/timeimport/arbejd'
import { fuldfoerModtagelse, kasserImport, modtagImport } from '#lib/timeimport/modtag'
import { godkendImport } from '#lib/timeimport/styr'
import { systemKontekst } from '#lib/ur'
import type { Databaseadresser } from '#start/barnemiljoe'

export type Opgave = { fil: string; hvad: 'modtag' | 'alt' }
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
  ur()
  const modtaget = await modtagImport(som(), { bytes: createReadStream(fil), slags: 'csv', navn: 'timer.csv' })
  const modtag = ur()
  const id = modtaget.importId
  if (hvad === 'modtag') {
    await kasserImport(som(), id)
    await lukDatabase()
    return { id, modtag, kontrol: 0, indlaes: 0, mb: mb() }
  }
  await transaktion(som(), (ctx) => fuldfoerModtagelse(ctx, modtaget))
  await brugDatabase(databaser.worker ?? '')
  ur()
  await arbejd()
  const kontrol = ur()
  await brugDatabase(databaser.web)
  await godkendImport(som(), { id, kunGode: true })
  await brugDatabase(databaser.worker ?? '')
  ur()
  await arbejd()
  const indlaes = ur()
  await lukDatabase()
  return { id, modtag, kontrol, indlaes, mb: mb() }
}

async function arbejd(): Promise<void> {
  while (await arbejdPaaTimeimport(systemKontekst(new Date())));
}

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
