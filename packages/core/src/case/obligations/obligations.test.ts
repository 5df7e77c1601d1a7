/** Who owes what by when: each duty with its owner, its clock, its key and what the law does when it is over. */
import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../../access/access.ts'
import { type ClockLedger, dueOf, limitAt, nationalWorkingCalendar } from '../../calendar/calendar.ts'
import {
  applicant,
  atNine,
  byClock,
  CLOSED,
  CONCLUDED,
  CONVENED,
  clerk,
  FIRST_ISSUED,
  GATHERING,
  GRANTED,
  given,
  HANDLING,
  handedIn,
  issued,
  manager,
  noticeIssued,
  on,
  REVIEWED,
  type Step,
  SUBMITTED,
  step,
  submitted,
  TOLERATING,
} from '../case.fixture.ts'
import type { CaseEvent } from '../events.ts'
import {
  asked,
  begun,
  ended,
  head,
  issuedCase,
  permitCase,
  permitGranted,
  police,
  registry,
  reviewedCase,
  spoke,
} from '../task-law.fixture.ts'
import { type CaseObligation, type CaseObligationKind, commandByClock, obligations } from './obligations.ts'

const owed = (...steps: readonly Step[]) => obligations(given(...steps))
const owedOf = (kind: CaseObligationKind, ...steps: readonly Step[]) =>
  owed(...steps).filter(entry => entry.kind === kind)

/** The last day, read at a moment; without one, when nothing stops the clock. */
function dueDate({ clock }: { readonly clock: ClockLedger }, date = '2026-09-28'): string {
  return dueOf(nationalWorkingCalendar, limitAt(clock, atNine(date))).date
}

const short = ({ kind, owner, item, lapse, clock }: CaseObligation) =>
  [kind, `${owner.kind} ${owner.id}`.trim(), item, clock.allowed, lapse].filter(part => part !== undefined)

describe('before acceptance', () => {
  test('the window accepts within 5 working days, the day of submission not counted; else the law does', () => {
    const [acceptance, ...others] = owed(on('2026-09-28', step(applicant, submitted)))
    expect(others).toEqual([])
    expect(acceptance && short(acceptance)).toEqual(['acceptance', 'window hall', 5, 'deem-accepted'])
    expect(acceptance && dueDate(acceptance)).toBe('2026-10-10')
  })

  test('the applicant answers the notice within 10 working days of it', () => {
    const [correction, ...others] = owed(...SUBMITTED, on('2026-10-08', step(clerk, noticeIssued)))
    expect(others).toEqual([])
    expect(correction && short(correction)).toEqual(['correction', 'applicant li', 10, 'lapse-correction'])
    expect(correction && dueDate(correction, '2026-10-08')).toBe('2026-10-21')
  })

  const corrected = on(
    '2026-10-12',
    step(applicant, { type: 'CorrectionSubmitted', formHash: 'f2', materials: [] }),
  )

  test('with the correction the duty begins anew, as another one', () => {
    const [before] = owed(...SUBMITTED)
    const [after] = owed(...SUBMITTED, step(clerk, noticeIssued), corrected)
    expect(after && dueDate(after, '2026-10-12')).toBe('2026-10-19')
    expect(after?.key).not.toBe(before?.key)
  })

  test('when the notice was not answered the window says within 5 days what becomes of it; no law does', () => {
    const lapsed = on('2026-10-22', step(SYSTEM, { type: 'CorrectionLapsed' }))
    const [entry, ...others] = owed(...SUBMITTED, on('2026-10-08', step(clerk, noticeIssued)), lapsed)
    expect(others).toEqual([])
    expect(entry && short(entry)).toEqual(['lapsed-correction', 'window hall', 5])
    expect(entry && dueDate(entry, '2026-10-22')).toBe('2026-10-29')
  })

  test('for a joint notice each authority owes its word within 3 working days, beside the acceptance', () => {
    expect(owed(...GATHERING).map(short)).toEqual([
      ['acceptance', 'window hall', 5, 'deem-accepted'],
      ['joint-notice', 'authority registry', 3, 'close-joint-notice'],
      ['joint-notice', 'authority police', 3, 'close-joint-notice'],
      ['joint-notice', 'authority tax', 3, 'close-joint-notice'],
    ])
    const told: CaseEvent = { type: 'MissingTold', authority: 'police', entries: [] }
    expect(owedOf('joint-notice', ...GATHERING, step(police, told)).map(entry => entry.owner.id)).toEqual([
      'registry',
      'tax',
    ])
  })
})

