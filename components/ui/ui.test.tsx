import { expect, test } from '@playwright/test'
import { renderToStaticMarkup } from 'react-dom/server'
import { BorgerSkal } from '#components/skal/borger-skal'
import { Fejlside } from '#components/skal/fejlside'
import { FEJL, type Fejlsag } from '#components/skal/fejltekster'
import { aktivtPunkt, navigation, sidetitel } from '#components/skal/tekster'
import { BilagLink } from '#components/ui/bilag-link'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade, tegntekst } from '#components/ui/felt'
import { DigitalPostKaede } from '#components/ui/kaede'
import { RegelfundVisning } from '#components/ui/regelfund-visning'
import { Tidslinje } from '#components/ui/tidslinje'
import { IndstillingTag } from '#components/ui/tilstand'
import { Afkrydsning, Valg } from '#components/ui/valg'
import type { Regelfund } from '#lib/regelfund'

const nu = new Date('2026-11-23T09:05:00Z')
const muligheder = [
  { vaerdi: 'ja', tekst: 'Godkend' },
  { vaerdi: 'nej', tekst: 'Afslå' },
]

test('tekst med koder vises som tekst og aldrig som html', () => {
  const ondt = '"><img src=x onerror=alert(1)>'
  const html = renderToStaticMarkup(
    <>
      <Tekstfelt navn="navn" label={ondt} hjaelp={ondt} vaerdi={ondt} />
      <Tekstomraade navn="tekst" label="Begrundelse" maks={10} vaerdi={`</textarea>${ondt}`} />
      <RegelfundVisning
        fund={{ kode: ondt, niveau: 'BLOK', besked: ondt, aarsag: { type: '', id: '', beskrivelse: ondt } }}
      />
      <BilagLink href="/b" filnavn={ondt} stoerrelse={1} />
    </>,
  )
  expect(html).not.toContain('<img')
  expect(html.match(/<\/textarea>/g)).toHaveLength(1)
})

test('hver fejl i opsummeringen fører til feltet og har feltets egne ord', () => {
  const fund: Regelfund[] = ['navn', 'start', 'valg', 'enige'].map((felt) => ({
    kode: `F-${felt}`,
    niveau: 'BLOK',
    besked: `Udfyld ${felt}.`,
    felt,
  }))
  const side = renderToStaticMarkup(
    <>
      <Fejlopsummering fund={fund} />
      <Tekstfelt navn="navn" label="Navn" hjaelp="Dit navn" fund={fund} />
      <Datofelt navn="start" label="Start" fund={fund} />
      <Valg navn="valg" label="Afgørelse" muligheder={muligheder} fund={fund} />
      <Afkrydsning navn="enige" label="Enige" fund={fund} />
    </>,
  )
  for (const { felt, besked } of fund) {
    expect(side).toContain(`<a href="#${felt}">${besked}</a>`)
    expect(side.match(new RegExp(`<input[^>]* id="${felt}"`, 'g')), felt).toHaveLength(1)
    expect(side.match(new RegExp(` id="${felt}-fejl"`, 'g')), felt).toHaveLength(1)
  }
  expect(side).toContain('aria-describedby="navn-hjaelp navn-fejl" aria-invalid="true"')
})

test('uden fund er der ingen opsummering, og en advarsel stopper ikke', () => {
  expect(renderToStaticMarkup(<Fejlopsummering fund={[]} />)).toBe('')
  const advarsel: Regelfund = { kode: 'W', niveau: 'ADVAR', besked: 'Er det rigtigt?', felt: 'uger' }
  expect(renderToStaticMarkup(<Fejlopsummering fund={[advarsel]} />)).toBe('')
  const felt = renderToStaticMarkup(<Tekstfelt navn="uger" label="Uger" fund={[advarsel]} />)
  expect(felt).toContain('Bemærk: </span>Er det rigtigt?')
  expect(felt).not.toContain('aria-invalid')
})

test('et fund viser regel, kilde, registrering og hvem der kan ændre den', () => {
  const html = renderToStaticMarkup(
    <RegelfundVisning
      fund={{
        kode: 'IN-001',
        niveau: 'BLOK',
        besked: 'I kan ikke sende.',
        regel: 'A-kassen skal have samtalerne',
        kilde: 'LAB § 31',
        gaelderFra: '2024-01-01',
        aarsag: { type: 'Fravaer', id: '1', beskrivelse: 'Sluttede den 31. oktober 2026' },
        hvemKan: 'A-kassen',
      }}
    />,
  )
  for (const tekst of ['(LAB § 31)', 'Gælder fra 1. januar 2024', 'Sluttede den 31. oktober 2026', 'Fejlkode IN-001']) {
    expect(html).toContain(tekst)
  }
})

