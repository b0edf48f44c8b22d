import { deflateSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { type Filtype, vurderFil } from '#lib/bilag/filkontrol'

const MB = 1024 * 1024

const vurder = (
  bytes: string | Uint8Array,
  { navn = 'bilag.pdf', tilladt = ['pdf', 'xml'] as Filtype[], stoerrelse = undefined as number | undefined } = {},
) =>
  vurderFil({
    navn,
    bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
    tilladt,
    maxBytes: 10 * MB,
    stoerrelse,
  })

/** A small PDF. `objekt` is one more object, `trailer` more entries in the trailer. */
const pdf = ({ objekt = '', trailer = '', efter = '\n', start = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n' } = {}) =>
  `${start}1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n${objekt}\n` +
  `trailer\n<< /Size 3 /Root 1 0 R ${trailer} >>\nstartxref\n9\n%%EOF${efter}`

const objektstroem = (indhold: string, filter = '/FlateDecode') =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} >>\nstream\n`),
    deflateSync(indhold),
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'),
  ])

const LOVLIGE: { navn: string; bytes: string | Uint8Array; mime: string }[] = [
  { navn: 'en almindelig PDF', bytes: pdf(), mime: 'application/pdf' },
  { navn: 'en PDF uden linjeskift til sidst', bytes: pdf({ efter: '' }), mime: 'application/pdf' },
  {
    navn: 'en PDF, der åbner på side 2',
    bytes: pdf({ objekt: '4 0 obj\n<< /OpenAction << /S /GoTo /D [2 0 R /Fit] >> >>\nendobj' }),
    mime: 'application/pdf',
  },
  {
    navn: 'et CV, der nævner HTML/JavaScript og /Encrypt',
    bytes: pdf({ objekt: '5 0 obj\n<< >>\nstream\n(HTML/JavaScript, /Encrypt) Tj\nendstream\nendobj' }),
    mime: 'application/pdf',
  },
  { navn: 'en PDF med pakkede objekter', bytes: objektstroem('7 0 << /Type /Font >>'), mime: 'application/pdf' },
  {
    navn: 'XML med erklæring',
    bytes: '<?xml version="1.0" encoding="UTF-8"?>\n<plan><punkt nr="1">a &amp; b</punkt></plan>',
    mime: 'application/xml',
  },
  { navn: 'XML med BOM og æøå', bytes: Buffer.from('\ufeff<plan>blåbær</plan>'), mime: 'application/xml' },
  { navn: 'XML, hvor CDATA nævner DOCTYPE', bytes: '<plan><![CDATA[<!DOCTYPE x>]]></plan>', mime: 'application/xml' },
]
for (const { navn, bytes, mime } of LOVLIGE) {
  test(`Tages imod: ${navn}`, async () => {
    expect(await vurder(bytes, { navn: `bilag.${mime.slice(12)}` })).toEqual({
      mime,
      renNavn: `bilag.${mime.slice(12)}`,
      fund: [],
    })
  })
}

const ANDET = 'Filen indeholder andet end en PDF. Gem dokumentet som PDF, og prøv igen.'
const KODE = 'PDF-filen er låst med adgangskode. Fjern koden, og prøv igen.'
const PROGRAM =
  'PDF-filen indeholder et program, og det kan vi ikke tage imod. Udskriv den til en ny PDF, og prøv igen.'
const ULAESELIG = 'PDF-filen kan ikke læses. Gem dokumentet som PDF igen, og prøv igen.'
const TYPE = 'Filen skal være en PDF- eller XML-fil. Gem dokumentet som PDF, og prøv igen.'
const DTD = 'XML-filen indeholder en DTD eller egne entiteter. Dan filen uden, og prøv igen.'
const XML = 'XML-filen er ikke skrevet rigtigt. Dan filen igen, og prøv igen.'
const TEGN = 'XML-filen skal være i tegnsættet UTF-8. Dan filen igen, og prøv igen.'
const WEB = 'Filen er en webside. Gem dokumentet som PDF, og prøv igen.'

const ULOVLIGE: { navn: string; bytes: string | Uint8Array; besked: string }[] = [
  { navn: 'en tom fil', bytes: '', besked: 'Filen er tom.' },
  { navn: 'et billede', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), besked: TYPE },
  { navn: 'et zip-arkiv (docx)', bytes: Buffer.from('504b0304140000000800', 'hex'), besked: TYPE },
  { navn: 'et program', bytes: 'MZ\x90\0\x03', besked: TYPE },
  { navn: 'ren tekst', bytes: 'hej', besked: TYPE },
  { navn: 'en PDF, der ikke begynder i første byte', bytes: `\n${pdf()}`, besked: TYPE },
  {
    navn: 'en PDF bag en webside',
    bytes: `<html><script>alert(1)</script></html>${pdf({ start: '%PDF-1.7\n' })}`,
    besked: WEB,
  },
  {
    navn: 'en PDF med en webside i starten',
    bytes: pdf({ start: '%PDF-1.7\n<html><script>alert(1)</script>\n' }),
    besked: ANDET,
  },
  { navn: 'en PDF med et zip-arkiv bagefter', bytes: pdf({ efter: '\nPK\x05\x06' }), besked: ANDET },
  { navn: 'en afbrudt PDF', bytes: pdf().slice(0, -20), besked: ULAESELIG },
  { navn: 'kun begyndelsen af en PDF', bytes: '%PDF-1.7\n', besked: ULAESELIG },
  { navn: 'en PDF med adgangskode', bytes: pdf({ trailer: '/Encrypt 9 0 R' }), besked: KODE },
  { navn: 'en PDF med adgangskode, skrevet skjult', bytes: pdf({ trailer: '/#45ncrypt<< /V 2 >>' }), besked: KODE },
  {
    navn: 'en PDF med JavaScript',
    bytes: pdf({ objekt: '4 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj' }),
    besked: PROGRAM,
  },
  {
    navn: 'en PDF med skjult JavaScript',
    bytes: pdf({ objekt: '4 0 obj\n<</S/J#61va#53cript/JS(x)>>\nendobj' }),
    besked: PROGRAM,
  },
  { navn: 'en PDF med pakket JavaScript', bytes: objektstroem('7 0 << /S /JavaScript /JS (x) >>'), besked: PROGRAM },
  {
    navn: 'en PDF, der starter et program',
    bytes: pdf({ objekt: '4 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj' }),
    besked: PROGRAM,
  },
  {
    navn: 'en PDF med objekter, der ikke kan pakkes ud',
    bytes: objektstroem('7 0 x').fill(0, 90, 95),
    besked: ULAESELIG,
  },
  { navn: 'en PDF, der svulmer op', bytes: objektstroem(' '.repeat(40 * MB)), besked: ULAESELIG },
  { navn: 'XML med DTD', bytes: '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1/"><a/>', besked: DTD },
  {
    navn: 'XML med voksende entiteter',
    bytes: '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    besked: DTD,
  },
  { navn: 'XML med ukendt entitet', bytes: '<a>&fremmed;</a>', besked: DTD },
  { navn: 'XML, der ikke er lukket', bytes: '<a><b></a>', besked: XML },
  { navn: 'XML med to rødder', bytes: '<a/><b/>', besked: XML },
  { navn: 'XML uden rod', bytes: '<?xml version="1.0"?>\n', besked: XML },
  { navn: 'XML med tekst efter roden', bytes: '<a/>b', besked: XML },
  { navn: 'XML med samme attribut to gange', bytes: '<a b="1" b="2"/>', besked: XML },
  { navn: 'XML med en attribut uden anførselstegn', bytes: '<a b=1/>', besked: XML },
  { navn: 'XML, der er alt for dyb', bytes: `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, besked: XML },
  { navn: 'XML med entitet i en attribut', bytes: '<a b="&x;"/>', besked: DTD },
  { navn: 'XML med typografiark', bytes: '<?xml-stylesheet href="x.xsl"?><a/>', besked: WEB },
  { navn: 'XML med nultegn', bytes: '<a>\0</a>', besked: XML },
  { navn: 'XML i ISO-8859-1', bytes: '<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe6</a>', besked: TEGN },
  { navn: 'XML, der siger ISO-8859-1', bytes: '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', besked: TEGN },
  { navn: 'en webside', bytes: '<!DOCTYPE html><html><body>hej</body></html>', besked: WEB },
  {
    navn: 'en tegning med program',
    bytes: '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>',
    besked: WEB,
  },
]
for (const { navn, bytes, besked } of ULOVLIGE) {
  test(`Afvises: ${navn}`, async () => {
    const vurdering = await vurder(bytes)
    expect(vurdering.fund).toEqual([{ kode: 'BB-003', niveau: 'BLOK', besked, felt: 'bilag' }])
    expect(vurdering.mime).toBeUndefined()
  })
}

