import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { byggBrev } from '#lib/digital-post/brev-pdf'
import { stykker, tegnUdenSkrift } from '#lib/digital-post/brev-tegn'
import { type Afsendelsesgrundlag, vurderFoerAfsendelse } from '#lib/digital-post/kontrol'
import type { MemoFil, MemoHandling } from '#lib/digital-post/memo'

const brev = byggBrev({
  titel: 'Afgørelse',
  afsender: {
    navn: 'Prøvekøbing Kommune',
    adresse: 'Prøvegade 1, 9999 Prøvekøbing',
    telefon: '70 00 00 00',
    aabningstid: 'hverdage kl. 9-15',
  },
  modtagerNavn: 'Łukasz Şahin',
  dato: '2026-11-23',
  afsnit: [{ overskrift: 'Hvorfor', tekst: ['Fordi.'] }],
})

const fil = async (): Promise<MemoFil> => ({
  mime: 'application/pdf',
  navn: 'afgoerelse.pdf',
  sprog: 'da',
  indhold: await brev,
})
const link = (url: string): MemoHandling => ({ titel: 'Se din sag', kode: 'SELVBETJENING', url })

async function grundlag(aendr: (g: Afsendelsesgrundlag) => void = () => {}): Promise<Afsendelsesgrundlag> {
  const g: Afsendelsesgrundlag = {
    memo: {
      slags: 'DIGITALPOST',
      uuid: '5d2a9c40-17be-4b36-8f52-6c1e0d9a7b02',
      titel: 'Afgørelse om tilbud',
      afsender: { cvr: '99000007', navn: 'Prøvekøbing Kommune' },
      modtager: { cpr: '6701801234' },
      oprettet: new Date('2026-11-23T09:15:00Z'),
      dokument: { filer: [await fil()], handlinger: [link('https://samspor.example.dk/borger/sag')] },
    },
    afgoerelse: {
      resultat: 'Afslag',
      begrundelse: 'Ingen plads.',
      hjemmel: 'LAB',
      klagevejledning: 'Du kan klage.',
      kontakt: 'Ring.',
    },
    modtager: { gaeldendeCpr: '6701801234', doed: false },
    tilmelding: 'REGISTERED',
  }
  aendr(g)
  return g
}

test('Et rigtigt brev har ingen fund', async () => {
  expect(vurderFoerAfsendelse(await grundlag())).toEqual([])
})

const FUND: { navn: string; kode: string; aendr: (g: Afsendelsesgrundlag) => void }[] = [
  { navn: 'afsenderens CVR er forkert', kode: 'DP-001', aendr: (g) => (g.memo.afsender.cvr = '99000008') },
  { navn: 'borgeren er død', kode: 'DP-002', aendr: (g) => (g.modtager.doed = true) },
  { navn: 'borgeren har skiftet CPR', kode: 'DP-003', aendr: (g) => (g.modtager.gaeldendeCpr = '6701801235') },
  { navn: 'titlen har et CPR-nummer', kode: 'DP-004', aendr: (g) => (g.memo.titel = 'Sag 670180-1234') },
  { navn: 'filnavnet har et CPR-nummer', kode: 'DP-004', aendr: (g) => omdoeb(g, 'brev 670180-1234.pdf') },
  { navn: 'filnavnet har et kolon', kode: 'DP-005', aendr: (g) => omdoeb(g, 'brev: 1.pdf') },
  { navn: 'filnavnet har et fast mellemrum', kode: 'DP-005', aendr: (g) => omdoeb(g, 'brev\u00a01.pdf') },
  {
    navn: 'linket er uden https',
    kode: 'DP-006',
    aendr: (g) => (g.memo.dokument.handlinger = [link('http://samspor.example.dk/')]),
  },
  {
    navn: 'linket er et program',
    kode: 'DP-006',
    aendr: (g) => (g.memo.dokument.handlinger = [link('javascript:alert(1)')]),
  },
  {
    navn: 'linket er lokalt uden for demo',
    kode: 'DP-006',
    aendr: (g) => (g.memo.dokument.handlinger = [link('http://localhost:3000/borger')]),
  },
  {
    navn: 'linket har en nøgle',
    kode: 'DP-007',
    aendr: (g) => (g.memo.dokument.handlinger = [link('https://a.dk/b?token=1')]),
  },
  {
    navn: 'linket har et CPR-nummer',
    kode: 'DP-007',
    aendr: (g) => (g.memo.dokument.handlinger = [link('https://a.dk/6701801234')]),
  },
  {
    navn: 'brevet er for stort',
    kode: 'DP-008',
    aendr: (g) =>
      (g.memo.bilag = [
        { filer: [{ mime: 'application/pdf', navn: 'a.pdf', sprog: 'da', indhold: Buffer.alloc(10 * 1024 * 1024) }] },
      ]),
  },
  {
    navn: 'brevet ikke er mærket til oplæsning',
    kode: 'DP-009',
    aendr: (g) =>
      (g.memo.dokument.filer = [
        { mime: 'application/pdf', navn: 'a.pdf', sprog: 'da', indhold: Buffer.from('%PDF-1.7') },
      ]),
  },
  { navn: 'begrundelsen er tom', kode: 'DP-010', aendr: (g) => (g.afgoerelse.begrundelse = ' \n') },
  { navn: 'klagevejledningen mangler', kode: 'DP-010', aendr: (g) => (g.afgoerelse.klagevejledning = '') },
  {
    navn: 'begrundelsen har et tegn uden skrift',
    kode: 'DP-011',
    aendr: (g) => (g.afgoerelse.begrundelse = 'Desværre 😢'),
  },
  { navn: 'brevet er et andet end det viste', kode: 'DP-012', aendr: (g) => (g.vistSha256 = 'ab') },
]
for (const { navn, kode, aendr } of FUND) {
  test(`Brevet stoppes, når ${navn}`, async () => {
    expect(vurderFoerAfsendelse(await grundlag(aendr)).map((f) => [f.kode, f.niveau])).toEqual([[kode, 'BLOK']])
  })
}

