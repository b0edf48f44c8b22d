import { and, eq, inArray, notInArray } from 'drizzle-orm'
import { nuph, nuphHaendelse } from '#db/schema/nuph'
import { maaBorger } from '#lib/borger/hent'
import { dagFor } from '#lib/dato'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { findHaendelseOm, minSide } from '#lib/nuph/queries'
import { udeblevFraSamtale } from '#lib/samtale/afhold'
import { hentSamtale, type Samtale } from '#lib/samtale/queries'
import { UDEN_MOEDEPLIGT } from '#lib/samtale/regler'
import { hentJobcenterBag } from '#lib/tildeling/queries'

/**
 * **Mødte ikke op**: a draft made out of the interview itself, so that nothing is typed twice. When the citizen was guided in writing is the
 * day of the summons, when the summons said what absence can mean. An interview that is still only called is registered as missed in the
 * same transaction; `version` is the one that was read. A draft that the kommune has already is the one that is given.
 */
export async function kladdeFraSamtale(
  ctx: Kontekst,
  input: { samtaleId: string; version: number },
): Promise<{ id: string }> {
  return transaktion(ctx, async (ctx) => {
    const s = await hentSamtale(ctx, input.samtaleId, 'samtale.se')
    if (s.status === 'INDKALDT') await udeblevFraSamtale(ctx, { id: s.id, version: input.version })
    const [kladde] = await sagerOm(ctx, s.id, ['KLADDE'])
    if (kladde) return { id: kladde.id }
    return opretNuphKladde(ctx, {
      borgerId: s.borgerId,
      felter: {
        haendelse: (await findHaendelseOm(ctx, 'UDEBLEVET_FRA_SAMTALE', dagFor(s.startTid))).kode,
        haendelsesdato: dagFor(s.startTid),
        haendelsestidspunkt: s.startTid,
        kildeSlags: 'SAMTALE',
        kildeId: s.id,
        vejledtOmKonsekvens: s.vejledtOmKonsekvens,
        vejledtDato: s.vejledtOmKonsekvens ? dagFor(s.beskedTid ?? s.registreretFra) : null,
        afbudModtaget: s.status === 'AFLYST' && s.aflystAf === 'BORGER',
        moedteMinutterForSent: null,
        kontaktGenoprettetTid: null,
        modtagetFraTilbudsstedDato: null,
        tilbudsbeskrivelse: null,
        borgersForklaring: null,
        begrundelse: null,
      },
    })
  })
}

/** What an interview's page says about telling the a-kasse: what has been told, what may be, and whether the summons came through. */
export type Samtaleunderretning = {
  sag: { id: string; sagsnummer: string | null; status: string } | undefined
  maaSende: boolean
  /** When the summons could be read; null when it cannot be seen to have reached the citizen before the meeting. */
  leveretTid: Date | null
}

/**
 * For a kommune's own interview that has begun and was not held: the underretning about it, or that one may be made; for its anden aktør
 * when the kommune has registered that the citizen did not come. Undefined for all others. The interview was loaded for a purpose.
 */
export async function underretningOmSamtale(ctx: TxKontekst, s: Samtale): Promise<Samtaleunderretning | undefined> {
  if (ctx.aktoer.slags !== 'bruger' || s.type === UDEN_MOEDEPLIGT) return undefined
  const { id, type } = ctx.aktoer.organisation
  if (type === 'anden_aktoer') {
    if (s.status !== 'UDEBLEVET' || s.organisationId !== (await hentJobcenterBag(ctx, s.borgerId)).id) return undefined
  } else if (type !== 'jobcenter' || s.organisationId !== id) return undefined
  if (s.startTid > ctx.nu || (s.status !== 'INDKALDT' && s.status !== 'UDEBLEVET')) return undefined
  const [sag] = await sagerOm(ctx, s.id)
  return {
    sag,
    maaSende: await maaBorger(ctx, s.borgerId, 'nuph.opret'),
    leveretTid: s.beskedTid && s.beskedTid <= s.startTid ? s.beskedTid : null,
  }
}

/** The kommune's own underretninger about the interview that still stand; one that was sent before a draft. */
async function sagerOm(ctx: TxKontekst, samtaleId: string, kun?: (typeof nuph.$inferSelect)['status'][]) {
  if (ctx.aktoer.slags !== 'bruger') return []
  const fundne = await ctx.db
    .select({ id: nuph.id, sagsnummer: nuph.sagsnummer, status: nuph.status })
    .from(nuph)
    .where(
      and(
        eq(nuph.kildeId, samtaleId),
        inArray(
          nuph.haendelse,
          ctx.db
            .select({ kode: nuphHaendelse.kode })
            .from(nuphHaendelse)
            .where(eq(nuphHaendelse.handlerOm, 'UDEBLEVET_FRA_SAMTALE')),
        ),
        eq(minSide(ctx), ctx.aktoer.organisation.id),
        notInArray(nuph.status, ['TILBAGEKALDT', 'AFVIST']),
      ),
    )
    .limit(20)
  return fundne
    .filter((f) => !kun || kun.includes(f.status))
    .sort((a, b) => Number(a.status === 'KLADDE') - Number(b.status === 'KLADDE'))
}
