import type { Page } from '@playwright/test'
import { plusDage } from '#lib/dato'
import {
  billede,
  expect,
  test as grund,
  ingenVandretRulning,
  knap,
  nulstil,
  problemer,
  skrivDag,
  som,
  tilgaengelig,
} from '#tests/browser/som'
import { vedSiden } from '#tests/system/api-scene'
import { IDAG } from '#tests/system/scene'

type VedSiden = Awaited<ReturnType<typeof vedSiden>>
const test = grund.extend<{ scene: VedSiden }>({
  scene: async ({ server }, use) => {
    const scene = await vedSiden(server)
    await use(scene)
    await scene.luk()
  },
})

const TAKKEN = 'Det ser borgeren'
/** At most so many presses from the member's page to a published first plan. */
const HOEJST = 6

/** Counts what the hand does: clicks on links and buttons, choices, and Enter. */
function haand(page: Page) {
  let tryk = 0
  return {
    klik: async (hvad: ReturnType<Page['getByRole']>) => {
      tryk += 1
      await hvad.click()
    },
    tast: async (tast: string) => {
      tryk += 1
      await page.keyboard.press(tast)
    },
    antal: () => tryk,
  }
}

test('det, der skrives i planen, gemmes af sig selv som kladde, og planen kan udgives bagefter', async ({
  page,
  scene,
}) => {
  const { id } = await scene.nyBorger()
  const sti = `/myndighed/borgere/${id}/plan`
  await som(page, 'anna', sti)
  await page.getByText('Flere krav (valgfrit)').click()
  await page.getByLabel('Særlige krav').fill('Søg også i Malmø.')
  await expect(page.getByText(/Kladde gemt kl\./)).toBeVisible()
  expect(await scene.antal('min_plan_kladde', { borger_id: id, version: '1' })).toBe(1)
  await page.getByLabel('Særlige krav').fill('Søg også i Lund.')
  await expect.poll(() => scene.antal('min_plan_kladde', { borger_id: id, version: '2' })).toBe(1)
  await page.getByLabel('Antal job om ugen').fill('mange')
  await expect(page.getByText('Skriv et helt tal fra 0 til 20.')).toBeVisible()
  await page.getByLabel('Antal job om ugen').fill('3')
  await expect(page.getByText(/Kladde gemt kl\./)).toBeVisible()
  await tilgaengelig(page)
  await page.goto(sti)
  await expect(page.getByText(/^Der er en kladde fra .* af Anna Akselsen/)).toBeVisible()
  await expect(page.getByLabel('Særlige krav')).toHaveValue('Søg også i Lund.')
  await expect(page.getByLabel('Antal job om ugen')).toHaveValue('3')
  await page.getByRole('combobox', { name: 'Find stillingsbetegnelse' }).pressSequentially('lagerm')
  await expect(page.getByRole('listbox', { name: 'Stillingsbetegnelser' }).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: /Det vigtigste jobmål/ })).toBeChecked()
  await knap(page, 'Se, før du udgiver').click()
  await knap(page, 'Udgiv planen').click()
  await expect(page.getByText('Plan 1 er udgivet. Borgeren har fået besked.')).toBeVisible()
  expect(await scene.antal('min_plan_kladde', { borger_id: id })).toBe(0)
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'med JavaScript' : 'uden JavaScript', () => {
    test.use({ javaScriptEnabled })
    // The framework's pages can only be judged by axe where scripts run.
    const tjek = async (page: Page) => (javaScriptEnabled ? tilgaengelig(page) : undefined)

    test('a-kassen laver en første plan med få tryk og ser, hvad medlemmet vil se', async ({ page, scene }) => {
      const { id } = await scene.nyBorger()
      await som(page, 'anna', `/myndighed/borgere/${id}`)
      const begyndt = Date.now()
      const h = haand(page)
      await h.klik(page.getByRole('link', { name: 'Lav plan' }))
      await expect(page.getByLabel('Antal job om ugen')).toHaveValue('2')
      await page.getByLabel('Find stillingsbetegnelse').focus()
      if (javaScriptEnabled) {
        await page.getByRole('combobox', { name: 'Find stillingsbetegnelse' }).pressSequentially('lagerm')
        await expect(
          page.getByRole('listbox', { name: 'Stillingsbetegnelser' }).getByRole('option').first(),
        ).toContainText(/lager/i)
        await page.keyboard.press('ArrowDown')
        await h.tast('Enter')
      } else {
        await page.keyboard.type('lagerm')
        await h.tast('Enter')
        await h.klik(
          page
            .getByRole('group', { name: /Resultater for/ })
            .getByRole('radio')
            .first(),
        )
        await h.klik(knap(page, 'Tilføj jobmål'))
      }
      await expect(page.getByRole('radio', { name: /Det vigtigste jobmål/ })).toBeChecked()
      await tjek(page)
      await h.klik(knap(page, 'Se, før du udgiver'))
      const vis = page.getByRole('region', { name: TAKKEN })
      await expect(vis).toContainText('Du har fået en plan')
      await expect(vis).toContainText('Du skal søge mindst 2 job om ugen')
      await tjek(page)
      await ingenVandretRulning(page)
      await billede(page, `udgiv-${javaScriptEnabled}`)
      await h.klik(knap(page, 'Udgiv planen'))
      await expect(page.getByText('Plan 1 er udgivet. Borgeren har fået besked.')).toBeVisible()
      expect(h.antal(), 'tryk til en første plan').toBeLessThanOrEqual(HOEJST)
      expect(Date.now() - begyndt, 'under to minutter').toBeLessThan(120_000)
      expect(await scene.antal('min_plan', { borger_id: id, status: 'PUBLICERET' })).toBe(1)
      expect(await scene.antal('min_plan_kladde', { borger_id: id })).toBe(0)
    })

    test('en plan, der bliver afvist, kommer tilbage med alt, der er skrevet, og kladden kan gemmes', async ({
      page,
      scene,
    }) => {
      const { id } = await scene.nyBorger()
      await som(page, 'anna', `/myndighed/borgere/${id}/plan`)
      await page.getByLabel('Antal job om ugen').fill('mange')
      await page.getByText('Flere krav (valgfrit)').click()
      await page.getByLabel('Særlige krav').fill('Søg også i Malmø.')
      await knap(page, 'Tilføj aftale').click()
      await page.getByLabel('Aftale 1').fill('Ring til praktikstedet.')
      await expect(page.getByLabel('Særlige krav')).toHaveValue('Søg også i Malmø.')
      await knap(page, 'Se, før du udgiver').click()
      await expect(problemer(page)).toContainText('Skriv et helt tal fra 0 til 20.')
      await expect(page.getByLabel('Antal job om ugen')).toHaveValue('mange')
      await page.getByLabel('Antal job om ugen').fill('3')
      await knap(page, 'Se, før du udgiver').click()
      await expect(problemer(page)).toContainText('Der mangler et jobmål.')
      await expect(page.getByLabel('Særlige krav')).toHaveValue('Søg også i Malmø.')
      await expect(page.getByLabel('Aftale 1')).toHaveValue('Ring til praktikstedet.')
      await expect(knap(page, 'Udgiv planen')).toHaveCount(0)
      await billede(page, `afvist-${javaScriptEnabled}`)
      await tjek(page)
      await knap(page, 'Gem kladde').click()
      await expect(page.getByText('Kladden er gemt. Borgeren kan ikke se den endnu.')).toBeVisible()
      await expect(page.getByLabel('Antal job om ugen')).toHaveValue('3')
      await som(page, 'jens', `/myndighed/borgere/${id}/plan`)
      await expect(page.getByText('Søg også i Malmø.'), 'kladden er a-kassens egen').toHaveCount(0)
      await som(page, 'anna', `/myndighed/borgere/${id}/plan`)
      await knap(page, 'Forkast kladden').click()
      await expect(page.getByText('Der er ingen plan endnu.')).toBeVisible()
    })

    test('kommunen læser før overgangen og skriver efter den; a-kassen beholder kravene', async ({ page, scene }) => {
      const { id } = await scene.nyBorger()
      await som(page, 'jens', `/myndighed/borgere/${id}/plan`)
      const jobmaal = page.getByRole('region', { name: 'Jobmål' })
      await expect(jobmaal).toContainText('A-kassen har samtalerne. Kun den kan skrive jobmål')
      await expect(jobmaal).toContainText('Kode MP-001')
      await expect(page.getByLabel('Find stillingsbetegnelse')).toHaveCount(0)
      await expect(page.getByText(/Kode MP-006/)).toBeVisible()
      await tjek(page)
      await billede(page, `kommune-${javaScriptEnabled}`)
      await page.getByRole('link', { name: 'Tilføj tilbud eller aktivitet' }).click()
      await page.getByLabel('Type').selectOption({ label: 'Vejledning og opkvalificering' })
      await knap(page, 'Skriv i planen').click()
      await expect(problemer(page)).toContainText('Skriv, hvornår det begynder.')
      await expect(page.getByLabel('Type')).toHaveValue('9304')
      await tjek(page)
      for (const felt of ['Begynder', 'Sidste dag']) await skrivDag(page, felt, plusDage(IDAG, 30))
      await page.getByLabel('Timer om ugen').fill('20')
      await page.getByLabel('Minutter om ugen').fill('30')
      await page.getByLabel('Adresse').fill('Kursusvej 1, 2100 København Ø')
      await knap(page, 'Skriv i planen').click()
      await expect(page.getByText('Plan 1 er udgivet. Borgeren har fået besked.')).toBeVisible()

      await scene.somSystem(() => scene.afslut(id, plusDage(IDAG, -1)))
      await page.goto(`/myndighed/borgere/${id}/plan`)
      await page.getByLabel('Find stillingsbetegnelse').fill('kok')
      await knap(page, 'Søg stillingsbetegnelse').click()
      await page.getByRole('radio', { name: /^Kok/ }).first().check()
      await knap(page, 'Tilføj jobmål').click()
      await knap(page, 'Se, før du udgiver').click()
      await expect(page.getByRole('region', { name: TAKKEN })).toContainText('20 timer og 30 minutter om ugen')
      await knap(page, 'Udgiv planen').click()
      await expect(page.getByText('Plan 2 er udgivet. Borgeren har fået besked.')).toBeVisible()

      await som(page, 'anna', `/myndighed/borgere/${id}/plan`)
      await expect(page.getByRole('region', { name: 'Jobmål' })).toContainText('Kode MP-002')
      await page.getByLabel('Antal job om ugen').fill('4')
      await knap(page, 'Se, før du udgiver').click()
      await knap(page, 'Udgiv planen').click()
      await expect(page.getByText('Plan 3 er udgivet. Borgeren har fået besked.')).toBeVisible()
      await page.getByText(/Krav til jobsøgning, også tidligere/).click()
      await page.getByRole('link', { name: /^4 job om ugen/ }).click()
      await knap(page, 'Fejlopret kravet').click()
      await expect(problemer(page)).toContainText('Skriv, hvorfor kravet var en fejl.')
      await tjek(page)
      await page.getByLabel('Hvorfor var det en fejl?').fill('Tallet var til en anden.')
      await knap(page, 'Fejlopret kravet').click()
      await expect(page.getByText('Krav til jobsøgning er fjernet', { exact: true })).toBeVisible()
      await page.getByText(/^Tidligere planer/).click()
      await page.getByRole('link', { name: 'Plan 2', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Plan 2 for' })).toBeVisible()
      await tjek(page)
      await ingenVandretRulning(page)
      const pdf = await page.request.get(`/myndighed/borgere/${id}/plan/2/pdf`)
      expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
    })
  })
}

