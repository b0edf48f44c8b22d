import postgres from 'postgres'
import { gentag, tagAftryk } from '#bench/aftryk'
import { RUNDER } from '#bench/indbakke'
import type { Opstilling } from '#bench/opstilling'
import { opretSagsmappe, type Sagsmappe, sendEn } from '#bench/sagsmappe'
import { brugDatabase, lukDatabase } from '#db/client'
import { plusDage } from '#lib/dato'
import { godkendIndstilling } from '#lib/indstilling/afgoer'
import { tagIndstilling } from '#lib/indstilling/tag'

export type Skrivning = { handling: 'send' | 'afgør'; vej: 'Samspor' | 'bar SQL'; samtidige: number; prSekund: number }

const ANTAL = 16
const SAMTIDIGE = [1, 8]

/**
 * The write path through the use cases, in this process as the web role, against the bare SQL of the same rows. A send is draft and
 * sending; a decision is an approval with its letter as PDF and encrypted MeMo.
 */
export async function maalSkrivning({ databaser, superbruger }: Opstilling): Promise<Skrivning[]> {
  const mappe = await opretSagsmappe(superbruger, databaser.worker)
  await brugDatabase(databaser.web)
  const alt = postgres(superbruger, { max: 1 })
  const bar = postgres(databaser.web, { max: 10, onnotice: () => {} })
  try {
    return await maal(mappe, alt, bar)
  } finally {
    await Promise.all([alt.end({ timeout: 2 }), bar.end({ timeout: 2 }), lukDatabase()])
  }
}

async function maal(mappe: Sagsmappe, alt: postgres.Sql, bar: postgres.Sql): Promise<Skrivning[]> {
  const faste = new Set(
    (await alt<{ id: string }[]>`select id from organisation union select id from bruger`).map((r) => r.id),
  )
  const [foerste] = mappe.borgere
  const send = await tagAftryk(alt, foerste!, () => sendEn(mappe.akasse(), foerste!))
  await tagIndstilling(mappe.jobcenter(), { id: send.sagId, version: 2 })
  const afgoerelse = await tagAftryk(alt, foerste!, () => godkend(mappe, send.sagId))

  const som = (ctx: ReturnType<Sagsmappe['akasse']>) => ({
    organisationId: ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : '',
    dag: ctx.dag,
    faste,
  })
  const borger = (nr: number) => mappe.borgere[nr % mappe.borgere.length]!
  const sendBart = (nr: number) => gentag(bar, send.aftryk, { borgerId: borger(nr), ...som(mappe.akasse()) })
  const afgoerBart = (sagId: string, nr: number) =>
    gentag(bar, afgoerelse.aftryk, { borgerId: borger(nr), sagId, ...som(mappe.jobcenter()) })

  const svar: Skrivning[] = []
  for (let runde = 0; runde <= RUNDER; runde++) {
    for (const samtidige of SAMTIDIGE) {
      const sendt = await paaTid(samtidige, (nr) => sendEn(mappe.akasse(), borger(nr)))
      const sendtBart = await paaTid(samtidige, sendBart)
      for (const { svar } of [sendt, sendtBart]) await paaTid(8, (nr) => behandl(mappe, svar[nr]!))
      const afgjort = await paaTid(samtidige, (nr) => godkend(mappe, sendt.svar[nr]!))
      const afgjortBart = await paaTid(samtidige, (nr) => afgoerBart(sendtBart.svar[nr]!, nr))
      if (runde === 0) continue // warm
      svar.push(
        { handling: 'send', vej: 'Samspor', samtidige, prSekund: sendt.prSekund },
        { handling: 'send', vej: 'bar SQL', samtidige, prSekund: sendtBart.prSekund },
        { handling: 'afgør', vej: 'Samspor', samtidige, prSekund: afgjort.prSekund },
        { handling: 'afgør', vej: 'bar SQL', samtidige, prSekund: afgjortBart.prSekund },
      )
    }
  }
  return svar
}

async function behandl(mappe: Sagsmappe, id: string): Promise<string> {
  await tagIndstilling(mappe.jobcenter(), { id, version: 2 })
  return id
}

async function godkend(mappe: Sagsmappe, id: string): Promise<string> {
  const ctx = mappe.jobcenter()
  const tilbudStart = plusDage(ctx.dag, 14)
  await godkendIndstilling(ctx, {
    id,
    version: 3,
    felter: {
      tilbudStart,
      tilbudSlut: plusDage(tilbudStart, 25),
      timerPrUge: 37,
      minutterPrUge: 0,
      sted: 'Bageriet Kringlen ApS',
      kontaktperson: null,
      maal: 'Medlemmet vil gerne prøve arbejdet i fire uger.',
    },
  })
  return id
}

async function paaTid(
  samtidige: number,
  handling: (nr: number) => Promise<string>,
): Promise<{ svar: string[]; prSekund: number }> {
  const svar: string[] = []
  let naeste = 0
  const fra = performance.now()
  const arbejd = async () => {
    for (let nr = naeste++; nr < ANTAL; nr = naeste++) svar[nr] = await handling(nr)
  }
  await Promise.all(Array.from({ length: samtidige }, arbejd))
  return { svar, prSekund: (ANTAL * 1000) / (performance.now() - fra) }
}
