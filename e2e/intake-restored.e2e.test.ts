import type { Draft } from '@yijianshi/contract/draft'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitors } from '../packages/server/src/demo/people.ts'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { button } from './office.ts'
import { callerOf, gotten, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { mainAnswers, matter } from './shop.ts'
import { consoleTexts as texts } from './texts.ts'

const phoneLabel = '登记联络员手机（必填）'
const phone = '13800138001'

let browser: Browser
let platform: Platform
let story: Story
let clerk: Page
let draft: Draft

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'intake-restored')
  clerk = await openStaff(story, platform, 'clerk1')
  const body = { matter, answers: mainAnswers, applicant: visitors.liuyang }
  draft = gotten(await callerOf(clerk, '/console')('createDraft', { body }))
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

const kept = () => clerk.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))
const stored = async (): Promise<unknown> =>
  gotten(await callerOf(clerk, '/console')('getDraft', { params: { draft: draft.id } })).values[
    'liaison-mobile'
  ]

async function cutOff(): Promise<void> {
  await clerk.route(`**/api/drafts/${draft.id}`, route =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  )
}

test('What could not be saved at the window is there again after a reload', async () => {
  await clerk.goto(`/console/intake/${draft.id}`)
  await cutOff()
  const field = clerk.getByLabel(phoneLabel, { exact: true })
  await field.fill(phone)
  await field.blur()
  await clerk.getByText(texts.intake.notSaved).waitFor()
  await clerk.reload()
  await clerk.getByText(texts.intake.restored).waitFor()
  await expect.poll(() => field.inputValue()).toBe(phone)
  await clerk.getByText(texts.intake.notSaved).waitFor()
  await captureBoth(clerk, 'restored')
  await expectAccessible(clerk)
  await clerk.unroute(`**/api/drafts/${draft.id}`)
  await button(clerk, texts.frame.retry).click()
  await clerk.getByText(/^已保存/).waitFor()
  expect(await kept()).not.toContain(phone)
  expect(await stored()).toBe(phone)
  await clerk.reload()
  await expect.poll(() => field.inputValue()).toBe(phone)
  expect(await clerk.getByText(texts.intake.restored).count()).toBe(0)
})

test('What is being typed is there again too, before the field is left', async () => {
  const field = clerk.getByLabel(phoneLabel, { exact: true })
  await field.fill('1390013')
  await clerk.reload()
  await clerk.getByText(texts.intake.restored).waitFor()
  await expect.poll(() => field.inputValue()).toBe('1390013')
})

test('Whoever logs in at the same screen finds nothing of it', async () => {
  await cutOff()
  const field = clerk.getByLabel(phoneLabel, { exact: true })
  await field.fill('13700137002')
  await field.blur()
  await clerk.getByText(texts.intake.notSaved).waitFor()
  expect(await kept()).toContain('13700137002')
  await clerk.getByRole('button', { name: texts.frame.logout }).click()
  await clerk.getByLabel(texts.login.login, { exact: true }).waitFor()
  expect(await kept()).not.toContain('13700137002')
})

test('No page had a fault', async () => {
  expect((await story.allFaults()).filter(fault => !/net::ERR_FAILED/.test(fault))).toEqual([])
})
