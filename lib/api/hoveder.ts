import { vurderCpr } from '#lib/borger/cpr'
import { env } from '#lib/env'
import type { Regelfund } from '#lib/regelfund'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const fund = (kode: string, besked: string, felt: string): Regelfund => ({ kode, niveau: 'BLOK', besked, felt })

/** The caller's correlation id when it is a uuid, otherwise a new one. Echoed, and what the access log knows the request by. */
export function korrelationsId(hoveder: Headers): string {
  const givet = hoveder.get('x-correlationId')
  return givet && UUID.test(givet) ? givet.toLowerCase() : crypto.randomUUID()
}

/** The caller's id of a write, 1–46 visible characters: the same id again is the same request. */
export function laesRequestId(hoveder: Headers, ud: Regelfund[]): string {
  const id = hoveder.get('x-requestId') ?? ''
  if (!id) ud.push(fund('1014', 'Hovedet x-requestId mangler.', 'x-requestId'))
  else if (!/^[\x21-\x7e]{1,46}$/.test(id))
    ud.push(fund('1014', 'x-requestId skal være 1 til 46 tegn uden mellemrum.', 'x-requestId'))
  return id
}

/** Ten digits by STAR's pattern; day + 60 where erstatningspersonnumre are allowed. Never repeated in an answer. */
export function laesCprHoved(hoveder: Headers, kraevet: boolean, ud: Regelfund[]): string {
  const navn = 'x-civilRegistrationIdentifier'
  const cpr = hoveder.get(navn) ?? ''
  if (!cpr) {
    if (kraevet) ud.push(fund('1001', `Hovedet ${navn} mangler.`, navn))
    return ''
  }
  const tilladErstatning = env().TILLAD_ERSTATNINGSNUMRE
  if (!/^\d{10}$/.test(cpr) || vurderCpr(cpr, { tilladErstatning }).kind === 'UGYLDIG')
    ud.push(fund('1001', 'CPR-nummeret er ikke gyldigt.', navn))
  return cpr
}

/** The version in If-Match, as our ETag writes it: "3". Undefined when the header is missing. */
export function laesVersion(hoveder: Headers, ud: Regelfund[]): number | undefined {
  const hoved = hoveder.get('if-match')
  if (hoved === null) return undefined
  const tal = /^"?(\d{1,9})"?$/.exec(hoved.trim())?.[1]
  if (!tal) ud.push(fund('1014', 'If-Match skal være versionen fra ETag, som "3".', 'If-Match'))
  return Number(tal ?? 0)
}

/** Is this only to be tried? `x-proev: 1`. */
export function laesProeve(hoveder: Headers, ud: Regelfund[]): boolean {
  const vaerdi = hoveder.get('x-proev')
  if (vaerdi !== null && vaerdi !== '1') ud.push(fund('1014', 'x-proev kan kun være 1.', 'x-proev'))
  return vaerdi === '1'
}
