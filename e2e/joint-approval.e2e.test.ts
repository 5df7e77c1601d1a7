import type { CaseView } from '@yijianshi/contract/case'
import { decisionWords } from '@yijianshi/core/catalogue/decision-form'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { act, choose, write } from './case-acts.ts'
import { toldInOrder } from './in-order.ts'
import { button, inboxRow, openFromDesk, reachStage } from './office.ts'
import { callerOf, openApplicant, openStaff, refusalOf } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { correctMaterials, seaReview, submitSeaUse } from './sea-use.ts'
import { acceptCase, give, viewOf } from './shop.ts'
import { consoleTexts as texts } from './texts.ts'

const reviewName = '海域使用申请审核'
const reportMissing = '论证报告缺第三章，请补全。'
const chartUnclear = '宗海图没有标坐标系。'
const boundary = '请说明是否影响近岸海水浴场水质。'
const disagreement = '距海水浴场不足 1 公里，不同意。'
const condition = '缩减东侧 200 米后同意。'
const minutes = '各部门同意将用海范围东侧缩减 200 米，缩减后不影响浴场水质。'

let browser: Browser
let platform: Platform
let story: Story
let applicant: Page
let clerk: Page
/** 经办人, and the head of the same authority. */
let ocean: Page
let head: Page
let ecology: Page
let land: Page
let submitted: CaseView

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'joint-approval')
  applicant = await openApplicant(story, platform, 'lihua')
  submitted = await submitSeaUse(applicant, 'lihua')
  ;[clerk, ocean, head, ecology, land] = await Promise.all(
    (['shifan-clerk1', 'ocean2', 'ocean1', 'ecology1', 'land1'] as const).map(login =>
      openStaff(story, platform, login),
    ),
  ).then(([one, two, three, four, five]) => {
    if (!one || !two || !three || !four || !five) throw new Error('Somebody has no page')
    return [one, two, three, four, five] as const
  })
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

