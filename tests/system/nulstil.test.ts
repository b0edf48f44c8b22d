import { nulstilDemo } from '#demo/saaning'
import { expect, test } from '#tests/opsaetning/database'
import { aabnScene } from '#tests/system/scene'

// The a-kasse got the kontaktforløb on 2024-01-01: the stories need some months of it.
for (const dag of ['2024-06-01', '2027-01-31']) {
  test(`demoens historier kan spilles, så i dag er ${dag}`, async ({ database }) => {
    const scene = await aabnScene(database)
    const { ejer, worker } = database.adresser
    await nulstilDemo({ ejer, worker }, new Date(`${dag}T09:00:00+01:00`))
    expect(await scene.antal('tilmelding')).toBeGreaterThan(15)
    await scene.luk()
  })
}
