import { alderPaa } from '#lib/borger/cpr'
import type { Borger } from '#lib/borger/hent'
import { type Dag, daekker, dagFor } from '#lib/dato'
import type { Fravaersfakta } from '#lib/fravaer/regler'
import type { Aendring75, Skriver } from '#lib/fravaer/regler75'
import { type Forloebsfakta, hentGraense, hentTimer } from '#lib/kontaktforloeb/queries'
import { forsikringPaa, KONTAKTFORLOEB_HOS_AKASSEN, type Startgrundlag } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'
import { findVaerdi, listKoder } from '#lib/regelsaet/vaerdier'

/** Who the actor is, seen from the citizen's course today. */
export function skriverFor(ctx: TxKontekst, forloeb: Forloebsfakta): Skriver {
  if (ctx.aktoer.slags === 'system') return 'PLATFORM'
  if (ctx.aktoer.slags !== 'bruger') return 'ANDEN'
  const { id, type } = ctx.aktoer.organisation
  if (type === 'star') return 'STAR'
  const medlemskab = forloeb.medlemskaber.find((m) => daekker({ fra: m.gyldigFra, til: m.gyldigTil }, ctx.dag))
  return type === 'akasse' && medlemskab?.akasseId === id ? 'EGEN_AKASSE' : 'ANDEN'
}

/** What the start of a course on a day is judged by: the same for the automatic one and for one that is registered. */
export async function hentStartgrundlag(
  ctx: TxKontekst,
  borgerId: string,
  dag: Dag,
  kontaktgruppe: number,
  forloeb: Forloebsfakta,
): Promise<Startgrundlag> {
  const timer = await hentTimer(ctx, borgerId)
  const forsikring = forsikringPaa(forloeb.medlemskaber, dag)
  return {
    kontaktgruppe,
    iOvergangsgruppe: forloeb.iOvergangsgruppe,
    // An open one would run into any that begins before it: two can never stand from this day on.
    harAabent75: forloeb.fravaer.some(
      (f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN && (f.slutDato === null || f.slutDato >= dag),
    ),
    timerForbrugt: timer?.timerForbrugt ?? null,
    graenseTimer: await hentGraense(ctx, forsikring ?? 'FULDTID', dag),
    harMedlemskab: forloeb.medlemskaber.some((m) => daekker({ fra: m.gyldigFra, til: m.gyldigTil }, dag)),
  }
}

/** What the end of a course on a day is judged by. */
export async function hentSlutgrundlag(
  ctx: TxKontekst,
  borger: Borger,
  slut: Dag,
  forloeb: Forloebsfakta,
): Promise<Aendring75['slutgrundlag']> {
  const forsikring = forsikringPaa(forloeb.medlemskaber, slut) ?? 'FULDTID'
  const under = await findVaerdi(ctx, 'uddannelsespaalaeg_under_aar', slut)
  return {
    gyldigeAarsager: (await listKoder(ctx, 'afslutningsaarsag', slut)).map((k) => Number(k.kode)),
    timerForbrugt: (await hentTimer(ctx, borger.id))?.timerForbrugt ?? null,
    graenseTimer: await hentGraense(ctx, forsikring, slut),
    alder: alderPaa(borger.foedselsdato, slut),
    uddannelsespaalaegUnder: under ? Number(under.vaerdi) : null,
  }
}

/** What a fravær of another type is judged by. `undtagen` is the one that is changed. */
export async function hentFravaersgrundlag(
  ctx: TxKontekst,
  f: Pick<Fravaersfakta, 'fravaerstype' | 'startDato' | 'slutDato' | 'aarsag'> & { anmeldtTid: Date },
  forloeb: Forloebsfakta,
  undtagen?: string,
): Promise<Fravaersfakta> {
  const { anmeldtTid, ...felter } = f
  const typer = await listKoder(ctx, 'fravaerstype', f.startDato)
  const tilmeldt = forloeb.tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, f.startDato))
  const hoejst = await findVaerdi(ctx, `fravaer_${f.fravaerstype}_hoejst_dage`, f.startDato)
  return {
    ...felter,
    dag: ctx.dag,
    anmeldtDag: dagFor(anmeldtTid),
    typenavn: typer.find((t) => t.kode === String(f.fravaerstype))?.navn,
    kontaktgruppe: tilmeldt?.kontaktgruppe ?? null,
    visitationskategori: tilmeldt?.visitationskategori ?? null,
    tilladte: tilmeldt && (await tilladteTyper(ctx, tilmeldt, f.startDato)),
    hoejstDage: hoejst ? Number(hoejst.vaerdi) : null,
    sammeType: forloeb.fravaer.filter((a) => a.fravaerstype === f.fravaerstype && a.id !== undtagen),
  }
}

/**
 * The types that a kontaktgruppe allows with a visitationskategori on a day. A row of the list is `gruppe_kategori_type`, with `null` for
 * none; what has no row is not allowed. Undefined when the list has nothing about the kontaktgruppe: then nobody knows.
 */
export async function tilladteTyper(
  ctx: TxKontekst,
  { kontaktgruppe, visitationskategori }: { kontaktgruppe: number; visitationskategori: number | null },
  dag: Dag,
): Promise<number[] | undefined> {
  const raekker = (await listKoder(ctx, 'fravaerstype_kontaktgruppe', dag))
    .map((k) => k.kode.split('_'))
    .filter(([gruppe]) => Number(gruppe) === kontaktgruppe)
  if (raekker.length === 0) return undefined
  return raekker.filter(([, kategori]) => kategori === String(visitationskategori)).map(([, , type]) => Number(type))
}
