/** 容缺受理 at the screens: a paper that follows later, its letter, the wait, the supplement; and mending on the spot. */
import { readFile } from 'node:fs/promises'
import type { Draft } from '@yijianshi/contract/draft'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitors } from '../packages/server/src/demo/people.ts'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { accept, button, checkMaterials, reachStage } from './office.ts'
import { type Caller, callerOf, gotten, openApplicant, openStaff, refusalOf } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import {
  give,
  grantItem,
  mainAnswers,
  matter,
  prepareDraft,
  reviewerOf,
  reviewItem,
  sampleFile,
  shopForm,
  viewOf,
} from './shop.ts'
import { consoleTexts, portalTexts as texts } from './texts.ts'

const drawing = { id: 'signboard-drawing', name: '招牌效果图', sample: 'signboard-drawing.webp', days: 2 }
const item = 'signboard-filing'
const first = 'business-registration'

let browser: Browser
let platform: Platform
let story: Story
let applicant: Page
let clerk: Page
let draft: Draft
let urban: Caller

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'tolerance')
  applicant = await openApplicant(story, platform, 'chenyu')
  draft = await prepareDraft(applicant, 'chenyu', '示范市东湖区后补便利店有限公司')
  await takeBack(callerOf(applicant, ''), draft.id)
  clerk = await openStaff(story, platform, 'clerk1')
  urban = callerOf(await openStaff(story, platform, reviewerOf[item]), '/console')
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

/** The drawing has not been made yet. */
async function takeBack(call: Caller, id: string): Promise<void> {
  const { files } = gotten(await call('getDraft', { params: { draft: id } }))
  for (const { file } of files.filter(({ material }) => material === drawing.id))
    gotten(await call('deleteFile', { params: { draft: id, file } }))
}

const letters = () => applicant.getByRole('main')
const card = (page: Page): Locator => page.getByRole('region', { name: drawing.name, exact: true })

describe('a citizen hands a paper in later', () => {
  test('by choosing so where the guide allows it', async () => {
    await applicant.goto(`/drafts/${draft.id}/materials`)
    await applicant.getByText(texts.materials.left(1)).waitFor()
    await card(applicant).getByLabel(texts.promises.later(drawing.days), { exact: true }).check()
    await card(applicant).getByText(texts.promises.laterTag, { exact: true }).waitFor()
    await applicant.getByText(texts.promises.allReady(1, 0)).waitFor()
    await expect.poll(() => card(applicant).getByLabel(texts.materials.choose).count()).toBe(0)
    // Pictures above the window are loaded when somebody looks at them.
    await applicant.evaluate(() => window.scrollTo(0, 0))
    await expectAccessible(applicant)
    await captureBoth(applicant, 'later')
  })

  test('reads the letter and signs it with the name of the applicant', async () => {
    await applicant.getByRole('button', { name: texts.continue, exact: true }).click()
    await applicant.getByRole('heading', { name: texts.promises.lettersHeading }).waitFor()
    await letters()
      .getByRole('cell', { name: `受理后 ${drawing.days} 个工作日内` })
      .waitFor()
    const sign = letters().getByRole('button', { name: texts.promises.sign, exact: true })
    await sign.click()
    await applicant.getByRole('alert').getByText(texts.promises.agreeMissing).waitFor()
    await letters().getByLabel(texts.promises.agree).check()
    const name = letters().getByLabel(texts.promises.name('陈雨'))
    await name.fill('陈云')
    await sign.click()
    await applicant.getByRole('alert').getByText('签名和申请人的姓名不一样').waitFor()
    await expectAccessible(applicant)
    await captureBoth(applicant, 'letter')
    await name.fill('陈雨')
    await sign.click()
    await letters()
      .getByText(/^陈雨已签名/)
      .waitFor()
    await captureBoth(applicant, 'letter-signed')
  })

  test('and submits', async () => {
    await applicant.goto(`/drafts/${draft.id}/check`)
    await letters().getByText(texts.promises.laterTag, { exact: true }).waitFor()
    await applicant.getByLabel(texts.check.agree).check()
    await applicant.getByRole('button', { name: texts.check.submit, exact: true }).click()
    await applicant.waitForURL(/\/cases\/[0-9a-f-]{36}\/receipt$/)
    await applicant.goto(`/cases/${draft.id}`)
    const awaited = applicant.getByRole('region', { name: texts.promises.awaited })
    await awaited.getByText(texts.promises.awaitedBeforeAcceptance(1)).waitFor()
    await applicant.getByRole('region', { name: texts.promises.mend }).waitFor()
    await expectAccessible(applicant)
    await captureBoth(applicant, 'submitted')
  })
})

