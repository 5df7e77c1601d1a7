/** Whole commands for a case as it stands: each that could be given, with one of its possible contents. */
import { AUTHORITIES, handedIn } from './case.fixture.ts'
import type { CaseCommand, TaskCommand } from './commands.ts'
import { GRADES } from './events.ts'
import type { CaseState, Task } from './state.ts'

const DAY_MS = 86_400_000

/** What one could say; `roll` chooses among what is possible, `unwilling` says no where one can. */
export type Mood = { readonly roll: number; readonly unwilling: boolean; readonly now: number }

export function pick<Value>(list: readonly Value[], index: number): Value | undefined {
  return list[index % list.length]
}

/** Also what the government holds and what nobody asks for, now and then. */
function entriesFor(state: CaseState, { roll }: Mood) {
  const field = { subject: 'field' as const, id: pick(state.fields, roll) ?? '', problem: 'wrong' }
  const strange = roll % 7 === 0 ? ['deed'] : []
  const material = pick([...strange, ...state.checklist], roll)
  return material === undefined
    ? [field]
    : [field, { subject: 'material' as const, id: material, problem: 'blurred' }]
}

export function intakeCommands(state: CaseState, mood: Mood): CaseCommand[] {
  const { roll, unwilling } = mood
  const entries = entriesFor(state, mood)
  return [
    { type: 'accept', checked: state.checklist },
    { type: 'pre-examine', outcome: unwilling ? 'to-mend' : 'ready', entries: unwilling ? entries : [] },
    { type: 'correct-on-the-spot', formHash: 'spot', materials: [], changedFields: state.fields.slice(0, 1) },
    { type: 'decline', reason: 'no', competentAuthority: 'tax' },
    { type: 'issue-notice', entries },
    { type: 'open-joint-notice' },
    { type: 'tell-missing', entries: unwilling || roll % 2 === 0 ? entries : [] },
    {
      type: 'correct',
      formHash: 'f2',
      materials: state.checklist.map(id => handedIn(id, 'second.png')),
      changedFields: state.fields,
    },
    { type: 'withdraw', reason: 'moved' },
    // A promise stays one, mostly: it is checked afterwards.
    {
      type: 'supplement',
      materials: [...state.later, ...(roll % 6 === 0 ? state.promised : [])].map(id => handedIn(id)),
    },
    {
      type: 'prolong-supplement',
      material: pick(state.later, roll) ?? 'lease',
      days: 1 + (roll % 11),
      reason: 'flood',
    },
    {
      type: 'take-over-version',
      request: 'asked at the window',
      catalogueVersion: `${state.catalogueVersion}+`,
      planHash: state.planHash,
      situation: state.situation,
      fields: state.fields,
      checklist: state.checklist,
      tasks: state.tasks.map(({ item, authority, dependsOn, promisedDays, licences, reviewPoints, law }) => ({
        item,
        authority,
        dependsOn,
        promisedDays: roll % 11 === 0 ? promisedDays + 1 : promisedDays,
        licences,
        reviewPoints,
        law,
      })),
      demands: [],
    },
  ]
}

export function jointCommands(state: CaseState, { roll, unwilling, now }: Mood): CaseCommand[] {
  const heldAt = now + (1 + (roll % 9)) * DAY_MS
  const convened = state.jointActs.filter(entry => entry.state === 'convened')
  const act = pick(convened, roll)?.id ?? ''
  const item = pick(state.tasks, roll)?.item
  return [
    {
      type: 'convene',
      kind: pick(['meeting', 'site-inspection', 'completion-acceptance'] as const, roll) ?? 'meeting',
      items: item === undefined ? [] : [item],
      authorities: [...AUTHORITIES].slice(roll % 2),
      heldAt,
      place: 'room 2',
      agenda: ['the road'],
    },
    { type: 'move-joint-act', act, heldAt, place: 'room 3', reason: 'ill' },
    { type: 'give-joint-opinion', act, opinion: unwilling ? 'disagree' : 'agree', text: 'as said' },
    {
      type: 'hold-joint-act',
      act,
      attendants: ['Sun', 'Zhou'],
      minutes: 'as said',
      conclusion: unwilling ? 'disagree' : 'agree',
    },
    { type: 'cancel-joint-act', act, reason: 'not needed' },
    { type: 'extend-joint-limit', days: 1 + (roll % 16), approver: 'Zhou', reason: 'flood' },
  ]
}

export function closingCommands(state: CaseState, { roll, unwilling }: Mood): CaseCommand[] {
  const trackingNumber = pick(state.handings, roll)?.trackingNumber ?? ''
  const again = state.tasks.filter(task => task.stage === 'refused' || task.stage === 'stopped')
  return [
    { type: 'choose-separate-delivery' },
    { type: 'deliver', method: 'post', trackingNumber: `EMS${state.handings.length + 1}` },
    { type: 'track-delivery', trackingNumber, state: unwilling ? 'sent-back' : 'delivered' },
    {
      type: 'reopen',
      items: (roll % 3 === 0 ? again.slice(0, 1) : again).map(task => task.item),
      document: 'reconsideration 2026-7',
      reason: 'set aside',
    },
    { type: 'repair-credit', document: 'repair 2026-3' },
    { type: 'rate', grade: pick(GRADES, roll) ?? 'satisfied' },
  ]
}

