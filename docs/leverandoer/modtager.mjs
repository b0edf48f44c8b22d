// A receiver of webhooks in thirty lines, without packages. Usage: node modtager.mjs <port> <file>
// Reads the secret (whsec_…) from <file>.hemmelighed, checks each signature (Standard Webhooks 1.0), and writes what came to <file>.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, fil] = process.argv.slice(2)
const set = new Set()

createServer((req, res) => {
  const dele = []
  req.on('data', (del) => dele.push(del))
  req.on('end', () => {
    const krop = Buffer.concat(dele).toString('utf8')
    const id = String(req.headers['webhook-id'])
    if (!erFraSamspor(req.headers, krop)) return res.writeHead(401).end()
    // At least once: the same id may come again, and counts once.
    if (!set.has(id)) appendFileSync(fil, `${krop}\n`)
    set.add(id)
    res.writeHead(204).end()
  })
}).listen(Number(port), '127.0.0.1')

function erFraSamspor(hoveder, krop) {
  const tidspunkt = Number(hoveder['webhook-timestamp'])
  if (!(Math.abs(Date.now() / 1000 - tidspunkt) < 300)) return false
  const noegle = Buffer.from(
    readFileSync(`${fil}.hemmelighed`, 'utf8')
      .trim()
      .replace(/^whsec_/, ''),
    'base64',
  )
  const ventet = createHmac('sha256', noegle).update(`${hoveder['webhook-id']}.${tidspunkt}.${krop}`).digest()
  return String(hoveder['webhook-signature'])
    .split(' ')
    .some((del) => {
      const givet = Buffer.from(del.split(',')[1] ?? '', 'base64')
      return del.startsWith('v1,') && givet.length === ventet.length && timingSafeEqual(givet, ventet)
    })
}
