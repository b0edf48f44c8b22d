import { and, eq } from 'drizzle-orm'
import { adgangsrelation, gaesteadgang } from '#db/schema/adgang'
import { borger } from '#db/schema/borger'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { vurderCpr } from '#lib/borger/cpr'
import { findBorgerId } from '#lib/borger/find'
import type { Dag } from '#lib/dato'
import { env } from '#lib/env'
import type { GivGaesteadgang } from '#lib/gaesteadgang/input'
import { vurderGaesteadgang } from '#lib/gaesteadgang/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { afvisBlok, IkkeFundet, type Regelfund } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'

/**
 * A jobcenter takes guest access to somebody else's citizen: by CPR number, for a written purpose, until a day. The answer is the same
 * whether anybody has the number or not, and so is a dead person's, so that nobody can ask here who exists; every try is logged.
 * Refused for one's own citizen (GA-001), a number that is not one (1001), and by `vurderGaesteadgang`.
 */
export async function givGaesteadgang(ctx: Kontekst, input: GivGaesteadgang): Promise<{ id: string; til: Dag }> {
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger' || !kanOverhovedet(ctx.aktoer, 'gaesteadgang.giv'))
      throw new IkkeFundet('gæsteadgang')
    const { cpr, fund: cprFund } = vurderCpr(input.cpr, { tilladErstatning: env().TILLAD_ERSTATNINGSNUMRE })
    const borgerId = cpr && (await findBorgerId(ctx, cpr))
    afvisBlok([
      ...(input.cpr.trim() ? cprFund.filter((f) => f.niveau === 'BLOK') : [MANGLER]),
      ...(borgerId && (await erEgen(ctx, borgerId)) ? [EGEN] : []),
      ...vurderGaesteadgang({
        dag: ctx.dag,
        begrundelse: input.begrundelse,
        til: input.til,
        begrundelseTegn: await hentTal(ctx, 'gaestebegrundelse_tegn', ctx.dag),
        dageHoejst: await hentTal(ctx, 'gaesteadgang_dage', ctx.dag),
      }),
    ])
    if (!input.til) throw new Error('uden en sidste dag skulle 1014 have stoppet')
    const id = crypto.randomUUID()
    const givet = borgerId ? await aabn(ctx, { id, borgerId, begrundelse: input.begrundelse, til: input.til }) : false
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'gaesteadgang.giv',
        formaal: input.begrundelse,
        objektType: 'gaesteadgang',
        objektId: id,
        borgerId: givet ? borgerId : null,
        adgangskategori: 'gaest',
      },
    ])
    return { id, til: input.til }
  })
}

const MANGLER: Regelfund = { kode: '1014', niveau: 'BLOK', besked: 'Skriv borgerens CPR-nummer.', felt: 'cpr' }
const EGEN: Regelfund = {
  kode: 'GA-001',
  niveau: 'BLOK',
  besked: 'Borgeren hører allerede til jer. I skal ikke bruge gæsteadgang. Søg på CPR-nummeret.',
  felt: 'cpr',
}

/** Only a relation of one's own shows the row; for everybody else's the wall answers as for a number that nobody has. */
async function erEgen(ctx: TxKontekst, borgerId: string): Promise<boolean> {
  if (ctx.aktoer.slags !== 'bruger') return false
  const egne = await ctx.db
    .select({ fra: adgangsrelation.fra, til: adgangsrelation.til })
    .from(adgangsrelation)
    .where(
      and(
        eq(adgangsrelation.organisationId, ctx.aktoer.organisation.id),
        eq(adgangsrelation.borgerId, borgerId),
        eq(adgangsrelation.kategori, 'EGEN'),
      ),
    )
  return egne.some((r) => r.fra <= ctx.dag && (r.til === null || r.til >= ctx.dag))
}

/** The access and the relation that opens the wall for it. A dead person's is undone again: nothing more may be done about them (4405). */
async function aabn(
  ctx: TxKontekst,
  ny: { id: string; borgerId: string; begrundelse: string; til: Dag },
): Promise<boolean> {
  if (ctx.aktoer.slags !== 'bruger') return false
  const { organisation, brugerId, navn } = ctx.aktoer
  const { id, borgerId, til } = ny
  try {
    await ctx.db.transaction(async (db) => {
      await db.insert(gaesteadgang).values({
        ...ny,
        organisationId: organisation.id,
        fra: ctx.dag,
        givetAf: brugerId,
        givetAfNavn: navn,
        givetTid: ctx.nu,
      })
      await db.insert(adgangsrelation).values({
        organisationId: organisation.id,
        borgerId,
        kategori: 'GAEST',
        grundlagId: id,
        fra: ctx.dag,
        til,
        laesbarTil: til,
      })
      const [fundet] = await db.select({ doed: borger.doedDato }).from(borger).where(eq(borger.id, borgerId))
      if (fundet?.doed) throw new Doed()
    })
    return true
  } catch (fejl) {
    if (fejl instanceof Doed) return false
    throw fejl
  }
}

class Doed extends Error {}
