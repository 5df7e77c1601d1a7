import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { callerOf, gotten, openApplicant, openPortal } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { expectGoodPage } from './screen.ts'
import { portalTexts } from './texts.ts'

const texts = portalTexts.receipt.check

let browser: Browser
let platform: Platform
let story: Story
let address: string

beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'check-receipt')
  const applicant = await openApplicant(story, platform, 'wangfang')
  const call = callerOf(applicant, '')
  const { cases } = gotten(await call('listCases', { query: { scope: 'own' } }))
  const oldest = cases.toSorted((left, right) => (left.submittedAt < right.submittedAt ? -1 : 1))[0]
  if (oldest === undefined) throw new Error('wangfang has no case')
  const view = gotten(await call('getCase', { params: { case: oldest.id }, query: {} }))
  address = `/receipts/${view.number}?code=${view.queryCode}`
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

async function check(page: Page): Promise<string> {
  await page.goto(address)
  await page.getByRole('button', { name: texts.start }).click()
  const result = page.locator('section .notice .stage')
  await result.waitFor()
  return result.innerText()
}

test('whoever holds the receipt checks in the browser that nothing was changed', async () => {
  const page = await openPortal(story, platform)
  // The server seals the days that have ended as soon as it runs.
  await expect.poll(() => check(page), { timeout: 60_000 }).toBe(texts.intact)
  await page.locator('section details summary').click()
  expect(await page.locator('.check-steps li').count()).toBeGreaterThan(1)
  expect(await page.locator('.check-steps .bad').count()).toBe(0)
  await expectGoodPage(page, 'intact')
})

const proofShape = z.looseObject({ events: z.array(z.looseObject({ hash: z.string() })) })

test('an event that does not lead to the published root is named', async () => {
  const page = await openPortal(story, platform)
  await page.route('**/proof?*', async route => {
    const response = await route.fetch()
    const proof = proofShape.parse(await response.json())
    const events = proof.events.map((event, index) =>
      index === 1 ? { ...event, hash: 'ab'.repeat(32) } : event,
    )
    await route.fulfill({ response, json: { ...proof, events } })
  })
  expect(await check(page)).toBe(texts.broken)
  expect(await page.locator('section .notice').innerText()).toContain(
    texts.brokenStep(2, '').replace(/[：。]+$/u, ''),
  )
  await page.locator('section details summary').click()
  expect(await page.locator('.check-steps .bad').innerText()).toContain(texts.mismatch.root)
  await captureBoth(page, 'broken')
  await expectAccessible(page)
})

test('the same in English', async () => {
  const page = await openPortal(story, platform)
  await page.goto('/')
  await page.evaluate(() => localStorage.setItem('yijianshi.settings', JSON.stringify({ language: 'en' })))
  await page.goto(address)
  await page.getByRole('button', { name: 'Check the record' }).click()
  await page.getByText('Nothing was changed').waitFor()
  await captureBoth(page, 'english')
})

test('no page told a fault', async () => {
  expect(await story.allFaults()).toEqual([])
})
