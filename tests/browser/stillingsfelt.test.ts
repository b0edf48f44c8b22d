import type { Page } from '@playwright/test'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Stillingsfelt } from '#components/jobordre/stillingsfelt'
import { Dokument } from '#components/skal/dokument'
import { sidehoveder } from '#lib/http/hoveder'
import { skript, stilark } from '#lib/stilark'
import { expect, som, test, tilgaengelig } from '#tests/browser/som'

const SIDE = '/arbejdsgiver/proeveside'
const GEM = '/arbejdsgiver/proeveside/gem'

/** A page with the field and a draft to save, at the employer's address and with the employer's headers; the server behind is the real one. */
async function aabn(page: Page): Promise<{ gemte: URLSearchParams[]; sendte: URLSearchParams[] }> {
  const gemte: URLSearchParams[] = []
  const sendte: URLSearchParams[] = []
  const felt = createElement(Stillingsfelt, { navn: 'stilling', label: 'Stillingsbetegnelse', soegt: '' })
  const form = createElement(
    'form',
    { method: 'post', 'data-gem': GEM },
    createElement('input', { type: 'hidden', name: 'version', defaultValue: '1' }),
    felt,
    createElement('p', { role: 'status', 'data-gemt': '' }),
    createElement('button', { type: 'submit', name: 'handling', value: 'send', className: 'knap' }, 'Send'),
  )
  const indhold = createElement('main', { id: 'indhold' }, createElement('h1', null, 'Ny jobordre'), form)
  const valg = {
    titel: 'Ny jobordre',
    stilark: stilark(),
    tema: 'tema-virksomhed' as const,
    skript: skript(),
  }
  // biome-ignore lint/correctness/noChildrenProp: the type wants them among the rest
  const dokument = createElement(Dokument, { ...valg, children: indhold })
  await page.route(`**${SIDE}`, (rute) => {
    if (rute.request().method() === 'POST') sendte.push(new URLSearchParams(rute.request().postData() ?? ''))
    return rute.fulfill({
      headers: sidehoveder({ skript: true }),
      body: `<!DOCTYPE html>${renderToStaticMarkup(dokument)}`,
    })
  })
  await page.route(`**${GEM}`, (rute) => {
    gemte.push(new URLSearchParams(rute.request().postData() ?? ''))
    return rute.fulfill({ json: { kl: '10.15', felter: { version: String(gemte.length + 1) } } })
  })
  await som(page, 'bente', '/arbejdsgiver')
  await page.goto(new URL(SIDE, page.url()).href)
  return { gemte, sendte }
}

test('en arbejdsgiver skriver, hører hvor mange forslag der er, vælger med piletaster, og kladden gemmer sig selv', async ({
  page,
}) => {
  const fejl: string[] = []
  page.on('console', (b) => b.type() === 'error' && fejl.push(b.text()))
  const { gemte } = await aabn(page)
  const felt = page.getByRole('combobox', { name: 'Stillingsbetegnelse' })
  const liste = page.getByRole('listbox', { name: 'Stillingsbetegnelser' })
  await expect(felt).toHaveAttribute('aria-expanded', 'false')
  await felt.pressSequentially('kundeansv')
  await expect(liste.getByRole('option')).toHaveText(['kundeansvarlig (Account manager)'])
  await expect(page.getByText('1 forslag. Vælg med piletasterne.')).toBeVisible()
  await tilgaengelig(page)

  await page.keyboard.press('Escape')
  await expect(liste).toBeHidden()
  await felt.fill('assistent')
  await expect(liste.getByRole('option')).toHaveCount(8)
  await page.keyboard.press('ArrowUp')
  await expect(felt).toHaveAttribute('aria-activedescendant', 'stilling-7')
  await page.keyboard.press('ArrowDown')
  await expect(felt).toHaveAttribute('aria-activedescendant', 'stilling-0')
  await expect(liste.getByRole('option', { selected: true })).toHaveCount(1)

  await felt.fill('kundeansv')
  await expect(liste.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(liste).toBeHidden()
  await expect(felt).toHaveValue('kundeansvarlig')
  await expect(page.getByRole('radio', { name: 'kundeansvarlig (Account manager)' })).toBeChecked()
  await expect(page.getByText('Valgt: kundeansvarlig (Account manager)')).toBeVisible()
  await expect(page.getByText('Kladden er gemt kl. 10.15')).toBeVisible({ timeout: 10_000 })
  expect(gemte.at(-1)?.get('stillingValg')).toMatch(/^http:\/\/data\.star\.dk\/esco\/occupation\/\S{36} \S{36}$/)
  expect(await page.locator('[name=version]').inputValue()).toBe(String(gemte.length + 1))
  await tilgaengelig(page)
  expect(fejl, 'intet brød sidens regler').toEqual([])
})

test('Enter i feltet sender ikke formularen, men søger', async ({ page }) => {
  const { sendte } = await aabn(page)
  await page.getByRole('combobox').fill('zzqx')
  await expect(page.getByText('Ingen forslag. Prøv et andet ord.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect.poll(() => sendte.at(-1)?.get('handling')).toBe('se-soeg-stilling')
})

test('forslagene er kun for den, der er logget ind som arbejdsgiver', async ({ page }) => {
  await som(page, 'bente', '/arbejdsgiver')
  const adresse = new URL('/arbejdsgiver/stillinger?soeg=kundeansv', page.url()).href
  const svar = await (await page.request.get(adresse)).json()
  expect(svar.stillinger).toMatchObject([{ titel: 'kundeansvarlig', stilling: 'Account manager' }])
  await som(page, 'anna', '/myndighed')
  expect((await page.request.get(adresse)).status()).toBe(403)
  await page.context().clearCookies()
  expect((await page.request.get(adresse)).status()).toBe(401)
})
