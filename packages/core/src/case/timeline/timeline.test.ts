/** What the timeline tells of a case, rule by rule. 1 to 7 October 2026 are days off, Saturday the 10th is worked. */
import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../../access/access.ts'
import { civilDateOf, nationalWorkingCalendar } from '../../calendar/calendar.ts'
import {
  applicant,
  atNine,
  CLOSED,
  CONVENED,
  clerk,
  dispatched,
  given,
  HANDLING,
  headOf,
  lastMoment,
  manager,
  noticeIssued,
  on,
  recordedFrom,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  TOLERATING,
  taskRefused,
} from '../case.fixture.ts'
import type { CaseEvent } from '../events.ts'
import {
  asked,
  begun,
  ended,
  found,
  issuedCase,
  permitCase,
  permitGranted,
  permitIssued,
  registry,
  spoke,
} from '../task-law.fixture.ts'
import { EXPLAINED_DAYS } from './limits.ts'
import { caseTimeline, type TimelineBar } from './timeline.ts'

function timelineOf(steps: readonly Step[], now = lastMoment(steps)) {
  return caseTimeline(recordedFrom(steps), now, nationalWorkingCalendar)
}

/** By lane: what stands there, with its first and last day. */
function picture(steps: readonly Step[], now?: number) {
  return timelineOf(steps, now).lanes.map(({ id, bars }) => [id, bars.map(inShort)])
}

function inShort({ id, actual, planned }: TimelineBar): string {
  if (actual === undefined) return `${id}: planned ${planned?.from}..${planned?.to}`
  return `${id}: ${civilDateOf(actual.from)}..${actual.to === undefined ? '' : civilDateOf(actual.to)}`
}

function barOf(steps: readonly Step[], id: string, now?: number): TimelineBar {
  const bars = timelineOf(steps, now).lanes.flatMap(lane => lane.bars)
  const bar = bars.find(entry => entry.id === id)
  if (bar === undefined) throw new Error(`no ${id} among ${bars.map(entry => entry.id).join(', ')}`)
  return bar
}

const holders = ({ segments }: TimelineBar) => segments.map(({ holder, ground }) => [holder, ground])

describe('before acceptance', () => {
  const noticed = [...SUBMITTED, on('2026-09-30', step(clerk, noticeIssued))]
  const corrected: CaseEvent = { type: 'CorrectionSubmitted', formHash: 'f2', materials: [] }
  const answered = [...noticed, on('2026-10-12', step(applicant, corrected))]

  test('the notice lets the applicant hold the time of the one acceptance', () => {
    const acceptance = barOf(answered, 'acceptance', atNine('2026-10-14'))
    expect(holders(acceptance)).toEqual([
      ['office', undefined],
      ['applicant', 'papers-incomplete'],
      ['office', undefined],
    ])
    expect(acceptance.limit?.clock).toMatchObject({ state: 'running', used: 2, due: { date: '2026-10-19' } })
    expect(acceptance.limit?.steps.map(({ why }) => why.zh)).toEqual(['期限 5 个工作日', '材料补齐后重新算'])
  })

  test('the correction is the applicant’s, and the window waits for it', () => {
    expect(timelineOf(noticed).waitsFor).toEqual([{ kind: 'applicant', id: 'li' }])
    expect(picture(answered)).toEqual([
      ['li', ['correction: 2026-09-30..2026-10-12']],
      ['hall', ['acceptance: 2026-09-28..']],
    ])
  })

  test('a notice that nobody answered leaves the window something else', () => {
    const lapsed = [...noticed, on('2026-10-21', step(SYSTEM, { type: 'CorrectionLapsed' }))]
    const declined = on('2026-10-22', step(clerk, { type: 'CaseDeclined', reason: 'no answer' }))
    expect(picture([...lapsed, declined])).toEqual([
      ['li', ['correction: 2026-09-30..2026-10-21']],
      ['hall', ['acceptance: 2026-09-28..2026-10-21', 'lapsed-correction: 2026-10-21..2026-10-22']],
    ])
  })

  test('nothing is planned, so no authority is shown', () => {
    expect(timelineOf(SUBMITTED).lanes.map(({ kind }) => kind)).toEqual(['window'])
  })
})

