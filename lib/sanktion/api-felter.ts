import { z } from 'zod'
import { FORSIKRING } from '#db/schema/kontaktforloeb'
import { ARBEJDSKRAV_PERIODE } from '#db/schema/nuph'
import { Dato, Id, Tekst, Timer } from '#lib/api/felter'
import { fraHundrededele, hundrededele } from '#lib/kontaktforloeb/regler'
import type { Sanktionsfelter as Felter } from '#lib/sanktion/regler'

/** A sanction as an a-kasse's system tells it; hours as exact decimal text. */
export const Sanktionsfelter = z
  .strictObject({
    sanktionstype: Tekst(5, 1),
    haendelsesdato: Dato,
    afgoerelsesdato: Dato,
    startdato: Dato,
    slutdato: Dato.nullable().default(null),
    timer: Timer.nullable().default(null),
    afvikledeTimer: Timer.nullable().default(null),
    forsikring: z.enum(FORSIKRING, 'Skal være FULDTID eller DELTID.'),
    gentagelseAfSanktionId: Id.nullable().default(null),
    arbejdskravTimer: z.int().min(1).max(2000).nullable().default(null),
    arbejdskravPeriode: z.enum(ARBEJDSKRAV_PERIODE).nullable().default(null),
    arbejdskravOpfyldtDato: Dato.nullable().default(null),
  })
  .meta({ id: 'Sanktionsfelter' })

const eksakt = (timer: string | null) => (timer === null ? null : fraHundrededele(hundrededele(timer)))

export const tilSanktion = (k: z.infer<typeof Sanktionsfelter>): Omit<Felter, 'nuphId'> => ({
  ...k,
  timer: eksakt(k.timer),
  afvikledeTimer: eksakt(k.afvikledeTimer),
})

/** Codes that registering or correcting a sanction can give. */
export const SANKTIONSFUND: readonly string[] = [
  ...[
    '001',
    '002',
    '003',
    '004',
    '005',
    '006',
    '007',
    '008',
    '009',
    '010',
    '011',
    '409',
    'W01',
    'W02',
    'W03',
    'W04',
  ].map((k) => `SR-${k}`),
  '1003',
  '4405',
]
