import { spawnSync } from 'node:child_process'
import { efterproevKaeder, kaedNyeRaekker } from '#lib/audit/kaede'
import { expect, test } from '#tests/opsaetning/database'
import { aabnScene } from '#tests/system/scene'

test('Kontrollen af en database ser en ændret logrække og en forkert nøgle', async ({ database }) => {
  const scene = await aabnScene(database)
  const kontroller = (env: Record<string, string> = {}) => {
    const miljoe = { ...process.env, ...env }
    const { status, stdout, stderr } = spawnSync(process.execPath, ['.build/worker/kontroller.js'], {
      env: miljoe,
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  try {
    await scene.somSystem(async () => {
      while ((await kaedNyeRaekker(Date.now() + 10_000)) > 0);
      expect((await efterproevKaeder()).antal).toBeGreaterThan(0)
    })
    expect(kontroller()).toMatchObject({ status: 0, stdout: expect.stringContaining('Alt passer.'), stderr: '' })
    const forkert = kontroller({ CPR_NOEGLE: `1:${Buffer.alloc(32, 7).toString('base64')}` })
    expect(forkert).toMatchObject({ status: 1, stderr: expect.stringContaining('under nøglen 1') })
    await scene.sql`update adgangslog set formaal = 'noget andet' where id = (select id from adgangslog order by tid limit 1)`
    expect(kontroller()).toMatchObject({ status: 1, stderr: expect.stringContaining('indholdet er ændret') })
  } finally {
    await scene.luk()
  }
})
