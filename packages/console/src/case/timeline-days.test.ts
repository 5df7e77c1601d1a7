import type { CaseTask } from '@yijianshi/contract/case'
import {
  type ClockLedger,
  clockAt,
  nationalWorkingCalendar,
  startClock,
  stopGrounds,
} from '@yijianshi/core/calendar'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timelineDays } from './timeline-days.ts'

const dayMs = 86_400_000
const nine = Date.parse('2026-09-21T09:00:00+08:00')
const iso = (at: number) => new Date(at).toISOString()

type Span = { readonly from: number; readonly to: number | undefined }

/** A task as the server presents it for this ledger: `clockAt` is what the server asks, too. */
function taskOf(since: number, allowed: number, stop: Span | undefined, now: number): CaseTask {
  const ledger: ClockLedger = {
    ...startClock({ unit: 'working-days', allowed, owner: 'office', since }),
    stops:
      stop === undefined
        ? []
        : [
            {
              ...stopGrounds['special-procedure'],
              ground: 'special-procedure',
              from: stop.from,
              ...(stop.to !== undefined && { to: stop.to }),
            },
          ],
  }
  const { state, used, left, overdueBy, due, held, ...reading } = clockAt(
    ledger,
    now,
    nationalWorkingCalendar,
  )
  const name = { zh: '事项', en: 'item' }
  return {
    item: 'item',
    name,
    authority: 'office',
    authorityName: name,
    authorityPhone: '',
    dependsOn: [],
    promisedDays: allowed,
    stage: 'dispatched',
    dispatchedAt: iso(since),
    decidedAt: null,
    issuedAt: null,
    deliveredAt: null,
    due: null,
    clock: {
      state,
      allowed: reading.allowed,
      used,
      left,
      overdueBy,
      due: due.date,
      provisional: due.provisional,
      held: {
        office: held.office.working,
        applicant: held.applicant.working,
        thirdParty: held['third-party'].working,
      },
    },
    law: { authorisation: 'decide', joint: [], extensionDays: 10, secondReview: false, procedures: [] },
    handOver: null,
    returned: null,
    addedAuthorities: [],
    officials: [],
    confirmed: false,
    forwarded: null,
    procedures:
      stop === undefined
        ? []
        : [
            {
              id: 'procedure-1',
              kind: 'testing',
              suspends: true,
              days: 5,
              unit: 'working-days',
              notice: '检测',
              begunAt: iso(stop.from),
              due: '2026-12-31',
              endedAt: stop.to === undefined ? null : iso(stop.to),
              outcome: null,
              conclusion: null,
              officials: [],
              objections: [],
            },
          ],
    opinionRequests: [],
    extension: null,
    reasons: null,
    remedies: null,
    stoppedBecause: null,
    results: [],
    findings: [],
    commitmentChecks: [],
  }
}

describe('the days of a limit', () => {
  test('say which do not count, and why: weekend, National Day', () => {
    const days = timelineDays(taskOf(nine, 10, undefined, nine + 3 * dayMs), nine + 3 * dayMs) ?? []
    expect(days.at(-1)?.count).toBe(10)
    expect(days.filter(({ holiday, count }) => holiday === 'national-day' && count === null)).toHaveLength(7)
  })

  test('end where the server’s clock ends, and count what it has used, with any suspension', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 80 }),
        fc.integer({ min: 1, max: 30 }),
        fc.option(fc.record({ after: fc.nat({ max: 20 }), days: fc.option(fc.nat({ max: 15 })) })),
        fc.nat({ max: 60 }),
        (start, allowed, stopped, passed) => {
          const since = nine + start * dayMs
          const now = since + passed * dayMs
          const from = since + (stopped?.after ?? 0) * dayMs
          const lasting = stopped?.days ?? undefined
          const to = lasting === undefined ? undefined : from + lasting * dayMs
          const stop = stopped === null ? undefined : { from, to }
          const task = taskOf(since, allowed, stop, now)
          const days = timelineDays(task, now)
          expect(days?.at(-1)?.date).toBe(task.clock?.due)
          const today = iso(now + 8 * 3_600_000).slice(0, 10)
          const counted = days?.filter(({ date, count }) => count !== null && date <= today) ?? []
          expect(counted).toHaveLength(task.clock?.used ?? -1)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('are not told where they would contradict the server', () => {
    const task = taskOf(nine, 10, undefined, nine)
    const other = task.clock && { ...task.clock, due: '2026-12-01' }
    expect(timelineDays({ ...task, clock: other }, nine)).toBeUndefined()
  })
})
