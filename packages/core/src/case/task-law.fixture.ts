/** One permit under a law that says much, and another that waits for it: with its people and its history in tests. */
import {
  accepted,
  applicant,
  clerk,
  dispatched,
  headOf,
  lawOf,
  reviewerOf,
  type Step,
  step,
  submittedWith,
  taskPlan,
} from './case.fixture.ts'
import type { CaseEvent, DeclaredProcedure, Promisable, TaskLaw, TaskPlan, Tolerable } from './events.ts'

export const registry = reviewerOf('registry')
export const secondReviewer = reviewerOf('registry', 'second-of-registry')
export const head = headOf('registry')
export const police = reviewerOf('police')

export const PROCEDURES: readonly DeclaredProcedure[] = [
  { kind: 'expert-review', limitDays: 15, unit: 'working-days', suspends: true },
  { kind: 'hearing', limitDays: 20, unit: 'natural-days', suspends: true },
  { kind: 'site-inspection', limitDays: 5, unit: 'working-days', suspends: true },
  { kind: 'publicity', limitDays: 10, unit: 'natural-days', suspends: false },
]

/** Of the registry: 10 working days promised, 20 by law, two licences; the sign of the police waits for it. */
export function permitPlans(law: Partial<TaskLaw>): readonly TaskPlan[] {
  return [
    taskPlan('permit', {
      promisedDays: 10,
      licences: ['permit-licence', 'plate'],
      law: lawOf({
        procedures: PROCEDURES,
        statutory: { days: 20, unit: 'working-days' },
        ...law,
      }),
    }),
    taskPlan('sign', { authority: 'police', dependsOn: ['permit'], promisedDays: 2 }),
  ]
}

type Papers = {
  readonly tolerable?: readonly Tolerable[]
  readonly promisable?: readonly Promisable[]
  readonly later?: readonly string[]
  readonly promised?: readonly string[]
}

/** Accepted on the first day; the registry has the permit. */
export function permitCase(law: Partial<TaskLaw> = {}, papers: Papers = {}): readonly Step[] {
  const checklist = ['identity', 'premises', ...(papers.later ?? []), ...(papers.promised ?? [])]
  return [
    step(applicant, submittedWith({ tasks: permitPlans(law), checklist, ...papers })),
    step(clerk, accepted, dispatched('permit')),
  ]
}

export const found = (met = true): CaseEvent => ({
  type: 'TaskReviewed',
  item: 'permit',
  findings: [{ point: 'sound', met, ...(met ? {} : { remark: 'blurred' }) }],
})

export function reviewedCase(law: Partial<TaskLaw> = {}, papers: Papers = {}): readonly Step[] {
  return [...permitCase(law, papers), step(registry, found())]
}

export const begun = (
  kind: DeclaredProcedure['kind'],
  procedure: string,
  days: number,
  more: Partial<Extract<CaseEvent, { type: 'ProcedureBegun' }>> = {},
): CaseEvent => {
  const declared = PROCEDURES.find(entry => entry.kind === kind)
  if (declared === undefined) throw new Error(`${kind} is not declared`)
  const { unit, suspends } = declared
  return {
    type: 'ProcedureBegun',
    item: 'permit',
    procedure,
    kind,
    days,
    unit,
    suspends,
    notice: 'why',
    ...more,
  }
}

export const ended = (procedure: string): CaseEvent => ({
  type: 'ProcedureEnded',
  item: 'permit',
  procedure,
  outcome: 'done',
  conclusion: 'sound',
})

export const asked = (
  authorities: readonly string[],
  more: Partial<Extract<CaseEvent, { type: 'OpinionRequested' }>> = {},
): CaseEvent => ({
  type: 'OpinionRequested',
  item: 'permit',
  request: 'opinion-1',
  authorities,
  question: 'may it stand there?',
  days: 5,
  silence: 'nothing',
  ...more,
})

export const spoke = (
  authority: string,
  opinion: 'agree' | 'agree-with-conditions' | 'disagree' = 'agree',
): CaseEvent => ({
  type: 'OpinionGiven',
  item: 'permit',
  request: 'opinion-1',
  authority,
  opinion,
  text: opinion === 'agree' ? '' : 'too near the road',
})

export const permitIssued: CaseEvent = {
  type: 'ResultIssued',
  item: 'permit',
  results: [
    { licence: 'permit-licence', number: 'P-1' },
    { licence: 'plate', number: 'P-2' },
  ],
}

export const permitGranted: CaseEvent = { type: 'TaskGranted', item: 'permit' }

export function issuedCase(law: Partial<TaskLaw> = {}, papers: Papers = {}): readonly Step[] {
  return [...reviewedCase(law, papers), step(registry, permitGranted, permitIssued, dispatched('sign'))]
}
