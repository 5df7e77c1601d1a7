/**
 * The states of a case in the words and codes of others: GB/T 39046—2020 (政务服务平台基础数据规范) and the exchange
 * tables of the national platform (`up_pro_accept`, `up_pro_process`, `up_pro_special_procedure`, `up_pro_result`).
 *
 * The standard lays down fields and a few code tables, and no table of states: its states are those of the
 * guide 国办函〔2016〕108号. The numbers are those of running platforms; an adapter asks its receiver for them.
 */
import type { CaseEventType, Delivery, Grade, ProcedureKind } from './events.ts'
import {
  awaitedMaterials,
  type CaseStage,
  type CaseState,
  isInHand,
  type Task,
  type TaskStage,
} from './state.ts'

type ExchangeRow = {
  /** 状态名称: unique. */
  readonly name: string
  /** 办件状态代码, where running platforms have one: unique. */
  readonly code?: string
  /** The code is not seen anywhere; it fills the gap between those that are. */
  readonly isAssumed?: true
  /** Where a receiver has no such state: the nearest that it has. */
  readonly broader?: string
  /** 办件进度 as the exchange of ratings has it: 1 待办理, 2 办理中, 3 已完结. */
  readonly progress: '1' | '2' | '3'
}

export const EXCHANGE_STATES = {
  received: { name: '已接件', code: '1', progress: '1' },
  'correction-begun': { name: '补正开始', code: '6', progress: '1' },
  'correction-ended': { name: '补正结束', code: '7', isAssumed: true, progress: '1' },
  declined: { name: '不予受理', code: '4', progress: '3' },
  accepted: { name: '已受理', code: '3', progress: '2' },
  /** Accepted with the case; its authority gets it when what it depends on is there. */
  waiting: { name: '待办', broader: 'accepted', progress: '1' },
  /** Sent back to the window with a reason. */
  returned: { name: '退回', broader: 'accepted', progress: '2' },
  handling: { name: '部门开始办理', code: '8', progress: '2' },
  'procedure-begun': { name: '特别程序开始', code: '9', progress: '2' },
  'procedure-ended': { name: '特别程序结束', code: '10', progress: '2' },
  /** Granted; what was to follow later has not come, so nothing is issued. */
  'passed-tolerating': { name: '容缺通过', broader: 'handling', progress: '2' },
  passed: { name: '办结（通过）', code: '11', progress: '3' },
  'not-passed': { name: '办结（不通过）', code: '12', isAssumed: true, progress: '3' },
  'not-needed': { name: '无需办理', broader: 'passed', progress: '3' },
  stopped: { name: '终止', broader: 'not-passed', progress: '3' },
  withdrawn: { name: '撤回', broader: 'not-passed', progress: '3' },
} as const satisfies Readonly<Record<string, ExchangeRow>>

export type ExchangeState = keyof typeof EXCHANGE_STATES

/** The code of a state, or of the nearest one that has a code. */
export function exchangeCode(state: ExchangeState): string {
  const row: ExchangeRow = EXCHANGE_STATES[state]
  if (row.code !== undefined) return row.code
  const nearest = row.broader
  if (nearest === undefined || !isExchangeState(nearest))
    throw new Error(`${state} has neither code nor broader`)
  return exchangeCode(nearest)
}

function isExchangeState(name: string): name is ExchangeState {
  return Object.hasOwn(EXCHANGE_STATES, name)
}

/** How each stage of a task is told, unless more is known of it. */
const TASK_STATES: Readonly<Record<TaskStage, ExchangeState>> = {
  waiting: 'waiting',
  dispatched: 'accepted',
  returned: 'returned',
  reviewed: 'handling',
  forwarded: 'handling',
  // 办结 is told with the number of the licence, so not before that is issued.
  granted: 'handling',
  issued: 'passed',
  refused: 'not-passed',
  'not-needed': 'not-needed',
  stopped: 'stopped',
}

function procedureState({ procedures, reviewedAt = 0 }: Task): ExchangeState | undefined {
  if (procedures.some(({ endedAt }) => endedAt === undefined)) return 'procedure-begun'
  const lastEnd = Math.max(0, ...procedures.map(({ endedAt = 0 }) => endedAt))
  return lastEnd > reviewedAt ? 'procedure-ended' : undefined
}

function taskState(state: CaseState, task: Task): ExchangeState {
  if (task.stage === 'granted' && awaitedMaterials(state, task).length > 0) return 'passed-tolerating'
  if (task.stage === 'returned' || !isInHand(task)) return TASK_STATES[task.stage]
  const isSigned = task.stage === 'dispatched' && task.handOver?.state === 'received'
  return procedureState(task) ?? (isSigned ? 'handling' : TASK_STATES[task.stage])
}

