import { type Dag, visDato } from '#lib/dato'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

export type Invitation = { tekst: string; fra: Dag; til: Dag }

export type Invitationsfakta = Invitation & {
  dag: Dag
  formidlingsfrist: Dag | null
  /** The a-kasse that is asked, on the day: null when there is none by that code. */
  inviteret: { navn: string; erSelv: boolean; findesPaaDagen: boolean } | null
  /** It has been asked already, or helps. */
  alleredeInviteret: boolean
}

const KILDE = 'STAR, IT-nyhedsbrev 31/2023'
const blok = (kode: string, besked: string, felt: string, mere: Partial<Regelfund> = {}): Regelfund => ({
  kode,
  niveau: 'BLOK',
  besked,
  felt,
  kilde: KILDE,
  ...mere,
})

/** Every finding about an invitation: a named a-kasse, a text of at most 1,000 characters, and a period that begins today or later. */
export function vurderInvitation(f: Invitationsfakta): Regelfund[] {
  const fund = vurderFritekst(f.tekst, 'tekst', 1000)
  if (!f.tekst.trim()) fund.push(blok('1014', 'Skriv, hvad I gerne vil have hjælp til.', 'tekst'))
  if (f.fra < f.dag) fund.push(blok('1014', 'Aftalen kan tidligst gælde fra i dag.', 'fra'))
  if (f.til < f.fra) fund.push(blok('1003', 'Slutdatoen ligger før startdatoen.', 'til'))
  else if (f.til < f.dag) fund.push(blok('1014', 'Aftalen skal gælde i dag eller senere.', 'til'))
  else if (f.formidlingsfrist && f.til > f.formidlingsfrist)
    fund.push(
      blok('1014', `Aftalen kan højst gælde til fristen ${visDato(f.formidlingsfrist)}.`, 'til', {
        regel: 'En aftale gælder én konkret rekruttering og slutter senest med den',
      }),
    )
  if (!f.inviteret?.findesPaaDagen)
    fund.push(
      blok('9131', 'A-kassen findes ikke på dagen.', 'akasse', { regel: 'Samarbejde er mellem a-kasser ved navn' }),
    )
  else if (f.inviteret.erSelv) fund.push(blok('1014', 'I kan ikke invitere jer selv.', 'akasse'))
  else if (f.alleredeInviteret)
    fund.push(
      blok('JO-073', `${f.inviteret.navn} er allerede inviteret eller hjælper.`, 'akasse', {
        regel: 'En a-kasse inviteres én gang ad gangen til en jobordre',
        hvemKan: 'I kan afslutte aftalen og invitere igen',
      }),
    )
  return fund
}

export type Samarbejdsstatus = 'INVITERET' | 'AFTALT' | 'AFSLAAET' | 'OPHOERT'
export type Samarbejdshandling = 'accepter' | 'afslaa' | 'ophoer'

const MULIGT: Readonly<Record<Samarbejdshandling, readonly Samarbejdsstatus[]>> = {
  accepter: ['INVITERET'],
  afslaa: ['INVITERET'],
  ophoer: ['INVITERET', 'AFTALT'],
}
const ORD: Record<Samarbejdsstatus, string> = {
  INVITERET: 'Invitationen er ikke besvaret.',
  AFTALT: 'Aftalen er indgået.',
  AFSLAAET: 'Invitationen er afslået.',
  OPHOERT: 'Aftalen er ophørt.',
}

/** JO-060 when it has been answered or has ended; JO-070 when its days have passed. */
export function vurderSvar(f: {
  status: Samarbejdsstatus
  handling: Samarbejdshandling
  til: Dag
  dag: Dag
}): Regelfund[] {
  if (!MULIGT[f.handling].includes(f.status))
    return [
      blok('JO-060', `Det kan ikke lade sig gøre nu. ${ORD[f.status]}`, 'status', {
        regel: 'En invitation besvares én gang',
      }),
    ]
  if (f.handling === 'accepter' && f.til < f.dag)
    return [
      blok('JO-070', `Invitationen gjaldt til og med ${visDato(f.til)}.`, 'status', {
        regel: 'En a-kasse foreslår medlemmer på en andens jobordre efter aftale',
        hvemKan: 'Den ansvarlige a-kasse kan invitere igen',
      }),
    ]
  return []
}
