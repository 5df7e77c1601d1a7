/** What clerks and reviewers do at the console, by what its screens say. */
import type { Locator, Page } from 'playwright-core'
import { consoleTexts } from './texts.ts'

/** Ant Design may set two Chinese characters of a button apart. */
export function button(scope: Page | Locator, name: string): Locator {
  const spaced = [...name].map(character => character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*')
  return scope.getByRole('button', { name: new RegExp(`^${spaced}$`) })
}

/** From the desk's list to the case. */
export async function openFromDesk(page: Page, number: string, stage: 'submitted' | 'concluded') {
  await page.goto('/console/desk')
  await page.getByRole('tab', { name: consoleTexts.desk.tabs[stage], exact: true }).click()
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('region', { name: consoleTexts.caseView.head }).waitFor()
}

/** Ticks every entry of the checklist; the case is open at its materials. */
export async function checkMaterials(page: Page): Promise<number> {
  const boxes = page.getByRole('checkbox', { name: new RegExp(`^${consoleTexts.materials.checked('')}`) })
  await boxes.first().waitFor()
  for (const box of await boxes.all()) await box.check()
  return await boxes.count()
}

export async function accept(page: Page): Promise<void> {
  await button(page, consoleTexts.accept.submit).click()
  await page.getByText(consoleTexts.stage.handling, { exact: true }).first().waitFor()
}

/** The row of a case in the inbox; none when the authority has no open task of it. */
export async function inboxRow(page: Page, number: string): Promise<Locator> {
  const loaded = page.waitForResponse(answer => new URL(answer.url()).pathname === '/console/api/tasks')
  await page.goto('/console/inbox')
  await loaded
  await page.getByRole('tabpanel').locator('table, p, .ant-empty').first().waitFor()
  return page.getByRole('row').filter({ hasText: number })
}

export async function openTask(page: Page, number: string): Promise<void> {
  const row = await inboxRow(page, number)
  await row.getByRole('link').click()
  await page.getByRole('region', { name: consoleTexts.task.head }).waitFor()
}

export async function findAllMet(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: consoleTexts.review.title })
  await button(form, consoleTexts.review.allMet).click()
  await button(form, consoleTexts.review.save).click()
  await page.getByRole('region', { name: consoleTexts.decision.title }).waitFor()
}

export async function grant(page: Page): Promise<void> {
  await button(page, consoleTexts.decision.grant).click()
  await page.getByRole('region', { name: consoleTexts.decision.issueTitle }).waitFor()
}

/** Issues the result and gives its number. */
export async function issue(page: Page): Promise<string> {
  const panel = page.getByRole('region', { name: consoleTexts.decision.issueTitle })
  await button(panel, consoleTexts.decision.issue).click()
  const outcome = page.getByRole('region', { name: consoleTexts.task.outcome })
  return await outcome.locator('.number').first().innerText()
}

export async function handleTask(page: Page, number: string): Promise<string> {
  await openTask(page, number)
  await findAllMet(page)
  await grant(page)
  return await issue(page)
}