async function openAsked(page: Page, kind: keyof typeof texts.asked.kinds): Promise<void> {
  await page.goto('/console/inbox?state=asked')
  const row = page
    .getByRole('row')
    .filter({ hasText: submitted.number })
    .filter({ hasText: texts.asked.kinds[kind] })
  await row.getByRole('link').click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function tellMissing(page: Page, material: string, problem: string): Promise<void> {
  await openAsked(page, 'joint-notice')
  const words = texts.window.jointNotice
  await act(
    page,
    words.tell,
    async panel => {
      await choose(panel, words.somethingMissing)
      await panel.getByRole('checkbox', { name: material, exact: true }).check()
      await write(panel, texts.notice.problemOf(material), problem)
      await captureBoth(page, 'tell-missing')
    },
    words.tellSubmit,
  )
}

/** From the inbox: the case has several items of the same authority. */
async function openReview(page: Page): Promise<void> {
  const row = await inboxRow(page, submitted.number)
  await row.getByRole('link', { name: reviewName, exact: true }).click()
  await page.getByRole('region', { name: texts.task.head }).waitFor()
}

const toTask = (page: Page) => page.goto(`/console/cases/${submitted.id}/tasks/${seaReview}`)
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

describe('one joint notice', () => {
  test('is asked for at the window, after the pre-examination', async () => {
    await openFromDesk(clerk, submitted.number, 'submitted')
    await act(clerk, texts.window.preExamine.title, panel =>
      choose(panel, texts.window.preExamine.outcomes.ready),
    )
    await clerk.getByText(texts.window.preExamine.done.ready).waitFor()
    await act(clerk, texts.window.jointNotice.open, undefined, texts.window.jointNotice.submit)
    await clerk.getByText('还没有说明：').waitFor()
    await captureBoth(clerk, 'gathering')
    await expectAccessible(clerk)
  })

  test('gathers what two authorities miss, and goes out as one list when all have told', async () => {
    await ecology.goto('/console/inbox?state=asked')
    await ecology.getByRole('row').filter({ hasText: submitted.number }).waitFor()
    await captureBoth(ecology, 'asked')
    await expectAccessible(ecology)
    await tellMissing(ecology, '海域使用论证报告', reportMissing)
    await tellMissing(ocean, '宗海图', chartUnclear)
    const early = await give(callerOf(clerk, '/console'), submitted.id, { type: 'accept', checked: [] })
    expect(refusalOf(early)).toBe('case/joint-notice-open')
    await openAsked(land, 'joint-notice')
    const words = texts.window.jointNotice
    await act(land, words.tell, panel => choose(panel, words.nothingMissing), words.tellSubmit)
    // Without reading anew: the window sees the one list as soon as the last one has told.
    await reachStage(clerk, 'correcting')
    const view = await viewOf(callerOf(applicant, ''), submitted.id)
    expect(view.notice?.entries.map(({ id, problem }) => [id, problem])).toEqual([
      ['sea-use-report', reportMissing],
      ['sea-chart', chartUnclear],
    ])
    await captureBoth(clerk, 'one-list')
  })

  test('is answered, and the case accepted', async () => {
    await correctMaterials(applicant, submitted.id, ['sea-use-report', 'sea-chart'])
    await acceptCase(callerOf(clerk, '/console'), submitted.id)
    await reachStage(clerk, 'handling')
  })
})

describe('the authority in charge', () => {
  test('signs for the task and begins a special procedure, which stops the clock', async () => {
    await openReview(ocean)
    await button(ocean, texts.taskActs.receive).click()
    await ocean.getByText(texts.taskActs.received, { exact: true }).waitFor()
    const words = texts.taskActs.procedure
    await act(ocean, words.begin(texts.acts.procedures['expert-review']), async panel => {
      await write(panel, words.days, '10')
      await write(panel, words.notice, '论证报告送专家评审，评审时间不计入办理期限。')
    })
    await region(ocean, texts.taskActs.limit.title).getByText(texts.taskActs.limit.states.stopped).waitFor()
    await region(ocean, words.title).getByText(words.stopsClock).waitFor()
    const task = (await viewOf(callerOf(ocean, '/console'), submitted.id)).tasks.find(
      ({ item }) => item === seaReview,
    )
    expect(task?.clock?.state).toBe('stopped')
  })

  test('shows at the window who holds the time, and why the date moved', async () => {
    const words = texts.timeline
    await clerk.goto(`/console/cases/${submitted.id}?tab=progress`)
    const picture = region(clerk, words.scroll)
    const bar = picture.getByRole('button', { name: new RegExp(`^${words.works.decision} · ${reviewName}`) })
    await bar.getByText(words.standing.stopped).waitFor({ state: 'attached' })
    expect(await bar.locator('.held-third-party.open').count()).toBe(1)
    await bar.click()
    const opened = clerk.locator('details[open]')
    await opened.getByText(words.grounds['special-procedure']).waitFor()
    await opened.locator('strong').getByText(words.states.stopped, { exact: true }).waitFor()
    await captureBoth(clerk, 'timeline-stopped')
    await expectAccessible(clerk)
  })

  test('asks those who must be asked, and one of them disagrees', async () => {
    const words = texts.taskActs.opinion
    await act(ocean, words.ask, panel => write(panel, words.question, boundary))
    await captureBoth(ocean, 'task')
    await expectAccessible(ocean)
    await openAsked(ecology, 'opinion')
    await captureBoth(ecology, 'asked-task')
    await act(ecology, words.give, async panel => {
      await choose(panel, texts.acts.opinions.disagree)
      await write(panel, texts.acts.opinionText, disagreement)
    })
    await openAsked(land, 'opinion')
    await act(land, words.give, panel => choose(panel, texts.acts.opinions.agree))
    await region(ocean, words.title).getByText(disagreement).waitFor()
  })

  test('ends the procedure; a second person confirms the review', async () => {
    const words = texts.taskActs.procedure
    await act(ocean, words.end(texts.acts.procedures['expert-review']), panel =>
      write(panel, words.conclusion, '专家评审通过。'),
    )
    // The picture at the window is live: the clock runs again.
    const picture = region(clerk, texts.timeline.scroll)
    const bar = picture.getByRole('button', {
      name: new RegExp(`^${texts.timeline.works.decision} · ${reviewName}`),
    })
    await bar.getByText(texts.timeline.standing.running).waitFor({ state: 'attached' })
    const form = ocean.getByRole('form', { name: texts.review.title })
    await button(form, texts.review.allMet).click()
    await button(form, texts.review.save).click()
    await ocean.getByText(texts.taskActs.second.waiting).waitFor()
    await openReview(head)
    await button(head, texts.taskActs.second.confirm).click()
    await head.getByText(texts.taskActs.second.confirmed).waitFor()
    const early = await give(callerOf(head, '/console'), submitted.id, {
      type: 'decide-task',
      item: seaReview,
      outcome: 'grant',
    })
    expect(refusalOf(early)).toBe('case/opinion-disagrees')
  })
})

/** There are no minutes before the meeting: it is moved to the next moment, and that is waited for. */
async function bringForward(): Promise<void> {
  const call = callerOf(ocean, '/console')
  const [meeting] = (await viewOf(call, submitted.id)).jointActs
  if (meeting === undefined) throw new Error('Nothing is convened')
  const { id: act, place } = meeting
  const reason = '各部门都有时间，提前开。'
  const moveTo = async (heldAt: number) => {
    const moved = { act, place, reason, heldAt: new Date(heldAt).toISOString() }
    return refusalOf(await give(call, submitted.id, { type: 'move-joint-act', ...moved }))
  }
  let heldAt = Date.now() + 1_500
  let refused = await moveTo(heldAt)
  // On a slow machine the moment is past before the command arrives.
  for (let waitMs = 6_000; refused === 'case/time-past' && waitMs < 60_000; waitMs *= 2) {
    heldAt = Date.now() + waitMs
    refused = await moveTo(heldAt)
  }
  expect(refused).toBeUndefined()
  await expect.poll(() => Date.now()).toBeGreaterThan(heldAt)
  await ocean.reload()
}

describe('the joint review meeting', () => {
  test('is convened with agenda and participants', async () => {
    const words = texts.joint
    await toTask(ocean)
    await act(ocean, words.convene, async panel => {
      await panel.getByRole('checkbox').first().check()
      await write(
        panel,
        words.heldAt,
        `${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)}T09:30`,
      )
      await write(panel, words.place, '市政务服务中心 305 会议室')
      await write(panel, words.agenda, '浴场水质\n用海范围')
      await captureBoth(ocean, 'convene')
    })
    await ocean.getByRole('link', { name: new RegExp(texts.joint.kinds.meeting) }).click()
    await region(ocean, words.title).getByText(words.states.convened).waitFor()
    await captureBoth(ocean, 'room')
    await expectAccessible(ocean)
  })

  test('stands at the desk of the window among what is to come', async () => {
    await clerk.goto('/console/desk')
    await clerk.locator('summary').filter({ hasText: texts.asked.upcoming }).click()
    const row = clerk.getByRole('row').filter({ hasText: submitted.number })
    await row.getByRole('link', { name: texts.joint.title }).waitFor()
    await captureBoth(clerk, 'upcoming')
    await expectAccessible(clerk)
  })

  test('hears opinions as they come, and ends with minutes', async () => {
    const words = texts.joint
    await openAsked(ecology, 'joint-opinion')
    await act(ecology, words.give, async panel => {
      await choose(panel, texts.acts.opinions['agree-with-conditions'])
      await write(panel, texts.acts.opinionText, condition)
    })
    // The room of another is live.
    await region(ocean, words.opinions).getByText(condition).waitFor()
    expect(await button(ocean, words.hold).count()).toBe(0)
    await bringForward()
    await act(ocean, words.hold, async panel => {
      await write(panel, words.attendants, '海澜\n韦青\n田原')
      await write(panel, words.minutes, minutes)
      await choose(panel, texts.acts.opinions['agree-with-conditions'])
    })
    await region(ocean, words.minutes).getByText(minutes).waitFor()
    await captureBoth(ocean, 'minutes')
    await expectAccessible(ocean)
  })
})

describe('the decision', () => {
  test('is forwarded to the head, who grants; the result is issued', async () => {
    await toTask(ocean)
    expect(await region(ocean, texts.decision.title).count()).toBe(0)
    await act(ocean, texts.taskActs.forward.title, panel =>
      write(panel, texts.taskActs.forward.proposal, '按会议纪要缩减范围后，建议准予。'),
    )
    await toTask(head)
    await head.getByText('按会议纪要缩减范围后，建议准予。').waitFor()
    await captureBoth(head, 'head')
    await button(head, decisionWords('licence', 'zh').grant).click()
    await region(head, texts.decision.issueTitle).waitFor()
    await button(head, texts.decision.issue).click()
    await region(head, texts.task.outcome).getByText(texts.taskStage.issued).waitFor()
    await captureBoth(head, 'issued')
  })

  test('may be corrected afterwards, and revoked by the head only', async () => {
    const words = texts.taskActs.result
    await toTask(ocean)
    const outcome = region(ocean, texts.task.outcome)
    await outcome.waitFor()
    expect(await ocean.getByRole('button', { name: new RegExp(`^${words.revoke}`) }).count()).toBe(0)
    await act(ocean, words.correct, panel => write(panel, words.correction, '用海面积改为 34.2 公顷。'))
    // As an act on the result, and soon in the history of its e-licence.
    await outcome.getByText('用海面积改为 34.2 公顷。').first().waitFor()
    await expect
      .poll(() => head.getByRole('button', { name: new RegExp(`^${words.revoke}`) }).count())
      .toBe(1)
  })

  test('is delivered ahead of the rest where the applicant wishes so, and tracked', async () => {
    await clerk.goto(`/console/cases/${submitted.id}`)
    await act(clerk, texts.window.separate.title)
    await button(clerk, texts.delivery.title).click()
    const panel = clerk.getByRole('dialog', { name: texts.delivery.title })
    await choose(panel, texts.delivery.methods.post)
    await write(panel, texts.delivery.trackingNumber, 'EM202600099CN')
    await captureBoth(clerk, 'deliver')
    await button(panel, texts.delivery.submit).click()
    await clerk.getByText('EM202600099CN').first().waitFor()
    await act(clerk, texts.window.tracking.title, each =>
      choose(each, texts.window.tracking.states.delivered),
    )
    await clerk.getByText(texts.window.tracking.states.delivered).first().waitFor()
    await captureBoth(clerk, 'delivered')
    await expectAccessible(clerk)
    const view = await viewOf(callerOf(clerk, '/console'), submitted.id)
    expect(view.handings.map(({ items }) => items.map(({ item }) => item))).toEqual([[seaReview]])
    expect(view.stage).toBe('handling')
    expect(await story.allFaults()).toEqual([])
  })
})
