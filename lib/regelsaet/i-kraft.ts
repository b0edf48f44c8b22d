import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { regelvaerdi } from '#db/schema/kodeliste'
import { type Dag, visTimer } from '#lib/dato'
import type { TxKontekst } from '#lib/kontekst'

/** One rule as it was in force: its words, its value, who says so, and from when to when. */
export type Regellinje = { regel: string; navn: string; vaerdi: string; kilde: string; fra: Dag; til: Dag | null }

const timer = (v: string) => `${visTimer(v)} timer`
/** What a page that looks back tells about the kontaktforløb's rules, in this order. */
const KONTAKTFORLOEB: Readonly<Record<string, { navn: string; vis: (vaerdi: string) => string }>> = {
  graense_fuldtid_timer: { navn: 'Timegrænse, fuldtidsforsikret', vis: timer },
  graense_deltid_timer: { navn: 'Timegrænse, deltidsforsikret', vis: timer },
  graense_sammenligning: {
    navn: 'Grænsen er nået',
    vis: (v) => (v === '>=' ? 'når timerne er lig med eller over grænsen' : 'når timerne er over grænsen'),
  },
}
const SAMTALER: typeof KONTAKTFORLOEB = {
  samtaler_akasse_mindst: { navn: 'Samtaler hos a-kassen', vis: (v) => `mindst ${v}` },
  samtaler_jobcenter_mindst: { navn: 'Samtaler efter a-kassen', vis: (v) => `mindst ${v}` },
  samtaler_andel_procent: { navn: 'Borgere, der skal have samtaler', vis: (v) => `mindst ${v} procent` },
  foerste_samtale_uger: { navn: 'Første samtale', vis: (v) => `inden for ${v} uger` },
}

/**
 * The rules in force for a course on a day: thresholds and how they are compared are those of the day itself; the set of interviews is that
 * of the day of the tilmelding, unless the law said on the day that a change reaches courses already begun.
 */
export async function listReglerIKraft(ctx: TxKontekst, dag: Dag, tilmeldt: Dag | null): Promise<Regellinje[]> {
  const [igangvaerende] = await hentLinjer(ctx, IGANGVAERENDE, dag)
  const samtaledag = tilmeldt === null || igangvaerende?.vaerdi === 'ja' ? dag : tilmeldt
  return [...(await hentLinjer(ctx, KONTAKTFORLOEB, dag)), ...(await hentLinjer(ctx, SAMTALER, samtaledag))]
}
const IGANGVAERENDE: typeof KONTAKTFORLOEB = { samtaler_gaelder_igangvaerende: { navn: '', vis: (v) => v } }

async function hentLinjer(ctx: TxKontekst, regler: typeof KONTAKTFORLOEB, dag: Dag): Promise<Regellinje[]> {
  const raekker = await ctx.db
    .select()
    .from(regelvaerdi)
    .where(
      and(
        inArray(regelvaerdi.regel, Object.keys(regler)),
        eq(regelvaerdi.omraade, 'hele landet'),
        lte(regelvaerdi.gyldigFra, dag),
        or(isNull(regelvaerdi.gyldigTil), gte(regelvaerdi.gyldigTil, dag)),
      ),
    )
    .orderBy(asc(regelvaerdi.regel))
    .limit(20)
  return Object.entries(regler).flatMap(([regel, { navn, vis }]) =>
    raekker
      .filter((r) => r.regel === regel)
      .map((r) => ({ regel, navn, vaerdi: vis(r.vaerdi), kilde: r.kilde, fra: r.gyldigFra, til: r.gyldigTil })),
  )
}