describe('an item', () => {
  test('that waits is shown as it was planned', () => {
    expect(picture(HANDLING).slice(1)).toEqual([
      ['centre', ['joint-limit: 2026-09-28..']],
      [
        'registry',
        ['decision registration: 2026-09-28..', 'decision lights: planned 2026-10-08..2026-10-19'],
      ],
      ['police', ['decision seal: planned 2026-10-08..2026-10-09']],
      ['tax', ['decision tax: planned 2026-10-09..2026-10-12']],
    ])
  })

  test('keeps its plan whatever stopped or prolonged it', () => {
    const late = [
      ...permitCase(),
      on('2026-09-29', step(registry, begun('expert-review', 'procedure-1', 15))),
      on('2026-10-13', step(registry, ended('procedure-1'))),
      on(
        '2026-10-14',
        step(headOf('registry'), { type: 'TaskExtended', item: 'permit', days: 5, reason: 'r' }),
      ),
    ]
    const bar = barOf(late, 'decision permit')
    expect(bar.planned).toEqual({ from: '2026-09-28', to: '2026-10-16' })
    expect(bar.limit?.clock).toMatchObject({ allowed: 15, used: 1, held: { 'third-party': { working: 7 } } })
    expect(bar.limit?.steps.map(({ due }) => due)).toEqual(['2026-10-16', '2026-10-23', '2026-11-03'])
  })

  test('tells the last day of the law where that is later than the promise', () => {
    expect(barOf(permitCase(), 'decision permit').limit).toMatchObject({
      clock: { due: { date: '2026-10-16' } },
      statutoryDue: '2026-10-30',
    })
    const alike = permitCase({ statutory: { days: 10, unit: 'working-days' } })
    expect(barOf(alike, 'decision permit').limit?.statutoryDue).toBeUndefined()
  })

  test('that is moved to another authority was with the first one until then, and its limit goes along', () => {
    const moved: CaseEvent = { type: 'TaskTransferred', item: 'permit', authority: 'police', reason: 'r' }
    const steps = [...permitCase(), on('2026-10-09', step(manager, moved))]
    expect(picture(steps).slice(-2)).toEqual([
      ['registry', ['decision permit: 2026-09-28..2026-10-09']],
      ['police', ['decision permit#2: 2026-10-09..', 'decision sign: planned 2026-10-16..2026-10-20']],
    ])
    expect(barOf(steps, 'decision permit#2').limit?.clock).toMatchObject({ used: 4, left: 6 })
  })

  test('that is handled again keeps what was done before', () => {
    const refused = [
      ...permitCase(),
      on('2026-10-09', step(registry, begun('hearing', 'procedure-1', 5))),
      on('2026-10-12', step(registry, ended('procedure-1'), found(), taskRefused('permit'))),
    ]
    const reopened: CaseEvent = { type: 'CaseReopened', items: ['permit'], document: 'd', reason: 'r' }
    const steps = [
      ...refused,
      on('2026-10-20', step(manager, reopened, dispatched('permit'))),
      on('2026-10-21', step(registry, begun('expert-review', 'procedure-1', 5))),
    ]
    expect(picture(steps).find(([id]) => id === 'registry')?.[1]).toEqual([
      'decision permit: 2026-09-28..2026-10-12',
      'special-procedure permit procedure-1: 2026-10-09..2026-10-12',
      'decision permit#2: 2026-10-20..',
      'special-procedure permit procedure-1#2: 2026-10-21..',
    ])
    expect(barOf(steps, 'special-procedure permit procedure-1').subject).toMatchObject({
      procedure: 'hearing',
    })
    expect(barOf(steps, 'decision permit').planned).toBeDefined()
    expect(barOf(steps, 'decision permit#2').planned).toBeUndefined()
  })
})