test('borgeren læser, bekræfter, ser, hvad der blev ændret, og henter planen som PDF', async ({
  page,
  scene,
  server,
}) => {
  // Another journey may have approved a tilbud for Karen, and then this would not be her second plan.
  await nulstil(server)
  await page.setViewportSize({ width: 360, height: 740 })
  const karen = await scene.borgerId('karen')
  await som(page, 'anna', `/myndighed/borgere/${karen}/plan`)
  await page.getByLabel('Antal job om ugen').fill('3')
  await knap(page, 'Se, før du udgiver').click()
  await ingenVandretRulning(page)
  await knap(page, 'Udgiv planen').click()
  await expect(page.getByText('Plan 2 er udgivet. Borgeren har fået besked.')).toBeVisible()
  await billede(page, 'medarbejder-360')
  await ingenVandretRulning(page)

  await som(page, 'karen', '/borger/min-plan')
  expect(await page.locator('script').count()).toBe(0)
  await expect(page.getByText('Krav ændret fra 2 til 3 job om ugen')).toBeVisible()
  await tilgaengelig(page)
  await ingenVandretRulning(page)
  await page.getByText('Se, hvad der blev ændret i plan 1').click()
  await expect(page.getByText('Nyt jobmål: Bogholder')).toBeVisible()
  await billede(page, 'borger-360')
  await knap(page, 'Bekræft, at du har læst planen').click()
  await expect(page.getByText(/Tak. Du har bekræftet, at du har læst planen den/)).toBeVisible()
  await expect(knap(page, 'Bekræft, at du har læst planen')).toHaveCount(0)
  const svar = await page.request.get('/borger/min-plan/2/pdf')
  const pdf = (await svar.body()).toString('latin1')
  expect([svar.status(), svar.headers()['content-disposition']]).toEqual([200, 'inline; filename="min-plan-2.pdf"'])
  for (const del of ['/StructTreeRoot', '/Lang (da-DK)', '/MarkInfo', '/pdfuaid', '/S /H1', '/S /L']) {
    if (del === '/pdfuaid') expect(pdf).toContain('pdfuaid')
    else expect(pdf, del).toContain(del)
  }
  await page.getByRole('link', { name: 'Plan 1', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Hvad er ændret siden?' })).toBeVisible()
  await expect(page.getByText('Krav ændret fra 2 til 3 job om ugen')).toBeVisible()
  await tilgaengelig(page)
  await ingenVandretRulning(page)
  expect((await page.request.get('/borger/min-plan/9/pdf')).status()).toBe(404)
})

test('et udkast fra før 2024 kan læses af borgeren og af myndigheden, med en forklaring', async ({ page, scene }) => {
  await som(page, 'otto', '/borger/min-plan')
  await expect(page.getByText('Et udkast var et forslag. Det gælder ikke.')).toBeVisible()
  await tilgaengelig(page)
  await som(page, 'anna', `/myndighed/borgere/${await scene.borgerId('otto')}`)
  await page.getByText(/^Tidligere planer/).click()
  await expect(page.getByText(/Ordningen er afskaffet. Udkast kan kun læses/)).toBeVisible()
  await tilgaengelig(page)
})
