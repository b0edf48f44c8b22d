import { skriptformular } from '#components/skriptsvar'
import { visKlokkeslaet } from '#lib/dato'
import { laesId } from '#lib/id'
import { tagImodKladde } from '#lib/jobordre/kladdeformular'

/** The draft saves itself while one writes: the same as the button "Gem kladde", told on the page instead of by a new one. */
export const POST = skriptformular('virksomhed', async (ctx, v) => {
  const { gemt, vaerdier, fund } = await tagImodKladde(ctx, laesId(v.kladde), v, false)
  if (!gemt) return { besked: fund.find((f) => f.niveau === 'BLOK')?.besked ?? 'Kladden er ikke gemt.' }
  return { kl: visKlokkeslaet(ctx.nu), felter: { version: vaerdier.version } }
})
