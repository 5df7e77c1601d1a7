import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { CaseView } from '@yijianshi/contract/case'
import type { Draft } from '@yijianshi/contract/draft'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitors } from '../packages/server/src/demo/people.ts'
import { captureBoth, launchBrowser, Story } from './browser.ts'
import { answerAtDesk, chooseMatter, fillDeskField } from './desk-form.ts'
import { toldInOrder } from './in-order.ts'
import { accept, button, checkMaterials } from './office.ts'
import { callerOf, gotten, openApplicant, openStaff, refusalOf } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { give, mainAnswers, matter, reviewerOf, sampleFile, shopForm, viewOf } from './shop.ts'
import { consoleTexts as texts } from './texts.ts'

const visitor = visitors.liuyang
const shopName = '示范市东湖区洋洋便利店有限公司'
const item = 'business-registration'
const phoneLabel = '登记联络员手机（必填）'
const lateSaveMs = 3_000
const answers = [
  ['您想用哪种身份经营？', '公司'],
  ['已经有营业执照了吗？', '否'],
  ['要刻公章、领发票吗？', '是'],
  ['卖哪些食品？', '有散装或现做的食品'],
  ['用自动售货机卖食品吗？', '否'],
  ['卖烟吗？', '是'],
  ['要装招牌或广告吗？', '只装门头招牌'],
  ['卖第二类医疗器械吗？', '否'],
  ['经营场所是谁的？', '租的或借的'],
] as const

let browser: Browser
let platform: Platform
let story: Story
let clerk: Page
let draft: Draft
let taken: CaseView

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'intake')
  clerk = await openStaff(story, platform, 'clerk1')
  await clerk.goto('/console/')
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