test('datofeltet viser det skrevne frem for det gemte', () => {
  const html = renderToStaticMarkup(<Datofelt navn="d" label="Dato" vaerdi="2026-11-04" skrevet={{ 'd-dag': '31' }} />)
  expect([...html.matchAll(/name="([^"]+)"[^>]*value="([^"]+)"/g)].map((m) => `${m[1]}=${m[2]}`)).toEqual([
    'd-dag=31',
    'd-maaned=11',
    'd-aar=2026',
  ])
})

for (const [brugt, ord] of [
  [0, 'Du kan skrive højst 10.000 tegn'],
  [1, 'Du har 9.999 tegn tilbage'],
  [10_000, 'Du har 0 tegn tilbage'],
  [10_001, 'Du har skrevet 1 tegn for meget'],
] as const) {
  test(`tælleren ved ${brugt} af 10.000 tegn`, () => expect(tegntekst(brugt, 10_000)).toBe(ord))
}

test('et afslag er ikke rødt for borgeren, og en afgørelse uden brev er ikke en afgørelse', () => {
  expect(renderToStaticMarkup(<IndstillingTag status="AFSLAG" laeser="myndighed" />)).toContain('t-fejl')
  expect(renderToStaticMarkup(<IndstillingTag status="AFSLAG" laeser="borger" />)).toBe(
    '<span class="tag">Afslag</span>',
  )
  expect(renderToStaticMarkup(<IndstillingTag status="AFGJORT_AFVENTER_POST" laeser="borger" />)).toContain(
    'Under behandling',
  )
})

test('brevets vej viser et afvist brev i stedet for leveret', () => {
  const html = renderToStaticMarkup(<DigitalPostKaede status="AFVIST" tider={{ KLAR: nu, AFSENDT: nu, AFVIST: nu }} />)
  expect(html).toContain('Ikke leveret')
  expect(html).not.toContain('Leveret<')
})

test('tidslinjen opfinder ikke et klokkeslæt', () => {
  const html = renderToStaticMarkup(
    <Tidslinje haendelser={[{ id: '1', titel: 'Tilmeldt', tid: '2026-10-01', hvem: 'Kommunen' }]} />,
  )
  expect(html).toContain('Oktober 2026')
  expect(html).not.toContain('kl.')
})

test('borgerens side er uden script og inline stil, og det aktive punkt er markeret', () => {
  const html = renderToStaticMarkup(
    <BorgerSkal
      side="Beskeder"
      sti="/borger/beskeder"
      stilark="/s.css"
      fod={{ ansvarlig: 'Styrelsen', version: '1' }}
      bruger={{ navn: 'Karen', udloeber: nu }}
      ulaeste={1}
    >
      <h1>Beskeder</h1>
    </BorgerSkal>,
  )
  expect(html).not.toMatch(/<script| style=/)
  expect(html).toContain('<title>(1) Beskeder – Samspor</title>')
  expect(html).toContain('<a href="/borger/beskeder" aria-current="page">Beskeder (1 ulæst)</a>')
  expect(html).toContain('Du bliver logget af kl. 10.05')
  for (const fod of ['Kontakt', 'Tilgængelighedserklæring', 'Persondata', 'Cookies', 'Version 1'])
    expect(html).toContain(fod)
})

test('det længste punkt i menuen vinder', () => {
  expect(aktivtPunkt(navigation.borger, '/borger/beskeder/1')).toBe('/borger/beskeder')
  expect(aktivtPunkt(navigation.borger, '/borger')).toBe('/borger')
  expect(aktivtPunkt(navigation.borger, '/borgere')).toBeUndefined()
  expect(aktivtPunkt(navigation.akasse, '/myndighed/indstillinger/ny')).toBe('/myndighed/indstillinger')
})

test('titlen siger fejl først og antal ulæste derefter', () => {
  expect(sidetitel({ side: 'Min plan', fejl: true })).toBe('Fejl: Min plan – Samspor')
})

for (const sag of Object.keys(FEJL) as Fejlsag[]) {
  test(`fejlsiden ${sag} har overskrift og tekst uden huller`, () => {
    const html = renderToStaticMarkup(<Fejlside sag={sag} />)
    expect(html).toMatch(/^<h1>[^<]+<\/h1><p>[^<]+<\/p>/)
    expect(html).not.toMatch(/undefined|null|\{/)
  })
}
