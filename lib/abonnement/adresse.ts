import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Regelfund } from '#lib/regelfund'

/** What an address may be: `lokal` lets loopback and http through, for the demo on one machine. */
export type Adresseregler = { lokal: boolean; porte: readonly number[] }

const V4_FORBUDT = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const
/** Inside 2000::/3, the only part of IPv6 that is the public net: what translates to or stands for something else. */
const V6_FORBUDT = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const forbudt = new BlockList()
for (const [net, bit] of V4_FORBUDT) forbudt.addSubnet(net, bit, 'ipv4')
for (const [net, bit] of V6_FORBUDT) forbudt.addSubnet(net, bit, 'ipv6')
const offentligV6 = new BlockList()
offentligV6.addSubnet('2000::', 3, 'ipv6')
const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Is this IP address on the public net (or loopback, where that is allowed)? Anything that is not plainly so is no. */
export function maaKaldes(ip: string, lokal: boolean): boolean {
  const slags = isIP(ip)
  if (slags === 4) return !forbudt.check(ip, 'ipv4') || (lokal && loopback.check(ip, 'ipv4'))
  if (slags !== 6 || ip.includes('%')) return false
  if (lokal && loopback.check(ip, 'ipv6')) return true
  return offentligV6.check(ip, 'ipv6') && !forbudt.check(ip, 'ipv6')
}

/** The name that a connection would be made to: without brackets, an IP address in its one written form. */
const vaert = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/**
 * May events be sent to this address? All findings at once. What the name points at is judged when a connection is made
 * (`sikkertOpslag`), because it may change after this.
 */
export function vurderUrl(tekst: string, { lokal, porte }: Adresseregler): Regelfund[] {
  const nej = (kode: string, besked: string): Regelfund => ({
    kode,
    niveau: 'BLOK',
    besked,
    felt: 'url',
    regel: 'Webhooks sendes kun til offentlige adresser over TLS',
    kilde: 'Samspor',
    hvemKan: 'Fagsystemets leverandør',
  })
  if (tekst.length > 2000) return [nej('WH-001', 'Adressen er for lang.')]
  if (!URL.canParse(tekst) || /\s/.test(tekst)) return [nej('WH-001', 'Adressen er ikke en gyldig URL.')]
  const url = new URL(tekst)
  const fund: Regelfund[] = []
  const navn = vaert(url)
  const hjemme = lokal && erLoopback(navn)
  if (url.protocol !== 'https:' && !(hjemme && url.protocol === 'http:'))
    fund.push(nej('WH-002', 'Adressen skal begynde med https://.'))
  if (url.username || url.password) fund.push(nej('WH-003', 'Adressen må ikke indeholde brugernavn eller adgangskode.'))
  if (url.hash) fund.push(nej('WH-001', 'Adressen må ikke indeholde #.'))
  const port = Number(url.port || (url.protocol === 'http:' ? 80 : 443))
  if (!hjemme && !porte.includes(port)) fund.push(nej('WH-004', `Porten skal være en af: ${porte.join(', ')}.`))
  if (!hjemme && !erOffentligtNavn(navn)) fund.push(nej('WH-005', 'Adressen skal være på det offentlige internet.'))
  return fund
}

const erLoopback = (navn: string): boolean =>
  navn === 'localhost' || (isIP(navn) > 0 && maaKaldes(navn, true) && !maaKaldes(navn, false))

function erOffentligtNavn(navn: string): boolean {
  if (isIP(navn)) return maaKaldes(navn, false)
  const endelse = navn.split('.').at(-1) ?? ''
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(navn) && /[a-z]/.test(endelse) && !IKKE_OFFENTLIGE.test(navn)
}

const IKKE_OFFENTLIGE =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|example|invalid|onion|home\.arpa)$/

/** The connection was not made, because the name points at something that is not on the public net. */
export class ForbudtAdresse extends Error {}

/** How names are looked up: the system's resolver, unless a test gives its own. */
export type Opslag = (navn: string, svar: (fejl: Error | null, adresser: LookupAddress[]) => void) => void
const systemets: Opslag = (navn, svar) => dnsLookup(navn, { all: true }, svar)

/**
 * For `http.request`: looks the name up and hands over only addresses that may be called, at the moment of connecting, so that a name that
 * changes between check and use gains nothing. One forbidden address among several refuses them all.
 */
export function sikkertOpslag(lokal: boolean, opslag: Opslag = systemets): LookupFunction {
  return (navn, valg, svar) => {
    opslag(navn, (fejl, adresser) => {
      if (fejl) return svar(fejl as NodeJS.ErrnoException, '', 0)
      const familie = valg.family === 4 || valg.family === 6 ? valg.family : undefined
      const mulige = familie ? adresser.filter((a) => a.family === familie) : adresser
      const [foerste] = mulige
      if (!foerste || adresser.some((a) => !maaKaldes(a.address, lokal)))
        return svar(new ForbudtAdresse('adressen er ikke på det offentlige internet'), '', 0)
      if (valg.all) svar(null, mulige)
      else svar(null, foerste.address, foerste.family)
    })
  }
}

/** An IP address in the URL is never looked up; it is judged here, right before each call. Throws `ForbudtAdresse`. */
export function kraevLovligAdresse(url: URL, regler: Adresseregler): void {
  if (vurderUrl(url.href, regler).length > 0) throw new ForbudtAdresse('adressen må ikke bruges')
}
