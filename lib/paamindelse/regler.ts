import { dagFor, danskTid, plusDage, visKlokkeslaet } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'

/** Nobody is reminded at night: from 9 in the morning, and no later than before 22, on Danish clocks. */
const FRA_KL = 9
const TIL_KL = 22

/** The first moment from `nu` on at which a reminder may be sent. */
export function naesteTilladte(nu: Date): Date {
  const time = Number(visKlokkeslaet(nu).slice(0, 2))
  if (time >= FRA_KL && time < TIL_KL) return nu
  const dag = dagFor(nu)
  return danskTid(time < FRA_KL ? dag : plusDage(dag, 1), FRA_KL, 0)
}

/** At most one a day: the first moment at which a citizen who was last reminded at `sidst` may be reminded again. */
export function naestePaamindelse(sidst: Date | null, nu: Date): Date {
  if (!sidst || dagFor(sidst) < dagFor(nu)) return naesteTilladte(nu)
  return danskTid(plusDage(dagFor(nu), 1), FRA_KL, 0)
}

/** How long a link is good for, and how many one citizen may ask for in a day: an address may be somebody else's. */
export const LINK_TIMER = 24
export const LINKS_I_DOEGNET = 5

/** PM-001: enough links were sent in the last 24 hours. */
export function vurderNytLink(iDoegnet: number): Regelfund[] {
  if (iDoegnet < LINKS_I_DOEGNET) return []
  return [
    {
      kode: 'PM-001',
      niveau: 'BLOK',
      besked: 'Vi har sendt dig fem links i dag. Prøv igen i morgen.',
      felt: 'email',
      regel: `Højst ${LINKS_I_DOEGNET} links i døgnet`,
      kilde: 'Samspor',
    },
  ]
}

/** PM-002: the code is not the one that was sent, or its time is up. */
export function vurderKode(passer: boolean, udloeber: Date | undefined, nu: Date): Regelfund[] {
  if (passer && udloeber && nu < udloeber) return []
  return [
    {
      kode: 'PM-002',
      niveau: 'BLOK',
      besked: 'Linket virker ikke mere. Bed om et nyt på din profil.',
      regel: `Et link virker i ${LINK_TIMER} timer, og kun det nyeste`,
      kilde: 'Samspor',
    },
  ]
}

/** How it stands with a citizen's address. */
export type Paamindelsesstand = 'INGEN' | 'UBEKRAEFTET' | 'UDLOEBET' | 'BEKRAEFTET' | 'FEJLET'

/** An address that the mail server refused is told as such, whether it was confirmed or not. */
export function stand(
  p: { bekraeftetTid: Date | null; fejletTid: Date | null; kodeUdloeberTid: Date } | undefined,
  nu: Date,
): Paamindelsesstand {
  if (!p) return 'INGEN'
  if (p.fejletTid) return 'FEJLET'
  if (p.bekraeftetTid) return 'BEKRAEFTET'
  return nu < p.kodeUdloeberTid ? 'UBEKRAEFTET' : 'UDLOEBET'
}
