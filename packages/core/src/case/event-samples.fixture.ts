/** Every type of event, at its barest and at its fullest; the compiler asks for each. */
import { handedIn, lawOf, meeting, PROMISES, SUBMIT, taskPlan } from './case.fixture.ts'
import type { CaseEvent, CaseEventType, NoticeEntry } from './events.ts'

type Samples = {
  readonly [Type in CaseEventType]: readonly [
    Extract<CaseEvent, { readonly type: Type }>,
    ...Extract<CaseEvent, { readonly type: Type }>[],
  ]
}

const { type: _, ...application } = SUBMIT
const entries: readonly NoticeEntry[] = [
  { subject: 'material', id: 'identity', problem: 'blurred' },
  { subject: 'field', id: 'name', problem: 'too short' },
]
const materials = [handedIn('identity', 'front.png', 'back.png')]
const wholeLaw = lawOf({
  authorisation: 'forward',
  statutory: { days: 20, unit: 'working-days' },
  extensionDays: 5,
  procedures: [{ kind: 'publicity', limitDays: 7, unit: 'natural-days', suspends: true }],
  secondReview: true,
  materials: ['identity'],
  entrusted: 'police',
  joint: ['tax'],
})
const planned = {
  catalogueVersion: 'v2',
  planHash: 'plan2',
  situation: 'shop',
  fields: ['name'],
  checklist: ['identity'],
  tasks: [taskPlan('registration', { law: wholeLaw })],
}
const item = 'registration'