test('Til en underretning tages kun PDF imod', async () => {
  const { fund } = await vurder('<a/>', { navn: 'a.xml', tilladt: ['pdf'] })
  expect(fund.map((f) => f.besked)).toEqual(['Filen skal være en PDF. Gem dokumentet som PDF, og prøv igen.'])
})

test('10 MB tages imod, en byte mere gør ikke', async () => {
  const start = Buffer.from(pdf(), 'latin1')
  expect((await vurder(start, { stoerrelse: 10 * MB })).mime).toBe('application/pdf')
  expect((await vurder(start, { stoerrelse: 10 * MB + 1 })).fund).toEqual([
    { kode: 'BB-005', niveau: 'BLOK', besked: 'Filen fylder 10,1 MB. Den må højst fylde 10 MB.', felt: 'bilag' },
  ])
})

test('Den første del af en fil er nok til at afvise den forkerte type', async () => {
  expect((await vurder('PK\x03\x04', { stoerrelse: 5 * MB })).fund.map((f) => f.besked)).toEqual([TYPE])
  expect((await vurder(pdf().slice(0, 100), { stoerrelse: 5 * MB })).fund).toEqual([])
})

test('Store filer koster højst halvandet sekunds regnetid, også de ondsindede', async () => {
  // Time of this process alone: a busy machine makes nothing here slower.
  const brugt = (siden?: NodeJS.CpuUsage) => process.cpuUsage(siden)
  const hale = Buffer.from(pdf().slice(20), 'latin1')
  for (const fyld of ['x', '/S ', '/S\n', 'stream\n', '/Type /ObjStm stream\n', '<<', '%%EOF', '#']) {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(9 * MB, fyld), hale])
    const start = brugt()
    await vurder(bytes)
    expect(brugt(start).user, fyld).toBeLessThan(1_500_000)
  }
  for (const fyld of ['<a>', '<!--', '<![CDATA[', 'a="', '&amp;', '&#1', '<a b="c"/>', '<a ', ' b=""']) {
    const start = brugt()
    await vurder(Buffer.concat([Buffer.from('<r>'), Buffer.alloc(9 * MB, fyld), Buffer.from('</r>')]))
    expect(brugt(start).user, fyld).toBeLessThan(1_500_000)
  }
})

