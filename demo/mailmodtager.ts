/**
 * A mail server of the demo's own, so that what Samspor sends is really sent, and can be read: SMTP in, one JSON line per e-mail in a file,
 * so that a restart loses none.
 */
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import type { Fejlkontakt } from '#demo/fejl'
import { laesMail } from '#demo/maillaeser'

export type Mail = {
  messageId: string
  fra: string
  til: string
  emne: string
  tekst: string
  modtaget: string
}

export type Maillager = ReturnType<typeof maillager>

/** What came in, newest first. The same e-mail twice stands twice, as in a real mailbox. */
export function maillager(mappe: string) {
  const fil = join(mappe, 'mails.jsonl')
  mkdirSync(mappe, { recursive: true })
  const mails: Mail[] = laesLinjer(fil).map((linje) => JSON.parse(linje) as Mail)
  return {
    alle: (): readonly Mail[] => mails.toReversed(),
    gem(mail: Mail): void {
      appendFileSync(fil, `${JSON.stringify(mail)}\n`)
      mails.push(mail)
    },
    toem(): void {
      rmSync(fil, { force: true })
      mails.length = 0
    },
  }
}

/** Starts the server; gives what stops it. It takes in everything for everybody, and passes nothing on. */
export async function startMailmodtager(valg: {
  port: number
  host: string
  lager: Maillager
  kontakt: Fejlkontakt
}): Promise<() => Promise<void>> {
  const tilstand = () => valg.kontakt.hent().mail
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 500,
    size: 1_000_000,
    onConnect: (_session, svar) => svar(tilstand() === 'NEDE' ? smtpfejl(421, 'Try again later') : null),
    onRcptTo: (_adresse, _session, svar) => svar(tilstand() === 'AFVISER' ? smtpfejl(550, 'No such user here') : null),
    onData(stroem, session, svar) {
      const bidder: Buffer[] = []
      stroem.on('data', (bid: Buffer) => bidder.push(bid))
      stroem.once('error', svar)
      stroem.once('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        valg.lager.gem({
          ...laesMail(Buffer.concat(bidder).toString('utf8')),
          fra: mailFrom ? mailFrom.address : '',
          til: rcptTo.map((r) => r.address).join(', '),
          modtaget: new Date().toISOString(),
        })
        if (tilstand() !== 'DOER_EFTER') return svar()
        for (const forbindelse of server.connections) forbindelse.close()
      })
    },
  })
  // A client that goes away in mid-sentence is no reason to go down.
  server.on('error', () => {})
  await new Promise<void>((klar, afvist) => {
    server.server.once('error', afvist)
    server.listen(valg.port, valg.host, () => klar())
  })
  return () => new Promise((faerdig) => void server.close(() => faerdig()))
}

const smtpfejl = (responseCode: number, tekst: string): Error => Object.assign(new Error(tekst), { responseCode })

function laesLinjer(fil: string): string[] {
  try {
    return readFileSync(fil, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}