/** All items have ended: what has come of the case. */
function outcomeOf(tasks: readonly Task[]): ExchangeState {
  const states = new Set(tasks.map(task => TASK_STATES[task.stage]))
  const order = ['passed', 'not-passed', 'stopped', 'not-needed'] as const
  return order.find(state => states.has(state)) ?? 'not-needed'
}

/** How each stage of a case is told. */
const CASE_STATES: Readonly<Record<CaseStage, (state: CaseState) => ExchangeState>> = {
  submitted: ({ notice }) =>
    notice?.answeredAt === undefined && notice?.lapsedAt === undefined ? 'received' : 'correction-ended',
  correcting: () => 'correction-begun',
  handling: state => {
    const isUntouched = (task: Task) => ['waiting', 'accepted'].includes(taskState(state, task))
    return state.tasks.every(isUntouched) ? 'accepted' : 'handling'
  },
  concluded: ({ tasks }) => outcomeOf(tasks),
  closed: ({ tasks }) => outcomeOf(tasks),
  declined: () => 'declined',
  withdrawn: () => 'withdrawn',
}

/** 办件状态 of the whole case (一件事). */
export function exchangeStateOfCase(state: CaseState): ExchangeState {
  return CASE_STATES[state.stage](state)
}

/** 办件状态 of one item of it (子办件). Before acceptance it is that of the case. */
export function exchangeStateOfTask(state: CaseState, task: Task): ExchangeState {
  const { stage } = state
  if (stage === 'submitted' || stage === 'correcting' || stage === 'declined')
    return exchangeStateOfCase(state)
  // Withdrawn with the case, and not because of what it depends on.
  const isWithdrawn = stage === 'withdrawn' && task.stage === 'stopped' && task.stoppedBecause === undefined
  return isWithdrawn ? 'withdrawn' : taskState(state, task)
}

/** 特别程序种类代码, GB/T 39046 A.7: 1 延长审批, 2 除延长审批之外的情况. `extension` is that of ALL §42. */
export const SPECIAL_PROCEDURE_CODES: Readonly<Record<ProcedureKind | 'extension', '1' | '2'>> = {
  extension: '1',
  hearing: '2',
  tender: '2',
  auction: '2',
  inspection: '2',
  testing: '2',
  quarantine: '2',
  appraisal: '2',
  'expert-review': '2',
  'site-inspection': '2',
  publicity: '2',
  'opinion-request': '2',
}

/** 环节 of GB/T 39046 6.4, one for each event that ends one: its name, and the 业务动作 that ended it. */
export const PROCESS_STEPS = {
  CaseAccepted: { step: '受理', action: '通过' },
  CaseDeemedAccepted: { step: '受理', action: '通过' },
  CaseDeclined: { step: '受理', action: '其他' },
  OneTimeNoticeIssued: { step: '受理', action: '退回' },
  TaskReceived: { step: '签收', action: '通过' },
  TaskReturned: { step: '签收', action: '退回' },
  TaskTransferred: { step: '移送', action: '其他' },
  TaskReviewed: { step: '审查', action: '通过' },
  ReviewConfirmed: { step: '复核', action: '通过' },
  ReviewSentBack: { step: '复核', action: '退回' },
  TaskForwarded: { step: '转报', action: '通过' },
  TaskGranted: { step: '决定', action: '通过' },
  TaskRefused: { step: '决定', action: '其他' },
  TaskNotNeeded: { step: '决定', action: '其他' },
  TaskStopped: { step: '决定', action: '其他' },
  ResultIssued: { step: '制证', action: '通过' },
  ResultsDelivered: { step: '送达', action: '通过' },
} as const satisfies Partial<
  Record<CaseEventType, { readonly step: string; readonly action: '通过' | '退回' | '其他' }>
>

/** 环节办理状态 of GB/T 39046 6.4. */
export const STEP_STATUS_CODES = { open: '1', done: '2' } as const

/** 是否快递寄送结果 of GB/T 39046 6.5: 1 是, 0 否. */
export const POSTED_CODES: Readonly<Record<Delivery, '0' | '1'>> = {
  window: '0',
  post: '1',
  electronic: '0',
  terminal: '0',
}

/** 满意度代码, GB/T 39046 A.8. Some receivers count the other way round: map there, not here. */
export const SATISFACTION_CODES: Readonly<Record<Grade, '1' | '2' | '3' | '4' | '5'>> = {
  'very-satisfied': '1',
  satisfied: '2',
  'basically-satisfied': '3',
  dissatisfied: '4',
  'very-dissatisfied': '5',
}
