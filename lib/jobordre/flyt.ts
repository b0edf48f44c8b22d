import { and, eq, inArray, isNull } from 'drizzle-orm'
import { jobordreHaendelse, jobordreMyndighed } from '#db/schema/jobordre'
import { plusDage } from '#lib/dato'
import { afslutSamarbejder, saetDelingsfrist, traekForslag } from '#lib/formidling/ved-afslutning'
import { opdater } from '#lib/jobordre/gem'
import { fortaelVirksomheden, skrivHaendelse } from '#lib/jobordre/haendelse'
import { laasPlads } from '#lib/jobordre/kladde'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { findTilknyttetJobcenter, listRekrutteringsmyndigheder, vurderValg } from '#lib/jobordre/myndigheder'
import { forkertVersion, type Jobordre, laasJobordre, listStillinger } from '#lib/jobordre/queries'
import { leverTil } from '#lib/jobordre/send'
import { afslut } from '#lib/jobordre/status'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { hentTal, listKoder } from '#lib/regelsaet/vaerdier'
import { noterTrin } from '#lib/rekruttering/proevetrin'
import { vurderFritekst } from '#lib/tekst/fritekst'

type Flytning = {
  id: string
  version: number
  aarsag: string
  kommentar?: string | undefined
  tilId?: string | undefined
}
type Flyttet = { version: number; myndighed: string }

/**
 * The a-kasse gives an order that it has worked on to a jobcentre: by default the company's own. The order keeps id, dates, history and
 * referrals; the a-kasse may update its own referrals for the days of the rule. Once for an order and an a-kasse.
 */
export async function overdragJobordre(ctx: Kontekst, input: Flytning): Promise<Flyttet> {
  return transaktion(ctx, async (ctx) => {
    const foer = await laasJobordre(ctx, input.id, 'jobordre.overdrag')
    return givVidere(ctx, foer, input, 'OVERDRAGET', 'overdrag')
  })
}

/** The a-kasse sends an order on that it has not taken: a handover before acceptance. */
export async function returnerJobordre(ctx: Kontekst, input: Flytning): Promise<Flyttet> {
  return transaktion(ctx, async (ctx) => {
    const foer = await laasJobordre(ctx, input.id, 'jobordre.overdrag')
    return givVidere(ctx, foer, input, 'RETURNERET', 'returner')
  })
}

async function givVidere(
  ctx: TxKontekst,
  foer: Jobordre,
  input: Flytning,
  art: 'OVERDRAGET' | 'RETURNERET',
  handling: 'overdrag' | 'returner',
): Promise<Flyttet> {
  const ulovlig = vurderHandling(foer.status, handling)
  if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
  if (foer.version !== input.version) throw forkertVersion(foer)
  const fund = [...(await vurderAarsag(ctx, input)), ...vurderFritekst(input.kommentar ?? '', 'kommentar', 1000)]
  const tilId = input.tilId ?? (await findTilknyttetJobcenter(ctx, foer.pNummer, ctx.dag))?.id
  const modtager = (await listRekrutteringsmyndigheder(ctx, { dag: ctx.dag })).find(
    (m) => m.id === tilId && m.type === 'jobcenter',
  )
  if (!modtager) fund.push(ikkeJobcenter())
  if (await harOverdraget(ctx, foer)) fund.push(alleredeOverdraget())
  if (fund.length > 0 || !modtager) throw new Afvist(fund)
  if (foer.proeve) {
    // Nobody stands behind a probe order: the step is seen, and no jobcentre is handed anything.
    await noterTrin(ctx, foer, art)
    const { ordre } = await afslut(ctx, foer, 'AFSLUTTET_TRUKKET')
    return { version: ordre.version, myndighed: modtager.navn }
  }
  const ordre = await flyt(ctx, foer, modtager, art)
  await skrivHaendelse(ctx, ordre, {
    art,
    fraMyndighedId: foer.myndighedId,
    aarsag: input.aarsag,
    kommentar: input.kommentar,
  })
  await fortaelVirksomheden(ctx, ordre, art, foer.myndighedNavn ?? '')
  return { version: ordre.version, myndighed: modtager.navn }
}

/** The employer chooses another authority: at the start, when nobody took the order, or against a handover. Nothing is typed again. */
export async function omvaelgMyndighed(
  ctx: Kontekst,
  input: { id: string; version: number; tilId: string },
): Promise<Flyttet> {
  return transaktion(ctx, async (ctx) => {
    const foer = await laasJobordre(ctx, input.id, 'jobordre.omvaelg')
    const ulovlig = vurderHandling(foer.status, 'omvaelg')
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (foer.version !== input.version) throw forkertVersion(foer)
    if (foer.myndighedId === input.tilId) return { version: foer.version, myndighed: foer.myndighedNavn ?? '' }
    await laasPlads(ctx, input.tilId)
    const [primaer] = await listStillinger(ctx, foer.id)
    const valg = await vurderValg(ctx, input.tilId, {
      dag: ctx.dag,
      conceptUri: primaer?.conceptUri ?? null,
      pNummer: foer.pNummer,
    })
    if (!valg?.kanVaelges) throw new Afvist([kanIkkeVaelges(valg?.navn ?? 'Myndigheden', valg?.grund)])
    const til = { id: input.tilId, navn: valg.navn }
    if (foer.tilbageholdt.length > 0) {
      const ordre = await opdater(ctx, foer, { myndighedId: til.id, myndighedNavn: til.navn })
      await skrivHaendelse(ctx, ordre, { art: 'OMVALGT', fraMyndighedId: foer.myndighedId })
      return { version: ordre.version, myndighed: til.navn }
    }
    const ordre = await flyt(ctx, foer, til, 'OMVALGT')
    await skrivHaendelse(ctx, ordre, { art: 'OMVALGT', fraMyndighedId: foer.myndighedId })
    return { version: ordre.version, myndighed: til.navn }
  })
}

