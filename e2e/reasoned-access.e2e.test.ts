/** A manager says why before contents are shown; the applicant reads who looked, when and why, and takes the data away. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { captureAccessible, captureBoth, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { button } from './office.ts'
import { callerOf, gotten, openApplicant, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { consoleTexts, portalTexts } from './texts.ts'

const words = consoleTexts.reasonedAccess
const own = portalTexts.myData
const reason = '申请人来电说一直没有消息'

let browser: Browser
let platform: Platform
let story: Story
let manager: Page
let applicant: Page
let caseId: string
let number: string

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'reasoned-access')
  ;[manager, applicant] = await Promise.all([
    openStaff(story, platform, 'manager1'),
    openApplicant(story, platform, 'wangfang'),
  ])
  const { cases } = gotten(await callerOf(applicant, '')('listCases', { query: { scope: 'own' } }))
  const [first] = cases.filter(({ stage }) => stage === 'handling')
  if (first === undefined) throw new Error('wangfang has no case that is handled')
  caseId = first.id
  number = first.number
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

const tab = (name: keyof typeof consoleTexts.caseView.tabs) =>
  manager.getByRole('tab', { name: consoleTexts.caseView.tabs[name], exact: true })

test('a manager sees progress, and contents once a reason is written', async () => {
  await manager.goto(`/console/cases/${caseId}`)
  await manager.getByText(words.closed, { exact: true }).waitFor()
  expect(await tab('form').count()).toBe(0)
  await button(manager, words.title).click()
  const panel = manager.getByRole('dialog', { name: words.title })
  await button(panel, words.open).click()
  await panel.getByText(words.wordsMissing).waitFor()
  await captureAccessible(manager, 'reason-missing')
  await panel.getByRole('radio', { name: words.purposes.complaint }).check()
  await panel.getByLabel(words.words).fill(reason)
  await button(panel, words.open).click()
  await tab('form').click()
  await manager.getByRole('region', { name: consoleTexts.caseView.answers }).waitFor()
  await manager.getByText(reason).waitFor()
  await captureAccessible(manager, 'contents')
  await button(manager, words.end).click()
  await manager.getByText(words.closed, { exact: true }).waitFor()
  await expect.poll(() => tab('form').count()).toBe(0)
})

test('the applicant reads who looked, when and why', async () => {
  await applicant.goto('/my')
  await applicant.getByRole('link', { name: own.title, exact: true }).click()
  const looks = applicant.getByRole('region', { name: own.looks.heading })
  await looks.getByText(portalTexts.looks.why(portalTexts.looks.purposes.complaint, reason)).first().waitFor()
  await looks
    .getByRole('link', { name: own.looks.of(number) })
    .first()
    .waitFor()
  expect(await looks.getByText('马骏').count()).toBe(0)
  await captureBoth(applicant, 'my-data')
  await captureAccessible(applicant, 'my-data-phone')
})

test('puts the mobile number right, and takes everything away', async () => {
  await applicant.getByText(own.mobile.heading, { exact: true }).click()
  await applicant.getByLabel(own.mobile.label, { exact: true }).fill('13800005678')
  await applicant.getByRole('button', { name: own.mobile.button }).click()
  await applicant.getByText('13800005678', { exact: true }).waitFor()
  const [download] = await Promise.all([
    applicant.waitForEvent('download'),
    applicant.getByRole('link', { name: own.download.button }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^我的信息-\d{4}-\d\d-\d\d\.zip$/)
  // The end record of a ZIP, and nothing behind it.
  const bytes = await readFile(await download.path())
  expect(bytes.readUInt32LE(bytes.length - 22)).toBe(0x06054b50)
})

test('no page told a fault', async () => {
  expect(await story.allFaults()).toEqual([])
})