export const EVENT_SAMPLES: Samples = {
  CaseSubmitted: [
    { type: 'CaseSubmitted', ...application },
    { type: 'CaseSubmitted', ...application, ...PROMISES, tasks: planned.tasks, jointLimitDays: 30 },
    { type: 'CaseSubmitted', ...application, handler: { person: 'daughter', mandate: 'm1' } },
  ],
  PreExamined: [{ type: 'PreExamined', outcome: 'to-mend', entries }],
  CorrectedOnTheSpot: [{ type: 'CorrectedOnTheSpot', formHash: 'f2', materials, changedFields: ['name'] }],
  CaseAccepted: [
    { type: 'CaseAccepted', checked: ['identity'] },
    { type: 'CaseAccepted', checked: ['identity'], later: [{ material: 'drawing', days: 10 }] },
  ],
  CaseDeemedAccepted: [
    { type: 'CaseDeemedAccepted', since: 1_790_000_000_000 },
    { type: 'CaseDeemedAccepted', since: 1_790_000_000_000, later: [{ material: 'drawing', days: 10 }] },
  ],
  CaseDeclined: [
    { type: 'CaseDeclined', reason: 'elsewhere' },
    { type: 'CaseDeclined', reason: 'elsewhere', competentAuthority: 'police' },
  ],
  OneTimeNoticeIssued: [{ type: 'OneTimeNoticeIssued', entries }],
  CorrectionSubmitted: [{ type: 'CorrectionSubmitted', formHash: 'f2', materials }],
  CorrectionLapsed: [{ type: 'CorrectionLapsed' }],
  CaseWithdrawn: [{ type: 'CaseWithdrawn', reason: 'moved' }],
  SupplementSubmitted: [{ type: 'SupplementSubmitted', materials }],
  SupplementProlonged: [{ type: 'SupplementProlonged', material: 'drawing', days: 5, reason: 'flood' }],
  ToleranceLapsed: [{ type: 'ToleranceLapsed', materials: ['drawing'] }],
  CaseVersionTaken: [
    { type: 'CaseVersionTaken', request: 'asked at the window', ...planned },
    {
      type: 'CaseVersionTaken',
      request: 'asked at the window',
      ...planned,
      answers: 'bmV3ZXI=',
      tolerable: PROMISES.tolerable,
      promisable: PROMISES.promisable,
      held: PROMISES.held,
    },
  ],
  TaskDispatched: [
    { type: 'TaskDispatched', item },
    { type: 'TaskDispatched', item, since: 1_790_000_000_000 },
  ],
  TaskReceived: [{ type: 'TaskReceived', item }],
  TaskHandedOver: [
    { type: 'TaskHandedOver', item, authority: 'registry', attempt: 1 },
    { type: 'TaskHandedOver', item, authority: 'registry', attempt: 2, receipt: 'REG-7' },
  ],
  HandOverRetried: [{ type: 'HandOverRetried', item }],
  HandOverFailed: [{ type: 'HandOverFailed', item, attempt: 2, problem: 'no answer' }],
  TaskReturned: [{ type: 'TaskReturned', item, reason: 'not ours' }],
  TaskResent: [{ type: 'TaskResent', item, explanation: 'it is' }],
  TaskTransferred: [{ type: 'TaskTransferred', item, authority: 'police', reason: 'reform' }],
  AuthorityAdded: [{ type: 'AuthorityAdded', item, authority: 'police', reason: 'noise' }],
  TaskReviewed: [
    { type: 'TaskReviewed', item, findings: [{ point: 'sound', met: true }] },
    {
      type: 'TaskReviewed',
      item,
      findings: [{ point: 'sound', met: false, remark: 'cracks' }],
      officials: ['Li', 'Wu'],
    },
  ],
  ReviewConfirmed: [{ type: 'ReviewConfirmed', item }],
  ReviewSentBack: [{ type: 'ReviewSentBack', item, remark: 'look again' }],
  TaskForwarded: [{ type: 'TaskForwarded', item, proposal: 'grant' }],
  ProcedureBegun: [
    {
      type: 'ProcedureBegun',
      item,
      procedure: 'procedure-1',
      kind: 'publicity',
      days: 7,
      unit: 'natural-days',
      suspends: true,
      notice: 'seven days',
    },
  ],
  ProcedureEnded: [
    { type: 'ProcedureEnded', item, procedure: 'procedure-1', outcome: 'time-over' },
    {
      type: 'ProcedureEnded',
      item,
      procedure: 'procedure-1',
      outcome: 'done',
      conclusion: 'sound',
      officials: ['Li', 'Wu'],
    },
  ],
  ObjectionRaised: [
    { type: 'ObjectionRaised', item, procedure: 'procedure-1', objection: 'objection-1', text: 'too loud' },
  ],
  ObjectionAnswered: [
    { type: 'ObjectionAnswered', item, objection: 'objection-1', upheld: false, text: 'it is not' },
  ],
  OpinionRequested: [
    {
      type: 'OpinionRequested',
      item,
      request: 'opinion-1',
      authorities: ['police', 'tax'],
      question: 'too loud?',
      days: 3,
      silence: 'agreement',
    },
  ],
  OpinionGiven: [
    {
      type: 'OpinionGiven',
      item,
      request: 'opinion-1',
      authority: 'police',
      opinion: 'agree-with-conditions',
      text: 'by day',
    },
  ],
  SilenceAgreed: [{ type: 'SilenceAgreed', item, request: 'opinion-1', authorities: ['tax'] }],
  TaskExtended: [{ type: 'TaskExtended', item, days: 10, reason: 'flood' }],
  LimitShortened: [{ type: 'LimitShortened', item, days: 1, reason: 'opening day' }],
  TaskGranted: [{ type: 'TaskGranted', item }],
  TaskRefused: [
    { type: 'TaskRefused', item, reasons: 'not sound' },
    { type: 'TaskRefused', item, reasons: 'not sound', remedies: 'reconsideration within 60 days' },
  ],
  TaskNotNeeded: [{ type: 'TaskNotNeeded', item, reason: 'there already' }],
  ResultIssued: [
    { type: 'ResultIssued', item, results: [{ licence: 'registration-licence', number: 'R-1' }] },
    {
      type: 'ResultIssued',
      item,
      results: [{ licence: 'registration-licence', number: 'R-1', validUntil: '2031-09-30' }],
    },
  ],
  ResultCorrected: [
    { type: 'ResultCorrected', item, licence: 'registration-licence', correction: 'name' },
    {
      type: 'ResultCorrected',
      item,
      licence: 'registration-licence',
      correction: 'validity',
      validUntil: '2031-10-31',
    },
  ],
  ResultRevoked: [
    {
      type: 'ResultRevoked',
      item,
      licence: 'registration-licence',
      ground: 'obtained-by-deceit',
      reason: 'the lease was none',
    },
  ],
  CommitmentChecked: [
    { type: 'CommitmentChecked', item, material: 'lease', kept: false, remark: 'there is none' },
  ],
  TaskStopped: [{ type: 'TaskStopped', item, because: 'drawing' }],
  JointNoticeOpened: [{ type: 'JointNoticeOpened', authorities: ['registry', 'police'] }],
  MissingTold: [{ type: 'MissingTold', authority: 'police', entries }],
  JointNoticeClosed: [{ type: 'JointNoticeClosed', silent: ['registry'] }],
  JointActConvened: [meeting],
  JointActMoved: [
    {
      type: 'JointActMoved',
      act: 'act-1',
      heldAt: 1_792_000_000_000,
      place: 'room 3',
      reason: 'storm',
    },
  ],
  JointOpinionGiven: [
    { type: 'JointOpinionGiven', act: 'act-1', authority: 'police', opinion: 'disagree', text: 'too loud' },
  ],
  JointActHeld: [
    {
      type: 'JointActHeld',
      act: 'act-1',
      attendants: ['Li', 'Wu'],
      minutes: 'quiet by night',
      conclusion: 'agree-with-conditions',
    },
  ],
  JointActCancelled: [{ type: 'JointActCancelled', act: 'act-1', reason: 'settled' }],
  JointLimitExtended: [{ type: 'JointLimitExtended', days: 15, approver: 'Zhou', reason: 'flood' }],
  SeparateDeliveryChosen: [{ type: 'SeparateDeliveryChosen' }],
  ResultsDelivered: [
    { type: 'ResultsDelivered', method: 'window' },
    { type: 'ResultsDelivered', method: 'post', trackingNumber: 'EMS1', items: [item] },
  ],
  DeliveryTracked: [{ type: 'DeliveryTracked', trackingNumber: 'EMS1', state: 'sent-back' }],
  CaseClosed: [{ type: 'CaseClosed' }],
  CaseReopened: [{ type: 'CaseReopened', items: [item], document: 'R-1', reason: 'annulled' }],
  CreditRepaired: [{ type: 'CreditRepaired', document: 'repair 2026-3' }],
  CaseRated: [
    { type: 'CaseRated', grade: 'satisfied' },
    { type: 'CaseRated', grade: 'very-dissatisfied', commentHash: 'hash' },
  ],
}
