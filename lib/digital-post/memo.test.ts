import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { XMLParser } from 'fast-xml-parser'
import { validateXML } from 'xmllint-wasm'
import { byggMemo, type MemoBrev, type MemoSms } from '#lib/digital-post/memo'

const skema = readFileSync('lib/digital-post/memo-1.2.xsd', 'utf8')

const mindste: MemoBrev = {
  slags: 'DIGITALPOST',
  uuid: '5d2a9c40-17be-4b36-8f52-6c1e0d9a7b02',
  titel: 'Afgørelse om tilbud',
  afsender: { cvr: '99000007', navn: 'Prøvekøbing Kommune' },
  modtager: { cpr: '6701801234' },
  oprettet: new Date('2026-11-23T09:15:00.123Z'),
  dokument: {
    filer: [{ mime: 'application/pdf', navn: 'afgoerelse.pdf', sprog: 'da', indhold: Buffer.from('%PDF-1.7') }],
  },
}

const fuldt: MemoBrev = {
  ...mindste,
  id: 'AFG-2026-000123',
  kode: 'TILBUD-AFG',
  afsender: {
    cvr: '99000007',
    navn: 'Prøvekøbing Kommune',
    telefon: '70 00 00 00',
    ansvarlig: { id: 'TEAM-DAGPENGE', navn: 'Team Dagpenge' },
    system: { id: 'SAMSPOR', navn: 'Samspor' },
    kontaktpunkt: { gruppe: '22.33.44.55', id: '241d39f6-998e-4929-b198-ccacbbf4b330', navn: 'Beskæftigelse' },
  },
  modtager: { cpr: '6701801234', navn: 'Karen Eksempel' },
  kanBesvares: true,
  tidligstLevering: '2026-11-24',
  sag: { id: 'SAG-2026-000456', system: 'Samspor' },
  kle: { emne: '15.20.00', version: 'Maj 2026', facet: 'G01', navn: 'Tilbud til ledige' },
  oplysninger: [{ type: 'Indstilling', navn: 'indstillingId', vaerdi: '7f1d2c3b-4a59-4e68-8b77-90a1b2c3d4e5' }],
  dokument: {
    id: 'DOK-1',
    titel: 'Afgørelse',
    filer: mindste.dokument.filer,
    handlinger: [{ titel: 'Se din sag', kode: 'SELVBETJENING', url: 'https://samspor.example.dk/borger/sag' }],
  },
  bilag: [{ id: 'DOK-2', titel: 'Vejledning', filer: mindste.dokument.filer }],
}

const sms: MemoSms = {
  slags: 'NEMSMS',
  uuid: '9e4b3f21-83d6-4a0c-b7f4-2a6d8c5e1f04',
  titel: 'Husk din aftale',
  tekst: 'Husk din aftale 7. december kl. 10.00. Hilsen Prøve A-kasse',
  afsender: { cvr: '99000015', navn: 'Prøve A-kasse' },
  modtager: { cpr: '6701801234' },
}

const moede: MemoBrev = {
  ...mindste,
  dokument: {
    ...mindste.dokument,
    handlinger: [
      {
        titel: 'Gem mødet i din kalender',
        kode: 'AFTALE',
        aftale: {
          uuid: 'c6a1f0d7-2b84-4f19-9e63-1d7b5a0c8e03',
          beskrivelse: 'Jobsamtale med a-kassen',
          resume: 'Samtale nr. 2',
          sted: 'Prøvegade 1, 9999 Prøvekøbing',
          start: new Date('2026-12-07T09:00:00Z'),
          slut: new Date('2026-12-07T09:45:00Z'),
          kontaktMail: 'moede@example.dk',
          kontaktNavn: 'Prøve A-kasse',
        },
      },
    ],
  },
}

