/** The timeline of real cases over the API, told in the weeks around National Day 2026 (1 to 7 October off). */
import type { CaseCommandOnWire } from '@yijianshi/contract/case'
import { type CaseTimeline, caseTimeline, type TimelineBar } from '@yijianshi/contract/case-timeline'
import { getCivilDate, startOfDayMs } from '@yijianshi/core/calendar'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accept, command, grant, review, staff, submitCase, view } from '../demo/test-story.ts'
import { sweepOnce } from '../engine/sweep.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { sweepWork } from '../supervision/sweep-work.ts'

const first = 'business-registration'
const tobacco = 'tobacco-retail-licence'
const food = 'food-business-licence'

let house: TestApp
/** Stopped by a procedure over the holiday, extended, decided. */
let told: string
/** Nobody accepted it in time. */
let deemed: string

/** In the sample catalogue nothing that a shop needs stops the clock. */
function withInspection(catalogue: Catalogue): Catalogue {
  const item = catalogue.items.get(tobacco)
  if (item === undefined) throw new Error(`no item ${tobacco}`)
  const specialProcedures = (item.specialProcedures ?? []).map(one => ({
    ...one,
    limitDays: 10,
    suspends: true,
  }))
  const items = new Map([...catalogue.items, [tobacco, { ...item, specialProcedures }]])
  return { ...catalogue, version: 'with-inspection', items }
}

beforeAll(async () => {
  house = await createTestApp()
  house.useCatalogue(withInspection(house.services.catalogue()))
  told = await nationalDayStory()
  deemed = await deemedStory()
})
afterAll(() => house.close())

function momentOf(date: string, hour: number): number {
  return startOfDayMs(getCivilDate(date)) + hour * 3_600_000
}

const instantOf = (date: string, hour: number) => new Date(momentOf(date, hour)).toISOString()

/** The clock of the server goes on while the story is told: instants are compared by the hour. */
const hourOf = (instant: string | null | undefined) => instant?.slice(0, '2026-09-21T01'.length)
const hour = (date: string, hours: number) => hourOf(instantOf(date, hours))

/** The clock of the server, forward or back. */
function goTo(date: string, hour: number): void {
  house.wait(momentOf(date, hour) - house.services.now())
}

/** Logged in anew: the clock has moved on by days. */
function as(login: string): Promise<TestBrowser> {
  return login === 'chenyu' ? new TestBrowser(house).login(login) : staff(house, login)
}

async function act(login: string, caseId: string, wanted: CaseCommandOnWire) {
  return gotten(await command(await as(login), caseId, wanted))
}

async function nationalDayStory(): Promise<string> {
  goTo('2026-09-21', 9)
  const id = await submitCase(await as('chenyu'), 'chenyu')
  goTo('2026-09-22', 9)
  await accept(await as('clerk1'), id)
  goTo('2026-09-23', 10)
  await grant(await as('market1'), id, first)
  goTo('2026-09-29', 10)
  const notice = '到店里核对与学校的距离'
  const begun = await act('tobacco1', id, {
    type: 'begin-procedure',
    item: tobacco,
    kind: 'site-inspection',
    days: 10,
    notice,
  })
  const procedure = begun.tasks.find(({ item }) => item === tobacco)?.procedures[0]?.id ?? ''
  await act('tobacco1', id, {
    type: 'request-opinion',
    item: tobacco,
    authorities: ['urban-management'],
    question: '门前能不能停车卸货？',
    days: 3,
    silence: 'nothing',
  })
  goTo('2026-10-09', 15)
  await act('tobacco1', id, {
    type: 'end-procedure',
    item: tobacco,
    procedure,
    conclusion: '距离符合规定',
    officials: ['冯涛', '何静'],
  })
  goTo('2026-10-12', 9)
  await act('tobacco1', id, { type: 'extend-task', item: tobacco, days: 3, reason: '要再核对布局规划' })
  goTo('2026-10-19', 10)
  const { opinionRequests } = (await view(await as('urban1'), id)).tasks.find(
    ({ item }) => item === tobacco,
  ) ?? { opinionRequests: [] }
  await act('urban1', id, {
    type: 'give-opinion',
    item: tobacco,
    request: opinionRequests[0]?.id ?? '',
    opinion: 'agree',
    text: '可以',
  })
  const reviewer = await as('tobacco1')
  gotten(await review(reviewer, id, tobacco))
  gotten(await command(reviewer, id, { type: 'decide-task', item: tobacco, outcome: 'grant' }))
  return id
}

