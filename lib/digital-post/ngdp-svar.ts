import { z } from 'zod'

/** What the gateway says about one message: RECEIVED (available in the mailbox), COMPLETED, or refused. */
export type TekniskKvittering = {
  transmissionId: string
  messageUuid: string
  status: 'RECEIVED' | 'COMPLETED' | 'INVALID' | 'NOT_ALLOWED'
  fejlkode?: string
  tid: Date
}

const Kvittering = z.object({
  transmissionId: z.string().min(1).max(100),
  messageUUID: z.guid(),
  receiptStatus: z.enum(['RECEIVED', 'COMPLETED', 'INVALID', 'NOT_ALLOWED']),
  errorCode: z.string().nullish(),
  timeStamp: z.iso.datetime({ offset: true, local: true }),
})

/** Reads a receipt; its free texts are left behind, since they may repeat a CPR number. */
export function laesKvittering(svar: unknown): TekniskKvittering | undefined {
  const { data } = Kvittering.safeParse(svar)
  if (!data) return undefined
  // A time without zone is read as UTC, as all times in Digital Post.
  const tid = new Date(/[zZ]|[+-]\d\d:\d\d$/.test(data.timeStamp) ? data.timeStamp : `${data.timeStamp}Z`)
  return {
    transmissionId: data.transmissionId,
    messageUuid: data.messageUUID.toLowerCase(),
    status: data.receiptStatus,
    ...(data.errorCode && { fejlkode: kode(data.errorCode) }),
    tid,
  }
}

const Fejl = z.object({
  code: z.union([z.string(), z.number()]).nullish(),
  fieldErrors: z.array(z.object({ field: z.string().nullish(), code: z.string().nullish() })).nullish(),
})

/**
 * The error as codes, fit for log and screen: 'HTTP 400 invalid.recipient (recipientID: pattern)'. Messages and `rejectedValue`
 * are dropped here and nowhere later, because they may hold a CPR number.
 */
export function laesFejl(status: number, svar: unknown): string {
  const { data } = Fejl.safeParse(svar)
  const felter = (data?.fieldErrors ?? []).slice(0, 5).map((f) =>
    [f.field, f.code]
      .filter(Boolean)
      .map((d) => kode(String(d)))
      .join(': '),
  )
  return [`HTTP ${status}`, data?.code && kode(String(data.code)), felter.length > 0 && `(${felter.join(', ')})`]
    .filter(Boolean)
    .join(' ')
}

/** Whether an error means that the same message is there already. Another message under our uuid is a fault, not a repeat. */
export function findesAllerede(status: number, fejlkode: string): boolean {
  if (/in\.use/i.test(fejlkode)) return false
  return status === 409 || (status < 500 && /exist|duplicate/i.test(fejlkode))
}

const Status = z.string().nullish()
const Kontakter = z.object({
  contacts: z.array(
    z.object({
      registrationStatus: Status,
      mailboxSubscription: z.object({ publicRegistrationStatus: Status }).nullish(),
    }),
  ),
})

/** Whether a look-up found a mailbox that can receive. The status stands on the subscription, in older answers on the contact. */
export function laesTilmelding(svar: unknown): 'REGISTERED' | 'EXEMPT' | 'CLOSED' | 'UKENDT' | undefined {
  const { data } = Kontakter.safeParse(svar)
  if (!data) return undefined
  const [kontakt] = data.contacts
  const status = kontakt?.mailboxSubscription?.publicRegistrationStatus ?? kontakt?.registrationStatus
  return status === 'REGISTERED' || status === 'EXEMPT' || status === 'CLOSED' ? status : 'UKENDT'
}

const Id = z.string().regex(/^[A-Za-z0-9-]{1,100}$/)
const Side = z.union([
  z.object({ content: z.array(Id).max(1000) }),
  z.object({ receipts: z.array(z.object({ id: Id })).max(1000) }),
])

/** Ids of the receipts that wait for us: a page of ids, or of receipts that carry theirs. */
export function laesKvitteringsliste(svar: unknown): string[] | undefined {
  const { data } = Side.safeParse(svar)
  if (!data) return undefined
  return 'content' in data ? data.content : data.receipts.map((kvittering) => kvittering.id)
}

/** Codes are short and have no digits in a row as long as a CPR number. */
function kode(tekst: string): string {
  return tekst
    .replace(/\d{6,}/g, '#')
    .replace(/[^\p{L}\p{N}._#-]/gu, ' ')
    .trim()
    .slice(0, 60)
}
