/** What a case has led to in writing, to open and to keep, and how its time is counted: for the applicant and for staff. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { callerOf, openApplicant, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { expectGoodPage } from './screen.ts'
import { acceptCase, grantItem, reviewerOf, submitCase } from './shop.ts'
import { consoleTexts, portalTexts } from './texts.ts'

const registration = 'business-registration'

let browser: Browser
let platform: Platform
let story: Story
let applicant: Page
let clerk: Page
let caseId: string

beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'case-documents')
  applicant = await openApplicant(story, platform, 'chenyu')
  const submitted = await submitCase(applicant, 'chenyu', '示范市东湖区文书便利店有限公司')
  caseId = submitted.id
  clerk = await openStaff(story, platform, 'clerk1')
  await acceptCase(callerOf(clerk, '/console'), caseId)
  const reviewer = await openStaff(story, platform, reviewerOf[registration])
  await grantItem(callerOf(reviewer, '/console'), caseId, registration)
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

/** What a link of the page leads to, fetched as the browser would. */
async function fetched(page: Page, name: string) {
  const address = await page.getByRole('link', { name }).getAttribute('href')
  const answer = await page.context().request.get(address ?? '')
  return { type: answer.headers()['content-type'], start: (await answer.body()).subarray(0, 5).toString() }
}

const isFocused = (element: Element) => element === document.activeElement

test('the applicant finds every document on the page of the case', async () => {
  const texts = portalTexts.documents
  await applicant.goto(`/cases/${caseId}`)
  const section = applicant.getByRole('region', { name: texts.heading })
  const entries = section.getByRole('listitem')
  await expect.poll(() => entries.count()).toBe(2)
  expect(await entries.first().innerText()).toContain('准予')
  expect(await entries.last().innerText()).toContain('受理通知书')
  for (const name of [texts.open('受理通知书'), texts.download('受理通知书')])
    expect(await fetched(applicant, name)).toEqual({ type: 'application/pdf', start: '%PDF-' })
  await section.scrollIntoViewIfNeeded()
  await expectGoodPage(applicant, 'portal')
})

test('the window finds the same, each with its entry of the history', async () => {
  const texts = consoleTexts.documents
  await clerk.goto(`/console/cases/${caseId}?tab=documents`)
  const list = clerk.getByRole('list', { name: texts.label })
  await list.waitFor()
  expect(await list.getByRole('listitem').count()).toBe(2)
  const acceptance = list.getByRole('listitem').filter({ hasText: '受理通知书' })
  const link = acceptance.getByRole('link')
  const answer = await clerk.context().request.get((await link.getAttribute('href')) ?? '')
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await captureBoth(clerk, 'console')
  await expectAccessible(clerk)
})

test('the applicant reads in plain words whose turn it is, and opens why with the keyboard', async () => {
  const texts = portalTexts.timeline
  const section = applicant.getByRole('region', { name: texts.heading })
  const entry = (item: string) =>
    section
      .getByRole('listitem')
      .filter({ hasText: `${texts.works.decision} · ${item}` })
      .last()
  await section.getByText(texts.nothingToDo).waitFor()
  expect(await entry('企业').innerText()).toContain(texts.ended(0, 3, 'working-days'))
  const tobacco = entry('烟草')
  expect(await tobacco.innerText()).toContain(texts.beginning(8, 'working-days'))
  const weekends = tobacco.getByText(/^周末：\d 天不算$/)
  expect(await weekends.isVisible()).toBe(false)
  await tobacco.locator('summary').focus()
  await applicant.keyboard.press('Enter')
  await weekends.waitFor()
  await expectGoodPage(applicant, 'portal-timeline')
})

test('the window goes from a bar of the picture to the days of its limit, each with the reason why it counts or not', async () => {
  const texts = consoleTexts.timeline
  await clerk.goto(`/console/cases/${caseId}?tab=progress`)
  const picture = clerk.getByRole('region', { name: texts.scroll })
  await picture.getByRole('button', { name: /烟草专卖零售许可证/ }).focus()
  await clerk.keyboard.press('Enter')
  const tobacco = clerk.locator('details[open]').filter({ hasText: '烟草专卖零售许可证' })
  await expect.poll(() => tobacco.locator('summary').first().evaluate(isFocused)).toBe(true)
  await tobacco.locator('.timeline-days summary').focus()
  await clerk.keyboard.press('Enter')
  const rows = tobacco.getByRole('row')
  await expect.poll(() => rows.count()).toBeGreaterThan(8)
  const told = await rows.allInnerTexts()
  expect(told.at(-1)).toContain(texts.counted(8))
  expect(told.filter(row => row.includes('周末') && row.includes(texts.notCounted)).length).toBeGreaterThan(1)
  await captureBoth(clerk, 'console-timeline')
  await expectAccessible(clerk)
})

test('the same in English', async () => {
  await applicant.evaluate(() =>
    localStorage.setItem('yijianshi.settings', JSON.stringify({ language: 'en' })),
  )
  await applicant.goto(`/cases/${caseId}`)
  const section = applicant.getByRole('region', { name: 'My documents' })
  await section.getByText('Notice of acceptance').waitFor()
  expect(await fetched(applicant, 'Open “Notice of acceptance” (PDF)')).toMatchObject({ start: '%PDF-' })
  await captureBoth(applicant, 'english')
})

test('no page told a fault', async () => {
  expect(await story.allFaults()).toEqual([])
})