/** Responsibility goes over in this second. The receiver has to take it; who had it keeps reading, and its own referrals for a time. */
export async function flyt(
  ctx: TxKontekst,
  foer: Jobordre,
  til: { id: string; navn: string },
  maade: 'OVERDRAGET' | 'RETURNERET' | 'OMVALGT' | 'EFTERFOELGER',
  status: 'AFVENTER_MODTAGELSE' | Jobordre['status'] = 'AFVENTER_MODTAGELSE',
): Promise<Jobordre> {
  await afslutSamarbejder(ctx, foer.id, 'Jobordren er gået til en anden myndighed')
  await saetDelingsfrist(ctx, foer.id, 'OVERDRAGET')
  await traekForslag(ctx, foer)
  await ctx.db
    .update(jobordreMyndighed)
    .set({
      til: ctx.nu,
      egneHenvisningerTil: plusDage(ctx.dag, await hentTal(ctx, 'jobordre_egne_henvisninger_dage', ctx.dag)),
    })
    .where(and(eq(jobordreMyndighed.jobordreId, foer.id), isNull(jobordreMyndighed.til)))
  // While the order is still the giver's: the wall asks who has it.
  await leverTil(ctx, { ...foer, myndighedId: til.id }, maade)
  return opdater(ctx, foer, {
    status,
    venterSiden: status === 'AFVENTER_MODTAGELSE' ? ctx.nu : null,
    paamindetTid: null,
    myndighedId: til.id,
    myndighedNavn: til.navn,
    sagsbehandlerId: null,
    sagsbehandlerNavn: null,
  })
}

async function vurderAarsag(ctx: TxKontekst, { aarsag, kommentar }: Flytning): Promise<Regelfund[]> {
  const koder = await listKoder(ctx, 'overdragelsesaarsag', ctx.dag)
  if (!koder.some((k) => k.kode === aarsag))
    return [
      {
        kode: '9131',
        niveau: 'BLOK',
        felt: 'aarsag',
        besked: 'Vælg en grund.',
        regel: 'Grunden skal stå i listen på dagen',
      },
    ]
  if (aarsag === ANDET && !kommentar?.trim())
    return [{ kode: '1014', niveau: 'BLOK', felt: 'kommentar', besked: 'Skriv grunden.' }]
  return []
}

/** The reason that needs words of its own. */
const ANDET = '9306'

/** Has this authority given the order on before, handed over or returned? That the employer chose another does not count. */
async function harOverdraget(ctx: TxKontekst, ordre: Jobordre): Promise<boolean> {
  if (!ordre.myndighedId) return false
  const fundet = await ctx.db
    .select({ id: jobordreHaendelse.id })
    .from(jobordreHaendelse)
    .where(
      and(
        eq(jobordreHaendelse.jobordreId, ordre.id),
        eq(jobordreHaendelse.fraMyndighedId, ordre.myndighedId),
        inArray(jobordreHaendelse.art, ['OVERDRAGET', 'RETURNERET']),
      ),
    )
    .limit(1)
  return fundet.length > 0
}

const ikkeJobcenter = (): Regelfund => ({
  kode: 'JO-062',
  niveau: 'BLOK',
  felt: 'tilId',
  besked: 'Vælg en kommune at overdrage til.',
  regel: 'En a-kasse overdrager kun til et hovedjobcenter',
  kilde: 'STAR, IT-nyhedsbrev 31/2023',
})

const alleredeOverdraget = (): Regelfund => ({
  kode: 'JO-063',
  niveau: 'BLOK',
  besked: 'I har allerede givet denne jobordre videre én gang.',
  regel: 'En a-kasse giver en jobordre videre én gang',
  kilde: 'Samspor',
  hvemKan: 'Virksomheden kan vælge en anden myndighed',
})

export const kanIkkeVaelges = (navn: string, grund: string | undefined): Regelfund => ({
  kode: 'JO-004',
  niveau: 'BLOK',
  felt: 'myndighed',
  besked: `${navn} kan ikke tage imod jobordrer lige nu. Vælg en anden.`,
  ...(grund && { regel: grund }),
  kilde: 'STAR, IT-nyhedsbrev 31/2023',
})
