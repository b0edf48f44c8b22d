import { createTransport } from 'nodemailer'
import { env } from '#lib/env'
import { log } from '#lib/log'

/** An e-mail in plain text to one address. `id` makes the Message-ID: the same at every attempt, so that a repeat can be recognised. */
export type Mail = { id: string; til: string; emne: string; tekst: string }

/** Taken over by the mail server; refused for good, so that trying again is no use; or not answered, so that it is. */
export type Mailsvar = { udfald: 'SENDT' } | { udfald: 'AFVIST' | 'PROEV_IGEN'; aarsag: string }

/** Hands one e-mail to the operator's mail server. A network call: never inside a transaction. Never throws for what a server may do. */
export async function sendMail(mail: Mail): Promise<Mailsvar> {
  const { MAIL_URL, MAIL_AFSENDER } = env()
  if (!MAIL_URL || !MAIL_AFSENDER) return { udfald: 'PROEV_IGEN', aarsag: 'Der er ingen mailserver' }
  const server = createTransport({
    url: MAIL_URL,
    // What is written is private, also on its way to the server; a server on the same machine needs no cover.
    ...(erLokal(MAIL_URL) ? { ignoreTLS: true } : { requireTLS: true }),
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
    dnsTimeout: 5_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await server.sendMail({
      messageId: `<${mail.id}@${new URL(env().SAMSPOR_URL).hostname}>`,
      from: MAIL_AFSENDER,
      to: { name: '', address: mail.til },
      subject: enLinje(mail.emne),
      text: mail.tekst,
      // RFC 3834: a machine wrote it, and no machine should answer.
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return { udfald: 'SENDT' }
  } catch (fejl) {
    const svar = bedoem(fejl)
    // The server's own words may repeat the address: only its code is told.
    log.warn({ mail: mail.id, aarsag: svar.aarsag }, 'mailserveren tog ikke imod')
    return svar
  } finally {
    server.close()
  }
}

/** A refusal of this e-mail (5xx to its receiver or its content) is for good; a server that is away or wants a login may come round. */
function bedoem(fejl: unknown): Extract<Mailsvar, { aarsag: string }> {
  const { responseCode, code } = fejl as { responseCode?: number; code?: string }
  const forGodt = (responseCode ?? 0) >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  return {
    udfald: forGodt ? 'AFVIST' : 'PROEV_IGEN',
    aarsag: [code, responseCode].filter(Boolean).join(' ') || 'ukendt',
  }
}

const erLokal = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)

const enLinje = (tekst: string): string => tekst.replace(/\s+/g, ' ').trim()
