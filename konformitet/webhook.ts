import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { kraev } from '#konformitet/klient'
import type { Proeve, Regel } from '#konformitet/regel'

type Besked = { Loebenummer: number; WebservicebeskedId: string; EksternIdentifier: string }
type Modtaget = { id: string; tidspunkt: string; underskrift: string; krop: string }

const INDSTILLING = ['OpretIndstilling', 'SendIndstilling']
const VENT_MS = 15_000

/** Events and webhooks: what a fagsystem hears of, in which order, and how it knows that it was us. */
export const webhookregler: readonly Regel[] = [
  {
    gruppe: 'Events',
    navn: 'event-hoeres',
    saetning: 'Når en indstilling er sendt, står der en webservicebesked om den, som kommunen kan hente.',
    kilde: 'docs/api.md, Events',
    kraever: [...INDSTILLING, 'HentWebservicebeskeder'],
    medKommune: true,
    koer: async (p) => {
      const fra = await sidste(p)
      const id = await sendIndstilling(p)
      const nye = await ventPaa(async () => {
        const beskeder = await hent(p, fra)
        return beskeder.some((b) => b.EksternIdentifier === id) ? beskeder : undefined
      })
      kraev(nye !== undefined, 'der kom ingen webservicebesked')
      const numre = nye.map((b) => b.Loebenummer)
      kraev(
        numre.every((n, i) => i === 0 || n > (numre[i - 1] ?? 0)),
        `numrene stiger ikke: ${numre.join(', ')}`,
      )
      const igen = await hent(p, fra)
      kraev(
        nye.every((b, i) => igen[i]?.WebservicebeskedId === b.WebservicebeskedId),
        'det samme kunne ikke hentes igen',
      )
    },
  },
  {
    gruppe: 'Webhooks',
    navn: 'webhook-underskrift',
    saetning: 'En webhook er underskrevet efter Standard Webhooks, er frisk, og indeholder intet CPR-nummer.',
    kilde: 'Standard Webhooks 1.0',
    kraever: [...INDSTILLING, 'OpretAbonnement', 'AfslutAbonnement'],
    medKommune: true,
    koer: async (p) => {
      const modtager = await startModtager(p.modtager)
      try {
        const nyt = await p.kommune!('POST', '/Abonnement', {
          krop: { url: modtager.url, beskrivelse: 'Konformitetsprøve' },
        })
        kraev(nyt.status === 201 && Boolean(nyt.krop.hemmelighed), 'abonnementet blev ikke oprettet', nyt)
        await sendIndstilling(p)
        const foerste = await ventPaa(async () => modtager.modtaget[0])
        kraev(foerste !== undefined, `der kom ingen webhook til ${modtager.url}`)
        kraev(erUnderskrevet(foerste, nyt.krop.hemmelighed), `underskriften passer ikke: ${foerste.underskrift}`)
        kraev(Math.abs(Date.now() / 1000 - Number(foerste.tidspunkt)) < 300, 'webhook-timestamp er ikke frisk')
        kraev(!foerste.krop.includes(p.cpr), 'indholdet har et CPR-nummer')
        await p.kommune!('DELETE', `/Abonnement/${nyt.krop.id}`, { version: nyt.krop.version })
      } finally {
        await modtager.stop()
      }
    },
  },
]

async function sendIndstilling(p: Proeve): Promise<string> {
  const felter = { tilbudstype: 9301, tekst: 'Konformitetsprøve', enighed: { dato: '2024-01-02', form: 'SAMTALE' } }
  const { krop } = await p.akasse('POST', '/Indstilling', { cpr: p.cpr, krop: { felter } })
  const sendt = await p.akasse('POST', `/Indstilling/${krop.id}/action/send`, { version: 1 })
  kraev(sendt.status === 200, 'indstillingen blev ikke sendt', sendt)
  return krop.id
}

const hent = async (p: Proeve, efter: number): Promise<Besked[]> =>
  (await p.kommune!('GET', `/Webservicebesked?efter=${efter}`)).krop.webservicebeskeder

async function sidste(p: Proeve): Promise<number> {
  for (let efter = 0; ; ) {
    const beskeder = await hent(p, efter)
    if (beskeder.length === 0) return efter
    efter = beskeder.at(-1)?.Loebenummer ?? efter
  }
}

async function ventPaa<T>(find: () => Promise<T | undefined>): Promise<T | undefined> {
  const frist = Date.now() + VENT_MS
  for (;;) {
    const fundet = await find()
    if (fundet !== undefined || Date.now() > frist) return fundet
    await new Promise((ok) => setTimeout(ok, 200))
  }
}

/** A receiver as a vendor has one: it answers 204 and keeps what came. */
async function startModtager(vaert: string) {
  const modtaget: Modtaget[] = []
  const server = createServer((req, res) => {
    const dele: Buffer[] = []
    req.on('data', (del) => dele.push(del))
    req.on('end', () => {
      const hoved = (navn: string) => String(req.headers[navn] ?? '')
      modtaget.push({
        id: hoved('webhook-id'),
        tidspunkt: hoved('webhook-timestamp'),
        underskrift: hoved('webhook-signature'),
        krop: Buffer.concat(dele).toString('utf8'),
      })
      res.writeHead(204).end()
    })
  })
  await new Promise<void>((klar) => server.listen(0, vaert, klar))
  const url = `http://${vaert}:${(server.address() as AddressInfo).port}/samspor`
  return { modtaget, url, stop: () => new Promise<void>((ok) => server.close(() => ok())) }
}

/** `whsec_` and the key in base64; the header may hold several signatures, of which one must fit. */
export function erUnderskrevet(m: Modtaget, hemmelighed: string): boolean {
  const noegle = Buffer.from(hemmelighed.replace(/^whsec_/, ''), 'base64')
  const ventet = createHmac('sha256', noegle).update(`${m.id}.${m.tidspunkt}.${m.krop}`).digest()
  return m.underskrift.split(' ').some((del) => {
    const [version, vaerdi = ''] = del.split(',')
    const givet = Buffer.from(vaerdi, 'base64')
    return version === 'v1' && givet.length === ventet.length && timingSafeEqual(givet, ventet)
  })
}
