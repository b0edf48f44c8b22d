import { z } from 'zod'
import { INDLAEGSTYPE, KILDESLAGS, NUPH_STATUS } from '#db/schema/nuph'
import { Bilag, Dato, Id, Tekst, Tidspunkt } from '#lib/api/felter'
import { hentCprNumre } from '#lib/borger/cpr-numre'
import type { TxKontekst } from '#lib/kontekst'
import { hentNuphBilag } from '#lib/nuph/bilag'
import type { NuphFelter } from '#lib/nuph/input'
import { hentForloebOm, hentNuph, type Nuph, type Nuphlinje } from '#lib/nuph/queries'

/** What happened, as the kommune's system tells it. */
export const Felter = z
  .strictObject({
    haendelse: z
      .string()
      .regex(/^[A-Z]{0,2}\d{1,3}$/, 'Skal være en kode fra listen, som H01.')
      .meta({ examples: ['H01'] }),
    haendelsesdato: Dato,
    haendelsestidspunkt: Tidspunkt.nullable().default(null),
    kildeSlags: z.enum(KILDESLAGS).nullable().default(null),
    kildeId: Id.nullable().default(null),
    vejledtOmKonsekvens: z.boolean().nullable().default(null),
    vejledtDato: Dato.nullable().default(null),
    afbudModtaget: z.boolean().nullable().default(null),
    moedteMinutterForSent: z.int().min(1).max(600).nullable().default(null),
    kontaktGenoprettetTid: Tidspunkt.nullable().default(null),
    modtagetFraTilbudsstedDato: Dato.nullable().default(null),
    tilbudsbeskrivelse: Tekst(1500).nullable().default(null),
    borgersForklaring: Tekst(1500).nullable().default(null),
    begrundelse: Tekst(1500).nullable().default(null),
  })
  .meta({ id: 'Nuphfelter' })

export const tilFelter = (k: z.infer<typeof Felter>): NuphFelter => ({
  ...k,
  haendelsestidspunkt: k.haendelsestidspunkt === null ? null : new Date(k.haendelsestidspunkt),
  kontaktGenoprettetTid: k.kontaktGenoprettetTid === null ? null : new Date(k.kontaktGenoprettetTid),
})

export const Linje = z.strictObject({
  id: z.uuid(),
  cpr: z.string().nullable(),
  sagsnummer: z.string().nullable(),
  version: z.int(),
  status: z.enum(NUPH_STATUS),
  haendelse: z.string(),
  haendelsesdato: z.string(),
  afsender: z.string(),
  akasse: z.string().nullable(),
  sendtTid: z.string().nullable(),
  aendretTid: z.string(),
  aabentSpoergsmaal: z.boolean(),
})

export const visLinje = (s: Nuphlinje, cpr: ReadonlyMap<string, string>): z.infer<typeof Linje> => ({
  id: s.id,
  cpr: cpr.get(s.borgerId) ?? null,
  sagsnummer: s.sagsnummer,
  version: s.version,
  status: s.status,
  haendelse: s.haendelse,
  haendelsesdato: s.haendelsesdato,
  afsender: s.afsenderNavn,
  akasse: s.akasseNavn,
  sendtTid: iso(s.sendtTid),
  aendretTid: s.aendretTid.toISOString(),
  aabentSpoergsmaal: s.spoergsmaal,
})

const Svar = z
  .strictObject({
    id: z.uuid(),
    nummer: z.int(),
    svartype: z.string(),
    resultat: z.string().nullable(),
    endeligt: z.boolean(),
    grund: z.string().nullable(),
    hoeringsfrist: z.string().nullable(),
    begrundelse: z.string().nullable(),
    sanktionId: z.string().nullable(),
    erstatterSvarId: z.string().nullable(),
    anledning: z.string().nullable(),
    akasse: z.string(),
    tid: z.string(),
  })
  .meta({ id: 'NuphSvar' })
const Indlaeg = z
  .strictObject({
    id: z.uuid(),
    type: z.enum(INDLAEGSTYPE),
    tekst: z.string(),
    spoergsmaalId: z.string().nullable(),
    organisation: z.string(),
    tid: z.string(),
    besvaretTid: z.string().nullable(),
  })
  .meta({ id: 'NuphIndlaeg' })
