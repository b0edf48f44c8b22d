import { spawnSync } from 'node:child_process'
import postgres from 'postgres'
import { opdigtet } from '#demo/befolkning'
import { vurderCpr } from '#lib/borger/cpr'
import { cprNoegler, dekrypterCpr } from '#lib/borger/cpr-kryptering'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { transaktion } from '#lib/kontekst'
import { systemKontekst } from '#lib/ur'
import { expect, TESTDAG, test } from '#tests/opsaetning/database'
import { aabnScene } from '#tests/system/scene'

const seed = (argumenter: string[], env: Record<string, string> = {}) => {
  const svar = spawnSync(process.execPath, ['.build/demo/seed.js', ...argumenter], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  return { ...svar, sidste: svar.stdout.trim().split('\n').at(-1) }
}

test('200 opdigtede borgere er spredt over landet, har en ansvarlig, og kommer kun én gang', async ({ database }) => {
  const sql = postgres(database.superbruger, { max: 1, onnotice: () => {} })
  const scene = await aabnScene(database)
  const tal = async () => {
    const [r] =
      await sql`select (select count(*)::int from borger) as borgere, (select count(*)::int from besked) as beskeder,
      (select count(*)::int from indstilling) as sager, (select count(*)::int from opgave where lukket_tid is null) as opgaver`
    return r as { borgere: number; beskeder: number; sager: number; opgaver: number }
  }
  try {
    const foer = await tal()
    const foerste = seed(['--borgere', '200', '--beskeder', '3', '--historik', '50'])
    expect(foerste.stderr).toBe('')
    expect(foerste.sidste).toMatch(/^250 nye borgere/)
    const efter = await tal()
    expect(efter).toEqual({
      borgere: foer.borgere + 250,
      beskeder: foer.beskeder + 600,
      sager: foer.sager + 10,
      opgaver: foer.opgaver + 10,
    })

    expect(seed(['--borgere', '200', '--beskeder', '3', '--historik', '50']).sidste).toMatch(/^0 nye borgere/)
    expect(await tal()).toEqual(efter)
    expect(seed(['--borgere', '210', '--beskeder', '3']).sidste, 'den fortsætter, hvor den slap').toMatch(
      /^10 nye borgere/,
    )
    expect(seed(['--borgere', '20', '--froe', '1']).sidste, 'et andet frø er andre mennesker').toMatch(
      /^20 nye borgere/,
    )

    const [spredt] = await sql`select count(distinct akasse_id)::int as akasser,
      (select count(distinct jobcenter_id)::int from jobcentertilknytning) as jobcentre from akassemedlemskab`
    expect(spredt?.akasser).toBe(22)
    expect(spredt?.jobcentre).toBeGreaterThan(60)

    const borgere = await sql<{ id: string; cpr: Buffer; nr: string }[]>`
      select b.id, c.cpr_krypteret as cpr, split_part(b.navn, ' ', 3) as nr from borger b join borger_cpr c on c.borger_id = b.id
      where split_part(b.navn, ' ', 3) in ('1', '2', '3', '4', '5', '6', '7', '8', '9')`
    const ansvarlige = await scene.somSystem(() =>
      transaktion(systemKontekst(new Date(TESTDAG)), (ctx) =>
        Promise.all(borgere.map(async (b) => (await hentForloeb(ctx, b.id)).ansvarlig)),
      ),
    )
    expect(new Set(ansvarlige), 'begge slags skal findes').toEqual(new Set(['AKASSE', 'JOBCENTER']))
    for (const b of borgere) {
      const cpr = dekrypterCpr(b.cpr, cprNoegler({ CPR_NOEGLE: process.env.CPR_NOEGLE }))
      expect([opdigtet(Number(b.nr), 0).cpr, opdigtet(Number(b.nr), 1).cpr]).toContain(cpr)
    }
  } finally {
    await scene.luk()
    await sql.end()
  }
})

test('I drift kan der ikke lægges opdigtede borgere ind', () => {
  const svar = seed(['--borgere', '1'], { SAMSPOR_DEMO: '0' })
  expect(svar.status).toBe(1)
  expect(svar.stderr).toContain('kun lægges i en demo')
  expect(seed(['--borgere', 'mange']).status).toBe(2)
})

test('Numrene er erstatningsnumre og aldrig ens', () => {
  const folk = Array.from({ length: 50_000 }, (_, n) => opdigtet(n + 1, 3))
  expect(new Set(folk.map((p) => p.cpr)).size).toBe(50_000)
  for (const { cpr, foedt } of folk.slice(0, 500))
    expect(vurderCpr(cpr, { tilladErstatning: true })).toMatchObject({
      kind: 'ERSTATNING',
      foedselsdato: foedt,
      fund: [],
    })
})
