/** Each command of a case in circumstances in which it is open to somebody, and to whom. */
import { type Actor, type CaseCommandType, SYSTEM } from '../../access/access.ts'
import {
  applicant,
  atNine,
  CLOSED,
  CONCLUDED,
  CONVENED,
  CORRECTING,
  clerk,
  closed,
  dispatched,
  FIRST_ISSUED,
  GATHERING,
  GRANTED,
  granted,
  HANDLING,
  handedIn,
  headOf,
  issued,
  lastMoment,
  lawOf,
  manager,
  meeting,
  otherClerk,
  PROMISES,
  REVIEWED,
  reviewed,
  reviewerOf,
  type Step,
  SUBMIT,
  SUBMITTED,
  step,
  stopped,
  submittedWith,
  TASKS,
  TOLERATING,
  taskPlan,
  taskRefused,
} from '../case.fixture.ts'
import type { CommandOf } from '../commands.ts'
import type { CaseEvent, TaskLaw } from '../events.ts'

/** One of each kind of person, those who have nothing to do with the case among them. */
export const PEOPLE = {
  applicant,
  'another applicant': { role: 'applicant', account: 'account-zhang', person: 'zhang' },
  clerk,
  'another clerk': otherClerk,
  'clerk of the village': { role: 'clerk', account: 'account-of-village', site: 'village', window: 'one' },
  registry: reviewerOf('registry'),
  'head of the registry': headOf('registry'),
  police: reviewerOf('police'),
  forestry: reviewerOf('forestry'),
  'head of forestry': headOf('forestry'),
  manager,
  editor: { role: 'editor', account: 'account-of-editor' },
  clock: SYSTEM,
} as const satisfies Readonly<Record<string, Actor>>
export type Person = keyof typeof PEOPLE

type Open<Type extends CaseCommandType> = {
  readonly steps: readonly Step[]
  readonly command: CommandOf<Type>
  readonly to: readonly Person[]
  /** `YYYY-MM-DD`, where the moment matters. */
  readonly on?: string
}

const item = 'registration'
const registry = reviewerOf('registry')
const window: readonly Person[] = ['clerk', 'another clerk']
const present: readonly Person[] = ['applicant', ...window]
const handlers: readonly Person[] = ['registry', 'head of the registry']
const centre: readonly Person[] = ['manager']
const clock: readonly Person[] = ['clock']

/** The registration under this law, sent out; the seal of the police with it. */
export function handlingUnder(law: Partial<TaskLaw>, ...events: readonly CaseEvent[]): readonly Step[] {
  const [first = taskPlan(item), ...others] = TASKS
  const tasks = [{ ...first, law: lawOf(law) }, ...others]
  const accepted: CaseEvent = { type: 'CaseAccepted', checked: PROMISES.checklist }
  return [
    step(applicant, submittedWith({ ...PROMISES, later: [], tasks })),
    step(clerk, accepted, dispatched(item)),
    step(reviewerOf('registry', 'account-of-first'), ...events),
  ]
}

const publicity = { kind: 'publicity', limitDays: 7, unit: 'natural-days', suspends: true } as const
const PUBLICITY: CaseEvent = {
  type: 'ProcedureBegun',
  item,
  procedure: 'procedure-1',
  kind: 'publicity',
  days: 7,
  unit: 'natural-days',
  suspends: true,
  notice: 'seven days',
}
const PUBLISHED = handlingUnder({ procedures: [publicity] }, PUBLICITY)
const OBJECTION: CaseEvent = {
  type: 'ObjectionRaised',
  item,
  procedure: 'procedure-1',
  objection: 'objection-1',
  text: 'too loud',
}
const ASKED: readonly Step[] = [
  ...HANDLING,
  step(registry, {
    type: 'OpinionRequested',
    item,
    request: 'opinion-1',
    authorities: ['police'],
    question: 'too loud?',
    days: 3,
    silence: 'agreement',
  }),
]
const allStopped = ['seal', 'tax', 'lights'].map(other => stopped(other, item))
const entries = [{ subject: 'material', id: 'identity', problem: 'blurred' }] as const
const findings = ['name', 'address'].map(point => ({ point, met: true }))
const licence = `${item}-licence`
const { type: _, act: __, convenor: ___, ...MEETING } = meeting