const NAVNE = [
  { navn: 'plan.pdf', bliver: 'plan.pdf' },
  { navn: 'Blåbærplan (2).PDF', bliver: 'Blåbærplan (2).pdf' },
  { navn: 'C:\\brugere\\mig\\plan.pdf', bliver: 'plan.pdf' },
  { navn: '../../etc/passwd', bliver: 'passwd.pdf' },
  { navn: 'a<b>:"c"|d?*.pdf', bliver: 'a-b---c--d--.pdf' },
  { navn: 'to\r\nlinjer.pdf', bliver: 'to--linjer.pdf' },
  { navn: 'fast\u00a0mellem\u3000rum.pdf', bliver: 'fast-mellem-rum.pdf' },
  { navn: 'faktura\u202efdp.exe', bliver: 'faktura-fdp.exe.pdf' },
  { navn: 'side.html', bliver: 'side.html.pdf' },
  { navn: '.pdf', bliver: 'bilag.pdf' },
  { navn: '', bliver: 'bilag.pdf' },
  { navn: '...', bliver: 'bilag.pdf' },
  { navn: 'CON.pdf', bliver: 'bilag-CON.pdf' },
  { navn: 'plan 670180-1234.pdf', bliver: 'plan CPR.pdf' },
  { navn: `${'å'.repeat(200)}.pdf`, bliver: `${'å'.repeat(116)}.pdf` },
  { navn: `${'x'.repeat(115)}👍👍.pdf`, bliver: `${'x'.repeat(115)}.pdf` },
  { navn: 'pla\u030an.pdf', bliver: 'plån.pdf' },
]
for (const { navn, bliver } of NAVNE) {
  test(`Filnavnet ${JSON.stringify(navn)} bliver til ${JSON.stringify(bliver)}`, async () => {
    const { renNavn, fund } = await vurder(pdf(), { navn })
    expect(renNavn).toBe(bliver)
    expect(renNavn.length).toBeLessThanOrEqual(120)
    expect(fund.map((f) => [f.kode, f.niveau])).toEqual(navn === bliver ? [] : [['BB-W01', 'ADVAR']])
  })
}

test('Brugeren får at vide, at filen har fået et andet navn', async () => {
  expect((await vurder(pdf(), { navn: 'a:b.pdf' })).fund[0]?.besked).toBe(
    'Filen har fået navnet a-b.pdf. Det gamle navn kan ikke bruges overalt.',
  )
})