function reviewCommands(task: Task, { unwilling, roll }: Mood): TaskCommand[] {
  const { item } = task
  const findings = task.reviewPoints.map(point =>
    unwilling ? { point, met: false, remark: 'no' } : { point, met: true },
  )
  const other = pick([...AUTHORITIES], roll) ?? 'tax'
  return [
    { type: 'receive-task', item },
    { type: 'return-task', item, reason: 'not ours' },
    { type: 'resend-task', item, explanation: 'it is' },
    { type: 'transfer-task', item, authority: other, reason: 'other district' },
    { type: 'add-authority', item, authority: other, reason: 'by the road' },
    { type: 'review-task', item, findings },
    { type: 'confirm-review', item },
    { type: 'send-back-review', item, remark: 'again' },
    { type: 'forward-task', item, proposal: 'grant' },
    { type: 'extend-task', item, days: 1 + (roll % 6), reason: 'flood' },
    { type: 'shorten-limit', item, days: Math.max(0, task.promisedDays - 1 - (roll % 3)), reason: 'faster' },
  ]
}

function decisionCommands(state: CaseState, task: Task, { unwilling, roll }: Mood): TaskCommand[] {
  const { item } = task
  const licence = pick(task.licences, roll) ?? ''
  const promised = pick(
    task.law.materials.filter(id => state.promised.includes(id)),
    roll,
  )
  return [
    unwilling || roll % 12 === 7
      ? { type: 'decide-task', item, outcome: 'refuse', reasons: 'no' }
      : roll % 6 === 0
        ? { type: 'decide-task', item, outcome: 'not-needed', reason: 'has it' }
        : { type: 'decide-task', item, outcome: 'grant' },
    { type: 'issue-result', item, results: task.licences.map(id => ({ licence: id, number: '1' })) },
    { type: 'correct-result', item, licence, correction: 'the name' },
    { type: 'revoke-result', item, licence, ground: 'obtained-by-deceit', reason: 'no lease' },
    {
      type: 'check-commitment',
      item,
      material: promised ?? '',
      kept: !unwilling && roll % 8 < 4,
      remark: 'looked',
    },
    unwilling
      ? { type: 'record-hand-over', item, authority: task.authority, attempt: 1 + (roll % 3), receipt: 'R-1' }
      : { type: 'fail-hand-over', item, authority: task.authority, attempt: 5, problem: 'no answer' },
    { type: 'retry-hand-over', item },
  ]
}

function besideCommands(task: Task, { roll, unwilling }: Mood): TaskCommand[] {
  const { item } = task
  const declared = pick(task.law.procedures, roll)
  const open = task.procedures.filter(({ endedAt }) => endedAt === undefined)
  const procedure = pick(open, roll)?.id ?? ''
  const objections = task.procedures.flatMap(entry => entry.objections)
  const objection = objections.find(({ answer }) => answer === undefined)?.id ?? ''
  const requests = task.opinionRequests
    .filter(({ authorities, opinions }) => opinions.length < authorities.length)
    .map(({ id }) => id)
  const kind = declared?.kind ?? 'tender'
  const days = 1 + (roll % (declared?.limitDays ?? 1))
  const others = [...task.law.joint, ...task.addedAuthorities].filter(id => id !== task.authority)
  const asked =
    others.length > 0 ? others : [...AUTHORITIES].filter(id => id !== task.authority).slice(roll % 2)
  return [
    { type: 'begin-procedure', item, kind, days, notice: 'why' },
    { type: 'end-procedure', item, procedure, conclusion: 'sound', officials: ['Sun', 'Zhou'] },
    { type: 'raise-objection', item, procedure, text: 'it blocks the light' },
    { type: 'answer-objection', item, objection, upheld: unwilling, text: 'measured' },
    {
      type: 'request-opinion',
      item,
      authorities: asked,
      question: 'may it?',
      days: 1 + (roll % 10),
      silence: roll % 2 === 0 ? 'agreement' : 'nothing',
    },
    ...requests.map(
      (request): TaskCommand => ({
        type: 'give-opinion',
        item,
        request,
        opinion: unwilling ? 'disagree' : 'agree',
        text: 'as said',
      }),
    ),
  ]
}

export function taskCommands(state: CaseState, task: Task, mood: Mood): TaskCommand[] {
  return [
    ...reviewCommands(task, mood),
    ...decisionCommands(state, task, mood),
    ...besideCommands(task, mood),
  ]
}

/** Everything that can be asked of this case, whole. */
export function completeCommands(state: CaseState, mood: Mood): CaseCommand[] {
  return [
    ...intakeCommands(state, mood),
    ...jointCommands(state, mood),
    ...closingCommands(state, mood),
    ...state.tasks.flatMap(task => taskCommands(state, task, mood)),
  ]
}
