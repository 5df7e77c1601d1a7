/** A case as it stands: what its events amount to. */
import type {
  CaseAnswers,
  Delivery,
  Grade,
  HandedIn,
  Handler,
  IssuedResult,
  JointActKind,
  NoticeEntry,
  Opinion,
  PointFinding,
  ProcedureKind,
  Promisable,
  RevocationGround,
  SignedLetter,
  TaskLaw,
  TaskPlan,
  Tolerable,
  Tracking,
} from './events.ts'

export type CaseStage =
  | 'submitted'
  /** The one-time notice is out; the applicant corrects. */
  | 'correcting'
  | 'handling'
  /** Every task has ended; results wait for the one delivery. */
  | 'concluded'
  | 'closed'
  | 'declined'
  | 'withdrawn'

export type TaskStage =
  | 'waiting'
  | 'dispatched'
  /** At the window again, with a reason. */
  | 'returned'
  | 'reviewed'
  /** With the head of the authority, who decides. */
  | 'forwarded'
  | 'granted'
  | 'issued'
  | 'refused'
  | 'not-needed'
  | 'stopped'

export type HandOver = {
  /** `delivered`: the authority’s own system has it; `received`: somebody has signed for it. */
  readonly state: 'sent' | 'delivered' | 'received' | 'failed'
  readonly attempts: number
  readonly problem?: string
  /** What the authority’s own system calls it. */
  readonly receipt?: string
}

export type Procedure = {
  readonly id: string
  readonly kind: ProcedureKind
  readonly days: number
  readonly unit: 'working-days' | 'natural-days'
  readonly suspends: boolean
  readonly notice: string
  readonly begunAt: number
  readonly endedAt?: number
  readonly outcome?: 'done' | 'time-over'
  readonly conclusion?: string
  readonly officials?: readonly string[]
  readonly objections: readonly Objection[]
}

export type Objection = {
  readonly id: string
  readonly text: string
  readonly at: number
  readonly answer?: { readonly at: number; readonly upheld: boolean; readonly text: string }
}

export type OpinionRequest = {
  readonly id: string
  readonly authorities: readonly string[]
  readonly question: string
  readonly days: number
  readonly silence: 'agreement' | 'nothing'
  readonly at: number
  readonly opinions: readonly GivenOpinion[]
}

export type GivenOpinion = {
  readonly authority: string
  readonly opinion: Opinion
  readonly text: string
  readonly at: number
  /** Said nothing in time. */
  readonly bySilence: boolean
}

export type TaskResult = IssuedResult & {
  readonly corrections: readonly { readonly at: number; readonly correction: string }[]
  readonly revoked?: { readonly at: number; readonly ground: RevocationGround; readonly reason: string }
}

export type CommitmentCheck = {
  readonly material: string
  readonly kept: boolean
  readonly remark: string
  readonly at: number
}

export type Task = Omit<TaskPlan, 'law'> & {
  readonly law: TaskLaw
  readonly stage: TaskStage
  /** When the limit began. */
  readonly dispatchedAt?: number
  readonly handOver?: HandOver
  readonly returned?: { readonly at: number; readonly reason: string; readonly answeredAt?: number }
  /** Who else takes part, beside those of the law. */
  readonly addedAuthorities: readonly string[]
  readonly reviewedBy?: string
  readonly reviewedAt?: number
  readonly findings?: readonly PointFinding[]
  readonly officials?: readonly string[]
  readonly confirmedBy?: string
  readonly forwarded?: { readonly at: number; readonly by: string; readonly proposal: string }
  readonly procedures: readonly Procedure[]
  readonly opinionRequests: readonly OpinionRequest[]
  readonly extension?: { readonly at: number; readonly days: number; readonly reason: string }
  readonly decidedAt?: number
  readonly decidedBy?: string
  readonly reasons?: string
  readonly remedies?: string
  readonly issuedAt?: number
  readonly results?: readonly TaskResult[]
  readonly deliveredAt?: number
  readonly commitmentChecks: readonly CommitmentCheck[]
  readonly stoppedAt?: number
  readonly stoppedBecause?: string
}

export type JointNotice = {
  readonly openedAt: number
  readonly authorities: readonly string[]
  readonly told: readonly {
    readonly authority: string
    readonly at: number
    readonly entries: readonly NoticeEntry[]
  }[]
  readonly closedAt?: number
}

export type JointAct = {
  readonly id: string
  readonly kind: JointActKind
  readonly items: readonly string[]
  readonly authorities: readonly string[]
  readonly convenor: string
  readonly convenedAt: number
  readonly heldAt: number
  readonly place: string
  readonly agenda: readonly string[]
  readonly opinions: readonly GivenOpinion[]
  readonly state: 'convened' | 'held' | 'cancelled'
  readonly endedAt?: number
  readonly attendants?: readonly string[]
  readonly minutes?: string
  readonly conclusion?: Opinion
  readonly cancelledBecause?: string
}

export type Handing = {
  readonly at: number
  readonly method: Delivery
  readonly items: readonly string[]
  readonly trackingNumber?: string
  readonly tracking?: Tracking
  readonly trackedAt?: number
}

