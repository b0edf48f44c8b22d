import { readFileSync } from 'node:fs'
import { test as grund } from '@playwright/test'
import { BAGERIET } from '#demo/medarbejdere'
import { maerkLaest } from '#lib/besked/laest'
import { startDialog } from '#lib/besked/start'
import { plusDage } from '#lib/dato'
import { fortaelVirksomheden } from '#lib/jobordre/haendelse'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { bekraeftPaamindelse } from '#lib/paamindelse/bekraeft'
import { fjernPaamindelse, gemPaamindelse } from '#lib/paamindelse/ret'
import { laesUr, systemKontekst } from '#lib/ur'
import { expect } from '#tests/opsaetning/server'
import { IDAG, koder } from '#tests/system/scene'
import { type ServerScene, startServerScene } from '#tests/system/server-scene'
import { sendVirksomhedsmail, tagVirksomhedsmails } from '#worker/virksomhedsmail'

const test = grund.extend<object, { scene: ServerScene }>({
  scene: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from this pattern
    async ({}, use) => {
      const scene = await startServerScene()
      await use(scene)
      await scene.slut()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

type Mail = { messageId: string; til: string; emne: string; tekst: string }
const mailsTil = async (scene: ServerScene, til: string): Promise<Mail[]> => {
  const svar = await fetch(`${scene.server.digitalPostUrl}/styring/mail`)
  return ((await svar.json()) as { mails: Mail[] }).mails.filter((m) => m.til === til)
}
const antalTil = (scene: ServerScene, til: string, antal: number) =>
  expect.poll(async () => (await mailsTil(scene, til)).length, { timeout: 15_000 }).toBe(antal)
/** Long enough for every loop of the worker to have looked. */
const ro = () => new Promise((ok) => setTimeout(ok, 3000))
const stilUr = async (scene: ServerScene, dag: string, kl: string) =>
  expect(await scene.styr('ur', { nu: `${dag}T${kl}:00+01:00` })).toBe(200)

test.afterEach(async ({ scene }) => {
  expect(await scene.styr('fejl', { mail: 'OK' })).toBe(200)
})

/** An order of the bakery's whose contact has the address, or wants no e-mail. */
async function ordre(scene: ServerScene, email: string, oenskerMail = true) {
  const virksomhed = await scene.find('virksomhed', BAGERIET.cvr)
  const [o] = await scene.sql<{ id: string }[]>`
    insert into jobordre (version, status, type, titel, beskrivelse, virksomhed_id, virksomhed_navn, cvr, oprettet_af_virksomhed,
      oprettet_af_navn, oprettet_tid, aendret_tid)
    values (1, 'KLADDE', 9401, 'Bager til nathold', 'Vi bager.', ${virksomhed.id}, ${virksomhed.navn}, ${BAGERIET.cvr}, true, 'Bente', now(), now())
    returning id`
  const id = o?.id ?? ''
  const person = scene.sql.json({ fornavn: 'Bente', efternavn: 'Bager', email })
  await scene.sql`insert into jobordre_kontakt (jobordre_id, virksomhed_id, kontaktperson, oensker_mail)
    values (${id}, ${virksomhed.id}, ${person}, ${oenskerMail})`
  return { id, virksomhedId: virksomhed.id, titel: 'Bager til nathold', proeve: false }
}
const fortael = async (scene: ServerScene, o: Awaited<ReturnType<typeof ordre>>) => {
  const nu = await laesUr()
  await scene.somSystem(() => transaktion(systemKontekst(nu), (ctx) => fortaelVirksomheden(ctx, o, 'KANDIDAT', 'HK')))
}
const besked = async (scene: ServerScene, ordreId: string) => {
  const [b] = await scene.sql<{ behandlet: boolean; sendt_til: string | null; forsoeg: number; i_gang: boolean }[]>`
    select behandlet_tid is not null as behandlet, sendt_til, forsoeg, laan_til is not null as i_gang from virksomhedsbesked where jobordre_id = ${ordreId}`
  return b
}
/** The attempt is counted when it is taken: it has failed when the loan is given back. */
const forsoegt = (scene: ServerScene, id: string, forsoeg: number) =>
  expect.poll(() => besked(scene, id), { timeout: 15_000 }).toMatchObject({ forsoeg, i_gang: false })
const behandlet = (scene: ServerScene, id: string) =>
  expect.poll(async () => (await besked(scene, id))?.behandlet, { timeout: 15_000 }).toBe(true)

test('Virksomheden får én mail med et link bag login, når jobordren ønsker det', async ({ scene }) => {
  const o = await ordre(scene, 'en@bageriet.example')
  await fortael(scene, o)
  await antalTil(scene, 'en@bageriet.example', 1)
  const [mail] = await mailsTil(scene, 'en@bageriet.example')
  expect(mail).toMatchObject({
    emne: 'HK har fundet en kandidat: Bager til nathold',
    tekst: `HK har fundet en kandidat: Bager til nathold\n\nSe kandidaten på jobordren, og svar med ét klik.\n\nSe jobordren, når I er logget ind:\n${scene.server.url}/arbejdsgiver/jobordrer/${o.id}`,
  })
  await behandlet(scene, o.id)
  expect(await besked(scene, o.id)).toMatchObject({ sendt_til: 'en@bageriet.example', forsoeg: 1 })
  await ro()
  expect(await mailsTil(scene, 'en@bageriet.example')).toHaveLength(1)
})

test('Ønsker jobordren ingen mail, eller er der ingen adresse, sendes der intet', async ({ scene }) => {
  const stille = [await ordre(scene, 'nej@bageriet.example', false), await ordre(scene, '')]
  for (const o of stille) {
    await fortael(scene, o)
    await behandlet(scene, o.id)
    expect(await besked(scene, o.id)).toMatchObject({ sendt_til: null })
  }
  expect(await mailsTil(scene, 'nej@bageriet.example')).toHaveLength(0)
})

test('Dør workeren, efter at mailen er sendt, sendes den igen med samme Message-ID og så ikke mere', async ({
  scene,
}) => {
  const til = 'doed@bageriet.example'
  const o = await ordre(scene, til)
  await scene.server.worker.draeb()
  await fortael(scene, o)
  const nu = await laesUr()
  const tagne = await scene.somSystem(() => tagVirksomhedsmails(nu))
  expect(tagne.map((m) => m.jobordreId)).toEqual([o.id])
  expect(await scene.somSystem(() => tagVirksomhedsmails(nu)), 'en anden worker venter').toEqual([])
  for (const mail of tagne) expect(await sendVirksomhedsmail(mail)).toEqual({ udfald: 'SENDT' })
  // Here the first worker dies; its lease runs out.
  await scene.sql`update virksomhedsbesked set laan_til = clock_timestamp() where jobordre_id = ${o.id}`
  scene.server.worker.start()
  await antalTil(scene, til, 2)
  await behandlet(scene, o.id)
  await ro()
  const mails = await mailsTil(scene, til)
  expect(mails).toHaveLength(2)
  expect(new Set(mails.map((m) => m.messageId)).size).toBe(1)
})

test('Er mailserveren nede, prøves der igen efter et minut, og mailen kommer én gang', async ({ scene }) => {
  const til = 'nede@bageriet.example'
  const o = await ordre(scene, til)
  await scene.styr('fejl', { mail: 'NEDE' })
  await fortael(scene, o)
  await forsoegt(scene, o.id, 1)
  await scene.styr('fejl', { mail: 'OK' })
  await ro()
  expect(await besked(scene, o.id), 'et minut er ikke gået').toMatchObject({ forsoeg: 1, behandlet: false })
  await scene.frem(1.1)
  await behandlet(scene, o.id)
  expect(await besked(scene, o.id)).toMatchObject({ sendt_til: til, forsoeg: 2 })
  expect(await mailsTil(scene, til)).toHaveLength(1)
})

test('En afvist adresse prøves ikke igen', async ({ scene }) => {
  const o = await ordre(scene, 'afvist@bageriet.example')
  await scene.styr('fejl', { mail: 'AFVISER' })
  await fortael(scene, o)
  await behandlet(scene, o.id)
  expect(await besked(scene, o.id)).toMatchObject({ sendt_til: null, forsoeg: 1 })
})

/** A message from the citizen's a-kasse, now by Samspor's clock. */
async function skriv(scene: ServerScene, borgerId: string): Promise<string> {
  const anna = await scene.som('anna')
  const { traadId } = await startDialog(anna, {
    borgerId,
    beskedtype: 9205,
    titel: 'Om din sag',
    tekst: 'Vi vil gerne høre fra dig.',
    maaBesvares: false,
    slutDato: null,
  })
  return traadId
}
const borger = async (borgerId: string): Promise<Kontekst> => {
  const ctx = systemKontekst(await laesUr(), 5000)
  return { ...ctx, kilde: 'UI', aktoer: { slags: 'borger', borgerId, navn: 'Prøve' } }
}
const kodeI = (mail: Mail | undefined) => /kode=([\w-]{43})/.exec(mail?.tekst ?? '')?.[1] ?? ''

/** A citizen of HK's who has confirmed an address. */
async function bekraeftet(scene: ServerScene, til: string): Promise<string> {
  const medlem = await scene.somSystem(() => scene.nytMedlem())
  await gemPaamindelse(await borger(medlem), { email: til })
  await antalTil(scene, til, 1)
  await bekraeftPaamindelse(await borger(medlem), { kode: kodeI((await mailsTil(scene, til))[0]) })
  return medlem
}
const PAAMINDELSE = 'Der er en ny besked til dig i Samspor. Log ind for at læse den.'

test('Uden en bekræftet mail får borgeren intet; koden virker kun for borgeren selv, i 24 timer', async ({ scene }) => {
  const til = 'ny@borger.example'
  const [medlem, anden] = await scene.somSystem(async () => [await scene.nytMedlem(), await scene.nytMedlem()] as const)
  await gemPaamindelse(await borger(medlem), { email: til })
  await antalTil(scene, til, 1)
  const kode = kodeI((await mailsTil(scene, til))[0])
  expect(kode).toHaveLength(43)
  await skriv(scene, medlem)
  await ro()
  expect(await mailsTil(scene, til), 'ikke bekræftet').toHaveLength(1)
  const [r] = await scene.sql`select kode_hash::text as hash from borger_paamindelse where borger_id = ${medlem}`
  expect(r?.hash).not.toContain(Buffer.from(kode).toString('hex'))
  expect(await koder(bekraeftPaamindelse(await borger(anden), { kode }))).toEqual(['PM-002'])
  expect(await koder(bekraeftPaamindelse(await borger(medlem), { kode: 'x' }))).toEqual(['PM-002'])
  const sent = { ...(await borger(medlem)), nu: new Date((await laesUr()).getTime() + 24.1 * 3_600_000) }
  expect(await koder(bekraeftPaamindelse(sent, { kode }))).toEqual(['PM-002'])
  for (const _ of ['først', 'igen']) await bekraeftPaamindelse(await borger(medlem), { kode })
  expect(await scene.antal('adgangslog', { borger_id: medlem, handling: 'paamindelse.ret' })).toBe(2)
  // A new address ends the old one and its link; six links a day are too many.
  for (let nr = 0; nr < 4; nr++) await gemPaamindelse(await borger(medlem), { email: `nr${nr}@borger.example` })
  expect(await koder(bekraeftPaamindelse(await borger(medlem), { kode }))).toEqual(['PM-002'])
  expect(await koder(gemPaamindelse(await borger(medlem), { email: til }))).toEqual(['PM-001'])
})

test('En ny besked giver én mail om dagen, uden indhold, og ingen, når beskeden er læst', async ({ scene }) => {
  const til = 'daglig@borger.example'
  const medlem = await bekraeftet(scene, til)
  await Promise.all([skriv(scene, medlem), skriv(scene, medlem), skriv(scene, medlem)])
  await antalTil(scene, til, 2)
  const [mail] = await mailsTil(scene, til)
  expect(mail).toMatchObject({ emne: 'Ny besked i Samspor', tekst: PAAMINDELSE })
  await ro()
  expect(await mailsTil(scene, til), 'tre beskeder, én påmindelse').toHaveLength(2)
  const laest = await skriv(scene, medlem)
  await ro()
  expect(await mailsTil(scene, til), 'højst én om dagen').toHaveLength(2)
  const ctx = await borger(medlem)
  await transaktion(ctx, (tx) => maerkLaest(tx, { id: laest, borgerId: medlem }))
  await stilUr(scene, plusDage(IDAG, 1), '09:30')
  await ro()
  expect(await mailsTil(scene, til), 'den er læst').toHaveLength(2)
  await skriv(scene, medlem)
  await antalTil(scene, til, 3)
})

test('Om natten venter påmindelsen til kl. 9, også når mailserveren er nede om morgenen', async ({ scene }) => {
  const til = 'nat@borger.example'
  const medlem = await bekraeftet(scene, til)
  await stilUr(scene, plusDage(IDAG, 2), '22:05')
  await skriv(scene, medlem)
  await ro()
  await stilUr(scene, plusDage(IDAG, 3), '08:55')
  await ro()
  expect(await mailsTil(scene, til), 'kl. 8.55').toHaveLength(1)
  await scene.styr('fejl', { mail: 'NEDE' })
  await stilUr(scene, plusDage(IDAG, 3), '09:01')
  await ro()
  await scene.styr('fejl', { mail: 'OK' })
  await stilUr(scene, plusDage(IDAG, 3), '09:04')
  await antalTil(scene, til, 2)
})

test('Fjernes mailen, glemmes den, og der sendes ikke mere', async ({ scene }) => {
  const til = 'vaek@borger.example'
  const medlem = await bekraeftet(scene, til)
  for (const _ of ['først', 'igen']) await fjernPaamindelse(await borger(medlem))
  await skriv(scene, medlem)
  await ro()
  expect(await mailsTil(scene, til)).toHaveLength(1)
  expect(await scene.antal('borger_paamindelse', { borger_id: medlem, email: til })).toBe(0)
  expect(await scene.antal('adgangslog', { borger_id: medlem, art: 'SLET' })).toBe(1)
})

test('En adresse, som mailserveren afviser, står som fejlet, og der skrives ikke til den', async ({ scene }) => {
  const til = 'fejl@borger.example'
  const medlem = await bekraeftet(scene, til)
  await scene.styr('fejl', { mail: 'AFVISER' })
  await skriv(scene, medlem)
  const fejlet = async () =>
    (await scene.sql`select 1 from borger_paamindelse where borger_id = ${medlem} and fejlet_tid is not null`).length
  await expect.poll(fejlet, { timeout: 15_000 }).toBe(1)
  await scene.styr('fejl', { mail: 'OK' })
  await skriv(scene, medlem)
  await ro()
  expect(await mailsTil(scene, til)).toHaveLength(1)
})

// The last: it moves the clock by days.
test('Efter 72 timer opgives mailen til virksomheden, og det står i loggen', async ({ scene }) => {
  const o = await ordre(scene, 'opgivet@bageriet.example')
  await scene.styr('fejl', { mail: 'NEDE' })
  await fortael(scene, o)
  await forsoegt(scene, o.id, 1)
  await scene.frem(71 * 60)
  await forsoegt(scene, o.id, 2)
  expect(await besked(scene, o.id)).toMatchObject({ behandlet: false })
  await scene.frem(61)
  await behandlet(scene, o.id)
  expect(await besked(scene, o.id)).toMatchObject({ sendt_til: null })
  const logget = readFileSync(scene.server.log('worker'), 'utf8')
  expect(logget).toContain('mail til en virksomhed opgivet efter 72 timer')
  expect(logget, 'ingen adresser i loggen').not.toMatch(/@(bageriet|borger)\.example/)
})
