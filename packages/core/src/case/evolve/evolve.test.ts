/** What each event leaves behind in the state. */
import { describe, expect, test } from 'vitest'
import {
  atNine,
  CLOSED,
  CONCLUDED,
  CONVENED,
  CORRECTING,
  FIRST_ISSUED,
  GATHERING,
  GRANTED,
  given,
  HANDLING,
  handedIn,
  on,
  REVIEWED,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  TASKS,
  TOLERATING,
} from '../case.fixture.ts'
import { EVENT_SAMPLES } from '../event-samples.fixture.ts'
import type { CaseEvent, CaseEventType } from '../events.ts'

const DAY = '2026-10-08'
const at = atNine(DAY)
const registry = reviewerOf('registry')

const after = (steps: readonly Step[], ...events: readonly CaseEvent[]) =>
  given(...steps, on(DAY, step(registry, ...events)))
const taskAfter = (steps: readonly Step[], ...events: readonly CaseEvent[]) =>
  after(steps, ...events).tasks[0]

const SAMPLE = EVENT_SAMPLES
const begun = SAMPLE.ProcedureBegun[0]
const asked = SAMPLE.OpinionRequested[0]
const notice = SAMPLE.OneTimeNoticeIssued[0]

/** The event, what came before it, and what then is true of the case. */
type Effect = readonly [CaseEventType, readonly Step[], readonly CaseEvent[], object]

