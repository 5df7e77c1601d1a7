import type { CaseView } from '@yijianshi/contract/case'
import { decisionWords } from '@yijianshi/core/catalogue/decision-form'
import { refusal } from '@yijianshi/core/refusal'
import { refusalText } from '@yijianshi/core/refusal/texts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../packages/server/src/demo/people.ts'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { act, choose, pick, write } from './case-acts.ts'
import { toldInOrder } from './in-order.ts'
import { button, reachStage } from './office.ts'
import { callerOf, gotten, openApplicant, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { seaReview, submitSeaUse } from './sea-use.ts'
import { acceptCase, give, reviewItem, viewOf } from './shop.ts'
import { consoleTexts as texts } from './texts.ts'

const whyReturned = '宗海图文件打不开。'
const explanation = '已请申请人重新上传，可以打开。'
const objected = '会影响村里的航道。'
const answered = '航道在用海范围以外 1 公里。'
const reasons = '与海洋功能区划不符。'
const fee = 'sea-use-fee'
const registration = 'sea-use-right-registration'

let browser: Browser
let platform: Platform
let story: Story
let applicant: Page
let clerk: Page
let manager: Page
let ocean: Page
let head: Page
let submitted: CaseView

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'joint-approval-acts')
  applicant = await openApplicant(story, platform, 'wangfang')
  submitted = await submitSeaUse(applicant, 'wangfang')
  clerk = await openStaff(story, platform, 'shifan-clerk1')
  manager = await openStaff(story, platform, 'manager1')
  ocean = await openStaff(story, platform, 'ocean2')
  head = await openStaff(story, platform, 'ocean1')
  await acceptCase(callerOf(clerk, '/console'), submitted.id)
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function openCase(page: Page): Promise<void> {
  await page.goto(`/console/cases/${submitted.id}`)
  await region(page, texts.caseView.head).waitFor()
}

async function openTask(page: Page, item: string): Promise<void> {
  await page.goto(`/console/cases/${submitted.id}/tasks/${item}`)
  await region(page, texts.task.head).waitFor()
}

/** Somebody who is asked, without a screen. */
async function callerFor(login: string) {
  const call = callerOf(await story.openPage({ viewport: 'desktop', baseURL: platform.address }), '/console')
  gotten(await call('login', { body: { login, password: demoPassword } }))
  return call
}

const current = () => viewOf(callerOf(clerk, '/console'), submitted.id)
async function taskOf(item: string) {
  const task = (await current()).tasks.find(each => each.item === item)
  if (task === undefined) throw new Error(`${item} is not in the case`)
  return task
}

describe('between window and authority', () => {
  test('a task is returned once with a reason, and answered by the window', async () => {
    await openTask(ocean, seaReview)
    await act(ocean, texts.taskActs.returned.title, panel => write(panel, texts.acts.reason, whyReturned))
    await region(ocean, texts.task.head).getByText(texts.taskStage.returned).waitFor()
    await openCase(clerk)
    await clerk.getByText(texts.taskStage.returned).waitFor()
    await captureBoth(clerk, 'returned')
    await expectAccessible(clerk)
    const words = texts.window.resend
    await act(
      clerk,
      words.title,
      async panel => {
        await panel.getByText(whyReturned).waitFor()
        await write(panel, words.explanation, explanation)
      },
      words.submit,
    )
    await region(ocean, texts.task.head).getByText(texts.taskStage.dispatched).waitFor()
    await expect
      .poll(() => ocean.getByRole('button', { name: texts.taskActs.returned.title }).count())
      .toBe(0)
  })

  test('an objection during publicity is taken at the window and answered by the authority', async () => {
    const words = texts.taskActs.procedure
    await act(ocean, words.begin(texts.acts.procedures.publicity), panel =>
      write(panel, words.notice, '论证报告公示 5 个工作日。'),
    )
    await act(clerk, texts.window.objection.title, panel =>
      write(panel, texts.window.objection.text, objected),
    )
    await region(ocean, words.title).getByText(objected).waitFor()
    await captureBoth(ocean, 'objection')
    await act(ocean, texts.taskActs.objection.answer, async panel => {
      await choose(panel, texts.taskActs.objection.upholds.no)
      await write(panel, texts.taskActs.objection.text, answered)
    })
    await region(ocean, words.title).getByText(answered).waitFor()
    await act(ocean, words.end(texts.acts.procedures.publicity), panel =>
      write(panel, words.conclusion, '公示期满，异议不成立。'),
    )
    await region(ocean, words.title).getByText('公示期满，异议不成立。').waitFor()
  })
})