describe('the clerk takes in a case for a person at the window', () => {
  test('whose citizen number is checked as it is typed', async () => {
    await clerk.getByRole('link', { name: texts.frame.intake, exact: true }).click()
    await chooseMatter(clerk, '小卖部', '我要开便利店')
    await clerk.getByLabel(texts.intake.person.name, { exact: true }).fill(visitor.name)
    const number = clerk.getByLabel(texts.intake.person.citizenNumber, { exact: true })
    await number.fill(visitor.citizenNumber.replace(/\d$/, digit => String((Number(digit) + 1) % 10)))
    await number.blur()
    await clerk.getByText(texts.personProblems['citizen-number/checksum']).waitFor()
    await number.fill(visitor.citizenNumber)
    await clerk.getByLabel(texts.intake.person.mobile, { exact: true }).fill(visitor.mobile)
    await expect.poll(() => clerk.getByText(texts.personProblems['citizen-number/checksum']).count()).toBe(0)
  })

  test('who sees the plan grow with the answers', async () => {
    await answerAtDesk(clerk, answers)
    await clerk.getByRole('spinbutton', { name: '经营场所有多大？' }).fill('80')
    const plan = clerk.getByRole('complementary', { name: texts.intake.planTitle })
    await plan.getByText(texts.plan.bring(11)).waitFor()
    await captureBoth(clerk, 'plan')
    await button(plan, texts.intake.begin).click()
    await clerk.waitForURL(/\/console\/intake\/[0-9a-f-]{36}$/)
  })

  test('fills in the form', async () => {
    const id = new URL(clerk.url()).pathname.split('/').at(-1) ?? ''
    draft = gotten(await callerOf(clerk, '/console')('getDraft', { params: { draft: id } }))
    const values = { ...shopForm('chenyu', shopName), 'premises-region': '桃园社区' }
    const main = clerk.getByRole('main')
    for (const field of draft.plan.form.fields) {
      const value = Object.entries(values).find(([element]) => element === field.element)?.[1]
      if (value !== undefined) await fillDeskField(main, field, value)
    }
    const { length } = draft.plan.form.fields
    await clerk.getByText(texts.intake.fieldsGood(length, length)).waitFor()
  })

  test('leaves while the last save is on its way, comes back and finds it', async () => {
    const address = new RegExp(`/api/drafts/${draft.id}$`)
    const slowly = async (route: Route) => {
      if (route.request().method() === 'PATCH') await delay(lateSaveMs)
      await route.continue()
    }
    await clerk.route(address, slowly)
    const phone = clerk.getByLabel(phoneLabel, { exact: true })
    const before = await phone.inputValue()
    for (const number of ['13800138001', before]) {
      await phone.fill(number)
      await clerk.getByRole('link', { name: texts.frame.intake, exact: true }).click()
      await clerk.getByRole('heading', { level: 1, name: texts.intake.title }).waitFor()
      await clerk.goBack()
      await expect.poll(() => phone.inputValue()).toBe(number)
    }
    await clerk.unroute(address, slowly)
  })

  test('scans the materials, is told what is missing, and submits', async () => {
    const open = clerk.getByRole('complementary', { name: texts.intake.stateTitle })
    const [last, ...others] = draft.plan.checklist.filter(entry => entry.sample !== undefined).toReversed()
    for (const { name, sample = '' } of others) {
      await clerk
        .getByLabel(texts.materials.choose(name.zh), { exact: true })
        .setInputFiles(sampleFile(sample))
      await clerk.getByRole('button', { name: texts.materials.show(sample) }).waitFor()
    }
    await button(open, texts.intake.submit).click()
    await open.getByRole('link', { name: last?.name.zh ?? '' }).waitFor()
    await captureBoth(clerk, 'material-missing')
    const choose = clerk.getByLabel(texts.materials.choose(last?.name.zh ?? ''), { exact: true })
    await choose.setInputFiles(sampleFile(last?.sample ?? ''))
    await open.getByText(texts.intake.complete).waitFor()
    await captureBoth(clerk, 'complete')
    await button(open, texts.intake.submit).click()
    await clerk.waitForURL(/\/console\/cases\/[0-9a-f-]{36}/)
    taken = await viewOf(callerOf(clerk, '/console'), draft.id)
    const { values } = gotten(
      await callerOf(clerk, '/console')('getCaseContents', { params: { case: draft.id } }),
    )
    const asked = new Set(draft.plan.form.fields.map(field => field.element))
    const wanted = Object.entries(shopForm('chenyu', shopName)).filter(([element]) => asked.has(element))
    expect(values).toEqual(Object.fromEntries(wanted))
    expect(taken).toMatchObject({ stage: 'submitted', channel: 'window', applicantName: visitor.name })
  })

  test('accepts it at once and has the notice of acceptance to hand out', async () => {
    await checkMaterials(clerk, 11)
    await accept(clerk)
    await captureBoth(clerk, 'accepted')
    const link = clerk.getByRole('link', { name: texts.print.acceptance })
    const file = await clerk.context().request.get((await link.getAttribute('href')) ?? '')
    expect(file.headers()['content-type']).toBe('application/pdf')
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('taking in and deciding stay apart', () => {
  test('the clerk may neither review nor decide nor issue', async () => {
    const call = callerOf(clerk, '/console')
    const { reviewPoints } = gotten(await call('getCaseContents', { params: { case: taken.id } }))
    const findings = reviewPoints
      .filter(point => point.item === item)
      .map(({ id }) => ({ point: id, met: true }))
    const answered = [
      await give(call, taken.id, { type: 'review-task', item, findings }),
      await give(call, taken.id, { type: 'decide-task', item, outcome: 'grant' }),
      await give(call, taken.id, { type: 'issue-result', item }),
    ]
    expect(answered.map(refusalOf)).toEqual(['access/role', 'access/role', 'access/role'])
    await clerk.goto(`/console/cases/${taken.id}/tasks/${item}`)
    await clerk.getByRole('region', { name: texts.task.head }).waitFor()
    await clerk.getByRole('tablist', { name: texts.task.papers }).waitFor()
    expect(await clerk.getByRole('form', { name: texts.review.title }).count()).toBe(0)
  })

  test('the reviewer may neither take in nor accept nor deliver, and sees no other authority’s task', async () => {
    const call = callerOf(await openStaff(story, platform, reviewerOf[item]), '/console')
    const begun = await call('createDraft', { body: { matter, answers: mainAnswers, applicant: visitor } })
    const answered = [
      await give(call, taken.id, { type: 'accept', checked: [] }),
      await give(call, taken.id, { type: 'deliver', method: 'window' }),
    ]
    expect([begun, ...answered].map(refusalOf)).toEqual(['access/role', 'access/role', 'access/role'])
    const foreign = await give(call, taken.id, {
      type: 'decide-task',
      item: 'tax-registration',
      outcome: 'grant',
    })
    expect(refusalOf(foreign)).toMatch(/^access\/not-your-(?:item|authority)$/)
  })

  test('another applicant does not even learn that there is such a case', async () => {
    const call = callerOf(await openApplicant(story, platform, 'lihua'), '')
    expect(refusalOf(await call('getCase', { params: { case: taken.id }, query: {} }))).toBe('case/not-found')
    const none = await call('getCase', { params: { case: randomUUID() }, query: {} })
    expect(refusalOf(none)).toBe('case/not-found')
    expect(await story.allFaults()).toEqual([])
  })
})