describe('the case goes on meanwhile', () => {
  test('accepted with all but what follows', async () => {
    await clerk.goto(`/console/cases/${draft.id}`)
    await clerk.getByText(consoleTexts.promises.notHandedInYet).waitFor()
    await captureBoth(clerk, 'acceptance')
    await checkMaterials(clerk, draft.plan.checklist.length - 1)
    await accept(clerk)
  })

  test('reviewed and decided, but not issued', async () => {
    const market = callerOf(await openStaff(story, platform, reviewerOf[first]), '/console')
    await grantItem(market, draft.id, first)
    await reviewItem(urban, draft.id, item)
    gotten(await give(urban, draft.id, { type: 'decide-task', item, outcome: 'grant' }))
    const issued = await give(urban, draft.id, { type: 'issue-result', item })
    expect(refusalOf(issued)).toBe('case/material-awaited')
  })

  test('and the citizen is told what is still to come and by when, and hands it in', async () => {
    await applicant.goto(`/cases/${draft.id}`)
    const awaited = applicant.getByRole('region', { name: texts.promises.awaited })
    await awaited.getByText(drawing.name).waitFor()
    await awaited.getByText(texts.case.daysLeft(drawing.days)).waitFor()
    await expectAccessible(applicant)
    await captureBoth(applicant, 'awaited')
    await awaited.getByRole('button', { name: texts.promises.handIn }).click()
    await applicant.getByRole('heading', { name: texts.promises.supplementHeading }).waitFor()
    const send = applicant.getByRole('button', { name: texts.promises.supplementSubmit, exact: true })
    await send.click()
    await applicant.getByRole('alert').getByText(texts.promises.supplementEmpty).waitFor()
    await card(applicant).getByLabel(texts.materials.choose).setInputFiles(sampleFile(drawing.sample))
    await card(applicant).getByText(texts.materials.pages(1)).waitFor()
    await expectAccessible(applicant)
    await captureBoth(applicant, 'supplement')
    await send.click()
    await applicant.waitForURL(new RegExp(`/cases/${draft.id}$`))
    await expect.poll(() => awaited.count()).toBe(0)
    gotten(await give(urban, draft.id, { type: 'issue-result', item }))
  })
})

describe('at the window', () => {
  let call: Caller
  let taken: Draft

  async function prepareAtDesk(): Promise<Draft> {
    const body = { matter, answers: mainAnswers, applicant: visitors.liuyang }
    const begun = gotten(await call('createDraft', { body }))
    const values = shopForm('chenyu', '示范市东湖区刘洋便利店有限公司')
    gotten(await call('changeDraft', { params: { draft: begun.id }, body: { values } }))
    for (const { material, sample } of begun.plan.checklist) {
      if (sample === undefined || material === drawing.id) continue
      const file = { name: sample, mimeType: 'image/webp', buffer: await readFile(sampleFile(sample)) }
      const address = `/console/api/drafts/${begun.id}/materials/${material}/files`
      const answer = await clerk.context().request.post(address, { multipart: { file } })
      if (!answer.ok()) throw new Error(`${sample}: ${await answer.text()}`)
    }
    return begun
  }

  test('the clerk leaves a paper out, prints the letter and confirms the signature', async () => {
    call = callerOf(clerk, '/console')
    taken = await prepareAtDesk()
    await clerk.goto(`/console/intake/${taken.id}`)
    const ways = clerk.getByRole('radiogroup', { name: consoleTexts.promises.way(drawing.name) })
    await ways.getByLabel(consoleTexts.promises.later(drawing.days)).check()
    const open = clerk.getByRole('complementary', { name: consoleTexts.intake.stateTitle })
    await button(open, consoleTexts.intake.submit).click()
    const title = consoleTexts.promises.titles.tolerance
    await open.getByRole('link', { name: title }).waitFor()
    const section = clerk.getByRole('region', { name: consoleTexts.promises.letters })
    const link = section.getByRole('link', { name: consoleTexts.promises.print(title) })
    const printed = await clerk.context().request.get((await link.getAttribute('href')) ?? '')
    expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf'])
    await expectAccessible(clerk)
    await captureBoth(clerk, 'letter-at-the-window')
    await button(section, consoleTexts.promises.confirm(title)).click()
    await section.getByText(/^刘洋 已签/).waitFor()
    await open.getByText(consoleTexts.intake.complete).waitFor()
    await captureBoth(clerk, 'letter-confirmed')
    await button(open, consoleTexts.intake.submit).click()
    await clerk.waitForURL(/\/console\/cases\/[0-9a-f-]{36}/)
  })

  test('mends an error on the spot', async () => {
    await button(clerk, consoleTexts.promises.onTheSpot).click()
    await clerk.getByRole('heading', { level: 1, name: consoleTexts.promises.onTheSpotTitle }).waitFor()
    const address = clerk.getByLabel(/^经营场所详细地址/)
    await address.fill('示范市东湖区春风街道春风路 20 号')
    await address.blur()
    await captureBoth(clerk, 'on-the-spot')
    await button(clerk, consoleTexts.promises.submitOnTheSpot).click()
    await clerk.waitForURL(/\/console\/cases\/[0-9a-f-]{36}/)
    const contents = gotten(await call('getCaseContents', { params: { case: taken.id } }))
    expect(contents.values['premises-address']).toBe('示范市东湖区春风街道春风路 20 号')
    await reachStage(clerk, 'submitted')
  })

  test('takes in what was to follow', async () => {
    await button(clerk, consoleTexts.promises.supplement).click()
    await clerk.getByRole('heading', { level: 1, name: consoleTexts.promises.supplementTitle }).waitFor()
    await clerk
      .getByLabel(consoleTexts.materials.choose(drawing.name), { exact: true })
      .setInputFiles(sampleFile(drawing.sample))
    await clerk.getByRole('button', { name: consoleTexts.materials.show(drawing.sample) }).waitFor()
    await expectAccessible(clerk)
    await captureBoth(clerk, 'supplement-at-the-window')
    await button(clerk, consoleTexts.promises.submitSupplement).click()
    await clerk.waitForURL(/\/console\/cases\/[0-9a-f-]{36}/)
    expect((await viewOf(call, taken.id)).later).toEqual([])
  })
})
