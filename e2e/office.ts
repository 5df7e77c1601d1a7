/** What clerks and reviewers do at the console, by what its screens say. */
import { DECISION_FORMS, decisionWords } from '@yijianshi/core/catalogue/decision-form'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
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

/** Ticks every entry of the checklist, which has that many; the case is open at its materials. */
export async function checkMaterials(page: Page, count: number): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: new RegExp(`^${consoleTexts.materials.checked('')}`) })
  await expect.poll(() => boxes.count()).toBe(count)
  for (const box of await boxes.all()) await box.check()
}

/** The open case has come to that stage. */
export async function reachStage(page: Page, stage: keyof typeof consoleTexts.stage): Promise<void> {
  const head = page.getByRole('region', { name: consoleTexts.caseView.head })
  await head.getByText(consoleTexts.stage[stage], { exact: true }).waitFor()
}

export async function accept(page: Page): Promise<void> {
  await button(page, consoleTexts.accept.submit).click()
  await reachStage(page, 'handling')
}

/** The row of a case in the inbox; none when the authority has no open task of it. */
export async function inboxRow(page: Page, number: string): Promise<Locator> {
  await page.goto('/console/inbox')
  await page.getByRole('tabpanel').locator('table, .ant-empty').first().waitFor()
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

/** Whatever the item is: granting is called otherwise for a licence, a registration, a filing. */
export async function grant(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: consoleTexts.decision.title })
  const named = DECISION_FORMS.map(form => button(panel, decisionWords(form, 'zh').grant))
  await named.reduce((all, one) => all.or(one)).click()
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
