import { z } from 'zod'
import { KILDESLAGS } from '#db/schema/nuph'
import { dagFor, erDag, visKlokkeslaet } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { NuphFelter } from '#lib/nuph/input'
import type { Nuph } from '#lib/nuph/queries'
import { danskTid, laesKlokkeslaet } from '#lib/samtale/tid'

const dato = z
  .string()
  .default('')
  .refine((d) => d === '' || erDag(d), 'Datoen findes ikke. Skriv dag, måned og år, fx 24 11 2026.')
  .transform((d) => d || null)
const tekst = z
  .string()
  .max(20_000)
  .default('')
  .transform((t) => t.replace(/\r\n/g, '\n').trim() || null)
const jaNej = z
  .enum(['ja', 'nej', ''])
  .default('')
  .transform((v) => (v === '' ? null : v === 'ja'))

/** The form of an underretning: day and clock apart, the source as `SAMTALE:<id>`. Its rules are judged by the deed. */
export const NuphForm = z
  .object({
    haendelse: z.string('Vælg, hvad der er sket.').regex(/^[A-Z]{0,2}\d{1,3}$/, 'Vælg, hvad der er sket.'),
    haendelsesdato: z
      .string()
      .default('')
      .refine((d) => erDag(d), 'Skriv, hvilken dag det skete.'),
    kl: z.string().max(20).default(''),
    kilde: z.string().max(100).default(''),
    vejledtOmKonsekvens: jaNej,
    vejledtDato: dato,
    afbudModtaget: jaNej,
    moedteMinutterForSent: z.preprocess(
      (v) => (v === '' || v === undefined ? null : v),
      z.coerce.number('Skriv antal minutter.').int().min(1, 'Skriv antal minutter.').max(600).nullable(),
    ),
    kontaktGenoprettetDato: dato,
    modtagetFraTilbudsstedDato: dato,
    tilbudsbeskrivelse: tekst,
    borgersForklaring: tekst,
    begrundelse: tekst,
  })
  .transform((f, ctx): NuphFelter => {
    const { kl, kilde, kontaktGenoprettetDato, ...felter } = f
    const [slags, kildeId] = kilde.split(':')
    const kildeSlags = KILDESLAGS.find((k) => k === slags) ?? null
    const klokken = kl.trim() ? laesKlokkeslaet(kl) : null
    if (klokken === undefined) ctx.addIssue({ code: 'custom', path: ['kl'], message: 'Skriv klokkeslættet som 10.00.' })
    return {
      ...felter,
      haendelsestidspunkt: klokken ? (danskTid(f.haendelsesdato, klokken) ?? null) : null,
      kildeSlags: kildeId ? kildeSlags : null,
      kildeId: kildeSlags && kildeId && /^[0-9a-f-]{36}$/.test(kildeId) ? kildeId : null,
      kontaktGenoprettetTid: kontaktGenoprettetDato ? (danskTid(kontaktGenoprettetDato, '00:00') ?? null) : null,
    }
  })

/** A stored case as the form's fields. */
export const somForm = (sag: Nuph): Felter => ({
  haendelse: sag.haendelse,
  haendelsesdato: sag.haendelsesdato,
  kl: sag.haendelsestidspunkt ? visKlokkeslaet(sag.haendelsestidspunkt) : '',
  kilde: sag.kildeSlags && sag.kildeId ? `${sag.kildeSlags}:${sag.kildeId}` : '',
  vejledtOmKonsekvens: somJaNej(sag.vejledtOmKonsekvens),
  vejledtDato: sag.vejledtDato ?? '',
  afbudModtaget: somJaNej(sag.afbudModtaget),
  moedteMinutterForSent: sag.moedteMinutterForSent ? String(sag.moedteMinutterForSent) : '',
  kontaktGenoprettetDato: sag.kontaktGenoprettetTid ? dagFor(sag.kontaktGenoprettetTid) : '',
  modtagetFraTilbudsstedDato: sag.modtagetFraTilbudsstedDato ?? '',
  tilbudsbeskrivelse: sag.tilbudsbeskrivelse ?? '',
  borgersForklaring: sag.borgersForklaring ?? '',
  begrundelse: sag.begrundelse ?? '',
})

const somJaNej = (v: boolean | null): string => (v === null ? '' : v ? 'ja' : 'nej')
