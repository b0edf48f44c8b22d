import { and, asc, eq, inArray } from 'drizzle-orm'
import { nuphSvar } from '#db/schema/nuph'
import { maaBorger } from '#lib/borger/hent'
import { type Dag, dagFor } from '#lib/dato'
import { hentFravaersnavne } from '#lib/fravaer/navne'
import { listFravaerPaaDagen } from '#lib/fravaer/queries'
import type { TxKontekst } from '#lib/kontekst'
import type { NuphStatus } from '#lib/nuph/livscyklus'
import { findHaendelse, listNuph, listSvartyper, type Nuph } from '#lib/nuph/queries'

/** A registration that touches the day of the event. */
export type Dagsfravaer = {
  id: string
  navn: string
  startDato: Dag
  slutDato: Dag | null
  registreretAf: string
  registreretTid: Date
}

/** Another underretning about the same citizen, with the final answer that stands. */
export type AndenUnderretning = {
  id: string
  sagsnummer: string
  haendelse: string
  haendelsesdato: Dag
  afsender: string
  status: NuphStatus
  svar: string | null
}

export type Dagen = {
  /** Null when the reader no longer sees the citizen's registrations: that is not the same as none. */
  fravaer: Dagsfravaer[] | null
  andre: AndenUnderretning[]
}

/**
 * What an a-kasse weighs an answer by besides the case: the registrations that touch the day, and the citizen's other underretninger, the last
 * changed first; at most 20 and 10. All of it is read through the matrix, and logged.
 */
export async function hentDagen(ctx: TxKontekst, sag: Nuph): Promise<Dagen> {
  return {
    fravaer: (await maaBorger(ctx, sag.borgerId, 'fravaer.se')) ? await fravaeret(ctx, sag) : null,
    andre: await listAndre(ctx, sag),
  }
}

async function fravaeret(ctx: TxKontekst, sag: Nuph): Promise<Dagsfravaer[]> {
  const navne = await hentFravaersnavne(ctx)
  return (await listFravaerPaaDagen(ctx, sag.borgerId, sag.haendelsesdato)).map((f) => ({
    id: f.id,
    navn: navne.type(f.fravaerstype),
    startDato: f.startDato,
    slutDato: f.slutDato,
    registreretAf: f.registreretAfNavn,
    registreretTid: f.anmeldtTid,
  }))
}

const ANDRE_HOEJST = 10

async function listAndre(ctx: TxKontekst, sag: Nuph): Promise<AndenUnderretning[]> {
  const { sager } = await listNuph(ctx, { borgerId: sag.borgerId, antal: ANDRE_HOEJST + 1 })
  const andre = sager.filter((s) => s.id !== sag.id).slice(0, ANDRE_HOEJST)
  const svar = await endeligeSvar(
    ctx,
    andre.map((s) => s.id),
  )
  const linjer: AndenUnderretning[] = []
  for (const s of andre) {
    const { gaeldende } = await findHaendelse(ctx, s.haendelse, s.haendelsesdato)
    linjer.push({
      id: s.id,
      sagsnummer: s.sagsnummer ?? '',
      haendelse: gaeldende?.navn ?? s.haendelse,
      haendelsesdato: s.haendelsesdato,
      afsender: s.afsenderNavn,
      status: s.status,
      svar: svar.get(s.id) ?? null,
    })
  }
  return linjer
}

/** The name of the last final answer to each, as the list named it on the day of the answer. */
async function endeligeSvar(ctx: TxKontekst, ider: readonly string[]): Promise<Map<string, string>> {
  if (ider.length === 0) return new Map()
  const raekker = await ctx.db
    .select({ nuphId: nuphSvar.nuphId, svartype: nuphSvar.svartype, resultat: nuphSvar.resultat, tid: nuphSvar.tid })
    .from(nuphSvar)
    .where(and(inArray(nuphSvar.nuphId, [...ider]), eq(nuphSvar.endeligt, true)))
    .orderBy(asc(nuphSvar.nuphId), asc(nuphSvar.nummer))
    .limit(200)
  const svar = new Map<string, string>()
  for (const r of raekker) {
    const kode = r.resultat ?? r.svartype
    const type = (await listSvartyper(ctx, dagFor(r.tid))).find((t) => t.kode === kode)
    svar.set(r.nuphId, type?.navn ?? kode)
  }
  return svar
}