describe('beside an item', () => {
  test('whoever is only asked has a lane, until it has spoken', () => {
    const requested = [...permitCase(), on('2026-10-08', step(registry, asked(['tax', 'police'])))]
    const steps = [...requested, on('2026-10-12', step(reviewerOf('tax'), spoke('tax')))]
    const lanes = new Map(timelineOf(steps).lanes.map(({ id, bars }) => [id, bars.map(inShort)]))
    expect(lanes.get('tax')).toEqual(['opinion permit opinion-1 tax: 2026-10-08..2026-10-12'])
    expect(lanes.get('police')?.[0]).toBe('opinion permit opinion-1 police: 2026-10-08..')
    expect(barOf(steps, 'opinion permit opinion-1 tax').subject).toEqual({
      kind: 'question',
      question: 'may it stand there?',
    })
  })

  test('an objection is answered by the authority of the item', () => {
    const raised: CaseEvent = {
      type: 'ObjectionRaised',
      item: 'permit',
      procedure: 'procedure-1',
      objection: 'objection-1',
      text: 't',
    }
    const steps = [
      ...permitCase(),
      on('2026-10-08', step(registry, begun('publicity', 'procedure-1', 10))),
      on('2026-10-09', step(clerk, raised)),
    ]
    const bar = barOf(steps, 'objection permit objection-1')
    expect(bar).toMatchObject({ item: 'permit', subject: { kind: 'procedure', procedure: 'publicity' } })
    // A notice that stops no clock leaves the time with the office.
    expect(holders(barOf(steps, 'decision permit'))).toEqual([['office', undefined]])
  })

  test('what a returned task waits for is the window’s', () => {
    const back: CaseEvent = { type: 'TaskReturned', item: 'permit', reason: 'r' }
    const steps = [...permitCase(), on('2026-09-29', step(registry, back))]
    expect(picture(steps)[0]).toEqual([
      'hall',
      ['acceptance: 2026-09-28..2026-09-28', 'returned-task permit: 2026-09-29..'],
    ])
  })

  test('a joint act that is moved is one work of its convenor, with the later day', () => {
    const moved: CaseEvent = {
      type: 'JointActMoved',
      act: 'act-1',
      heldAt: Date.UTC(2026, 9, 14, 1),
      place: 'room 3',
      reason: 'r',
    }
    const steps = [...CONVENED, on('2026-10-09', step(registry, moved))]
    const bar = barOf(steps, 'joint-act act-1')
    expect(bar).toMatchObject({ item: 'registration', subject: { kind: 'joint-act', act: 'meeting' } })
    expect(bar.limit?.clock.due.date).toBe('2026-10-14')
    expect(barOf(steps, 'joint-opinion act-1 police')).toMatchObject({ work: 'opinion' })
  })
})

describe('what an applicant promised', () => {
  test('ends when it comes in', () => {
    const come: CaseEvent = {
      type: 'SupplementSubmitted',
      materials: [
        {
          material: 'drawing',
          files: [{ file: 'f', sha256: '0'.repeat(64), bytes: 1, mediaType: 'image/png' }],
        },
      ],
    }
    const steps = [...TOLERATING, on('2026-10-09', step(applicant, come))]
    const bar = barOf(steps, 'supplement drawing')
    expect(inShort(bar)).toBe('supplement drawing: 2026-09-28..2026-10-09')
    expect(bar).toMatchObject({ subject: { material: 'drawing' }, limit: { clock: { used: 4, left: 6 } } })
    expect(holders(bar)).toEqual([['applicant', undefined]])
  })

  test('or when its time is over', () => {
    const lapsed: CaseEvent = { type: 'ToleranceLapsed', materials: ['drawing'] }
    const steps = [...TOLERATING, on('2026-10-20', step(SYSTEM, lapsed))]
    expect(barOf(steps, 'supplement drawing').limit?.clock).toMatchObject({ state: 'ended', overdue: true })
  })

  test('in place of a proof is checked after the result, and what was granted on it taken back', () => {
    const papers = { promised: ['lease'], promisable: [{ material: 'lease', checkDays: 20 }] }
    const broken: CaseEvent = {
      type: 'CommitmentChecked',
      item: 'permit',
      material: 'lease',
      kept: false,
      remark: 'no lease',
    }
    const steps = [
      ...issuedCase({ materials: ['lease'] }, papers),
      on('2026-10-12', step(registry, broken)),
      on(
        '2026-10-14',
        step(
          registry,
          ...(['permit-licence', 'plate'] as const).map(
            (licence): CaseEvent => ({
              type: 'ResultRevoked',
              item: 'permit',
              licence,
              ground: 'obtained-by-deceit',
              reason: 'r',
            }),
          ),
        ),
      ),
    ]
    expect(inShort(barOf(steps, 'commitment-check permit lease'))).toContain('2026-09-28..2026-10-12')
    const revocation = barOf(steps, 'revocation permit lease')
    expect(inShort(revocation)).toContain('2026-10-12..2026-10-14')
    expect(revocation.subject).toEqual({ kind: 'material', material: 'lease' })
  })
})