describe('an authority', () => {
  test('decides within what its item promises; beyond the law’s own limit it is grave', () => {
    const [decision] = owed(...permitCase())
    expect(decision && short(decision)).toEqual(['decision', 'authority registry', 'permit', 10])
    expect(decision && dueDate(decision)).toBe('2026-10-16')
    expect(decision?.statutory).toMatchObject({ allowed: 20, unit: 'working-days' })
    expect(owed(...HANDLING)[0]?.statutory).toBeUndefined()
  })

  test('owes the same decision after its review', () => {
    expect(owed(...REVIEWED)).toEqual(owed(...HANDLING))
  })

  test('owes side by side what runs side by side; what waits is not owed yet', () => {
    const tasks = owed(...FIRST_ISSUED).filter(({ kind }) => kind !== 'joint-limit')
    expect(tasks.map(short)).toEqual(
      [
        ['decision', 'police', 'seal', 1],
        ['decision', 'registry', 'lights', 8],
      ].map(([kind, id, ...rest]) => [kind, `authority ${id}`, ...rest]),
    )
  })

  test('issues what it granted within 10 working days of the decision', () => {
    const [issue] = owed(...GRANTED)
    expect(issue && short(issue)).toEqual(['issue', 'authority registry', 'registration', 10])
    expect(issue && dueDate(issue)).toBe('2026-10-16')
  })

  test('to which a task was transferred owes the same decision by the same day', () => {
    const moved = on(
      '2026-10-09',
      step(manager, { type: 'TaskTransferred', item: 'permit', authority: 'police', reason: 'x' }),
    )
    const [before] = owed(...permitCase())
    expect(owed(...permitCase(), moved)).toEqual([{ ...before, owner: { kind: 'authority', id: 'police' } }])
  })
})