export const Visning = z
  .strictObject({
    id: z.uuid(),
    cpr: z.string().nullable(),
    sagsnummer: z.string().nullable(),
    version: z.int(),
    status: z.enum(NUPH_STATUS),
    felter: z.strictObject({
      haendelse: z.string(),
      haendelsesdato: z.string(),
      haendelsestidspunkt: z.string().nullable(),
      kildeSlags: z.enum(KILDESLAGS).nullable(),
      kildeId: z.string().nullable(),
      vejledtOmKonsekvens: z.boolean().nullable(),
      vejledtDato: z.string().nullable(),
      afbudModtaget: z.boolean().nullable(),
      moedteMinutterForSent: z.int().nullable(),
      kontaktGenoprettetTid: z.string().nullable(),
      modtagetFraTilbudsstedDato: z.string().nullable(),
      tilbudsbeskrivelse: z.string().nullable(),
      borgersForklaring: z.string().nullable(),
      begrundelse: z.string().nullable(),
    }),
    /** The interview or activity as it was registered: type, time, place, who held it, when the citizen could read the summons. */
    kilde: z.record(z.string(), z.unknown()).nullable(),
    afsender: z.strictObject({ navn: z.string(), sagsbehandler: z.string(), andenAktoer: z.string().nullable() }),
    akasse: z.string().nullable(),
    sendtTid: z.string().nullable(),
    aendretTid: z.string(),
    anledning: z.string().nullable(),
    svar: z.array(Svar),
    dialog: z.array(Indlaeg),
    borgeren: z.array(z.strictObject({ slags: z.string(), tekst: z.string().nullable(), tid: z.string() })),
    registreringer: z.array(
      z.strictObject({ fravaerId: z.uuid(), fund: z.string(), beskrivelse: z.string(), tid: z.string() }),
    ),
    bilag: z.array(Bilag.extend({ version: z.int().nullable() })),
  })
  .meta({ id: 'Nuph' })

/** One underretning with its answers, dialogue, the citizen's own words and later registrations. */
export async function visNuph(ctx: TxKontekst, id: string): Promise<z.infer<typeof Visning>> {
  const sag = await hentNuph(ctx, id, 'nuph.se')
  const { svar, indlaeg, borgerens, registreringer } = await hentForloebOm(ctx, id)
  const cpr = await hentCprNumre(ctx, [sag.borgerId])
  return {
    id: sag.id,
    cpr: cpr.get(sag.borgerId) ?? null,
    sagsnummer: sag.sagsnummer,
    version: sag.version,
    status: sag.status,
    felter: felter(sag),
    kilde: sag.kildeOplysninger ? { ...sag.kildeOplysninger } : null,
    afsender: { navn: sag.afsenderNavn, sagsbehandler: sag.afsenderBrugerNavn, andenAktoer: sag.andenAktoer },
    akasse: sag.akasseNavn,
    sendtTid: iso(sag.sendtTid),
    aendretTid: sag.aendretTid.toISOString(),
    anledning: sag.anledning,
    svar: svar.map((s) => ({
      id: s.id,
      nummer: s.nummer,
      svartype: s.svartype,
      resultat: s.resultat,
      endeligt: s.endeligt,
      grund: s.grund,
      hoeringsfrist: s.hoeringsfrist,
      begrundelse: s.begrundelse,
      sanktionId: s.sanktionId,
      erstatterSvarId: s.erstatterSvarId,
      anledning: s.anledning,
      akasse: s.akasseNavn,
      tid: s.tid.toISOString(),
    })),
    dialog: indlaeg.map((i) => ({
      id: i.id,
      type: i.type,
      tekst: i.tekst,
      spoergsmaalId: i.spoergsmaalId,
      organisation: i.organisationNavn,
      tid: i.tid.toISOString(),
      besvaretTid: iso(i.besvaretTid),
    })),
    borgeren: borgerens.map((b) => ({ slags: b.slags, tekst: b.tekst, tid: b.tid.toISOString() })),
    registreringer: registreringer.map((r) => ({
      fravaerId: r.fravaerId,
      fund: r.fund,
      beskrivelse: r.beskrivelse,
      tid: r.tid.toISOString(),
    })),
    bilag: await hentNuphBilag(ctx, id),
  }
}

const felter = (sag: Nuph) => ({
  haendelse: sag.haendelse,
  haendelsesdato: sag.haendelsesdato,
  haendelsestidspunkt: iso(sag.haendelsestidspunkt),
  kildeSlags: sag.kildeSlags,
  kildeId: sag.kildeId,
  vejledtOmKonsekvens: sag.vejledtOmKonsekvens,
  vejledtDato: sag.vejledtDato,
  afbudModtaget: sag.afbudModtaget,
  moedteMinutterForSent: sag.moedteMinutterForSent,
  kontaktGenoprettetTid: iso(sag.kontaktGenoprettetTid),
  modtagetFraTilbudsstedDato: sag.modtagetFraTilbudsstedDato,
  tilbudsbeskrivelse: sag.tilbudsbeskrivelse,
  borgersForklaring: sag.borgersForklaring,
  begrundelse: sag.begrundelse,
})

const iso = (tid: Date | null) => tid?.toISOString() ?? null