const caseEffects: readonly Effect[] = [
  [
    'PreExamined',
    SUBMITTED,
    [SAMPLE.PreExamined[0]],
    { stage: 'submitted', preExamination: { at, outcome: 'to-mend', entries: notice.entries } },
  ],
  ['CorrectedOnTheSpot', SUBMITTED, [SAMPLE.CorrectedOnTheSpot[0]], { stage: 'submitted', formHash: 'f2' }],
  ['CaseAccepted', SUBMITTED, [SAMPLE.CaseAccepted[0]], { stage: 'handling', acceptedAt: at }],
  [
    'CaseDeemedAccepted',
    SUBMITTED,
    [SAMPLE.CaseDeemedAccepted[0]],
    { stage: 'handling', acceptedAt: SAMPLE.CaseDeemedAccepted[0].since, deemedAt: at },
  ],
  [
    'CaseDeclined',
    SUBMITTED,
    [{ type: 'CaseDeclined', reason: 'elsewhere', competentAuthority: 'police' }],
    { stage: 'declined', endedAt: at, declined: { reason: 'elsewhere', competentAuthority: 'police' } },
  ],
  [
    'OneTimeNoticeIssued',
    SUBMITTED,
    [notice],
    { stage: 'correcting', notice: { at, entries: notice.entries, answered: false } },
  ],
  [
    'CorrectionSubmitted',
    CORRECTING,
    [SAMPLE.CorrectionSubmitted[0]],
    { stage: 'submitted', receivedAt: at, formHash: 'f2', notice: { answered: true, answeredAt: at } },
  ],
  [
    'CorrectionLapsed',
    CORRECTING,
    [{ type: 'CorrectionLapsed' }],
    { stage: 'submitted', notice: { lapsedAt: at } },
  ],
  [
    'CaseWithdrawn',
    HANDLING,
    [SAMPLE.CaseWithdrawn[0]],
    { stage: 'withdrawn', withdrawnReason: 'moved', endedAt: at },
  ],
  [
    'SupplementSubmitted',
    TOLERATING,
    [{ type: 'SupplementSubmitted', materials: [handedIn('drawing')] }],
    { later: [], promised: ['lease'] },
  ],
  ['ToleranceLapsed', TOLERATING, [SAMPLE.ToleranceLapsed[0]], { later: [], lapsed: ['drawing'] }],
  [
    'CaseVersionTaken',
    TOLERATING,
    [SAMPLE.CaseVersionTaken[0]],
    { catalogueVersion: 'v2', planHash: 'plan2', checklist: ['identity'], later: [], promised: [] },
  ],
  [
    'JointNoticeOpened',
    SUBMITTED,
    [SAMPLE.JointNoticeOpened[0]],
    { jointNotice: { openedAt: at, authorities: ['registry', 'police'], told: [] } },
  ],
  [
    'MissingTold',
    GATHERING,
    [SAMPLE.MissingTold[0]],
    { jointNotice: { told: [{ authority: 'police', at, entries: notice.entries }] } },
  ],
  ['JointNoticeClosed', GATHERING, [SAMPLE.JointNoticeClosed[0]], { jointNotice: { closedAt: at } }],
  [
    'JointActConvened',
    HANDLING,
    [SAMPLE.JointActConvened[0]],
    { jointActs: [{ id: 'act-1', state: 'convened', convenedAt: at, opinions: [], convenor: 'registry' }] },
  ],
  [
    'JointActMoved',
    CONVENED,
    [SAMPLE.JointActMoved[0]],
    { jointActs: [{ state: 'convened', heldAt: SAMPLE.JointActMoved[0].heldAt, place: 'room 3' }] },
  ],
  [
    'JointOpinionGiven',
    CONVENED,
    [SAMPLE.JointOpinionGiven[0]],
    {
      jointActs: [
        { opinions: [{ authority: 'police', opinion: 'disagree', text: 'too loud', at, bySilence: false }] },
      ],
    },
  ],
  [
    'JointActHeld',
    CONVENED,
    [SAMPLE.JointActHeld[0]],
    { jointActs: [{ state: 'held', endedAt: at, minutes: 'quiet by night', attendants: ['Li', 'Wu'] }] },
  ],
  [
    'JointActCancelled',
    CONVENED,
    [SAMPLE.JointActCancelled[0]],
    { jointActs: [{ state: 'cancelled', endedAt: at, cancelledBecause: 'settled' }] },
  ],
  [
    'JointLimitExtended',
    HANDLING,
    [SAMPLE.JointLimitExtended[0]],
    { jointExtension: { at, days: 15, approver: 'Zhou', reason: 'flood' } },
  ],
  [
    'SupplementProlonged',
    TOLERATING,
    [SAMPLE.SupplementProlonged[0]],
    { prolonged: [{ material: 'drawing', days: 5, reason: 'flood', at }] },
  ],
  ['SeparateDeliveryChosen', HANDLING, [{ type: 'SeparateDeliveryChosen' }], { separateDelivery: true }],
  [
    'ResultsDelivered',
    CONCLUDED,
    [{ type: 'ResultsDelivered', method: 'post', trackingNumber: 'EMS1' }],
    {
      delivered: { at, method: 'post', trackingNumber: 'EMS1' },
      handings: [
        { at, method: 'post', items: TASKS.map(task => task.item), tracking: 'sent', trackedAt: at },
      ],
    },
  ],
  [
    'DeliveryTracked',
    CONCLUDED,
    [SAMPLE.ResultsDelivered[1] ?? SAMPLE.ResultsDelivered[0], SAMPLE.DeliveryTracked[0]],
    { handings: [{ trackingNumber: 'EMS1', tracking: 'sent-back', trackedAt: at }] },
  ],
  ['CaseClosed', CONCLUDED, [{ type: 'CaseClosed' }], { stage: 'closed', endedAt: at }],
  [
    'CaseReopened',
    CLOSED,
    [SAMPLE.CaseReopened[0]],
    {
      stage: 'handling',
      reopened: [{ at, items: ['registration'], document: 'R-1', reason: 'annulled' }],
    },
  ],
  [
    'CreditRepaired',
    FIRST_ISSUED,
    [SAMPLE.CommitmentChecked[0], SAMPLE.CreditRepaired[0]],
    {
      brokenPromises: [
        { item: 'registration', material: 'lease', at, repaired: { at, document: 'repair 2026-3' } },
      ],
    },
  ],
  [
    'CaseRated',
    CLOSED,
    [{ type: 'CaseRated', grade: 'satisfied', commentHash: 'hash' }],
    { rating: { at, grade: 'satisfied' } },
  ],
]

