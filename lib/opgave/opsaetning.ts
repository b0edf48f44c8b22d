import { and, desc, eq, isNull } from 'drizzle-orm'
import { beskedopsaetning } from '#db/schema/opgave'
import { maa } from '#lib/adgang/maa'
import type { TxKontekst } from '#lib/kontekst'
import { BESKEDTYPER_TIL_MYNDIGHED, type Beskedvalg, STANDARDVALG } from '#lib/opgave/regler'
import { listKoder } from '#lib/regelsaet/vaerdier'

/** What stands now for the one that a message goes to, whoever writes it. */
export async function hentBeskedvalg(ctx: TxKontekst, organisationId: string, beskedtype: number): Promise<Beskedvalg> {
  const [valg] = await ctx.db
    .select({
      handling: beskedopsaetning.handling,
      fristArbejdsdage: beskedopsaetning.fristArbejdsdage,
      lukkesVedLaesning: beskedopsaetning.lukkesVedLaesning,
    })
    .from(beskedopsaetning)
    .where(
      and(
        eq(beskedopsaetning.organisationId, organisationId),
        eq(beskedopsaetning.beskedtype, beskedtype),
        isNull(beskedopsaetning.registreretTil),
      ),
    )
  return valg ?? STANDARDVALG
}

export type Opsaetningslinje = Beskedvalg & {
  beskedtype: number
  navn: string
  /** 0 while the default stands. */
  version: number
  aendretTid: Date | null
  aendretAf: string | null
}
export type Opsaetningshistorik = Beskedvalg & { id: string; navn: string; tid: Date; af: string }

/** The actor's own set-up, one line for each type that can arrive, and who changed what, the latest first; at most 100 changes. */
export async function hentOpsaetning(
  ctx: TxKontekst,
): Promise<{ linjer: Opsaetningslinje[]; historik: Opsaetningshistorik[] }> {
  const raekker = await ctx.db
    .select()
    .from(beskedopsaetning)
    .where(maa(ctx, 'opsaetning.ret', { forfatter: beskedopsaetning.organisationId }))
    .orderBy(desc(beskedopsaetning.registreretFra), desc(beskedopsaetning.version))
    .limit(100)
  const koder = new Map((await listKoder(ctx, 'beskedtype', ctx.dag)).map((k) => [k.kode, k.navn]))
  const navn = (beskedtype: number) => koder.get(String(beskedtype)) ?? `Type ${beskedtype}`
  const linjer = BESKEDTYPER_TIL_MYNDIGHED.map((beskedtype) => {
    const nu = raekker.find((r) => r.beskedtype === beskedtype && r.registreretTil === null)
    const { handling, fristArbejdsdage, lukkesVedLaesning } = nu ?? STANDARDVALG
    return {
      beskedtype,
      navn: navn(beskedtype),
      version: nu?.version ?? 0,
      handling,
      fristArbejdsdage,
      lukkesVedLaesning,
      aendretTid: nu?.registreretFra ?? null,
      aendretAf: nu?.registreretAfNavn ?? null,
    }
  })
  const historik = raekker.map((r) => ({
    id: r.id,
    navn: navn(r.beskedtype),
    handling: r.handling,
    fristArbejdsdage: r.fristArbejdsdage,
    lukkesVedLaesning: r.lukkesVedLaesning,
    tid: r.registreretFra,
    af: r.registreretAfNavn,
  }))
  return { linjer, historik }
}