async function deemedStory(): Promise<string> {
  goTo('2026-10-20', 9)
  const id = await submitCase(await as('chenyu'), 'chenyu')
  goTo('2026-10-28', 9)
  const faults: unknown[] = []
  await sweepOnce(sweepWork(house.services, { onFault: error => faults.push(error), onMoved: () => {} }))
  expect(faults).toEqual([])
  goTo('2026-10-29', 9)
  return id
}

async function timelineOf(
  login: string,
  caseId: string,
  query: { at?: string | number; as?: string } = {},
): Promise<CaseTimeline> {
  const browser = await as(login)
  return caseTimeline.parse(
    gotten(await browser.call('getCaseTimeline', { params: { case: caseId }, query })),
  )
}

function barOf(timeline: CaseTimeline, lane: string, id: string): TimelineBar {
  const found = timeline.lanes.find(entry => entry.id === lane)?.bars.find(bar => bar.id === id)
  if (found === undefined) throw new Error(`${lane} has no ${id}`)
  return found
}

describe('an item that a procedure stopped over National Day, that was extended and decided', () => {
  const decision = async () =>
    barOf(await timelineOf('chenyu', told), 'authority:tobacco', `decision ${tobacco}`)

  test('was planned from acceptance, after what it waited for', async () => {
    const { work, item, planned, actual } = await decision()
    expect([work, item?.id]).toEqual(['decision', tobacco])
    // Three working days for the registration, then eight: Mid-Autumn and National Day between.
    expect(planned).toEqual({ from: '2026-09-28', to: '2026-10-14' })
    expect(hourOf(actual?.from)).toBe(hour('2026-09-23', 10))
    expect(hourOf(actual?.to)).toBe(hour('2026-10-19', 10))
  })

  test('shows who held the time, and why the clock stood still', async () => {
    const { segments } = await decision()
    expect(segments.map(({ holder, ground }) => [holder, ground])).toEqual([
      ['office', null],
      ['third-party', 'special-procedure'],
      ['office', null],
    ])
    expect(segments.map(({ from }) => hourOf(from))).toEqual([
      hour('2026-09-23', 10),
      hour('2026-09-29', 10),
      hour('2026-10-09', 15),
    ])
  })

  test('says which rule moved the date, and which days did not count', async () => {
    const { limit } = await decision()
    expect(limit?.clock).toMatchObject({ state: 'ended', allowed: 11, used: 9, due: '2026-10-21' })
    expect(limit?.steps.map(({ why, due }) => [why.zh, due])).toEqual([
      ['期限 8 个工作日', '2026-10-12'],
      ['延长 3 个工作日', '2026-10-15'],
      ['做特别程序的时间不算', '2026-10-21'],
    ])
    expect(limit?.pauses.map(({ why, days }) => [why.zh, days])).toEqual([
      ['中秋节放假', 3],
      ['计时中止', 11],
      ['周末', 1],
      ['周末', 2],
    ])
    expect(limit?.days.find(({ date }) => date === '2026-10-10')).toEqual({
      date: '2026-10-10',
      count: 3,
      standing: 'counted',
      why: { zh: '国庆节调休上班', en: 'worked to make up for National Day' },
    })
    expect(limit?.days.at(-1)).toMatchObject({ date: '2026-10-21', count: 11 })
  })

  test('stands beside the procedure itself, which is over', async () => {
    const timeline = await timelineOf('chenyu', told)
    const bar = barOf(timeline, 'authority:tobacco', `special-procedure ${tobacco} procedure-1`)
    expect(bar).toMatchObject({
      work: 'special-procedure',
      subject: { zh: '现场核查' },
      limit: { clock: { state: 'ended', allowed: 10 } },
    })
    expect(hourOf(bar.actual?.to)).toBe(hour('2026-10-09', 15))
  })

  test('goes on with the issue of its result, which it waits for', async () => {
    const then = await timelineOf('clerk1', told, { at: instantOf('2026-10-19', 12) })
    expect(barOf(then, 'authority:tobacco', `issue ${tobacco}`).actual?.to).toBeNull()
    expect(then.waitsFor).toContain('authority:tobacco')
    expect(then.expectedEnd).not.toBeNull()
  })
})

describe('an item that nobody decided', () => {
  test('is overdue day by day, after the seven days of the holiday', async () => {
    const then = await timelineOf('manager1', told, { at: instantOf('2026-10-13', 12) })
    const { limit } = barOf(then, 'authority:market-regulation', `decision ${food}`)
    expect(limit?.clock).toMatchObject({ due: '2026-10-08', overdueBy: 4 })
    expect(limit?.pauses).toContainEqual({
      from: '2026-10-01',
      to: '2026-10-07',
      days: 7,
      why: { zh: '国庆节放假', en: 'day off: National Day' },
    })
    const late = limit?.days.filter(({ date }) => date > '2026-10-08')
    expect(late?.map(({ date, standing }) => [date, standing])).toEqual([
      ['2026-10-09', 'overdue'],
      ['2026-10-10', 'overdue'],
      ['2026-10-11', 'rest-day'],
      ['2026-10-12', 'overdue'],
      ['2026-10-13', 'overdue'],
    ])
    expect(then.restDays).toContainEqual(
      expect.objectContaining({ from: '2026-10-01', to: '2026-10-07', days: 7 }),
    )
  })
})