describe('beside the decision', () => {
  test('the window answers a returned task within a day', () => {
    const returned = on('2026-10-09', step(registry, { type: 'TaskReturned', item: 'permit', reason: 'x' }))
    const [entry] = owedOf('returned-task', ...permitCase(), returned)
    expect(entry && short(entry)).toEqual(['returned-task', 'window hall', 'permit', 1])
    expect(entry && dueDate(entry, '2026-10-09')).toBe('2026-10-10')
    expect(owed(...permitCase(), returned).map(({ kind }) => kind)).toContain('decision')
  })

  test('the centre gets through to an authority that was not reached within a day of sending', () => {
    const failed: CaseEvent = { type: 'HandOverFailed', item: 'permit', attempt: 1, problem: 'no answer' }
    const [entry] = owedOf('hand-over', ...permitCase(), step(SYSTEM, failed))
    expect(entry && short(entry)).toEqual(['hand-over', 'centre centre', 'permit', 1])
    const again = step(SYSTEM, { ...failed, attempt: 2 })
    expect(owedOf('hand-over', ...permitCase(), step(SYSTEM, failed), again)).toEqual([entry])
    const got = step(registry, { type: 'TaskReceived', item: 'permit' })
    expect(owedOf('hand-over', ...permitCase(), step(SYSTEM, failed), got)).toEqual([])
  })

  test('each authority that was asked owes its opinion; silence agrees only where it was said', () => {
    const plain = owedOf('opinion', ...permitCase(), step(registry, asked(['police', 'tax'])))
    expect(plain.map(short)).toEqual([
      ['opinion', 'authority police', 'permit', 5],
      ['opinion', 'authority tax', 'permit', 5],
    ])
    const silent = [...permitCase(), step(registry, asked(['police', 'tax'], { silence: 'agreement' }))]
    expect(owedOf('opinion', ...silent, step(police, spoke('police'))).map(short)).toEqual([
      ['opinion', 'authority tax', 'permit', 5, 'take-silence'],
    ])
  })

  test('a procedure ends by its longest time; the decision waits as long', () => {
    const open = [
      ...permitCase(),
      on('2026-10-09', step(registry, begun('expert-review', 'procedure-1', 15))),
    ]
    const [entry] = owedOf('special-procedure', ...open)
    expect(entry && short(entry)).toEqual([
      'special-procedure',
      'authority registry',
      'permit',
      15,
      'lapse-procedure',
    ])
    expect(entry && dueDate(entry, '2026-10-09')).toBe('2026-10-29')
    const [decision] = owedOf('decision', ...open)
    expect(decision && dueDate(decision, '2026-10-14')).toBe('2026-10-23')
    expect(owedOf('special-procedure', ...open, step(registry, ended('procedure-1')))).toEqual([])
  })

  const PUBLIC = [...permitCase(), step(registry, begun('publicity', 'procedure-1', 10))]
  const objected = step(applicant, {
    type: 'ObjectionRaised',
    item: 'permit',
    procedure: 'procedure-1',
    objection: 'objection-1',
    text: 'it blocks the light',
  })

  test('an objection is answered within 5 working days', () => {
    const [entry, ...others] = owedOf('objection', ...PUBLIC, objected)
    expect(others).toEqual([])
    expect(entry && short(entry)).toEqual(['objection', 'authority registry', 'permit', 5])
    const answer: CaseEvent = {
      type: 'ObjectionAnswered',
      item: 'permit',
      objection: 'objection-1',
      upheld: false,
      text: 'measured',
    }
    expect(owedOf('objection', ...PUBLIC, objected, step(registry, answer))).toEqual([])
  })

  test('an objection is still owed when the time of the notice is over', () => {
    const over = step(SYSTEM, {
      type: 'ProcedureEnded',
      item: 'permit',
      procedure: 'procedure-1',
      outcome: 'time-over',
    })
    expect(owedOf('objection', ...PUBLIC, objected, over)).toHaveLength(1)
  })

  test('whoever convened holds the joint act on its day, and each who was invited speaks by then', () => {
    const joint = owed(...CONVENED).filter(({ kind }) => kind === 'joint-act' || kind === 'joint-opinion')
    expect(joint.map(({ kind, owner }) => [kind, owner.kind, owner.id])).toEqual([
      ['joint-act', 'authority', 'registry'],
      ['joint-opinion', 'authority', 'registry'],
      ['joint-opinion', 'authority', 'police'],
    ])
    expect(joint.map(entry => dueDate(entry))).toEqual(['2026-10-12', '2026-10-12', '2026-10-12'])
  })

  test('a joint act that is moved is owed anew by the new day', () => {
    const moved = step(registry, {
      type: 'JointActMoved',
      act: 'act-1',
      heldAt: atNine('2026-10-20'),
      place: 'room 2',
      reason: 'ill',
    })
    const [before] = owedOf('joint-act', ...CONVENED)
    const [after] = owedOf('joint-act', ...CONVENED, moved)
    expect(after && dueDate(after)).toBe('2026-10-20')
    expect(after?.key).not.toBe(before?.key)
  })
})

describe('the applicant', () => {
  test('hands in what was promised within its days of acceptance', () => {
    const [entry, ...others] = owedOf('supplement', ...TOLERATING)
    expect(others).toEqual([])
    expect(entry && short(entry)).toEqual(['supplement', 'applicant li', 10, 'lapse-tolerance'])
    expect(entry && dueDate(entry)).toBe('2026-10-16')
    const come = step(applicant, { type: 'SupplementSubmitted', materials: [handedIn('drawing')] })
    expect(owedOf('supplement', ...TOLERATING, come)).toEqual([])
  })
})

