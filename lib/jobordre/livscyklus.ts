import type { JOBORDRE_STATUS } from '#db/schema/jobordre'
import type { Regelfund } from '#lib/regelfund'

export type Jobordrestatus = (typeof JOBORDRE_STATUS)[number]

export const AABNE = ['AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV'] as const satisfies readonly Jobordrestatus[]
export const AFSLUTTEDE = [
  'AFSLUTTET_OPFYLDT',
  'AFSLUTTET_FRIST',
  'AFSLUTTET_TRUKKET',
] as const satisfies readonly Jobordrestatus[]

/** What people and the platform do to an order, and in which statuses each is possible. */
export const HANDLINGER = {
  skrivKladde: ['KLADDE'],
  send: ['KLADDE'],
  ret: ['AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV'],
  modtag: ['AFVENTER_MODTAGELSE'],
  returner: ['AFVENTER_MODTAGELSE'],
  overdrag: ['UNDER_BEHANDLING', 'INAKTIV'],
  omvaelg: ['AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV'],
  inaktiver: ['UNDER_BEHANDLING'],
  genaktiver: ['INAKTIV'],
  afslutOpfyldt: ['UNDER_BEHANDLING', 'INAKTIV'],
  afslutTrukket: ['AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV'],
  afslutFrist: ['AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV'],
  inviter: ['UNDER_BEHANDLING'],
} as const satisfies Record<string, readonly Jobordrestatus[]>

export type Jobordrehandling = keyof typeof HANDLINGER

export const STATUSNAVN: Record<Jobordrestatus, string> = {
  KLADDE: 'Kladde',
  AFVENTER_MODTAGELSE: 'Sendt',
  UNDER_BEHANDLING: 'I gang',
  INAKTIV: 'På pause',
  AFSLUTTET_OPFYLDT: 'Besat',
  AFSLUTTET_FRIST: 'Frist udløbet',
  AFSLUTTET_TRUKKET: 'Trukket',
}

/** The official number of a status (code list `jobordrestatus`). */
export const STATUSKODE: Record<Jobordrestatus, number> = {
  KLADDE: 9100,
  AFVENTER_MODTAGELSE: 9101,
  UNDER_BEHANDLING: 1,
  INAKTIV: 9102,
  AFSLUTTET_OPFYLDT: 9103,
  AFSLUTTET_FRIST: 9104,
  AFSLUTTET_TRUKKET: 9105,
}

const ORD: Record<Jobordrestatus, string> = {
  KLADDE: 'er en kladde, der ikke er sendt',
  AFVENTER_MODTAGELSE: 'er sendt, men ikke modtaget endnu',
  UNDER_BEHANDLING: 'er i gang',
  INAKTIV: 'er på pause',
  AFSLUTTET_OPFYLDT: 'er afsluttet, fordi stillingen er besat',
  AFSLUTTET_FRIST: 'er afsluttet, fordi fristen er udløbet',
  AFSLUTTET_TRUKKET: 'er trukket tilbage',
}

/** JO-060 when the status does not allow it; whoever comes second is told what the order has become. */
export function vurderHandling(status: Jobordrestatus, handling: Jobordrehandling): Regelfund[] {
  if ((HANDLINGER[handling] as readonly Jobordrestatus[]).includes(status)) return []
  return [
    {
      kode: 'JO-060',
      niveau: 'BLOK',
      besked: `Det kan ikke lade sig gøre nu. Jobordren ${ORD[status]}.`,
      regel: 'En jobordre har en livscyklus. En afsluttet jobordre kan kopieres, men ikke åbnes igen',
      kilde: 'Bekendtgørelse om en aktiv beskæftigelsesindsats § 137',
      ...(status === 'INAKTIV' && { hvemKan: 'Virksomheden eller myndigheden kan tage jobordren af pause' }),
    },
  ]
}