export type CaseState = {
  readonly stage: CaseStage
  readonly number: string
  readonly matter: string
  readonly catalogueVersion: string
  readonly planHash: string
  readonly situation: string
  readonly answers: CaseAnswers
  readonly applicant: string
  readonly handler?: Handler
  readonly channel: 'online' | 'window'
  readonly site: string
  readonly delivery: Delivery
  readonly formHash: string
  readonly fields: readonly string[]
  readonly checklist: readonly string[]
  readonly materials: readonly HandedIn[]
  readonly tasks: readonly Task[]
  readonly tolerable: readonly Tolerable[]
  readonly promisable: readonly Promisable[]
  readonly held: readonly string[]
  /** Materials promised for later that have not come yet; limits run from acceptance. */
  readonly later: readonly string[]
  readonly lapsed: readonly string[]
  /** What may follow somewhat later still (不可抗力). */
  readonly prolonged: readonly {
    readonly material: string
    readonly days: number
    readonly reason: string
    readonly at: number
  }[]
  readonly promised: readonly string[]
  readonly letters: readonly SignedLetter[]
  /** Promises that were checked and not true; the record outlives the item’s being handled again. */
  readonly brokenPromises: readonly {
    readonly item: string
    readonly material: string
    readonly at: number
    readonly repaired?: { readonly at: number; readonly document: string }
  }[]
  readonly submittedAt: number
  /** The last event. */
  readonly changedAt: number
  /** Last time that materials came in: the five days of ALL §32(4) run from here. */
  readonly receivedAt: number
  readonly preExamination?: {
    readonly at: number
    readonly outcome: 'ready' | 'to-mend'
    readonly entries: readonly NoticeEntry[]
  }
  readonly notice?: {
    readonly at: number
    readonly entries: readonly NoticeEntry[]
    readonly answered: boolean
    readonly answeredAt?: number
    readonly lapsedAt?: number
  }
  readonly jointNotice?: JointNotice
  /** Working days promised for all items together. */
  readonly jointLimitDays?: number
  /** Of the joint limit, since the case was accepted or last opened again. */
  readonly jointExtension?: {
    readonly at: number
    readonly days: number
    readonly approver: string
    readonly reason: string
  }
  readonly jointActs: readonly JointAct[]
  readonly acceptedAt?: number
  /** When the law accepted it, because nobody told in time what was missing. */
  readonly deemedAt?: number
  readonly endedAt?: number
  readonly declined?: { readonly reason: string; readonly competentAuthority?: string }
  readonly withdrawnReason?: string
  readonly separateDelivery: boolean
  readonly handings: readonly Handing[]
  /** The last one. */
  readonly delivered?: { readonly at: number; readonly method: Delivery; readonly trackingNumber?: string }
  readonly reopened: readonly {
    readonly at: number
    readonly items: readonly string[]
    readonly document: string
    readonly reason: string
  }[]
  readonly rating?: { readonly at: number; readonly grade: Grade }
  /** Staff who took the case in; none of them may review or decide it (受办分离). */
  readonly clerks: readonly string[]
  /** Staff who reviewed, decided or issued; none of them may act at the window of this case. */
  readonly reviewers: readonly string[]
}

/** The stages of a case that has ended; it may be opened again. */
export const ENDED_STAGES: readonly CaseStage[] = ['closed', 'declined', 'withdrawn']

const ENDED: ReadonlySet<TaskStage> = new Set(['issued', 'refused', 'not-needed', 'stopped'])

export function hasEnded(task: Pick<Task, 'stage'>): boolean {
  return ENDED.has(task.stage)
}

/** Whether those that depend on the task can go on. */
export function isFulfilled(task: Pick<Task, 'stage'>): boolean {
  return task.stage === 'issued' || task.stage === 'not-needed'
}

/** Whether the authority has it before it, undecided. */
export function isInHand(task: Pick<Task, 'stage'>): boolean {
  return ['dispatched', 'returned', 'reviewed', 'forwarded'].includes(task.stage)
}

/** Whether the authority’s decision is still to come. */
export function isUndecided(task: Pick<Task, 'stage'>): boolean {
  return task.stage === 'waiting' || isInHand(task)
}

/** 联合办理: several authorities, each with items of its own (ALL §26(2)). */
export function isJoint({ tasks }: Pick<CaseState, 'tasks'>): boolean {
  return new Set(tasks.map(task => task.authority)).size > 1
}

/** Materials promised for later that this item needs, and that have not come. */
export function awaitedMaterials(state: Pick<CaseState, 'later'>, task: Pick<Task, 'law'>): string[] {
  return task.law.materials.filter(material => state.later.includes(material))
}

/** What was promised for later and has not come yet, with its limit. */
export function openTolerables(state: Pick<CaseState, 'tolerable' | 'later'>): Tolerable[] {
  return state.tolerable.filter(({ material }) => state.later.includes(material))
}

/** Those of the authorities that were asked and have not spoken yet. */
export function silentAmong(
  asked: readonly string[],
  spoken: readonly { readonly authority: string }[],
): string[] {
  return asked.filter(id => !spoken.some(({ authority }) => authority === id))
}
