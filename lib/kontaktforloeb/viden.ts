import { and, eq } from 'drizzle-orm'
import { fravaer, tilmelding } from '#db/schema/kontaktforloeb'
import type { Dag } from '#lib/dato'
import { type Ansvarlig, ansvarlig, KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'

type Kendt = { registreretFra: Date; registreretTil: Date | null }
export type Fravaersversion = Kendt & {
  startDato: Dag
  slutDato: Dag | null
  berigtiget: boolean
  registreretAfNavn: string
}
export type Tilmeldingsversion = Kendt & { kontaktgruppe: number; gyldigFra: Dag; gyldigTil: Dag | null }

/** Two answers to who was responsible on a day, and the registration that made the second one true. */
export type Vidensforskel = {
  dengang: Ansvarlig
  nu: Ansvarlig
  registrering: { tid: Date; hvad: string; af: string | null }
}

/**
 * Does what is known now about a day differ from what was known at `kendtPr`? Then also which registration made the difference: the last
 * one after which the answer became the present one. Undefined when nothing has changed.
 */
export function vurderViden(
  versioner: { fravaer75: readonly Fravaersversion[]; tilmeldinger: readonly Tilmeldingsversion[] },
  dag: Dag,
  kendtPr: Date,
): Vidensforskel | undefined {
  const paa = (tid: Date) =>
    ansvarlig(
      versioner.fravaer75.filter((f) => !f.berigtiget && kendtVed(f, tid)),
      versioner.tilmeldinger.filter((t) => kendtVed(t, tid)),
      dag,
    )
  const registreringer = [
    ...versioner.fravaer75.map((f) => ({ tid: f.registreretFra, hvad: fortael75(f), af: f.registreretAfNavn })),
    ...versioner.tilmeldinger.map((t) => ({ tid: t.registreretFra, hvad: fortaelTilmelding(t), af: null })),
  ]
    .filter((r) => r.tid > kendtPr)
    .sort((a, b) => a.tid.getTime() - b.tid.getTime())
  const dengang = paa(kendtPr)
  let foer = dengang
  let sidste: (typeof registreringer)[number] | undefined
  for (const r of registreringer) {
    const efter = paa(r.tid)
    if (efter !== foer) sidste = r
    foer = efter
  }
  return sidste && foer !== dengang ? { dengang, nu: foer, registrering: sidste } : undefined
}

const kendtVed = (r: Kendt, tid: Date): boolean =>
  r.registreretFra <= tid && (r.registreretTil === null || r.registreretTil > tid)

function fortael75(f: Fravaersversion): string {
  if (f.berigtiget) return 'Kontaktforløb hos a-kassen blev berigtiget'
  return f.slutDato === null ? 'Kontaktforløb hos a-kassen uden slutdato' : 'Slutdato for kontaktforløb hos a-kassen'
}
const fortaelTilmelding = (t: Tilmeldingsversion): string => (t.gyldigTil === null ? 'Tilmelding' : 'Afmelding')

/** As `vurderViden`, with the citizen's registrations. The citizen was loaded for a purpose. */
export async function hentVidensforskel(
  ctx: TxKontekst,
  borgerId: string,
  dag: Dag,
  kendtPr: Date,
): Promise<Vidensforskel | undefined> {
  const fravaer75 = await ctx.db
    .select()
    .from(fravaer)
    .where(and(eq(fravaer.borgerId, borgerId), eq(fravaer.fravaerstype, KONTAKTFORLOEB_HOS_AKASSEN)))
    .limit(500)
  const tilmeldinger = await ctx.db.select().from(tilmelding).where(eq(tilmelding.borgerId, borgerId)).limit(500)
  return vurderViden(
    { fravaer75: fravaer75.map((f) => ({ ...f, berigtiget: f.berigtigetTid !== null })), tilmeldinger },
    dag,
    kendtPr,
  )
}
