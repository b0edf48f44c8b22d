import { sql } from 'drizzle-orm'
import { dagpengetaeller, dagpengetaellerTidligere } from '#db/schema/kontaktforloeb'
import { logAdgang } from '#lib/audit/log'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { opdaterGraenseopgaver } from '#lib/dagpengetaeller/graense'
import { type Modtagelse, modtagelse, vurderTaeller } from '#lib/dagpengetaeller/regler'
import { type Dag, daekker } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { TIMEGRAENSE_NAAET } from '#lib/fravaer/regler75'
import { type Forloebsfakta, hentForloeb, hentGraense, hentTimer } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { opdaterOverblik } from '#lib/overdragelse/overblik'
import { afvisBlok, type Regelfund } from '#lib/regelfund'

export type NyOpgoerelse = {
  id?: string | undefined
  borgerId: string
  akasseId: string
  forsikring: 'FULDTID' | 'DELTID'
  /** Two decimals as text. */
  timerForbrugt: string
  opgjortTil: Dag
  /** Null: as it is known. */
  indplaceringsdato: Dag | null
  nyIndplacering?: boolean
  indplaceringTimer?: string | null
  korrektion?: { kommentar: string; fra: Date } | null
}

/**
 * A state of consumed hours, settled to a day. Append-only; the newest counts, and a correction names the one that it corrects. What a
 * former a-kasse reports after the citizen has joined another is not stored on the citizen: the new one is told, and fetches it.
 */
export async function indberetTimer(
  ctx: Kontekst,
  input: NyOpgoerelse,
): Promise<{ id: string; videresendt: boolean; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    const { borgerId, akasseId } = input
    await laasBorger(ctx, borgerId, 'skriv')
    const borger = await hentBorger(ctx, borgerId, 'dagpengetaeller.opret')
    const forloeb = await hentForloeb(ctx, borgerId)
    const seneste = await hentTimer(ctx, borgerId)
    const bliver = modtages(ctx, akasseId, forloeb)
    const advarsler = afvisBlok(
      vurderTaeller({
        dag: ctx.dag,
        doed: doedsfald(borger),
        modtagelse: bliver,
        nyIndplacering: input.nyIndplacering ?? false,
        indplaceringsdato: input.indplaceringsdato,
        forsikring: input.forsikring,
        timerForbrugt: input.timerForbrugt,
        opgjortTil: input.opgjortTil,
        harKorrektion: Boolean(input.korrektion),
        seneste,
        graenseTimer: await hentGraense(ctx, input.forsikring, input.opgjortTil),
        ...forloeb75(ctx, forloeb),
      }),
    )
    const indplaceringsdato = input.indplaceringsdato ?? seneste?.indplaceringsdato
    if (!indplaceringsdato) throw new Error('uden indplacering skulle DT-003 have stoppet indberetningen')
    const id = input.id ?? crypto.randomUUID()
    const stand = {
      id,
      borgerId,
      indplaceringsdato,
      nyIndplacering: input.nyIndplacering ?? false,
      indplaceringTimer: input.indplaceringTimer ?? null,
      forsikring: input.forsikring,
      timerForbrugt: input.timerForbrugt,
      opgjortTil: input.opgjortTil,
      indberettetTid: ctx.nu,
      korrektionKommentar: input.korrektion?.kommentar ?? null,
      korrektionFra: input.korrektion?.fra ?? null,
    }
    if (bliver === 'VIDERESEND') {
      const tilAkasseId = forloeb.medlemskab?.akasseId ?? ''
      await ctx.db.insert(dagpengetaellerTidligere).values({ ...stand, fraAkasseId: akasseId, tilAkasseId })
      await emit(ctx, 'DagpengetaellerTidligereAkasse', { eksternId: id, borgerId })
    } else {
      const berigtiger = input.korrektion && !input.nyIndplacering ? (seneste?.id ?? null) : null
      await ctx.db.insert(dagpengetaeller).values({ ...stand, akasseId, berigtiger })
      await emit(ctx, 'DagpengetaellerIndberettet', { eksternId: id, borgerId })
      await opdaterGraenseopgaver(ctx, sql`select ${borgerId}::uuid as borger_id`)
      // A former a-kasse cannot see the course that it reports hours for; the new day does it then.
      if (ctx.aktoer.slags === 'system' || forloeb.medlemskab?.akasseId === akasseId)
        await opdaterOverblik(ctx, borgerId)
    }
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'dagpengetaeller.opret',
        formaal: 'Indberettede dagpengetimer',
        objektType: 'dagpengetaeller',
        objektId: id,
        borgerId,
      },
    ])
    return { id, videresendt: bliver === 'VIDERESEND', advarsler }
  })
}

/** The platform's own reports (a seed, an import) were settled then; whose member the citizen is now is no question of theirs. */
function modtages(ctx: TxKontekst, akasseId: string, { medlemskaber }: Forloebsfakta): Modtagelse {
  if (ctx.aktoer.slags === 'system') return 'GEM'
  return modtagelse(
    medlemskaber.map((m) => ({ ...m, egen: m.akasseId === akasseId })),
    ctx.dag,
  )
}

function forloeb75(ctx: TxKontekst, { fravaer }: Forloebsfakta) {
  const alle = fravaer.filter((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN)
  const afsluttet = alle.find((f) => f.slutDato !== null && f.afslutningsaarsag === TIMEGRAENSE_NAAET)
  return {
    aabent75: alle.find((f) => f.slutDato === null && daekker({ fra: f.startDato, til: null }, ctx.dag)),
    afsluttet75: afsluttet?.slutDato ? { id: afsluttet.id, slutDato: afsluttet.slutDato } : undefined,
  }
}
