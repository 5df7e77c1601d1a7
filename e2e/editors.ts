/** What editors do in the studio of the catalogue, by what its screens say. */
import type { Locator, Page } from 'playwright-core'
import { captureBoth, expectAccessible } from './browser.ts'
import { button } from './office.ts'
import { consoleTexts } from './texts.ts'

const { home, edit } = consoleTexts.studio

/** Pictures at both widths, no sideways scroll, no barriers. */
export async function look(page: Page, name: string): Promise<void> {
  await captureBoth(page, name)
  await expectAccessible(page)
}

export async function begin(page: Page, name: string): Promise<void> {
  await page.goto('/console/studio')
  await button(page, home.newChange).click()
  const panel = page.getByRole('dialog', { name: home.newChange })
  await panel.getByLabel(home.name).fill(name)
  await button(panel, home.begin).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Finds an entity in the tree and opens its form. */
export async function openEntity(page: Page, id: string, name: string): Promise<void> {
  await page.getByLabel(edit.search, { exact: true }).fill(id)
  await page
    .locator('[data-key]:not([aria-level="3"])')
    .filter({ hasText: new RegExp(`^\\W*${name}(已改|\\d|$)`) })
    .first()
    .click()
  await page.getByRole('heading', { level: 2, name }).waitFor()
}

export const findings = (page: Page): Locator => page.getByRole('region', { name: edit.findings })

export async function waitUntilSaved(page: Page): Promise<void> {
  await page.getByText(/^已保存 \d\d:\d\d$/).waitFor()
}

export async function reachState(page: Page, state: keyof typeof home.states): Promise<void> {
  await page.locator('.case-head').getByText(home.states[state], { exact: true }).waitFor()
}
