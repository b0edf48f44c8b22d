import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { adgangslog } from '#db/schema/adgang'
import { besked, bilag } from '#db/schema/besked'
import { bevispakke } from '#db/schema/bevispakke'
import { organisation } from '#db/schema/organisation'
import { samtale } from '#db/schema/samtale'
import { maa } from '#lib/adgang/maa'
import { logAdgang } from '#lib/audit/log'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { type Beviled, type Bevisdel, type Json, laegIKaede, METODE } from '#lib/nuph/beviskaede'
import { hentForloebOm, hentNuph, listHaendelser, listSvartyper, type Nuph } from '#lib/nuph/queries'
import { IkkeFundet } from '#lib/regelfund'
import { listVersionerPaaNuph } from '#lib/sanktion/queries'

export type Bevispakke = {
  sagsnummer: string
  udsteder: string
  udstedt: Date
  led: Beviled[]
  rod: string
  metode: string
}

/**
 * Everything that the platform holds on one underretning and the reader may see, in order, as a chain of hashes; logged as EKSPORT, and its
 * root kept so that a third party can ask whether the pack is ours. An authority's pack holds its own part of the access log, the
 * citizen's holds all of it. A draft has no pack.
 */
export async function udstedBevispakke(ctx: Kontekst, id: string): Promise<Bevispakke> {
  return transaktion(ctx, async (ctx) => {
    const sag = await hentNuph(ctx, id, 'nuph.se')
    if (sag.status === 'KLADDE' || !sag.sagsnummer) throw new IkkeFundet(`bevispakke om kladde ${id}`)
    const udsteder = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.navn : 'Borgeren'
    const dele = [udstedelse(ctx, sag, udsteder), ...(await sagensDele(ctx, sag)), await adgangen(ctx, sag)]
    const { led, rod } = laegIKaede(dele)
    await ctx.db.insert(bevispakke).values({ rod, sagsnummer: sag.sagsnummer, udsteder, udstedtTid: ctx.nu })
    await logAdgang(ctx, [
      {
        art: 'EKSPORT',
        handling: 'nuph.se',
        formaal: `Bevispakke om ${sag.sagsnummer}, rod ${rod}`,
        objektType: 'nuph',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
    return { sagsnummer: sag.sagsnummer, udsteder, udstedt: ctx.nu, led, rod, metode: METODE }
  })
}

/** Was a pack with this root issued here? Says nothing about a person. `kode` is 64 hex digits; anything else is not found. */
export async function findBevispakke(
  kode: string,
): Promise<{ sagsnummer: string; udsteder: string; udstedtTid: Date } | undefined> {
  if (!/^[0-9a-f]{64}$/.test(kode)) return undefined
  return iTransaktion(Date.now() + 3000, async (db) => {
    await db.execute(sql`select set_config('samspor.bevis', ${kode}, true)`)
    const [fundet] = await db
      .select({ sagsnummer: bevispakke.sagsnummer, udsteder: bevispakke.udsteder, udstedtTid: bevispakke.udstedtTid })
      .from(bevispakke)
      .where(eq(bevispakke.rod, kode))
    return fundet
  })
}

const udstedelse = (ctx: TxKontekst, sag: Nuph, udsteder: string): Bevisdel => ({
  slags: 'UDSTEDELSE',
  titel: 'Udstedelse',
  tid: ctx.nu.toISOString(),
  indhold: {
    sagsnummer: sag.sagsnummer,
    udsteder,
    status: sag.status,
    gaeldendeVersion: sag.version,
    afsender: sag.afsenderNavn,
    modtager: sag.akasseNavn,
  },
})

/** The summons first, then what happened in the order it did. */
async function sagensDele(ctx: TxKontekst, sag: Nuph): Promise<Bevisdel[]> {
  const om = await hentForloebOm(ctx, sag.id)
  const haendelser = new Map((await listHaendelser(ctx, sag.haendelsesdato)).map((h) => [h.kode, h.navn]))
  const svartyper = new Map((await listSvartyper(ctx, ctx.dag)).map((s) => [s.kode, s.navn]))
  const dele: Bevisdel[] = [
    ...om.versioner.map((v) => ({
      slags: 'VERSION',
      titel: `Underretning, version ${v.version}`,
      tid: v.tid.toISOString(),
      indhold: {
        ...somJson(v.indhold),
        haendelseNavn: haendelser.get(String(v.indhold.haendelse)) ?? null,
        af: v.afNavn,
        rettetFordi: v.kommentar,
        indholdSha256: v.sha256,
      },
    })),
    ...om.borgerens.map((b) => ({
      slags: 'BORGERENS_ORD',
      titel: b.slags === 'FORKLARING' ? 'Borgerens forklaring' : 'Borgeren har ikke modtaget indkaldelsen',
      tid: b.tid.toISOString(),
      indhold: { slags: b.slags, tekst: b.tekst },
    })),
    ...om.svar.map((s) => ({
      slags: 'SVAR',
      titel: `A-kassens svar ${s.nummer}`,
      tid: s.tid.toISOString(),
      indhold: {
        svartype: s.svartype,
        svar: svartyper.get(s.svartype) ?? null,
        resultat: s.resultat,
        resultatNavn: s.resultat ? (svartyper.get(s.resultat) ?? null) : null,
        endeligt: s.endeligt,
        svarPaaVersion: s.nuphVersion,
        grund: s.grund,
        hoeringsfrist: s.hoeringsfrist,
        // Written to the kommune alone: the answer's form says so.
        ...(ctx.aktoer.slags !== 'borger' && { begrundelse: s.begrundelse, usaedvanligGrund: s.usaedvanligGrund }),
        anledning: s.anledning,
        erstatterSvarId: s.erstatterSvarId,
        sanktionId: s.sanktionId,
        svarId: s.id,
        af: `${s.brugerNavn}, ${s.akasseNavn}`,
      },
    })),
    ...om.indlaeg.map((i) => ({
      slags: 'DIALOG',
      titel: i.type === 'SVAR_PAA_SPOERGSMAAL' ? 'Svar på spørgsmål' : 'Spørgsmål',
      tid: i.tid.toISOString(),
      indhold: { type: i.type, tekst: i.tekst, af: `${i.brugerNavn}, ${i.organisationNavn}` },
    })),
    ...om.registreringer.map((r) => ({
      slags: 'REGISTRERING',
      titel: 'Registreret efter underretningen',
      tid: r.tid.toISOString(),
      indhold: { fund: r.fund, beskrivelse: r.beskrivelse },
    })),
    ...(await listVersionerPaaNuph(ctx, sag.id)).map((s) => ({
      slags: 'SANKTION',
      titel: `Sanktion, version ${s.version}`,
      tid: s.registreretTid.toISOString(),
      indhold: somJson(s),
    })),
    ...(await beskederne(ctx, sag)),
    ...(await bilagene(ctx, sag)),
  ]
  return [...indkaldelsen(sag), ...dele.sort((a, b) => (a.tid ?? '').localeCompare(b.tid ?? ''))]
}

/** Delivery is when it was in the citizen's mailbox; whether it was read is not told. */
const indkaldelsen = (sag: Nuph): Bevisdel[] =>
  sag.kildeOplysninger
    ? [
        {
          slags: 'GRUNDLAG',
          titel: sag.kildeSlags === 'SAMTALE' ? 'Indkaldelsen' : 'Det handler om',
          tid: sag.kildeOplysninger.indkaldtTid ?? null,
          indhold: {
            ...somJson(sag.kildeOplysninger),
            vejledtOmKonsekvens: sag.vejledtOmKonsekvens,
            vejledtDato: sag.vejledtDato,
          },
        },
      ]
    : []

/**
 * The messages to the citizen about the case and about the interview, each with the time from which it could be read. Only of threads that the
 * reader may open in the Beskedbakke.
 */
async function beskederne(ctx: TxKontekst, sag: Nuph): Promise<Bevisdel[]> {
  const samtaler =
    sag.kildeSlags === 'SAMTALE' && sag.kildeId
      ? await ctx.db
          .selectDistinct({ traadId: samtale.traadId })
          .from(samtale)
          .where(and(eq(samtale.id, sag.kildeId), eq(samtale.borgerId, sag.borgerId)))
          .limit(10)
      : []
  const traade = [sag.traadId, ...samtaler.map((s) => s.traadId)].filter((t): t is string => t !== null)
  if (traade.length === 0) return []
  const raekker = await ctx.db
    .select()
    .from(besked)
    .where(
      and(
        inArray(besked.traadId, traade),
        eq(besked.borgerId, sag.borgerId),
        maa(ctx, 'besked.se', { borgerId: besked.borgerId, traadId: besked.traadId }),
      ),
    )
    .orderBy(asc(besked.sendtTid), asc(besked.nummer))
    .limit(100)
  return raekker.map((b) => ({
    slags: 'BESKED',
    titel: b.berigtigetTid ? 'Besked til borgeren, fjernet af afsenderen' : `Besked til borgeren: ${b.titel}`,
    tid: b.sendtTid.toISOString(),
    indhold: {
      leveretTid: b.sendtTid.toISOString(),
      tekst: b.berigtigetTid ? null : b.tekst,
      fra: b.afsenderNavn,
      status: b.status,
    },
  }))
}

/** Documents by name and hash: the file itself is fetched where the case is. */
async function bilagene(ctx: TxKontekst, sag: Nuph): Promise<Bevisdel[]> {
  const filer = await ctx.db
    .select({
      navn: bilag.navn,
      mime: bilag.mime,
      stoerrelse: bilag.stoerrelse,
      sha256: bilag.sha256,
      version: bilag.nuphVersion,
      tid: bilag.oprettetTid,
    })
    .from(bilag)
    .where(and(eq(bilag.nuphId, sag.id), eq(bilag.komplet, true)))
    .orderBy(asc(bilag.oprettetTid))
    .limit(20)
  return filer.map((b) => ({
    slags: 'BILAG',
    titel: `Bilag: ${b.navn}`,
    tid: b.tid.toISOString(),
    indhold: {
      filnavn: b.navn,
      filtype: b.mime,
      bytes: b.stoerrelse,
      filSha256: b.sha256.toString('hex'),
      version: b.version,
    },
  }))
}

const LOG_MAKS = 500

/** The newest 500 rows about the case that the reader may see, oldest first. */
async function adgangen(ctx: TxKontekst, sag: Nuph): Promise<Bevisdel> {
  const raekker = await ctx.db
    .select({
      tid: adgangslog.tid,
      hvem: adgangslog.brugerNavn,
      organisation: organisation.navn,
      art: adgangslog.art,
      formaal: adgangslog.formaal,
    })
    .from(adgangslog)
    .leftJoin(organisation, eq(organisation.id, adgangslog.organisationId))
    .where(and(eq(adgangslog.borgerId, sag.borgerId), eq(adgangslog.objektId, sag.id)))
    .orderBy(sql`${adgangslog.tid} desc`)
    .limit(LOG_MAKS)
  return {
    slags: 'ADGANGSLOG',
    titel: ctx.aktoer.slags === 'borger' ? 'Hvem har set sagen' : 'Hvem hos os har set sagen',
    tid: null,
    indhold: {
      raekker: raekker.reverse().map((r) => ({
        tid: r.tid.toISOString(),
        hvem: r.hvem,
        organisation: r.organisation,
        art: r.art,
        formaal: r.formaal,
      })),
      kunDeNyeste: raekker.length === LOG_MAKS,
    },
  }
}

/** A stored row as JSON: moments in UTC, nothing undefined. */
const somJson = (v: object): { [felt: string]: Json } => JSON.parse(JSON.stringify(v))