describe('a case that the law accepted', () => {
  test('leaves the window five counted days, and the day on which the law acted', async () => {
    const bar = barOf(await timelineOf('manager1', deemed), 'window', 'acceptance')
    expect(hourOf(bar.actual?.from)).toBe(hour('2026-10-20', 9))
    expect(hourOf(bar.actual?.to)).toBe(hour('2026-10-28', 9))
    expect(bar.limit?.clock).toMatchObject({ state: 'ended', used: 5, due: '2026-10-27', overdueBy: 1 })
    expect(bar.limit?.days.at(-1)).toMatchObject({ date: '2026-10-28', standing: 'overdue' })
  })

  test('gives the authority the item when the law acted, with a limit from the receipt', async () => {
    const timeline = await timelineOf('market1', deemed)
    const bar = barOf(timeline, 'authority:market-regulation', `decision ${first}`)
    expect(hourOf(bar.actual?.from)).toBe(hour('2026-10-28', 9))
    expect(bar.planned).toEqual({ from: '2026-10-20', to: '2026-10-23' })
    expect(bar.limit?.days[0]).toMatchObject({ date: '2026-10-21', count: 1 })
    expect(bar.limit?.clock).toMatchObject({ due: '2026-10-23', overdueBy: 4 })
    expect(timeline.waitsFor).toContain('authority:market-regulation')
  })
})

describe('a look back', () => {
  test('knows nothing of what came later', async () => {
    const then = await timelineOf('chenyu', told, { at: instantOf('2026-09-30', 12) })
    const bar = barOf(then, 'authority:tobacco', `decision ${tobacco}`)
    expect(then.at).toBe(instantOf('2026-09-30', 12))
    const last = bar.segments.at(-1)
    expect(hourOf(last?.from)).toBe(hour('2026-09-29', 10))
    expect(last).toMatchObject({ to: null, holder: 'third-party', ground: 'special-procedure' })
    expect(bar.limit?.clock).toMatchObject({ state: 'stopped', allowed: 8, used: 2 })
    // The procedure is the authority's to end; the clock of the item itself waits.
    expect(then.waitsFor).toContain('authority:tobacco')
  })

  test('at an event shows the moment of that event', async () => {
    const then = await timelineOf('clerk1', told, { at: 1 })
    expect(hourOf(then.at)).toBe(hour('2026-09-21', 9))
    expect(then.lanes.map(({ id }) => id)).toEqual(['window'])
  })

  test('before the case finds none, and as somebody else only for a manager', async () => {
    const params = { case: told }
    const early = { at: instantOf('2026-09-20', 9) }
    expect(codeOf(await (await as('clerk1')).call('getCaseTimeline', { params, query: early }))).toBe(
      'audit/before-case',
    )
    const found = await house.database.pool.query<{ id: string }>('SELECT id FROM account WHERE login = $1', [
      'clerk1',
    ])
    const query = { as: found.rows[0]?.id ?? '' }
    expect(codeOf(await (await as('clerk1')).call('getCaseTimeline', { params, query }))).toBe('access/role')
  })
})

describe('who reads it', () => {
  test('what authorities ask one another is not shown to the applicant', async () => {
    const [own, staffs] = [await timelineOf('chenyu', told), await timelineOf('urban1', told)]
    const opinion = (timeline: CaseTimeline) =>
      timeline.lanes
        .find(({ id }) => id === 'authority:urban-management')
        ?.bars.find(({ work }) => work === 'opinion')
    expect(opinion(own)).toMatchObject({ subject: null, item: { id: tobacco } })
    expect(opinion(staffs)).toMatchObject({ subject: { zh: '门前能不能停车卸货？' } })
    expect({ ...opinion(staffs), subject: null }).toEqual(opinion(own))
  })

  test('nobody is named in it, and no id of a person stands in it', async () => {
    const { rows } = await house.database.pool.query<{ id: string }>('SELECT id FROM person')
    const text = JSON.stringify(await timelineOf('manager1', told))
    for (const { id } of rows) expect(text).not.toContain(id)
    for (const name of ['陈雨', '冯涛', '何静', '周敏']) expect(text).not.toContain(name)
  })
})
