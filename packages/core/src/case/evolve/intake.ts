import type { Recorded } from '../../process/process.ts'
import { type CaseEvent, type HandedIn, type IntakeEvent, PLAIN_LAW, type TaskPlan } from '../events.ts'
import { type CaseState, hasEnded, type Task } from '../state.ts'

export type Submission = Extract<CaseEvent, { readonly type: 'CaseSubmitted' }>

function newTask({ law, ...plan }: TaskPlan): Task {
  return {
    ...plan,
    law: law ?? PLAIN_LAW,
    stage: 'waiting',
    addedAuthorities: [],
    procedures: [],
    opinionRequests: [],
    commitmentChecks: [],
  }
}

export function submitted(event: Submission, { at, role, account }: Recorded<CaseEvent>): CaseState {
  const { type: _, tasks, ...facts } = event
  const state: CaseState = {
    tolerable: [],
    promisable: [],
    held: [],
    later: [],
    promised: [],
    letters: [],
    ...facts,
    stage: 'submitted',
    tasks: tasks.map(newTask),
    lapsed: [],
    prolonged: [],
    brokenPromises: [],
    jointActs: [],
    separateDelivery: false,
    handings: [],
    reopened: [],
    submittedAt: at,
    changedAt: at,
    receivedAt: at,
    clerks: role === 'clerk' ? [account] : [],
    reviewers: [],
  }
  return withMaterials(state, event.materials)
}

/** Later papers for a material replace the earlier ones. */
function replaced(earlier: readonly HandedIn[], later: readonly HandedIn[]): readonly HandedIn[] {
  const kept = earlier.filter(entry => !later.some(other => other.material === entry.material))
  return [...kept, ...later]
}

/** What has come is no longer to come. */
function withMaterials(state: CaseState, materials: readonly HandedIn[]): CaseState {
  const come = new Set(materials.filter(entry => entry.files.length > 0).map(entry => entry.material))
  return {
    ...state,
    materials: replaced(state.materials, materials),
    later: state.later.filter(material => !come.has(material)),
    promised: state.promised.filter(material => !come.has(material)),
  }
}

/** What an authority has not begun to review follows the newer plan; the rest goes on as it was begun. */
function withPlans(tasks: readonly Task[], plans: readonly TaskPlan[]): readonly Task[] {
  return tasks.map(task => {
    const plan = plans.find(candidate => candidate.item === task.item)
    const isUntouched = task.stage === 'waiting' || task.stage === 'dispatched'
    if (plan === undefined || !isUntouched) return task
    const { law, ...planned } = plan
    // Whoever was put in charge by hand stays so.
    return { ...task, ...planned, authority: task.authority, law: law ?? task.law }
  })
}

function ended(state: CaseState, at: number): Pick<CaseState, 'endedAt' | 'tasks'> {
  return {
    endedAt: at,
    tasks: state.tasks.map(task => (hasEnded(task) ? task : { ...task, stage: 'stopped', stoppedAt: at })),
  }
}

export function evolveIntake(
  state: CaseState,
  event: Exclude<IntakeEvent, Submission> | Submission,
  { at }: Recorded<CaseEvent>,
): CaseState {
  switch (event.type) {
    case 'CaseSubmitted':
      throw new Error('a case is submitted once')
    case 'PreExamined':
      return { ...state, preExamination: { at, outcome: event.outcome, entries: event.entries } }
    case 'CorrectedOnTheSpot':
      return { ...withMaterials(state, event.materials), formHash: event.formHash }
    case 'CaseAccepted':
      return { ...state, stage: 'handling', acceptedAt: at }
    case 'CaseDeemedAccepted':
      return { ...state, stage: 'handling', acceptedAt: event.since, deemedAt: at }
    case 'CaseDeclined': {
      const { type: _, ...declined } = event
      return { ...state, stage: 'declined', declined, endedAt: at }
    }
    case 'OneTimeNoticeIssued':
      return { ...state, stage: 'correcting', notice: { at, entries: event.entries, answered: false } }
    case 'CorrectionSubmitted':
      return {
        ...withMaterials(state, event.materials),
        stage: 'submitted',
        receivedAt: at,
        formHash: event.formHash,
        ...(state.notice && { notice: { ...state.notice, answered: true, answeredAt: at } }),
      }
    case 'CorrectionLapsed':
      return {
        ...state,
        stage: 'submitted',
        ...(state.notice && { notice: { ...state.notice, lapsedAt: at } }),
      }
    case 'CaseWithdrawn':
      return { ...state, ...ended(state, at), stage: 'withdrawn', withdrawnReason: event.reason }
    case 'SupplementSubmitted':
      return withMaterials(state, event.materials)
    case 'SupplementProlonged': {
      const { type: _, ...prolonged } = event
      return { ...state, prolonged: [...state.prolonged, { ...prolonged, at }] }
    }
    case 'ToleranceLapsed':
      return {
        ...state,
        later: state.later.filter(material => !event.materials.includes(material)),
        lapsed: [...state.lapsed, ...event.materials],
      }
    case 'CaseVersionTaken': {
      const { type: _, request: __, tasks, ...facts } = event
      // What the newer guide asks for no more is not to come any more either.
      const isAsked = (material: string) => event.checklist.includes(material)
      return {
        ...state,
        ...facts,
        later: state.later.filter(isAsked),
        promised: state.promised.filter(isAsked),
        tasks: withPlans(state.tasks, tasks),
      }
    }
  }
}
