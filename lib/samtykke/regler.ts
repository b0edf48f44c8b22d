import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

/** The form of what is shared: no CPR number, no HTML, an address that can be opened, a number that can be called. Pure. */
export function vurderDelt(d: {
  aftaltNavn: string | null
  telefon: string | null
  email: string | null
  cvUrl: string | null
  begrundelse: string | null
}): Regelfund[] {
  const fund = [
    ...vurderFritekst(d.aftaltNavn ?? '', 'aftaltNavn', 140),
    ...vurderFritekst(d.begrundelse ?? '', 'begrundelse', 250),
    ...vurderFritekst(d.email ?? '', 'email', 254),
    ...vurderFritekst(d.cvUrl ?? '', 'cvUrl', 500),
  ]
  const form = (felt: string, besked: string) => fund.push({ kode: '1014', niveau: 'BLOK', besked, felt })
  if (d.telefon && !/^\+?\d{3,20}$/.test(d.telefon.replace(/\s/g, '')))
    form('telefon', 'Telefonnummeret må kun have cifre.')
  if (d.email && (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(d.email) || d.email.length > 254))
    form('email', 'E-mailadressen er ikke gyldig.')
  if (d.cvUrl && !erCvUrl(d.cvUrl))
    form('cvUrl', 'Adressen til CV’et skal begynde med https:// og må højst være 500 tegn.')
  return fund
}

/** An https address of at most 500 characters, without a user name in it. */
export function erCvUrl(tekst: string): boolean {
  if (tekst.length > 500 || !URL.canParse(tekst)) return false
  const { protocol, username, password } = new URL(tekst)
  return protocol === 'https:' && username === '' && password === ''
}

/** The authority's own note on a candidate: a comment, and where the CV lies. Pure. */
export function vurderNotat(n: {
  kommentar?: string | null | undefined
  cvUrl?: string | null | undefined
}): Regelfund[] {
  const fund = vurderFritekst(n.kommentar ?? '', 'kommentar', 1000)
  if (n.cvUrl && !erCvUrl(n.cvUrl))
    fund.push({
      kode: '1014',
      niveau: 'BLOK',
      besked: 'Adressen til CV’et skal begynde med https:// og må højst være 500 tegn.',
      felt: 'cvUrl',
    })
  return fund
}
