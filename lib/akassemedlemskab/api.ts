import { z } from 'zod'
import { FORSIKRING } from '#db/schema/kontaktforloeb'
import { indmeldMedCpr } from '#lib/akassemedlemskab/indmeld'
import { listMedlemskaber } from '#lib/akassemedlemskab/queries'
import { udmeldAfAkasse } from '#lib/akassemedlemskab/udmeld'
import { Dato, Id, Kommentar, Organisation } from '#lib/api/felter'
import { laesning, type Operation, skrivning } from '#lib/api/operation'

const EMNE = 'Akassemedlemskab'
const LAES = 'medlemskab.akassemedlemskab.read'
const SKRIV = 'medlemskab.akassemedlemskab.write'

const Medlemskab = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    akasse: Organisation,
    forsikring: z.enum(FORSIKRING),
    startDato: z.string(),
    slutDato: z.string().nullable(),
  })
  .meta({ id: 'Akassemedlemskab' })
const Registreret = z.strictObject({ id: z.uuid(), version: z.int() })

/** Who is a member of which a-kasse: what the a-kasse registers of its own, and the others fetch. */
export const medlemskabsoperationer: readonly Operation[] = [
  skrivning({
    navn: 'OpretAkassemedlemskab',
    metode: 'POST',
    sti: '/v1/Akassemedlemskab',
    emne: EMNE,
    resume: 'Registrér et medlem af jeres a-kasse',
    beskrivelse:
      'En borger, som ingen kender, oprettes med navnet og CPR-nummeret. Er borgeren kendt, bruges navnet ikke. Begge dage er med.',
    scope: SKRIV,
    borger: { slags: 'cpr' },
    krop: z.strictObject({
      id: Id.optional(),
      navn: Kommentar(200),
      forsikring: z.enum(FORSIKRING, 'Skal være FULDTID eller DELTID.'),
      startDato: Dato,
      slutDato: Dato.nullable().default(null),
    }),
    svar: Registreret,
    status: 201,
    fund: ['AM-001', 'AM-002', '1003', '1013', '4405', '4977'],
    udfoer: async (ctx, { cpr, krop }) => {
      const { medlemskabId } = await indmeldMedCpr(ctx, {
        id: krop.id,
        cpr,
        navn: krop.navn,
        forsikring: krop.forsikring,
        fra: krop.startDato,
        til: krop.slutDato,
      })
      return { krop: { id: medlemskabId, version: 1 }, version: 1 }
    },
  }),
  skrivning({
    navn: 'AfslutAkassemedlemskab',
    metode: 'PUT',
    sti: '/v1/Akassemedlemskab/{id}',
    emne: EMNE,
    resume: 'Registrér, hvornår medlemskabet slutter',
    beskrivelse:
      'Slutdatoen er medlemskabets sidste dag. Har borgeren ingen ny a-kasse, når dagen er gået, slutter kontaktforløbet hos a-kassen (9754).',
    scope: SKRIV,
    param: z.strictObject({ id: Id }),
    krop: z.strictObject({ slutDato: Dato }),
    ifMatch: true,
    svar: Registreret,
    fund: ['AM-001', 'AM-002', '1003'],
    udfoer: async (ctx, { param, krop, version }) => {
      const ny = await udmeldAfAkasse(ctx, { medlemskabId: param.id, til: krop.slutDato, version })
      return { krop: { id: param.id, ...ny }, version: ny.version }
    },
  }),
  laesning({
    navn: 'ListAkassemedlemskaber',
    metode: 'GET',
    sti: '/v1/Akassemedlemskab',
    emne: EMNE,
    resume: 'Borgerens medlemskaber, det nyeste først',
    beskrivelse: 'En tidligere a-kasse ser kun sine egne.',
    scope: LAES,
    borger: { slags: 'egen', handling: 'borger.se' },
    svar: z.strictObject({ medlemskaber: z.array(Medlemskab) }),
    udfoer: async (ctx, { borgerId }) => ({ krop: { medlemskaber: await listMedlemskaber(ctx, borgerId) } }),
  }),
]
