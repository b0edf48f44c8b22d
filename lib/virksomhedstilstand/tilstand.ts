import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client'
import { virksomhedstilstand } from '#db/schema/virksomhed'
import { maa } from '#lib/adgang/maa'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { logAdgang } from '#lib/audit/log'
import { dagFor } from '#lib/dato'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, afvisBlok, IkkeFundet } from '#lib/regelfund'
import { vurderCvr } from '#lib/virksomhed/cvr'
import { TILSTANDSNAVN, type Virksomhedstilstand, vurderOphaev, vurderSaet } from '#lib/virksomhedstilstand/regler'

export type Tilstandsraekke = typeof virksomhedstilstand.$inferSelect

/**
 * STAR's Kundesupport sets a company under conflict, or locks it out. Locked out it cannot sign in, and who is signed in is out at the next
 * request. The company need not be known here yet.
 */
export async function saetTilstand(
  ctx: Kontekst,
  input: { cvr: string; tilstand: Virksomhedstilstand; aarsag: string },
): Promise<Tilstandsraekke> {
  return transaktion(ctx, async (ctx) => {
    kraevKundesupport(ctx)
    const cvr = laesCvr(input.cvr)
    const aaben = await laasAaben(ctx, cvr, input.tilstand)
    afvisBlok(vurderSaet({ ...input, siden: aaben && dagFor(aaben.fra) }))
    const ny: Tilstandsraekke = {
      id: crypto.randomUUID(),
      cvr,
      tilstand: input.tilstand,
      fra: ctx.nu,
      til: null,
      aarsag: input.aarsag.trim(),
      satAfNavn: ctx.aktoer.navn,
      ophaevetAfNavn: null,
      ophaevetGrund: null,
    }
    await ctx.db.insert(virksomhedstilstand).values(ny)
    await noter(ctx, ny, 'OPRET', `CVR ${cvr} sat som ${TILSTANDSNAVN[ny.tilstand].toLowerCase()}`)
    return ny
  })
}

/** Kundesupport lifts a state. Its period stays in the history. */
export async function ophaevTilstand(
  ctx: Kontekst,
  input: { cvr: string; tilstand: Virksomhedstilstand; grund: string },
): Promise<Tilstandsraekke> {
  return transaktion(ctx, async (ctx) => {
    kraevKundesupport(ctx)
    const cvr = laesCvr(input.cvr)
    const aaben = await laasAaben(ctx, cvr, input.tilstand)
    afvisBlok(vurderOphaev({ ...input, har: aaben !== undefined }))
    if (!aaben) throw new Error('uden en tilstand skulle JO-091 have stoppet')
    const slut = { til: ctx.nu, ophaevetAfNavn: ctx.aktoer.navn, ophaevetGrund: input.grund.trim() }
    await ctx.db.update(virksomhedstilstand).set(slut).where(eq(virksomhedstilstand.id, aaben.id))
    await noter(ctx, aaben, 'AENDR', `CVR ${cvr} ikke længere ${TILSTANDSNAVN[aaben.tilstand].toLowerCase()}`)
    return { ...aaben, ...slut }
  })
}

/** Every period of a company, the newest first, at most 100. */
export async function listTilstande(ctx: TxKontekst, cvr: string): Promise<Tilstandsraekke[]> {
  kraevKundesupport(ctx)
  return ctx.db
    .select()
    .from(virksomhedstilstand)
    .where(and(eq(virksomhedstilstand.cvr, cvr), maa(ctx, 'virksomhedstilstand.ret', {})))
    .orderBy(desc(virksomhedstilstand.fra), desc(virksomhedstilstand.id))
    .limit(100)
}

/** Every company that has a state now, the newest first, at most 200. */
export async function listAabneTilstande(ctx: TxKontekst): Promise<(Tilstandsraekke & { navn: string | null })[]> {
  kraevKundesupport(ctx)
  const raekker = await ctx.db
    .select({
      raekke: virksomhedstilstand,
      navn: sql<
        string | null
      >`(select o.navn from organisation o where o.type = 'virksomhed' and o.kode = virksomhedstilstand.cvr)`,
    })
    .from(virksomhedstilstand)
    .where(and(isNull(virksomhedstilstand.til), maa(ctx, 'virksomhedstilstand.ret', {})))
    .orderBy(desc(virksomhedstilstand.fra), desc(virksomhedstilstand.id))
    .limit(200)
  return raekker.map(({ raekke, navn }) => ({ ...raekke, navn }))
}

/** Is the company locked out? Asked at sign-in, before anybody is anybody. */
export async function erSpaerret(db: Tx, cvr: string): Promise<boolean> {
  const fundet = await db
    .select({ id: virksomhedstilstand.id })
    .from(virksomhedstilstand)
    .where(
      and(
        eq(virksomhedstilstand.cvr, cvr),
        eq(virksomhedstilstand.tilstand, 'SPAERRET'),
        isNull(virksomhedstilstand.til),
      ),
    )
  return fundet.length > 0
}

/** Digits of a CVR number as typed; what cannot be one is refused with its code. */
export function laesCvr(input: string): string {
  const { cvr, fund } = vurderCvr(input)
  if (!cvr) throw new Afvist(fund)
  return cvr
}

/** Of two who set at once the second is told that it is set: the lock is held to the end of the transaction. */
async function laasAaben(
  ctx: TxKontekst,
  cvr: string,
  tilstand: Virksomhedstilstand,
): Promise<Tilstandsraekke | undefined> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`virksomhedstilstand ${cvr}`}, 0))`)
  const [aaben] = await ctx.db
    .select()
    .from(virksomhedstilstand)
    .where(
      and(
        eq(virksomhedstilstand.cvr, cvr),
        eq(virksomhedstilstand.tilstand, tilstand),
        isNull(virksomhedstilstand.til),
      ),
    )
  return aaben
}

function kraevKundesupport(ctx: TxKontekst): void {
  if (!kanOverhovedet(ctx.aktoer, 'virksomhedstilstand.ret')) throw new IkkeFundet('virksomhedstilstand')
}

const noter = (ctx: TxKontekst, { id }: Tilstandsraekke, art: 'OPRET' | 'AENDR', formaal: string) =>
  logAdgang(ctx, [
    { art, handling: 'virksomhedstilstand.ret', formaal, objektType: 'virksomhedstilstand', objektId: id },
  ])
