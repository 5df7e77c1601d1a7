/** A limit that was not kept: the card, the order that it opens, the authority’s reply, and the centre’s judgement. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureBoth, expectAccessible, launchBrowser, Story, viewports } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { button } from './office.ts'
import { callerOf, gotten, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { consoleTexts } from './texts.ts'

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

async function seen(page: Page, title: string): Promise<void> {
  await captureBoth(page, title)
  for (const viewport of [viewports.phone, viewports.desktop]) {
    await page.setViewportSize(viewport)
    await expectAccessible(page)
  }
}

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
    await seen(manager, 'board')
    await manager.getByRole('button', { name: t.states.grave }).click()
    await expect.poll(() => manager.getByRole('row').count()).toBeGreaterThan(1)
    expect(await manager.getByText(t.states.running, { exact: true }).count()).toBe(1)
    await openBoard(manager, '?tab=cards')
    await manager.getByText(t.steps.grave).first().waitFor()
    await seen(manager, 'cards')
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
    await seen(tax, 'order')
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
