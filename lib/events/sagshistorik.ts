import { and, desc, eq, exists, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { event } from '#db/schema/events'
import { indstilling } from '#db/schema/indstilling'
import { maa } from '#lib/adgang/maa'
import type { Handling } from '#lib/adgang/matrix'
import { EVENTS, type Eventnavn } from '#lib/events/navne'
import type { TxKontekst } from '#lib/kontekst'

export type Sagshistoriklinje = {
  id: string
  tid: Date
  tekst: string
  organisation: string
  bruger: string | null
  note: string | null
  erRettelse: boolean
}

/** Which act of the matrix lets a reader know of what happened to a kind of thing. A kind that is not here is not told. */
const LAESES_SOM: Readonly<Record<string, Handling>> = {
  KontaktforloebAnsvar: 'kontaktforloeb.se',
  Akassemedlemskab: 'akassemedlemskab.se',
  Jobcentertilknytning: 'jobcentertilknytning.se',
  Tilmelding: 'tilmelding.se',
  Fravaer: 'fravaer.se',
  Dagpengetaeller: 'dagpengetaeller.se',
  MinPlan: 'minplan.se',
  KravTilJobsoegning: 'kravtiljobsoegning.se',
  Samtale: 'samtale.se',
}
const INDSTILLING = 'IndstillingOmTilbud'
/** That a decision has been made is told when its letter has been accepted, here to everybody. */
const FOER_BREVET: Eventnavn[] = ['IndstillingAfgjort', 'IndstillingBrevAfvist']

/**
 * What has happened to a citizen, across authorities, newest first; one page by key, in the words of staff. Only what the reader may see
 * of each kind. The citizen was loaded for a purpose. `til`: as a page that looks back sees it.
 */
export async function listSagshistorik(
  ctx: TxKontekst,
  borgerId: string,
  { efter, til, antal = 30 }: { efter?: string | undefined; til?: Date | undefined; antal?: number } = {},
): Promise<{ linjer: Sagshistoriklinje[]; naeste: string | null }> {
  const fra = efter && /^[0-9a-f-]{36}$/.test(efter) ? efter : undefined
  const raekker = await ctx.db
    .select()
    .from(event)
    .where(
      and(
        eq(event.borgerId, borgerId),
        maaKende(ctx),
        til ? lte(event.tid, til) : undefined,
        fra
          ? sql`(${event.tid}, ${event.registreretTid}, ${event.id}) < (select e.tid, e.registreret_tid, e.id from event e where e.id = ${fra})`
          : undefined,
      ),
    )
    .orderBy(desc(event.tid), desc(event.registreretTid), desc(event.id))
    .limit(antal + 1)
  const linjer = raekker.slice(0, antal).map((r) => ({
    id: r.id,
    tid: r.tid,
    tekst: EVENTS[r.navn as Eventnavn].tekst,
    organisation: r.organisationNavn,
    bruger: r.brugerNavn,
    note: r.note,
    erRettelse: erRettelse(r.navn as Eventnavn),
  }))
  return { linjer, naeste: raekker.length > antal ? (linjer.at(-1)?.id ?? null) : null }
}

/** A registration that was taken away, or said anew: it is shown as a correction, beside what it corrects. */
export const erRettelse = (navn: Eventnavn): boolean =>
  EVENTS[navn].aendringstype === 3 || navn === 'KontaktforloebAendret' || navn === 'FravaerAendret'

function maaKende(ctx: TxKontekst): SQL | undefined {
  const maal = { borgerId: event.borgerId }
  const sag = { borgerId: indstilling.borgerId, afsender: indstilling.akasseId, modtager: indstilling.jobcenterId }
  return or(
    ...Object.entries(LAESES_SOM).map(([entitet, handling]) =>
      and(eq(event.entitetNavn, entitet), maa(ctx, handling, maal)),
    ),
    and(
      eq(event.entitetNavn, INDSTILLING),
      notInArray(event.navn, FOER_BREVET),
      exists(
        ctx.db
          .select({ id: indstilling.id })
          .from(indstilling)
          .where(and(eq(indstilling.id, event.eksternId), maa(ctx, 'indstilling.se', sag))),
      ),
    ),
  )
}
