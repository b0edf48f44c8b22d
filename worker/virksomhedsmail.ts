import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { env } from '#lib/env'
import { log } from '#lib/log'
import { mailErTil } from '#lib/mail/er-til'
import { naesteMailforsoeg } from '#lib/mail/genforsoeg'
import { sendMail } from '#lib/mail/send'
import { laesUr } from '#lib/ur'

export type Virksomhedsmail = {
  id: string
  jobordreId: string
  titel: string
  tekst: string
  tid: Date
  forsoeg: number
  /** Where the order wants it; null when it wants no e-mail. */
  email: string | null
}

const SAMTIDIGE = 8
const FRIST_MS = 10_000
/** Machine seconds a worker may hold a notice before another may take it. */
const LAAN_S = 60

/** Mails what companies have been told, where the order asks for that. True while there may be more. */
export async function sendVirksomhedsmails(): Promise<boolean> {
  const nu = await laesUr()
  const mails = await tagVirksomhedsmails(nu)
  await Promise.all(mails.map(async (mail) => afslutVirksomhedsmail(mail, await sendVirksomhedsmail(mail), nu)))
  return mails.length > 0
}

/** Takes due notices on a lease, with the address as the order has it now. A worker that dies gives them back by doing nothing. */
export async function tagVirksomhedsmails(nu: Date): Promise<Virksomhedsmail[]> {
  return iTransaktion(Date.now() + FRIST_MS, async (db) => {
    const raekker = await db.execute<Omit<Virksomhedsmail, 'tid'> & { tid: string }>(sql`
      update virksomhedsbesked b
      set laan_til = clock_timestamp() + ${sql.raw(`interval '${LAAN_S} seconds'`)}, forsoeg = b.forsoeg + 1
      where b.id in (
        select id from virksomhedsbesked where behandlet_tid is null and coalesce(naeste_forsoeg, tid) <= ${nu.toISOString()}::timestamptz
          and (laan_til is null or laan_til < clock_timestamp())
        order by tid, id limit ${SAMTIDIGE} for update skip locked)
      returning b.id, b.jobordre_id as "jobordreId", b.titel, b.tekst, b.tid, b.forsoeg,
        (select nullif(k.kontaktperson ->> 'email', '') from jobordre_kontakt k where k.jobordre_id = b.jobordre_id and k.oensker_mail) as email`)
    return raekker.map((r) => ({ ...r, tid: new Date(r.tid) }))
  })
}

/** The e-mail itself: what the company's own page says, and where to read more, behind log-in. Never a candidate's name. */
export async function sendVirksomhedsmail(mail: Virksomhedsmail) {
  if (!mail.email || !mailErTil()) return undefined
  return sendMail({
    id: `virksomhed.${mail.id}`,
    til: mail.email,
    emne: mail.titel,
    tekst: `${mail.titel}\n\n${mail.tekst}\n\nSe jobordren, når I er logget ind:\n${env().SAMSPOR_URL}/arbejdsgiver/jobordrer/${mail.jobordreId}`,
  })
}

/** Notes how it went: sent, wanted by nobody, refused, or to be tried again for 72 hours. `svar` undefined: nothing was to be sent. */
export async function afslutVirksomhedsmail(
  mail: Virksomhedsmail,
  svar: Awaited<ReturnType<typeof sendVirksomhedsmail>>,
  nu: Date,
): Promise<void> {
  const naeste = svar?.udfald === 'PROEV_IGEN' ? naesteMailforsoeg(mail.forsoeg, mail.tid, nu) : null
  if (svar?.udfald === 'AFVIST') log.warn({ besked: mail.id, aarsag: svar.aarsag }, 'mail til en virksomhed afvist')
  if (svar?.udfald === 'PROEV_IGEN' && !naeste)
    log.warn({ besked: mail.id, aarsag: svar.aarsag }, 'mail til en virksomhed opgivet efter 72 timer')
  await iTransaktion(Date.now() + FRIST_MS, (db) =>
    db.execute(sql`
      update virksomhedsbesked set laan_til = null,
        naeste_forsoeg = ${naeste?.toISOString() ?? null}::timestamptz,
        behandlet_tid = ${naeste ? null : nu.toISOString()}::timestamptz,
        sendt_til = ${svar?.udfald === 'SENDT' ? mail.email : null}
      where id = ${mail.id} and behandlet_tid is null`),
  )
}