describe('the limit', () => {
  test('is shortened and extended by the head only, and extended once', async () => {
    await openTask(ocean, seaReview)
    const limit = texts.taskActs.limit
    expect(await ocean.getByRole('button', { name: limit.extend, exact: true }).count()).toBe(0)
    await openTask(head, seaReview)
    await act(head, limit.shorten, async panel => {
      await write(panel, limit.newDays, '8')
      await write(panel, texts.acts.reason, '材料齐全，可以提前办结。')
    })
    await expect.poll(async () => (await taskOf(seaReview)).promisedDays).toBe(8)
    await act(head, limit.extend, async panel => {
      await write(panel, texts.acts.days, '5')
      await write(panel, texts.acts.reason, '海况不允许现场核查。')
    })
    await region(head, limit.title).getByText(limit.extended(5, '海况不允许现场核查。')).waitFor()
    await expect.poll(() => button(head, limit.extend).count()).toBe(0)
    await captureBoth(head, 'limit')
    await expectAccessible(head)
  })
})

describe('the centre', () => {
  test('adds an authority and gives an item to another one, with reasons', async () => {
    await openCase(manager)
    const row = (name: string) =>
      manager.getByRole('listitem').filter({ has: manager.getByRole('heading', { name, exact: true }) })
    const open = async (name: string, title: string) =>
      row(name)
        .getByRole('button', { name: new RegExp(`^${title}`) })
        .click()
    await open('海域使用金征收', texts.window.addAuthority.title)
    const added = manager.getByRole('dialog', { name: texts.window.addAuthority.title })
    await pick(added, texts.acts.authority, '示范市东湖区消防救援大队')
    await write(added, texts.acts.reason, '涉及消防设施。')
    await captureBoth(manager, 'add-authority')
    await button(added, texts.acts.submit).click()
    await added.waitFor({ state: 'hidden' })
    await expect.poll(async () => (await taskOf(fee)).addedAuthorities.length).toBe(1)
    await open('海域使用权首次登记', texts.window.transfer.title)
    const moved = manager.getByRole('dialog', { name: texts.window.transfer.title })
    await pick(moved, texts.acts.authority, '示范市海洋发展局')
    await write(moved, texts.acts.reason, '机构改革，登记职责已划转。')
    await button(moved, texts.acts.submit).click()
    await expect.poll(async () => (await taskOf(registration)).authority).toBe('ocean')
  })

  test('convenes a site inspection, moves it and cancels it; a time that is past is refused in words', async () => {
    const words = texts.joint
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    await act(manager, words.convene, async panel => {
      await choose(panel, words.kinds['site-inspection'])
      await panel.getByRole('checkbox').first().check()
      await write(panel, words.heldAt, `${day(-3)}T09:00`)
      await write(panel, words.place, '东湾码头')
      await button(panel, texts.acts.submit).click()
      await panel
        .getByRole('alert')
        .getByText(refusalText(refusal('case/time-past'), 'zh'))
        .waitFor()
      await captureBoth(manager, 'time-past')
      await write(panel, words.heldAt, `${day(3)}T09:00`)
    })
    await manager.getByRole('link', { name: new RegExp(words.kinds['site-inspection']) }).click()
    await act(manager, words.move, async panel => {
      await write(panel, words.place, '东湾二号码头')
      await write(panel, texts.acts.reason, '一号码头检修。')
    })
    await region(manager, words.title).getByText('东湾二号码头').waitFor()
    await act(manager, words.cancel, panel => write(panel, texts.acts.reason, '改为视频勘验。'))
    await manager.getByText(words.cancelled('改为视频勘验。')).waitFor()
    await expect.poll(() => region(manager, texts.caseView.actions).count()).toBe(0)
    await expectAccessible(manager)
  })

  test('reopens what was refused, after a reconsideration', async () => {
    const call = callerOf(head, '/console')
    const handler = callerOf(ocean, '/console')
    const ask = {
      type: 'request-opinion',
      item: seaReview,
      question: '有无意见？',
      days: 3,
      silence: 'nothing',
    } as const
    gotten(await give(handler, submitted.id, { ...ask, authorities: ['ecology', 'natural-resources'] }))
    for (const login of ['ecology1', 'land1']) {
      const asked = await callerFor(login)
      const opinion = {
        type: 'give-opinion',
        item: seaReview,
        request: 'opinion-1',
        opinion: 'agree',
        text: '',
      } as const
      gotten(await give(asked, submitted.id, opinion))
    }
    await reviewItem(handler, submitted.id, seaReview, reasons)
    gotten(await give(call, submitted.id, { type: 'confirm-review', item: seaReview }))
    await openTask(head, seaReview)
    const decision = region(head, texts.decision.title)
    const { refuse } = decisionWords('licence', 'zh')
    await button(decision, refuse).click()
    await button(decision, texts.decision.confirmRefuse(refuse)).click()
    await region(head, texts.task.outcome).getByText(reasons).first().waitFor()
    await endFee()
    await openCase(manager)
    await reachStage(manager, 'concluded')
    const words = texts.window.reopen
    await act(manager, words.title, async panel => {
      await write(panel, words.document, '示政复决〔2026〕12 号')
      await write(panel, texts.acts.reason, '功能区划已调整，应当重新审查。')
      await captureBoth(manager, 'reopen')
    })
    await reachStage(manager, 'handling')
    await manager.getByText('示政复决〔2026〕12 号').first().waitFor()
    await captureBoth(manager, 'reopened')
    await expectAccessible(manager)
    expect((await taskOf(seaReview)).stage).toBe('dispatched')
    // Of the command that was refused the browser tells too.
    const faults = await story.allFaults()
    expect(faults.map(fault => /status of (\d+)/.exec(fault)?.[1] ?? fault)).toEqual(['422'])
  })
})

/** The fee is not needed; that an authority was added, it has to be asked first. */
async function endFee(): Promise<void> {
  const added = (await taskOf(fee)).addedAuthorities.map(({ id }) => id)
  const handler = callerOf(ocean, '/console')
  const ask = {
    type: 'request-opinion',
    item: fee,
    question: '有无意见？',
    days: 3,
    silence: 'nothing',
  } as const
  const asked = gotten(await give(handler, submitted.id, { ...ask, authorities: added }))
  const request = asked.tasks.find(task => task.item === fee)?.opinionRequests[0]?.id ?? ''
  const fire = await callerFor('fire1')
  gotten(
    await give(fire, submitted.id, { type: 'give-opinion', item: fee, request, opinion: 'agree', text: '' }),
  )
  await reviewItem(handler, submitted.id, fee)
  await openTask(head, fee)
  if (await button(head, texts.taskActs.second.confirm).isVisible()) {
    await button(head, texts.taskActs.second.confirm).click()
  }
  await act(head, texts.taskActs.notNeeded, panel =>
    write(panel, texts.acts.reason, '没有批准用海，不用缴。'),
  )
  await expect.poll(async () => (await taskOf(fee)).stage).toBe('not-needed')
}
