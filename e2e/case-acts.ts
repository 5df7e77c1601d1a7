/** Panels of the console in which a command is filled in and given. */
import type { Locator, Page } from 'playwright-core'
import { button } from './office.ts'
import { consoleTexts as texts } from './texts.ts'

/** Opens the panel of that title, lets it be filled in, and gives the command. */
export async function act(
  page: Page,
  title: string,
  fill: (panel: Locator) => Promise<void> = async () => {},
  submit: string = texts.acts.submit,
): Promise<void> {
  // The bars of the timeline are buttons too, and bear the names of what is owed.
  await page
    .getByRole('button', { name: new RegExp(`^${title}`) })
    .and(page.locator('.ant-btn'))
    .first()
    .click()
  const panel = page.getByRole('dialog', { name: title })
  await panel.waitFor()
  await fill(panel)
  await button(panel, submit).click()
  await panel.waitFor({ state: 'hidden' })
}

export async function write(panel: Locator, label: string, text: string): Promise<void> {
  await panel.getByLabel(label, { exact: true }).fill(text)
}

export async function choose(panel: Locator, name: string): Promise<void> {
  await panel.getByRole('radio', { name, exact: true }).check()
}

/** Chooses from a list that is searched by typing. */
export async function pick(panel: Locator, label: string, name: string): Promise<void> {
  const field = panel.getByRole('combobox', { name: label })
  await field.click()
  await field.fill(name)
  await panel.getByTitle(name, { exact: true }).click()
}
