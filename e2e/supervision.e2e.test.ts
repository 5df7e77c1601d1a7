/** A limit that was not kept: the card, the order that it opens, the authority’s reply, and the centre’s judgement. */
import { randomUUID } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureAccessible, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { button } from './office.ts'
import { callerOf, gotten, openApplicant, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { consoleTexts, portalTexts } from './texts.ts'

const t = consoleTexts.supervision

let browser: Browser
let platform: Platform
let story: Story
let manager: Page
let tax: Page

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'supervision')
  manager = await openStaff(story, platform, 'manager1')
  tax = await openStaff(story, platform, 'tax1')
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

async function openBoard(page: Page, query = ''): Promise<void> {
  await page.goto(`${platform.address}/console/supervision${query}`)
  await page.getByRole('heading', { name: t.title }).waitFor()
}

const order = (page: Page): Locator => page.getByRole('dialog', { name: t.order })

async function act(page: Page, name: string, words?: { readonly label: string; readonly text: string }) {
  await button(order(page), name).first().click()
  if (words === undefined) return
  await order(page).getByLabel(words.label).fill(words.text)
  await button(order(page), name).last().click()
}

let number = ''

describe('a limit that was not kept', () => {
  test('the sweep has given cards, and a red one has opened an order', async () => {
    const call = callerOf(manager, '/console')
    await expect
      .poll(async () => gotten(await call('listSupervisionOrders', { query: {} })).orders.length)
      .toBeGreaterThan(0)
    const { alerts } = gotten(await call('listAlerts', { query: { card: 'red' } }))
    expect(alerts.every(alert => alert.card === 'red')).toBe(true)
    const keys = alerts.map(({ process, key, step }) => `${process} ${key} ${step}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('the centre sees what is over, with cards and counts', async () => {
    await openBoard(manager)
    await manager.getByText(t.cards.red, { exact: true }).first().waitFor()
    await captureAccessible(manager, 'board')
    await manager.getByRole('button', { name: t.states.grave }).click()
    await expect.poll(() => manager.getByRole('row').count()).toBeGreaterThan(1)
    // Those that run stay on the screen until the others have come.
    await expect.poll(() => manager.getByText(t.states.running, { exact: true }).count()).toBe(1)
    await openBoard(manager, '?tab=cards')
    await manager.getByText(t.steps.grave).first().waitFor()
    await captureAccessible(manager, 'cards')
  })

  test('the authority sees its own orders, takes one up and replies', async () => {
    await openBoard(tax, '?tab=orders')
    const first = tax.locator('a.row-link').first()
    number = (await first.textContent())?.trim() ?? ''
    expect(number).not.toBe('')
    await first.click()
    await order(tax).getByText(number).waitFor()
    await act(tax, t.acts['take-up'])
    await order(tax).getByText(t.stages['taken-up'], { exact: true }).waitFor()
    await act(tax, t.acts.reply, { label: t.words.reply, text: '发票系统升级耽误，已补办。' })
    await order(tax).getByText('发票系统升级耽误，已补办。').waitFor()
    await order(tax).getByText(t.stages.replied, { exact: true }).waitFor()
    await captureAccessible(tax, 'order')
  })

  test('the centre sends a thin reply back, and accepts a good one', async () => {
    await openBoard(manager, '?tab=orders')
    await manager.getByRole('link', { name: number }).click()
    await act(manager, t.acts['send-back'], { label: t.words['send-back'], text: '请写明何时办结。' })
    await order(manager).getByText(t.stages['taken-up'], { exact: true }).waitFor()
    await tax.reload()
    await act(tax, t.acts.reply, { label: t.words.reply, text: '今天下班前办结并送达。' })
    await order(tax).getByText(t.stages.replied, { exact: true }).waitFor()
    await manager.reload()
    await act(manager, t.acts.accept)
    await order(manager).locator('.tag').getByText(t.stages.accepted).waitFor()
  })
})

describe('a look at a case with the eyes of somebody else', () => {
  const words = consoleTexts.looks
  let caseId = ''
  let looked = ''

  test('is read by managers on the board, by case, and by nobody else of the staff', async () => {
    const applicant = await openApplicant(story, platform, 'wangfang')
    const [first] = gotten(await callerOf(applicant, '')('listCases', { query: { scope: 'own' } })).cases
    caseId = first?.id ?? ''
    const { me } = gotten(await callerOf(tax, '/console')('getSession'))
    const query = { as: me?.id ?? '' }
    const body = { id: randomUUID(), purpose: 'overdue', words: '核查为什么没有按时办结' } as const
    gotten(await callerOf(manager, '/console')('openReasonedAccess', { params: { case: caseId }, body }))
    await callerOf(manager, '/console')('getCase', { params: { case: caseId }, query })
    await openBoard(manager, '?tab=looks')
    const row = manager
      .getByRole('row')
      .filter({ hasText: first?.number ?? '' })
      .first()
    looked = (await row.getByRole('cell').first().textContent())?.trim() ?? ''
    expect(looked).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
    await captureAccessible(manager, 'looks')
    await row.getByRole('link', { name: new RegExp(`^${words.onlyCase}`) }).click()
    await manager.getByText(words.filtered).waitFor()
    await expect.poll(() => manager.getByRole('row').count()).toBe(3)
    await openBoard(tax, '?tab=looks')
    await tax.getByRole('tab', { name: t.tabs.orders }).waitFor()
    expect(await tax.getByRole('tab', { name: words.tab }).count()).toBe(0)
  })

  test('is told to the applicant on the page of the case, by office and in plain words', async () => {
    const applicant = await openApplicant(story, platform, 'wangfang')
    await applicant.goto(`/cases/${caseId}`)
    await applicant.locator('summary', { hasText: portalTexts.looks.heading }).click()
    const told = applicant.locator('details[open]').getByRole('listitem')
    await expect.poll(() => told.count()).toBe(2)
    expect(await told.first().textContent()).toContain('的负责人')
    expect(await told.first().textContent()).toContain('核查为什么没有按时办结')
    expect(await told.first().textContent()).not.toContain('马骏')
    await captureAccessible(applicant, 'who-looked')
  })
})
