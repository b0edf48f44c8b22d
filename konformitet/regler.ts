import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { jobordreregler } from '#konformitet/jobordre'
import { hentToken, kraev } from '#konformitet/klient'
import type { Proeve, Regel } from '#konformitet/regel'
import { webhookregler } from '#konformitet/webhook'

const KLADDE = { felter: { tilbudstype: 9301, tekst: 'Konformitetsprøve' } }
const OPRET = ['OpretIndstilling']
const SENDBAR = (dag: string) => ({
  felter: { ...KLADDE.felter, enighed: { dato: dag, form: 'SAMTALE' } },
})
/** Long past, so that it is no future day whatever clock the server has. */
const AFTALT = '2024-01-02'

const opret = async (p: Proeve, krop: object = KLADDE) => {
  const svar = await p.akasse('POST', '/Indstilling', { cpr: p.cpr, krop })
  kraev(svar.status === 201, 'en kladde skulle kunne oprettes', svar)
  return svar
}

/** Everything but webhooks, in the order in which a newcomer meets it. */
const regler: readonly Regel[] = [
  {
    gruppe: 'Adgangstoken',
    navn: 'token-mangler',
    saetning: 'Uden token er svaret 401 med WWW-Authenticate: Bearer.',
    kilde: 'RFC 6750 § 3',
    koer: async (p) => {
      const svar = await p.akasse('GET', '/Organisation', { token: false })
      kraev(
        svar.status === 401 && /^Bearer/.test(svar.hoveder.get('www-authenticate') ?? ''),
        'ventede 401 Bearer',
        svar,
      )
    },
  },
  {
    gruppe: 'Adgangstoken',
    navn: 'token-oedelagt',
    saetning: 'Et ødelagt token er 401 invalid_token, også når det siger alg: none.',
    kilde: 'RFC 6750 § 3.1, RFC 8725 § 3.1',
    koer: async (p) => {
      const indhold = Buffer.from(JSON.stringify({ sub: 'x', organisation: 'star:STAR' })).toString('base64url')
      const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${indhold}.`
      for (const token of ['a.b.c', none]) {
        const svar = await p.akasse('GET', '/Organisation', { token })
        kraev(
          svar.status === 401 && (svar.hoveder.get('www-authenticate') ?? '').includes('invalid_token'),
          'ventede invalid_token',
          svar,
        )
      }
    },
  },
  {
    gruppe: 'Adgangstoken',
    navn: 'token-scope',
    saetning: 'Mangler scope, er svaret 403 med 4575, og WWW-Authenticate siger hvilket.',
    kilde: 'RFC 6750 § 3.1',
    kraever: OPRET,
    koer: async (p) => {
      const token = await hentToken(p.tokenUrl, p.klient, 'organisation.organisation.read')
      const svar = await p.akasse('POST', '/Indstilling', { cpr: p.cpr, krop: KLADDE, token })
      kraev(svar.status === 403 && svar.koder.includes('4575'), 'ventede 403 4575', svar)
      kraev(
        (svar.hoveder.get('www-authenticate') ?? '').includes('insufficient_scope'),
        'ventede insufficient_scope',
        svar,
      )
    },
  },
  {
    gruppe: 'Form',
    navn: 'form-ukendt-felt',
    saetning: 'Et felt, som dokumentet ikke har, afvises med 400 og 1014.',
    kilde: 'docs/api.md, Form',
    kraever: OPRET,
    koer: async (p) => {
      const svar = await p.akasse('POST', '/Indstilling', { cpr: p.cpr, krop: { ...KLADDE, rolle: 'drift' } })
      kraev(svar.status === 400 && svar.koder.includes('1014'), 'ventede 400 1014', svar)
    },
  },
  {
    gruppe: 'Form',
    navn: 'form-alle-fund',
    saetning: 'Alle fejl i hoveder og indhold siges på én gang, hver ved sit felt.',
    kilde: 'docs/api.md, Tre porte',
    kraever: OPRET,
    koer: async (p) => {
      const krop = { felter: { tilbudstype: '9301', forslagStart: '2026-02-30' } }
      const svar = await p.akasse('POST', '/Indstilling', { cpr: '3902301234', krop, requestId: 'x'.repeat(47) })
      const felter = (svar.krop.fund as { felt: string }[]).map((f) => f.felt)
      for (const felt of ['x-requestId', 'x-civilRegistrationIdentifier', 'felter.tilbudstype', 'felter.forslagStart'])
        kraev(svar.status === 400 && felter.includes(felt), `fund ved ${felt} mangler`, svar)
    },
  },
  {
    gruppe: 'Form',
    navn: 'form-request-id',
    saetning: 'En skrivning uden x-requestId afvises.',
    kilde: 'docs/api.md, Én gang',
    kraever: OPRET,
    koer: async (p) => {
      const svar = await p.akasse('POST', '/Indstilling', { cpr: p.cpr, krop: KLADDE, requestId: '' })
      kraev(svar.status === 400 && svar.koder.includes('1014'), 'ventede 400', svar)
    },
  },
  {
    gruppe: 'Form',
    navn: 'form-cpr',
    saetning: 'Et CPR-nummer uden den rigtige form er 1001 og gentages ikke i svaret.',
    kilde: 'STAR: 1001',
    kraever: OPRET,
    koer: async (p) => {
      const svar = await p.akasse('POST', '/Indstilling', { cpr: '3902301234', krop: KLADDE })
      kraev(svar.status === 400 && svar.koder.includes('1001'), 'ventede 1001', svar)
      kraev(!JSON.stringify(svar.krop).includes('3902301234'), 'svaret gentager CPR-nummeret')
    },
  },
  {
    gruppe: 'Form',
    navn: 'form-korrelation',
    saetning: 'x-correlationId gentages i svaret.',
    kilde: 'docs/api.md, Hoveder',
    koer: async (p) => {
      const id = randomUUID()
      const svar = await p.akasse('GET', '/Organisation', { hoveder: { 'x-correlationId': id } })
      kraev(svar.hoveder.get('x-correlationId') === id, 'id’et kom ikke igen', svar)
    },
  },
  {
    gruppe: 'Form',
    navn: 'form-sti-metode',
    saetning: 'En ukendt sti er 404, og en forkert metode er 405 med Allow.',
    kilde: 'RFC 9110 § 15.5.6',
    koer: async (p) => {
      kraev((await p.akasse('GET', '/FindesIkke')).status === 404, 'en ukendt sti skal være 404')
      const svar = await p.akasse('DELETE', '/Organisation')
      kraev(svar.status === 405 && (svar.hoveder.get('allow') ?? '').includes('GET'), 'ventede 405 med Allow', svar)
    },
  },
  {
    gruppe: 'Adgang',
    navn: 'adgang-cpr',
    saetning: 'En ukendt borger og en andens borger får det samme svar, 4922.',
    kilde: 'STAR: 4922',
    kraever: OPRET,
    koer: async (p) => {
      const svar = await p.akasse('POST', '/Indstilling', { cpr: '0101000000', krop: KLADDE })
      kraev(svar.status === 404 && svar.koder.includes('4922'), 'ventede 4922', svar)
    },
  },
  {
    gruppe: 'Adgang',
    navn: 'adgang-ret',
    saetning: 'En kommune kan ikke oprette en a-kasses indstilling og får samme svar om sin egen og en ukendt borger.',
    kilde: 'STAR: 4922',
    kraever: OPRET,
    medKommune: true,
    koer: async (p) => {
      const uden = (krop: object) => JSON.stringify({ ...krop, instance: '' })
      const egen = await p.kommune!('POST', '/Indstilling', { cpr: p.cpr, krop: KLADDE })
      const ukendt = await p.kommune!('POST', '/Indstilling', { cpr: '0101000000', krop: KLADDE })
      kraev(egen.status === 404 && uden(egen.krop) === uden(ukendt.krop), 'svarene kan skelnes', egen)
    },
  },
  {
    gruppe: 'Adgang',
    navn: 'adgang-id',
    saetning: 'En andens sag og en, der ikke findes, er begge 404.',
    kilde: 'docs/api.md, Adgang',
    kraever: ['HentIndstilling', 'OpretIndstilling'],
    medKommune: true,
    koer: async (p) => {
      const { krop } = await opret(p)
      const kladde = await p.kommune!('GET', `/Indstilling/${krop.id}`)
      const ukendt = await p.kommune!('GET', `/Indstilling/${randomUUID()}`)
      kraev(kladde.status === 404 && ukendt.status === 404, 'en andens kladde skal være 404', kladde)
    },
  },
  {
    gruppe: 'Én gang',
    navn: 'engang-gentaget',
    saetning: 'Det samme x-requestId igen er 412 med det første svar og dets Location.',
    kilde: 'docs/api.md, Én gang',
    kraever: OPRET,
    koer: async (p) => {
      const kald = { cpr: p.cpr, krop: KLADDE, requestId: randomUUID() }
      const foerst = await p.akasse('POST', '/Indstilling', kald)
      const igen = await p.akasse('POST', '/Indstilling', kald)
      kraev(foerst.status === 201 && igen.status === 412, 'ventede 201 og 412', igen)
      kraev(isDeepStrictEqual(igen.krop.tidligere?.svar, foerst.krop), 'det første svar kom ikke igen', igen)
      kraev(foerst.hoveder.get('location') !== null, 'Location mangler', foerst)
      kraev(igen.hoveder.get('location') === foerst.hoveder.get('location'), 'Location er en anden', igen)
    },
  },
  {
    gruppe: 'Én gang',
    navn: 'engang-andet-indhold',
    saetning: 'Det samme x-requestId med andet indhold er 412 REQ-ANDEN, og intet gemmes.',
    kilde: 'docs/api.md, Én gang',
    kraever: OPRET,
    koer: async (p) => {
      const kald = { cpr: p.cpr, krop: KLADDE, requestId: randomUUID() }
      await p.akasse('POST', '/Indstilling', kald)
      const svar = await p.akasse('POST', '/Indstilling', { ...kald, krop: { felter: { tilbudstype: 9304 } } })
      kraev(svar.status === 412 && svar.koder.includes('REQ-ANDEN'), 'ventede REQ-ANDEN', svar)
    },
  },
  {
    gruppe: 'Én gang',
    navn: 'engang-nej',
    saetning: 'En afvist anmodning bruger ikke x-requestId op.',
    kilde: 'docs/api.md, Én gang',
    kraever: OPRET,
    koer: async (p) => {
      const requestId = randomUUID()
      await p.akasse('POST', '/Indstilling', { cpr: p.cpr, krop: {}, requestId })
      const svar = await p.akasse('POST', '/Indstilling', { cpr: p.cpr, krop: KLADDE, requestId })
      kraev(svar.status === 201, 'ventede 201', svar)
    },
  },
  {
    gruppe: 'Én gang',
    navn: 'engang-samtidig',
    saetning: 'Tyve ens anmodninger på samme tid udføres én gang.',
    kilde: 'docs/api.md, Én gang',
    kraever: OPRET,
    koer: async (p) => {
      const kald = { cpr: p.cpr, krop: KLADDE, requestId: randomUUID() }
      const svar = await Promise.all(Array.from({ length: 20 }, () => p.akasse('POST', '/Indstilling', kald)))
      const lavet = svar.filter((s) => s.status === 201).length
      kraev(lavet === 1, `${lavet} blev lavet`)
    },
  },
  {
    gruppe: 'Én gang',
    navn: 'engang-id',
    saetning: 'Et id, der er brugt, er 409 med 4977.',
    kilde: 'STAR: 4977',
    kraever: OPRET,
    koer: async (p) => {
      const krop = { ...KLADDE, id: randomUUID() }
      await opret(p, krop)
      const svar = await p.akasse('POST', '/Indstilling', { cpr: p.cpr, krop })
      kraev(svar.status === 409 && svar.koder.includes('4977'), 'ventede 4977', svar)
    },
  },
  {
    gruppe: 'Versioner',
    navn: 'version-mangler',
    saetning: 'Uden If-Match er svaret 428.',
    kilde: 'RFC 6585 § 3',
    kraever: ['OpretIndstilling', 'SendIndstilling'],
    koer: async (p) => {
      const { krop } = await opret(p)
      const svar = await p.akasse('POST', `/Indstilling/${krop.id}/action/send`)
      kraev(svar.status === 428, 'ventede 428', svar)
    },
  },
  {
    gruppe: 'Versioner',
    navn: 'version-gammel',
    saetning: 'Med en gammel version er svaret 409.',
    kilde: 'docs/api.md, Versioner',
    kraever: ['OpretIndstilling', 'SendIndstilling'],
    koer: async (p) => {
      const { krop } = await opret(p)
      const svar = await p.akasse('POST', `/Indstilling/${krop.id}/action/send`, { version: 77 })
      kraev(svar.status === 409, 'ventede 409', svar)
    },
  },
  {
    gruppe: 'Prøve',
    navn: 'proeve-gemmer-intet',
    saetning: 'x-proev svarer som skrivningen, siger hvad den ville medføre, gemmer intet og bruger ikke id’et op.',
    kilde: 'docs/api.md, Prøv uden at gemme',
    kraever: ['OpretIndstilling', 'HentIndstilling'],
    koer: async (p) => {
      const kald = { cpr: p.cpr, krop: { ...KLADDE, id: randomUUID() }, requestId: randomUUID() }
      const proevet = await p.akasse('POST', '/Indstilling', { ...kald, proev: true })
      kraev(proevet.status === 201 && proevet.krop.proeve !== undefined, 'ventede 201 med proeve', proevet)
      kraev((await p.akasse('GET', `/Indstilling/${kald.krop.id}`)).status === 404, 'prøven blev gemt')
      kraev((await p.akasse('POST', '/Indstilling', kald)).status === 201, 'id’et var brugt')
    },
  },
  {
    gruppe: 'Prøve',
    navn: 'proeve-kun-skrivning',
    saetning: 'x-proev på en læsning afvises.',
    kilde: 'docs/api.md, Prøv uden at gemme',
    koer: async (p) => {
      const svar = await p.akasse('GET', '/Organisation', { proev: true })
      kraev(svar.status === 400, 'ventede 400', svar)
    },
  },
  {
    gruppe: 'Indstilling',
    navn: 'indstilling-enighed',
    saetning: 'En indstilling kan ikke sendes, før medlemmet er enigt: 422 med IN-002, regel og kilde.',
    kilde: 'IT-nyhedsbrev 31/2023',
    kraever: ['OpretIndstilling', 'SendIndstilling'],
    koer: async (p) => {
      const { krop } = await opret(p)
      const svar = await p.akasse('POST', `/Indstilling/${krop.id}/action/send`, { version: 1 })
      const fund = (svar.krop.fund as { kode: string; regel?: string; kilde?: string }[]).find(
        (f) => f.kode === 'IN-002',
      )
      kraev(svar.status === 422 && Boolean(fund?.regel && fund.kilde), 'ventede IN-002 med regel og kilde', svar)
    },
  },
  {
    gruppe: 'Indstilling',
    navn: 'indstilling-sendes',
    saetning: 'En sendt indstilling har et sagsnummer og en ny version.',
    kilde: 'docs/api.md',
    kraever: ['OpretIndstilling', 'SendIndstilling', 'HentIndstilling'],
    koer: async (p) => {
      const { krop } = await opret(p, SENDBAR(AFTALT))
      const sendt = await p.akasse('POST', `/Indstilling/${krop.id}/action/send`, { version: 1 })
      kraev(sendt.status === 200 && Boolean(sendt.krop.sagsnummer), 'ventede et sagsnummer', sendt)
      const hentet = await p.akasse('GET', `/Indstilling/${krop.id}`)
      kraev(
        hentet.krop.status === 'MODTAGET' && hentet.hoveder.get('etag') === sendt.hoveder.get('etag'),
        'ventede MODTAGET',
        hentet,
      )
    },
  },
  {
    gruppe: 'Indstilling',
    navn: 'indstilling-modtages',
    saetning: 'Kommunens system kan hente indstillingen, når den er sendt, og ikke før.',
    kilde: 'docs/api.md',
    kraever: ['OpretIndstilling', 'SendIndstilling', 'HentIndstilling'],
    medKommune: true,
    koer: async (p) => {
      const { krop } = await opret(p, SENDBAR(AFTALT))
      kraev((await p.kommune!('GET', `/Indstilling/${krop.id}`)).status === 404, 'kladden kunne ses')
      await p.akasse('POST', `/Indstilling/${krop.id}/action/send`, { version: 1 })
      const svar = await p.kommune!('GET', `/Indstilling/${krop.id}`)
      kraev(svar.status === 200 && svar.krop.status === 'MODTAGET', 'ventede MODTAGET', svar)
    },
  },
  {
    gruppe: 'Dårligt input',
    navn: 'input-type',
    saetning: 'Andet end JSON i UTF-8 er 415, også når det er pakket.',
    kilde: 'RFC 9110 § 15.5.16',
    kraever: OPRET,
    koer: async (p) => {
      for (const hoveder of [{ 'content-type': 'text/plain' }, { 'content-encoding': 'gzip' }] as Record<
        string,
        string
      >[]) {
        const svar = await p.akasse('POST', '/Indstilling', { cpr: p.cpr, raa: JSON.stringify(KLADDE), hoveder })
        kraev(svar.status === 415, 'ventede 415', svar)
      }
    },
  },
  {
    gruppe: 'Dårligt input',
    navn: 'input-json',
    saetning: 'Halv, dyb, dobbelt og ugyldig JSON er 400; aldrig 500.',
    kilde: 'RFC 8259 § 4',
    kraever: OPRET,
    koer: async (p) => {
      const kroppe: BodyInit[] = [
        '{',
        '['.repeat(5000),
        '{"felter":{},"felter":{}}',
        new Uint8Array([0x7b, 0xff]),
        '{"felter":{"tilbudstype":9301,"tekst":"\\u0000"}}',
      ]
      for (const raa of kroppe) {
        const svar = await p.akasse('POST', '/Indstilling', { cpr: p.cpr, raa })
        kraev(svar.status === 400, 'ventede 400', svar)
      }
    },
  },
  {
    gruppe: 'Dårligt input',
    navn: 'input-stort',
    saetning: 'Et indhold over grænsen er 413.',
    kilde: 'docs/api.md, Grænser',
    kraever: OPRET,
    koer: async (p) => {
      const svar = await p.akasse('POST', '/Indstilling', { cpr: p.cpr, raa: `"${'x'.repeat(300_000)}"` })
      kraev(svar.status === 413, 'ventede 413', svar)
    },
  },
  {
    gruppe: 'Grænser',
    navn: 'graense-hoveder',
    saetning: 'Hvert svar til en kendt klient siger, hvor mange kald der er tilbage, og tallet falder.',
    kilde: 'docs/api.md, Grænser',
    koer: async (p) => {
      const tilbage = async () => Number((await p.akasse('GET', '/Organisation')).hoveder.get('ratelimit-remaining'))
      const svar = await Promise.all(Array.from({ length: 10 }, tilbage))
      kraev(Math.min(...svar) < Math.max(...svar), `RateLimit-Remaining var ${svar.join(', ')}`)
    },
  },
]

export const REGLER: readonly Regel[] = [...regler, ...jobordreregler, ...webhookregler]