const afsenderMed = (navn: string): MemoBrev => ({ ...mindste, afsender: { cvr: '99000007', navn } })
const BREVE: { navn: string; memo: MemoBrev | MemoSms }[] = [
  { navn: 'det mindste brev', memo: mindste },
  { navn: 'det fulde brev', memo: fuldt },
  { navn: 'et brev med aftale', memo: moede },
  { navn: 'en sms', memo: sms },
  { navn: 'en sms, der er for lang', memo: { ...sms, tekst: 'ord '.repeat(80) } },
  { navn: 'æøå og andre tegn', memo: afsenderMed('Ærø Åbenrå Øst – Łódź, Şanlı, 中文 👍') },
  { navn: 'et navn med & < >', memo: afsenderMed('Smed & Søn <"A/S"> \'Nord\' ]]>') },
  { navn: 'et navn med styretegn', memo: afsenderMed('Prøve\u0000købing\u0008 Kommune\ufffe') },
  { navn: 'en titel på præcis 256 tegn', memo: { ...mindste, titel: 'å'.repeat(256) } },
  { navn: 'en titel på 257 tegn', memo: { ...mindste, titel: 'å'.repeat(257) } },
  { navn: 'en titel, der skæres midt i et tegn', memo: { ...mindste, titel: `${'a'.repeat(254)}👍👍` } },
  {
    navn: 'tomme valgfrie felter',
    memo: { ...fuldt, id: '', kode: '', modtager: { cpr: '6701801234', navn: '' }, oplysninger: [], bilag: [] },
  },
  {
    navn: 'tolv oplysninger, hvoraf ti sendes',
    memo: {
      ...fuldt,
      oplysninger: Array.from({ length: 12 }, (_, i) => ({ type: 't', navn: `n${i}`, vaerdi: `${i}` })),
    },
  },
]
for (const { navn, memo } of BREVE) {
  test(`${navn} overholder skemaet`, async () => {
    expect((await valider(byggMemo(memo))).errors.map((f) => f.message)).toEqual([])
  })
}

const BRUDTE = [
  {
    navn: 'forkert rækkefølge',
    fra: /(<memo:messageType>.*?<\/memo:messageType>)(<memo:messageUUID>.*?<\/memo:messageUUID>)/,
    til: '$2$1',
  },
  { navn: 'manglende afsender', fra: /<memo:Sender>.*?<\/memo:Sender>/, til: '' },
  { navn: 'et ukendt element', fra: /<memo:reply>/, til: '<memo:svar/><memo:reply>' },
  { navn: 'forkert CVR', fra: /99000007/, til: '9900000' },
  { navn: 'ulovligt filnavn', fra: /afgoerelse\.pdf/, til: 'a:b.pdf' },
  { navn: 'link uden https', fra: /https:\/\/samspor/, til: 'http://samspor' },
  { navn: 'lokal tid', fra: /09:15:00Z/, til: '10:15:00+01:00' },
  { navn: 'forkert version', fra: /memoVersion="1\.2"/, til: 'memoVersion="1.1"' },
]
for (const { navn, fra, til } of BRUDTE) {
  test(`Skemaet opdager ${navn}`, async () => {
    const brudt = byggMemo(fuldt).replace(fra, til)
    expect(brudt).not.toBe(byggMemo(fuldt))
    expect((await valider(brudt)).valid).toBe(false)
  })
}

test('Brevets indhold kommer uændret frem', () => {
  const laest = new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(byggMemo(fuldt))
  const { 'memo:MessageHeader': hoved, 'memo:MessageBody': krop } = laest['memo:Message']
  expect(hoved['memo:Sender']['memo:label']).toBe('Prøvekøbing Kommune')
  expect(hoved['memo:Sender']['memo:AttentionData']['memo:Telephone']['memo:telephoneNumber']).toBe('70000000')
  expect(hoved['memo:ReplyData']['memo:caseID']).toBe('SAG-2026-000456')
  expect(krop['memo:createdDateTime']).toBe('2026-11-23T09:15:00Z')
  expect(Buffer.from(krop['memo:MainDocument']['memo:File']['memo:content'], 'base64').toString()).toBe('%PDF-1.7')
})

test('Brev og bilag får hver sit indhold', () => {
  const fil = (tekst: string) => ({ mime: 'application/pdf', navn: 'a.pdf', sprog: 'da', indhold: Buffer.from(tekst) })
  const titel = '<memo:content/>'
  const xml = byggMemo({
    ...mindste,
    titel,
    dokument: { filer: [fil('et'), fil('to')] },
    bilag: [{ filer: [fil('tre')] }],
  })
  const fundet = [...xml.matchAll(/<memo:content>(.*?)<\/memo:content>/g)]
  expect(fundet.map((f) => Buffer.from(f[1] ?? '', 'base64').toString())).toEqual(['et', 'to', 'tre'])
})

test('Samme brev giver samme bytes, og intet mærke siger forkyndelse', () => {
  expect(byggMemo(fuldt)).toBe(byggMemo(fuldt))
  expect(byggMemo(fuldt)).toContain(
    '<memo:mandatory>false</memo:mandatory><memo:legalNotification>false</memo:legalNotification>',
  )
})

function valider(xml: string) {
  return validateXML({
    xml: { fileName: 'brev.xml', contents: xml },
    schema: { fileName: 'memo-1.2.xsd', contents: skema },
  })
}
