import type { CaseContents, CaseView } from '@yijianshi/contract/case'
import { decisionWords } from '@yijianshi/core/catalogue/decision-form'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureBoth, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { accept, button, checkMaterials, handleTask, openFromDesk, openTask, reachStage } from './office.ts'
import { callerOf, gotten, openApplicant, openStaff, refusalOf } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import {
  acceptCase,
  type DemoItem,
  give,
  grantItem,
  mainAnswers,
  reviewerOf,
  reviewItem,
  sampleFile,
  submitCase,
  viewOf,
} from './shop.ts'
import { consoleTexts, portalTexts as texts } from './texts.ts'

const unclearDrawing = consoleTexts.notice.phrases[1] ?? ''
const incompleteAddress = '请写到门牌号，与租赁合同一致。'
const newAddress = '示范市东湖区春风街道春风路 20 号 1 层 103'
const tooNear = '店门离小学校门不足 50 米。'
let browser: Browser
let platform: Platform
let story: Story
let applicant: Page
let clerk: Page
let submitted: CaseView
let before: CaseContents

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'notice-and-refusal')
  applicant = await openApplicant(story, platform, 'chenyu')
  submitted = await submitCase(applicant, 'chenyu', '示范市东湖区小桃园便利店有限公司')
  before = await contentsAtTheWindow()
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

async function contentsAtTheWindow(): Promise<CaseContents> {
  clerk ??= await openStaff(story, platform, 'clerk1')
  return gotten(await callerOf(clerk, '/console')('getCaseContents', { params: { case: submitted.id } }))
}

async function callerFor(item: DemoItem) {
  return callerOf(await openStaff(story, platform, reviewerOf[item]), '/console')
}

describe('the one-time notice', () => {
  test('names a material and a field with what is wrong', async () => {
    await openFromDesk(clerk, submitted.number, 'submitted')
    await button(clerk, consoleTexts.notice.title).click()
    const panel = clerk.getByRole('dialog', { name: consoleTexts.notice.title })
    await panel.getByRole('checkbox', { name: '招牌效果图', exact: true }).check()
    await panel.getByRole('button', { name: unclearDrawing }).click()
    await panel.locator('summary').filter({ hasText: '店面' }).click()
    await panel.getByRole('checkbox', { name: '经营场所详细地址', exact: true }).check()
    await expect.poll(() => button(panel, consoleTexts.notice.submit).isDisabled()).toBe(true)
    await panel.getByLabel(consoleTexts.notice.problemOf('经营场所详细地址')).fill(incompleteAddress)
    await captureBoth(clerk, 'notice')
    await button(panel, consoleTexts.notice.submit).click()
    await reachStage(clerk, 'correcting')
    await expect.poll(() => button(clerk, consoleTexts.notice.title).count()).toBe(0)
    await captureBoth(clerk, 'noticed')
    await clerk.goto(`/console/cases/${submitted.id}/notice/print`)
    await clerk.getByRole('cell', { name: incompleteAddress }).waitFor()
    await captureBoth(clerk, 'notice-paper')
  })

  test('is answered by correcting just these two', async () => {
    await applicant.goto(`/cases/${submitted.id}`)
    const told = applicant.getByRole('region', { name: texts.case.notice })
    await told.getByText(unclearDrawing).waitFor()
    await told.getByText(incompleteAddress).waitFor()
    await captureBoth(applicant, 'notice-told')
    await told.getByRole('button', { name: texts.case.correct }).click()
    const entries = applicant.getByRole('region', { name: texts.draft.notice })
    await entries.getByRole('link', { name: '经营场所详细地址' }).click()
    await applicant.getByLabel('经营场所详细地址', { exact: true }).fill(newAddress)
    await captureBoth(applicant, 'correct-field')
    await applicant.getByRole('link', { name: texts.draft.toTasks }).click()
    await entries.getByRole('link', { name: '招牌效果图' }).click()
    const card = applicant.getByRole('region', { name: '招牌效果图', exact: true })
    await card.getByText(texts.materials.pages(0)).waitFor()
    await card.getByLabel(texts.materials.choose).setInputFiles(sampleFile('signboard-drawing.webp'))
    await card.getByText(texts.materials.pages(1)).waitFor()
    await captureBoth(applicant, 'correct-material')
    await applicant.getByRole('link', { name: texts.draft.toTasks }).first().click()
    await applicant.getByRole('link', { name: texts.draft.check }).click()
    await applicant.getByText(newAddress).waitFor()
    await applicant.getByLabel(texts.check.agree).check()
    await applicant.getByRole('button', { name: texts.check.submitCorrection }).click()
    await applicant.waitForURL(/\/cases\/[0-9a-f-]{36}\/receipt$/)
    await applicant.goto(`/cases/${submitted.id}`)
    await applicant.getByText(texts.case.noticeDone).waitFor()
    await captureBoth(applicant, 'corrected')

    const after = await contentsAtTheWindow()
    expect(after.values).toEqual({ ...before.values, 'premises-address': newAddress })
    const kept = (contents: CaseContents) =>
      contents.files
        .filter(file => file.material !== 'signboard-drawing')
        .map(file => file.file)
        .toSorted()
    expect(kept(after)).toEqual(kept(before))
  })

  test('is issued once: no screen offers a second one and the server refuses it', async () => {
    await openFromDesk(clerk, submitted.number, 'submitted')
    await clerk.getByText(consoleTexts.notice.answered).waitFor()
    await button(clerk, consoleTexts.accept.submit).waitFor()
    expect(await button(clerk, consoleTexts.notice.title).count()).toBe(0)
    await captureBoth(clerk, 'corrected-at-window')
    const entries = [{ subject: 'field' as const, id: 'email', problem: '还有一处' }]
    const second = await give(callerOf(clerk, '/console'), submitted.id, { type: 'issue-notice', entries })
    expect(refusalOf(second)).toBe('case/second-notice')
    await checkMaterials(clerk, 11)
    await accept(clerk)
  })
})