for (const { tilmelding, kode } of [
  { tilmelding: 'EXEMPT', kode: 'DP-W02' },
  { tilmelding: 'UKENDT', kode: 'DP-W02' },
  { tilmelding: 'UTILGAENGELIG', kode: 'DP-W01' },
] as const) {
  test(`Er borgeren ${tilmelding}, advares der, men brevet stoppes ikke`, async () => {
    const fund = vurderFoerAfsendelse(await grundlag((g) => (g.tilmelding = tilmelding)))
    expect(fund.map((f) => [f.kode, f.niveau])).toEqual([[kode, 'ADVAR']])
  })
}

test('Alle fund kommer på én gang', async () => {
  const fund = vurderFoerAfsendelse(
    await grundlag((g) => {
      g.modtager.doed = true
      g.afgoerelse = { resultat: '', begrundelse: '', hjemmel: '', klagevejledning: '', kontakt: '' }
    }),
  )
  expect(fund.map((f) => f.kode)).toEqual([...Array(5).fill('DP-010'), 'DP-002'])
})

test('Det viste brev kan sendes, og demoen må linke til sig selv', async () => {
  const vist = createHash('sha256')
    .update(await brev)
    .digest('hex')
  const fund = vurderFoerAfsendelse(
    await grundlag((g) => {
      g.vistSha256 = vist
      g.lokalUdgave = true
      g.memo.dokument.handlinger = [link('http://localhost:3000/borger/sag')]
    }),
  )
  expect(fund).toEqual([])
})

test('Et brev over flere sider har sidetal og er mærket hele vejen', async () => {
  const langt = await byggBrev({
    titel: 'Afgørelse',
    afsender: { navn: 'Prøvekøbing Kommune' },
    modtagerNavn: 'Łukasz Şahin 👍',
    dato: '2026-11-23',
    afsnit: Array.from({ length: 40 }, (_, i) => ({
      overskrift: `Afsnit ${i}`,
      tekst: ['Tekst om Łódź. '.repeat(20)],
    })),
  })
  const raa = langt.toString('latin1')
  expect(raa.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3)
  expect(raa.match(/\/S \/H2/g)).toHaveLength(40)
  expect(raa.match(/\/S \/H1/g)).toHaveLength(1)
})

test('Navne fra hele Europa kan skrives, og resten findes i tide', () => {
  expect(tegnUdenSkrift('Ærø, Łukasz, Şahin, Ștefan, “hej” – 5 € • José')).toEqual([])
  expect(tegnUdenSkrift('Привет 😢😢 hej')).toEqual(['П', 'р', 'и', 'в', 'е', 'т', '😢'])
  expect(stykker('Hej Łu\u200bk')).toEqual([
    { tekst: 'Hej ', udvidet: false },
    { tekst: 'Ł', udvidet: true },
    { tekst: 'uk', udvidet: false },
  ])
})

function omdoeb(g: Afsendelsesgrundlag, navn: string): void {
  g.memo.dokument.filer = g.memo.dokument.filer.map((f) => ({ ...f, navn }))
}