export const OPEN: { readonly [Type in CaseCommandType]: Open<Type> } = {
  submit: { steps: [], command: SUBMIT, to: present },
  'pre-examine': {
    steps: SUBMITTED,
    command: { type: 'pre-examine', outcome: 'ready', entries: [] },
    to: window,
  },
  'correct-on-the-spot': {
    steps: SUBMITTED,
    command: { type: 'correct-on-the-spot', formHash: 'f2', materials: [], changedFields: ['name'] },
    to: present,
  },
  accept: { steps: SUBMITTED, command: { type: 'accept', checked: SUBMIT.checklist }, to: window },
  decline: { steps: SUBMITTED, command: { type: 'decline', reason: 'x' }, to: window },
  'issue-notice': { steps: SUBMITTED, command: { type: 'issue-notice', entries }, to: window },
  correct: {
    steps: CORRECTING,
    command: { type: 'correct', formHash: 'f2', materials: [handedIn('identity')], changedFields: ['name'] },
    to: present,
  },
  withdraw: { steps: HANDLING, command: { type: 'withdraw', reason: 'x' }, to: ['applicant'] },
  supplement: {
    steps: TOLERATING,
    command: { type: 'supplement', materials: [handedIn('drawing')] },
    to: present,
  },
  'prolong-supplement': {
    steps: TOLERATING,
    command: { type: 'prolong-supplement', material: 'drawing', days: 5, reason: 'flood' },
    to: [...window, ...centre],
  },
  'take-over-version': {
    steps: HANDLING,
    command: {
      type: 'take-over-version',
      request: 'x',
      catalogueVersion: 'v2',
      planHash: 'plan2',
      situation: 'shop',
      fields: SUBMIT.fields,
      checklist: SUBMIT.checklist,
      tasks: TASKS,
      demands: [],
    },
    to: window,
  },
  'deem-accepted': { steps: SUBMITTED, command: { type: 'deem-accepted' }, to: clock, on: '2026-10-11' },
  'lapse-correction': {
    steps: CORRECTING,
    command: { type: 'lapse-correction' },
    to: clock,
    on: '2026-10-17',
  },
  'lapse-tolerance': {
    steps: TOLERATING,
    command: { type: 'lapse-tolerance' },
    to: clock,
    on: '2026-10-17',
  },
  'receive-task': { steps: HANDLING, command: { type: 'receive-task', item }, to: handlers },
  'return-task': { steps: HANDLING, command: { type: 'return-task', item, reason: 'x' }, to: handlers },
  'resend-task': {
    steps: [...HANDLING, step(registry, { type: 'TaskReturned', item, reason: 'x' })],
    command: { type: 'resend-task', item, explanation: 'x' },
    to: window,
  },
  'transfer-task': {
    steps: HANDLING,
    command: { type: 'transfer-task', item, authority: 'tax', reason: 'x' },
    to: centre,
  },
  'add-authority': {
    steps: HANDLING,
    command: { type: 'add-authority', item, authority: 'tax', reason: 'x' },
    to: centre,
  },
  'fail-hand-over': {
    steps: HANDLING,
    command: { type: 'fail-hand-over', item, authority: 'registry', attempt: 1, problem: 'x' },
    to: clock,
  },
  'record-hand-over': {
    steps: HANDLING,
    command: { type: 'record-hand-over', item, authority: 'registry', attempt: 1 },
    to: clock,
  },
  'retry-hand-over': {
    steps: [...HANDLING, step(SYSTEM, { type: 'HandOverFailed', item, attempt: 3, problem: 'x' })],
    command: { type: 'retry-hand-over', item },
    to: centre,
  },
  'review-task': { steps: HANDLING, command: { type: 'review-task', item, findings }, to: handlers },
  'confirm-review': {
    steps: handlingUnder({ secondReview: true }, reviewed(item)),
    command: { type: 'confirm-review', item },
    to: handlers,
  },
  'send-back-review': {
    steps: handlingUnder({ secondReview: true }, reviewed(item)),
    command: { type: 'send-back-review', item, remark: 'x' },
    to: handlers,
  },
  'forward-task': {
    steps: handlingUnder({ authorisation: 'forward' }, reviewed(item)),
    command: { type: 'forward-task', item, proposal: 'x' },
    to: handlers,
  },
  'decide-task': { steps: REVIEWED, command: { type: 'decide-task', item, outcome: 'grant' }, to: handlers },
  'begin-procedure': {
    steps: handlingUnder({ procedures: [publicity] }),
    command: { type: 'begin-procedure', item, kind: 'publicity', days: 7, notice: 'x' },
    to: handlers,
  },
  'end-procedure': {
    steps: PUBLISHED,
    command: { type: 'end-procedure', item, procedure: 'procedure-1', conclusion: 'x' },
    to: handlers,
  },
  'lapse-procedure': {
    steps: PUBLISHED,
    command: { type: 'lapse-procedure', item, procedure: 'procedure-1' },
    to: clock,
    on: '2026-10-12',
  },
  'raise-objection': {
    steps: PUBLISHED,
    command: { type: 'raise-objection', item, procedure: 'procedure-1', text: 'x' },
    to: present,
  },
  'answer-objection': {
    steps: [...PUBLISHED, step(applicant, OBJECTION)],
    command: { type: 'answer-objection', item, objection: 'objection-1', upheld: false, text: 'x' },
    to: handlers,
  },
  'request-opinion': {
    steps: HANDLING,
    command: {
      type: 'request-opinion',
      item,
      authorities: ['police'],
      question: 'x',
      days: 3,
      silence: 'nothing',
    },
    to: handlers,
  },
  'give-opinion': {
    steps: ASKED,
    command: { type: 'give-opinion', item, request: 'opinion-1', opinion: 'agree', text: '' },
    to: ['police'],
  },
  'take-silence': {
    steps: ASKED,
    command: { type: 'take-silence', item, request: 'opinion-1' },
    to: clock,
    on: '2026-10-09',
  },
  'extend-task': {
    steps: HANDLING,
    command: { type: 'extend-task', item, days: 1, reason: 'x' },
    to: ['head of the registry'],
  },
  'shorten-limit': {
    steps: HANDLING,
    command: { type: 'shorten-limit', item, days: 1, reason: 'x' },
    to: ['head of the registry'],
  },
  'issue-result': {
    steps: GRANTED,
    command: { type: 'issue-result', item, results: [{ licence, number: '1' }] },
    to: handlers,
  },
  'correct-result': {
    steps: FIRST_ISSUED,
    command: { type: 'correct-result', item, licence, correction: 'x' },
    to: handlers,
  },
  'revoke-result': {
    steps: FIRST_ISSUED,
    command: { type: 'revoke-result', item, licence, ground: 'granted-without-right', reason: 'x' },
    to: ['head of the registry'],
  },
  'check-commitment': {
    steps: handlingUnder({ materials: ['lease'] }, reviewed(item), granted(item), issued(item)),
    command: { type: 'check-commitment', item, material: 'lease', kept: true, remark: '' },
    to: handlers,
  },
  'open-joint-notice': {
    steps: SUBMITTED,
    command: { type: 'open-joint-notice' },
    to: [...window, ...centre],
  },
  'tell-missing': {
    steps: GATHERING,
    command: { type: 'tell-missing', entries },
    to: [...handlers, 'police'],
  },
  'close-joint-notice': {
    steps: GATHERING,
    command: { type: 'close-joint-notice' },
    to: clock,
    on: '2026-10-09',
  },
  convene: {
    steps: HANDLING,
    command: { type: 'convene', ...MEETING },
    to: [...handlers, 'police', ...centre],
  },
  'move-joint-act': {
    steps: CONVENED,
    command: {
      type: 'move-joint-act',
      act: 'act-1',
      heldAt: atNine('2026-10-13'),
      place: 'x',
      reason: 'x',
    },
    to: [...handlers, ...centre],
  },
  'give-joint-opinion': {
    steps: CONVENED,
    command: { type: 'give-joint-opinion', act: 'act-1', opinion: 'agree', text: '' },
    to: [...handlers, 'police'],
  },
  'hold-joint-act': {
    steps: CONVENED,
    command: {
      type: 'hold-joint-act',
      act: 'act-1',
      attendants: ['Li', 'Wu'],
      minutes: 'x',
      conclusion: 'agree',
    },
    to: [...handlers, ...centre],
    on: '2026-10-12',
  },
  'cancel-joint-act': {
    steps: CONVENED,
    command: { type: 'cancel-joint-act', act: 'act-1', reason: 'x' },
    to: [...handlers, ...centre],
  },
  'extend-joint-limit': {
    steps: HANDLING,
    command: { type: 'extend-joint-limit', days: 15, approver: 'Zhou', reason: 'x' },
    to: centre,
  },
  'choose-separate-delivery': {
    steps: HANDLING,
    command: { type: 'choose-separate-delivery' },
    to: present,
  },
  deliver: { steps: CONCLUDED, command: { type: 'deliver', method: 'window' }, to: window },
  'track-delivery': {
    steps: [
      ...CONCLUDED,
      step(clerk, { type: 'ResultsDelivered', method: 'post', trackingNumber: 'EMS1' }, closed),
    ],
    command: { type: 'track-delivery', trackingNumber: 'EMS1', state: 'delivered' },
    to: [...window, ...clock],
  },
  reopen: {
    steps: [...REVIEWED, step(registry, taskRefused(item), ...allStopped)],
    command: { type: 'reopen', items: [item], document: 'R-1', reason: 'x' },
    to: centre,
  },
  'repair-credit': {
    steps: handlingUnder({ materials: ['lease'] }, reviewed(item), granted(item), issued(item), {
      type: 'CommitmentChecked',
      item,
      material: 'lease',
      kept: false,
      remark: 'x',
    }),
    command: { type: 'repair-credit', document: 'x' },
    to: centre,
  },
  rate: { steps: CLOSED, command: { type: 'rate', grade: 'satisfied' }, to: ['applicant'] },
}

export function momentOf({ steps, on }: Pick<Open<CaseCommandType>, 'steps' | 'on'>): number {
  return on === undefined ? lastMoment(steps) : atNine(on)
}