describe('at the end', () => {
  test('results are delivered within 10 working days of the last decision (ALL §44)', () => {
    const [delivery, ...others] = owed(
      ...CONCLUDED.slice(0, -1),
      on('2026-10-12', CONCLUDED.at(-1) ?? step(clerk)),
    )
    expect(others).toEqual([])
    expect(delivery && short(delivery)).toEqual(['delivery', 'window hall', 10])
    expect(delivery && dueDate(delivery, '2026-10-12')).toBe('2026-10-26')
  })

  test('each result apart where the applicant wishes so, before the last is there', () => {
    const apart = step(applicant, { type: 'SeparateDeliveryChosen' })
    expect(owedOf('delivery', ...FIRST_ISSUED, apart).map(short)).toEqual([
      ['delivery', 'window hall', 'registration', 10],
    ])
    expect(owedOf('delivery', ...FIRST_ISSUED)).toEqual([])
    const handed = step(clerk, { type: 'ResultsDelivered', method: 'window', items: ['registration'] })
    expect(owedOf('delivery', ...FIRST_ISSUED, apart, handed)).toEqual([])
  })

  const papers = { promisable: [{ material: 'lease', checkDays: 20 }], promised: ['lease'] }
  const PROMISED = issuedCase({ materials: ['lease'] }, papers)
  const checked = (kept: boolean) =>
    step(registry, { type: 'CommitmentChecked', item: 'permit', material: 'lease', kept, remark: 'x' })
  const revoked = (licence: string) =>
    step(head, {
      type: 'ResultRevoked',
      item: 'permit',
      licence,
      ground: 'obtained-by-deceit',
      reason: 'no lease',
    })

  test('a promise is checked within its days of the result', () => {
    const [entry] = owedOf('commitment-check', ...PROMISED)
    expect(entry && short(entry)).toEqual(['commitment-check', 'authority registry', 'permit', 20])
    expect(owedOf('commitment-check', ...PROMISED, checked(true))).toEqual([])
    expect(owedOf('revocation', ...PROMISED, checked(true))).toEqual([])
  })

  test('what was granted on a promise that was not kept is taken back within 10 working days', () => {
    const [entry] = owedOf('revocation', ...PROMISED, checked(false))
    expect(entry && short(entry)).toEqual(['revocation', 'authority registry', 'permit', 10])
    expect(owedOf('revocation', ...PROMISED, checked(false), revoked('plate'))).toHaveLength(1)
    expect(
      owedOf('revocation', ...PROMISED, checked(false), revoked('plate'), revoked('permit-licence')),
    ).toEqual([])
  })

  test('the promise outlives the case, nothing else does', () => {
    expect(owed(...CLOSED)).toEqual([])
    expect(owed(...SUBMITTED, step(clerk, { type: 'CaseDeclined', reason: 'x' }))).toEqual([])
    expect(owed(...SUBMITTED, step(applicant, { type: 'CaseWithdrawn', reason: 'x' }))).toEqual([])
    const sign = step(
      police,
      { type: 'TaskReviewed', item: 'sign', findings: [] },
      { type: 'TaskGranted', item: 'sign' },
      issued('sign'),
    )
    const end = step(clerk, { type: 'ResultsDelivered', method: 'window' }, { type: 'CaseClosed' })
    expect(given(...PROMISED, sign, end).stage).toBe('closed')
    expect(owed(...PROMISED, sign, end).map(({ kind }) => kind)).toEqual(['commitment-check'])
  })

  test('a granted item owes its result, and no decision any more', () => {
    const kinds = owed(...reviewedCase(), step(registry, permitGranted)).map(({ kind }) => kind)
    // The sign of another authority waits for it, so the joint limit runs on.
    expect(kinds).toEqual(['issue', 'joint-limit'])
  })
})

describe('what the clock does', () => {
  test('each obligation that lapses names a command that the decider takes when its time is over', () => {
    const cases: readonly (readonly Step[])[] = [
      SUBMITTED,
      [...SUBMITTED, step(clerk, noticeIssued)],
      GATHERING,
      TOLERATING,
      [...permitCase(), step(registry, begun('hearing', 'procedure-1', 20))],
      [...permitCase(), step(registry, asked(['police'], { silence: 'agreement' }))],
    ]
    const commands = cases.flatMap(steps =>
      owed(...steps).flatMap(({ lapse, key, item, clock }) => {
        if (lapse === undefined) return []
        const { at } = dueOf(nationalWorkingCalendar, limitAt(clock, clock.since))
        const command = commandByClock(lapse, key, item)
        expect(byClock(steps, command, at - 1)).toBe('case/not-due')
        expect(byClock(steps, command, at)).toBeInstanceOf(Array)
        return [command.type]
      }),
    )
    expect([...new Set(commands)].toSorted()).toEqual([
      'close-joint-notice',
      'deem-accepted',
      'lapse-correction',
      'lapse-procedure',
      'lapse-tolerance',
      'take-silence',
    ])
  })

  test('a name that no obligation has is a fault', () => {
    expect(() => commandByClock('accept', 'acceptance 1 1', undefined)).toThrow('accept')
  })
})