const review = { stage: 'reviewed', reviewedBy: registry.account, reviewedAt: at }
const taskEffects: readonly Effect[] = [
  [
    'TaskDispatched',
    SUBMITTED,
    [SAMPLE.TaskDispatched[0]],
    { stage: 'dispatched', dispatchedAt: at, handOver: { state: 'sent', attempts: 1 } },
  ],
  ['TaskReceived', HANDLING, [SAMPLE.TaskReceived[0]], { handOver: { state: 'received', attempts: 1 } }],
  [
    'TaskHandedOver',
    HANDLING,
    [SAMPLE.TaskHandedOver[1] ?? SAMPLE.TaskHandedOver[0]],
    { handOver: { state: 'delivered', attempts: 2, receipt: 'REG-7' } },
  ],
  [
    'HandOverRetried',
    HANDLING,
    [SAMPLE.HandOverFailed[0], SAMPLE.HandOverRetried[0]],
    { handOver: { state: 'sent', attempts: 2 } },
  ],
  [
    'HandOverFailed',
    HANDLING,
    [SAMPLE.HandOverFailed[0]],
    { handOver: { state: 'failed', attempts: 2, problem: 'no answer' } },
  ],
  [
    'TaskReturned',
    HANDLING,
    [SAMPLE.TaskReturned[0]],
    { stage: 'returned', returned: { at, reason: 'not ours' } },
  ],
  [
    'TaskResent',
    HANDLING,
    [SAMPLE.TaskReturned[0], SAMPLE.TaskResent[0]],
    {
      stage: 'dispatched',
      returned: { at, reason: 'not ours', answeredAt: at },
      handOver: { state: 'sent', attempts: 2 },
    },
  ],
  [
    'TaskTransferred',
    REVIEWED,
    [SAMPLE.TaskTransferred[0]],
    { stage: 'dispatched', authority: 'police', handOver: { state: 'sent', attempts: 2 } },
  ],
  ['AuthorityAdded', HANDLING, [SAMPLE.AuthorityAdded[0]], { addedAuthorities: ['police'] }],
  [
    'TaskReviewed',
    HANDLING,
    [SAMPLE.TaskReviewed[1] ?? SAMPLE.TaskReviewed[0]],
    { ...review, findings: [{ met: false, remark: 'cracks' }], officials: ['Li', 'Wu'] },
  ],
  ['ReviewConfirmed', REVIEWED, [SAMPLE.ReviewConfirmed[0]], { confirmedBy: registry.account }],
  ['ReviewSentBack', REVIEWED, [SAMPLE.ReviewSentBack[0]], { stage: 'dispatched' }],
  [
    'TaskForwarded',
    REVIEWED,
    [SAMPLE.TaskForwarded[0]],
    { stage: 'forwarded', forwarded: { at, by: registry.account, proposal: 'grant' } },
  ],
  [
    'ProcedureBegun',
    HANDLING,
    [begun],
    { procedures: [{ id: 'procedure-1', kind: 'publicity', begunAt: at, suspends: true, objections: [] }] },
  ],
  [
    'ProcedureEnded',
    HANDLING,
    [begun, SAMPLE.ProcedureEnded[0]],
    { procedures: [{ endedAt: at, outcome: 'time-over' }] },
  ],
  [
    'ObjectionRaised',
    HANDLING,
    [begun, SAMPLE.ObjectionRaised[0]],
    { procedures: [{ objections: [{ id: 'objection-1', text: 'too loud', at }] }] },
  ],
  [
    'ObjectionAnswered',
    HANDLING,
    [begun, SAMPLE.ObjectionRaised[0], SAMPLE.ObjectionAnswered[0]],
    { procedures: [{ objections: [{ answer: { at, upheld: false, text: 'it is not' } }] }] },
  ],
  [
    'OpinionRequested',
    HANDLING,
    [asked],
    { opinionRequests: [{ id: 'opinion-1', at, days: 3, silence: 'agreement', opinions: [] }] },
  ],
  [
    'OpinionGiven',
    HANDLING,
    [asked, SAMPLE.OpinionGiven[0]],
    { opinionRequests: [{ opinions: [{ authority: 'police', at, bySilence: false }] }] },
  ],
  [
    'SilenceAgreed',
    HANDLING,
    [asked, SAMPLE.SilenceAgreed[0]],
    { opinionRequests: [{ opinions: [{ authority: 'tax', opinion: 'agree', at, bySilence: true }] }] },
  ],
  ['TaskExtended', HANDLING, [SAMPLE.TaskExtended[0]], { extension: { at, days: 10, reason: 'flood' } }],
  ['LimitShortened', HANDLING, [SAMPLE.LimitShortened[0]], { promisedDays: 1 }],
  [
    'TaskGranted',
    REVIEWED,
    [SAMPLE.TaskGranted[0]],
    { stage: 'granted', decidedAt: at, decidedBy: registry.account },
  ],
  [
    'TaskRefused',
    REVIEWED,
    [SAMPLE.TaskRefused[1] ?? SAMPLE.TaskRefused[0]],
    { stage: 'refused', decidedAt: at, reasons: 'not sound', remedies: 'reconsideration within 60 days' },
  ],
  [
    'TaskNotNeeded',
    REVIEWED,
    [SAMPLE.TaskNotNeeded[0]],
    { stage: 'not-needed', decidedAt: at, reasons: 'there already' },
  ],
  [
    'ResultIssued',
    GRANTED,
    [SAMPLE.ResultIssued[0]],
    { stage: 'issued', issuedAt: at, results: [{ number: 'R-1', corrections: [] }] },
  ],
  [
    'ResultCorrected',
    FIRST_ISSUED,
    [SAMPLE.ResultCorrected[1] ?? SAMPLE.ResultCorrected[0]],
    { results: [{ validUntil: '2031-10-31', corrections: [{ at, correction: 'validity' }] }] },
  ],
  [
    'ResultRevoked',
    FIRST_ISSUED,
    [SAMPLE.ResultRevoked[0]],
    { stage: 'issued', results: [{ revoked: { at, ground: 'obtained-by-deceit' } }] },
  ],
  [
    'CommitmentChecked',
    FIRST_ISSUED,
    [SAMPLE.CommitmentChecked[0]],
    { commitmentChecks: [{ material: 'lease', kept: false, remark: 'there is none', at }] },
  ],
  [
    'TaskStopped',
    HANDLING,
    [SAMPLE.TaskStopped[0]],
    { stage: 'stopped', stoppedAt: at, stoppedBecause: 'drawing' },
  ],
]

describe('what an event leaves behind', () => {
  test.each(caseEffects)('%s, in the case', (_, steps, events, effect) => {
    expect(after(steps, ...events)).toMatchObject(effect)
    expect(after(steps, ...events).changedAt).toBe(at)
  })

  test.each(taskEffects)('%s, in its task, and in no other', (_, steps, events, effect) => {
    const before = given(...steps)
    expect(taskAfter(steps, ...events)).toMatchObject(effect)
    expect(after(steps, ...events).tasks.slice(1)).toEqual(before.tasks.slice(1))
  })

  test('every type of event is among them; the first one makes the case', () => {
    const types = [...caseEffects, ...taskEffects].map(([type]) => type)
    expect(new Set(['CaseSubmitted', ...types])).toEqual(new Set(Object.keys(EVENT_SAMPLES)))
    for (const [type, , events] of [...caseEffects, ...taskEffects]) expect(events.at(-1)?.type).toBe(type)
  })
})