describe('a refusal', () => {
  test('needs a point that is not met and tells the reasons', async () => {
    await grantItem(await callerFor('business-registration'), submitted.id, 'business-registration')
    const tobacco = await openStaff(story, platform, reviewerOf['tobacco-retail-licence'])
    await openTask(tobacco, submitted.number)
    const form = tobacco.getByRole('form', { name: consoleTexts.review.title })
    await button(form, consoleTexts.review.allMet).click()
    const first = form.getByRole('listitem').first()
    await first.getByText(consoleTexts.review.unmet, { exact: true }).click()
    await expect.poll(() => button(form, consoleTexts.review.save).isDisabled()).toBe(true)
    await first.getByRole('textbox').fill(tooNear)
    await captureBoth(tobacco, 'review-unmet')
    await button(form, consoleTexts.review.save).click()
    const decision = tobacco.getByRole('region', { name: consoleTexts.decision.title })
    const act = decisionWords('licence', 'zh')
    await expect.poll(() => button(decision, act.grant).isDisabled()).toBe(true)
    await button(decision, act.refuse).click()
    const reasons = decision.getByLabel(consoleTexts.decision.reasons(act.refuse))
    await expect.poll(() => reasons.inputValue()).toContain(tooNear)
    await captureBoth(tobacco, 'refuse')
    await button(decision, consoleTexts.decision.confirmRefuse(act.refuse)).click()
    await tobacco
      .getByRole('region', { name: consoleTexts.task.outcome })
      .getByText(tooNear)
      .first()
      .waitFor()
    await captureBoth(tobacco, 'refused')
  })

  test('stops nobody else: the others go on to their results', async () => {
    const seal = await openStaff(story, platform, reviewerOf['seal-filing'])
    await handleTask(seal, submitted.number)
    for (const item of ['food-business-licence', 'signboard-filing', 'tax-registration'] as const) {
      await grantItem(await callerFor(item), submitted.id, item)
    }
    await openFromDesk(clerk, submitted.number, 'concluded')
    await button(clerk, consoleTexts.delivery.title).click()
    const panel = clerk.getByRole('dialog', { name: consoleTexts.delivery.title })
    await expect.poll(() => panel.locator('.result-list li').count()).toBe(5)
    await button(panel, consoleTexts.delivery.submit).click()
    await reachStage(clerk, 'closed')
  })

  test('is read by the applicant with its reasons, beside five results', async () => {
    await applicant.goto(`/cases/${submitted.id}`)
    const progress = applicant.getByRole('region', { name: texts.case.progress })
    const refused = progress.getByRole('listitem').filter({ hasText: texts.case.taskStages.refused })
    await refused.getByText(tooNear).waitFor()
    await expect.poll(() => refused.count()).toBe(1)
    const results = applicant.getByRole('region', { name: texts.case.results }).getByRole('listitem')
    await expect.poll(() => results.count()).toBe(5)
    await captureBoth(applicant, 'refusal-told')
  })
})

describe('a refused business registration', () => {
  test('stops what depends on it, and says so', async () => {
    const answers = { ...mainAnswers, tobacco: false, sign: 'none' }
    const small = await submitCase(applicant, 'chenyu', '示范市东湖区小石榴便利店有限公司', answers)
    const atWindow = callerOf(clerk, '/console')
    await acceptCase(atWindow, small.id)
    const market = await callerFor('business-registration')
    const item = 'business-registration'
    await reviewItem(market, small.id, item, '名称与已登记企业相同。')
    const granted = await give(market, small.id, { type: 'decide-task', item, outcome: 'grant' })
    expect(refusalOf(granted)).toBe('case/points-unmet')
    const reasons = '名称与已登记企业相同，请换一个名称再申请。'
    gotten(await give(market, small.id, { type: 'decide-task', item, outcome: 'refuse', reasons }))

    const stages = (await viewOf(atWindow, small.id)).tasks.map(task => [task.item, task.stage])
    expect(stages).toEqual([
      ['business-registration', 'refused'],
      ['seal-filing', 'stopped'],
      ['tax-registration', 'stopped'],
      ['food-business-licence', 'stopped'],
    ])
    await applicant.goto(`/cases/${small.id}`)
    await applicant.getByRole('region', { name: texts.case.progress }).getByText(reasons).waitFor()
    const stopped = applicant.getByRole('listitem').filter({ hasText: texts.case.taskStages.stopped })
    await expect.poll(() => stopped.count()).toBe(3)
    await stopped.first().getByText(texts.case.stoppedBecause('企业（个体工商户）设立登记')).waitFor()
    await captureBoth(applicant, 'dependants-stopped')
    expect(await story.allFaults()).toEqual([])
  })
})