describe('the picture', () => {
  test('ends with the last work of a case that is closed, and waits for nobody', () => {
    const timeline = timelineOf(CLOSED, atNine('2026-12-01'))
    expect([timeline.begin, timeline.end, timeline.expectedEnd]).toEqual([
      '2026-09-28',
      // As planned, though everything was done on the first day.
      '2026-10-19',
      undefined,
    ])
    expect(timeline.waitsFor).toEqual([])
    expect(
      timeline.lanes.flatMap(({ bars }) => bars.filter(({ actual }) => actual?.to === undefined)),
    ).toEqual([])
  })

  test('goes on to the day by which everything would be done', () => {
    const timeline = timelineOf(permitCase())
    expect(timeline.expectedEnd).toEqual({ date: '2026-10-20', provisional: false })
    expect(timeline.end).toBe('2026-10-20')
    // The frame of the law is wider.
    expect(barOf(permitCase(), 'joint-limit').limit?.clock.due.date).toBe('2026-12-04')
  })

  test('takes a holiday as one, and a weekend beside it apart', () => {
    const { restDays } = timelineOf(permitCase())
    expect(restDays.map(({ from, to, days, why }) => [from, to, days, why.zh])).toEqual([
      ['2026-10-01', '2026-10-07', 7, '国庆节放假'],
      ['2026-10-11', '2026-10-11', 1, '周末'],
      ['2026-10-17', '2026-10-18', 2, '周末'],
    ])
  })

  test('explains no more than so many days, however long nobody acted', () => {
    const { limit } = barOf(permitCase(), 'decision permit', atNine('2029-01-05'))
    expect(limit?.days).toHaveLength(EXPLAINED_DAYS)
    expect(limit?.clock.overdueBy).toBeGreaterThan(EXPLAINED_DAYS)
    expect(limit?.pauses.at(-1)?.to).toBe('2026-10-11')
  })

  test('what began and ended at once is held by its owner', () => {
    const steps = [...permitCase(), step(registry, found(), permitGranted, permitIssued)]
    expect(barOf(steps, 'issue permit').segments).toEqual([
      { from: atNine('2026-09-28'), to: atNine('2026-09-28'), holder: 'office' },
    ])
  })

  test('of a withdrawn case ends with it', () => {
    const steps = [...permitCase(), on('2026-09-30', step(applicant, { type: 'CaseWithdrawn', reason: 'r' }))]
    const { lanes, waitsFor } = timelineOf(steps)
    expect(waitsFor).toEqual([])
    expect(lanes.find(({ id }) => id === 'registry')?.bars.map(inShort)).toEqual([
      'decision permit: 2026-09-28..2026-09-30',
    ])
    expect(lanes.find(({ id }) => id === 'police')?.bars.map(inShort)).toEqual([
      'decision sign: planned 2026-10-16..2026-10-20',
    ])
  })

  test('is of a case, which begins with its submission', () => {
    expect(() => caseTimeline([], 0, nationalWorkingCalendar)).toThrow('begins with its submission')
    expect(given(...SUBMITTED)).toEqual(timelineOf(SUBMITTED).state)
  })
})
