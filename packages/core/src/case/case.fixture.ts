/** A case with four tasks for three authorities, its people, and how its history is written in tests. */
import { type Actor, SYSTEM } from '../access/access.ts'
import { getCivilDate, nationalWorkingCalendar, startOfDayMs } from '../calendar/calendar.ts'
import type { Recorded } from '../process/process.ts'
import { articleOf, type RefusalCode } from '../refusal/refusal.ts'
import type { CaseCommand, CommandOf } from './commands.ts'
import type { DecideContext } from './decide/context.ts'
import { decide } from './decide/decide.ts'
import {
  type CaseEvent,
  type HandedIn,
  PLAIN_LAW,
  type StoredFile,
  type TaskLaw,
  type TaskPlan,
} from './events.ts'
import { replay } from './evolve/evolve.ts'
import type { CaseState } from './state.ts'

export const applicant: Actor = { role: 'applicant', account: 'account-li', person: 'li' }
export const clerk: Actor = { role: 'clerk', account: 'account-wang', site: 'hall', window: 'one' }
export const otherClerk: Actor = { role: 'clerk', account: 'account-zhao', site: 'hall', window: 'two' }
export const manager: Actor = { role: 'manager', account: 'account-chen', site: 'hall' }

export function reviewerOf(authority: string, account = `account-of-${authority}`): Actor {
  return { role: 'reviewer', account, authority, items: 'all' }
}

/** 部门负责人. */
export function headOf(authority: string, account = `head-of-${authority}`): Actor {
  return { role: 'reviewer', account, authority, items: 'all', head: true }
}

const file = (name: string): StoredFile => ({
  file: name,
  sha256: '0'.repeat(64),
  bytes: 1,
  mediaType: 'image/png',
})

export function handedIn(material: string, ...files: readonly string[]): HandedIn {
  return { material, files: (files.length > 0 ? files : [`${material}.png`]).map(file) }
}

export function taskPlan(item: string, more: Partial<TaskPlan> = {}): TaskPlan {
  return {
    item,
    authority: 'registry',
    dependsOn: [],
    promisedDays: 1,
    licences: [`${item}-licence`],
    reviewPoints: ['sound'],
    ...more,
  }
}

/** The law of a task, where it says more than the plainest does. */
export function lawOf(more: Partial<TaskLaw>): TaskLaw {
  return { ...PLAIN_LAW, ...more }
}

/** Registration first; then seal and lights side by side; tax after the seal. */
export const TASKS: readonly TaskPlan[] = [
  taskPlan('registration', { promisedDays: 3, reviewPoints: ['name', 'address'] }),
  taskPlan('seal', { authority: 'police', dependsOn: ['registration'] }),
  taskPlan('tax', { authority: 'tax', dependsOn: ['registration', 'seal'], promisedDays: 2 }),
  taskPlan('lights', { dependsOn: ['registration'], promisedDays: 8 }),
]

export const SUBMIT = {
  type: 'submit',
  number: 'C-1',
  matter: 'open-stall',
  catalogueVersion: 'v1',
  planHash: 'plan',
  situation: 'shop',
  answers: 'c2VhbGVk',
  applicant: 'li',
  channel: 'online',
  site: 'hall',
  delivery: 'window',
  formHash: 'form',
  fields: ['name', 'address'],
  checklist: ['identity', 'premises'],
  materials: [handedIn('identity'), handedIn('premises')],
  tasks: TASKS,
} as const satisfies CaseCommand

const { type: _, ...facts } = SUBMIT
export const submitted: CaseEvent = { type: 'CaseSubmitted', ...facts }
/** The same application in other circumstances. */
export function submittedWith(more: Partial<Extract<CaseEvent, { type: 'CaseSubmitted' }>>): CaseEvent {
  return { ...facts, type: 'CaseSubmitted', ...more }
}
export const accepted: CaseEvent = { type: 'CaseAccepted', checked: ['identity', 'premises'] }
export const dispatched = (item: string): CaseEvent => ({ type: 'TaskDispatched', item })
export const reviewed = (item: string, met = true): CaseEvent => ({
  type: 'TaskReviewed',
  item,
  findings: [{ point: 'sound', met, ...(met ? {} : { remark: 'blurred' }) }],
})
export const granted = (item: string): CaseEvent => ({ type: 'TaskGranted', item })
export const taskRefused = (item: string): CaseEvent => ({ type: 'TaskRefused', item, reasons: 'not sound' })
export const stopped = (item: string, because: string): CaseEvent => ({ type: 'TaskStopped', item, because })
export const issued = (item: string): CaseEvent => ({
  type: 'ResultIssued',
  item,
  results: [{ licence: `${item}-licence`, number: `${item}-1` }],
})
export const noticeIssued: CaseEvent = {
  type: 'OneTimeNoticeIssued',
  entries: [
    { subject: 'material', id: 'identity', problem: 'blurred' },
    { subject: 'field', id: 'name', problem: 'too short' },
  ],
}
export const delivered: CaseEvent = { type: 'ResultsDelivered', method: 'window' }
export const closed: CaseEvent = { type: 'CaseClosed' }

/** Who did it, what happened, and when, if it matters: `YYYY-MM-DD`, at nine in the morning. */
export type Step = {
  readonly by: Actor
  readonly events: readonly CaseEvent[]
  readonly on?: string | undefined
}

export function step(by: Actor, ...events: readonly CaseEvent[]): Step {
  return { by, events }
}

export function on(date: string, { by, events }: Step): Step {
  return { by, events, on: date }
}

const FIRST_DAY = '2026-09-28'
const nineOClockMs = 9 * 3_600_000

export function atNine(date: string): number {
  return startOfDayMs(getCivilDate(date)) + nineOClockMs
}

/** The events as the engine records them. Without a date a step falls on the day of the one before. */
export function recordedFrom(steps: readonly Step[]): Recorded<CaseEvent>[] {
  let date = FIRST_DAY
  const dated = steps.flatMap(({ by, events, on: day }) => {
    date = day ?? date
    const at = atNine(date)
    return events.map(event => ({ at, account: by.account, role: by.role, event }))
  })
  return dated.map((entry, index) => ({ version: index + 1, ...entry }))
}

export function given(...steps: readonly Step[]): CaseState {
  const state = replay(recordedFrom(steps))
  if (state === undefined) throw new Error('a case begins with its submission')
  return state
}

export const SUBMITTED = [step(applicant, submitted)]
export const CORRECTING = [...SUBMITTED, step(clerk, noticeIssued)]
export const HANDLING = [...SUBMITTED, step(clerk, accepted, dispatched('registration'))]
export const REVIEWED = [...HANDLING, step(reviewerOf('registry'), reviewed('registration'))]
export const GRANTED = [...REVIEWED, step(reviewerOf('registry'), granted('registration'))]
export const FIRST_ISSUED = [
  ...GRANTED,
  step(reviewerOf('registry'), issued('registration'), dispatched('seal'), dispatched('lights')),
]
const finished = (authority: string, item: string, ...next: readonly CaseEvent[]) =>
  step(reviewerOf(authority), reviewed(item), granted(item), issued(item), ...next)
export const CONCLUDED = [
  ...FIRST_ISSUED,
  finished('registry', 'lights'),
  finished('police', 'seal', dispatched('tax')),
  finished('tax', 'tax'),
]
export const CLOSED = [...CONCLUDED, step(clerk, delivered, closed)]

/**
 * Two materials are not there: the drawing follows within ten working days, which registration needs, and a promise
 * stands in for the lease, which lights needs. The government has the deed.
 */
export const PROMISES = {
  checklist: ['identity', 'premises', 'drawing', 'lease'],
  tolerable: [{ material: 'drawing', days: 10 }],
  promisable: [{ material: 'lease', checkDays: 20 }],
  held: ['deed'],
  later: ['drawing'],
  promised: ['lease'],
  letters: [
    { kind: 'tolerance', sha256: 'a'.repeat(64) },
    { kind: 'commitment', sha256: 'b'.repeat(64) },
  ],
  tasks: TASKS.map(task => {
    const materials = { registration: ['identity', 'drawing'], lights: ['lease'] }[task.item]
    return materials === undefined ? task : { ...task, law: lawOf({ materials }) }
  }),
} as const satisfies Partial<CommandOf<'submit'>>

export const PROMISED = [step(applicant, submittedWith(PROMISES))]
export const TOLERATING = [
  ...PROMISED,
  step(
    clerk,
    { type: 'CaseAccepted', checked: ['identity', 'premises', 'lease'], later: PROMISES.tolerable },
    dispatched('registration'),
  ),
]

/** All three authorities gather what is missing, for one notice. */
export const GATHERING = [
  ...SUBMITTED,
  step(clerk, { type: 'JointNoticeOpened', authorities: ['registry', 'police', 'tax'] }),
]

/** A meeting on the registration of registry and police, convened by the registry. */
export const meeting = {
  type: 'JointActConvened',
  act: 'act-1',
  kind: 'meeting',
  items: ['registration'],
  authorities: ['registry', 'police'],
  convenor: 'registry',
  heldAt: Date.UTC(2026, 9, 12, 1),
  place: 'room 2',
  agenda: ['the address'],
} as const satisfies CaseEvent
export const CONVENED = [...HANDLING, step(reviewerOf('registry'), meeting)]

export const AUTHORITIES: ReadonlySet<string> = new Set(['registry', 'police', 'tax'])

/** A moment later than everything that happened. */
export function lastMoment(steps: readonly Step[]): number {
  return recordedFrom(steps).at(-1)?.at ?? atNine(FIRST_DAY)
}

export function contextOf(actor: Actor, now: number): DecideContext {
  return { actor, now, calendar: nationalWorkingCalendar, authorities: AUTHORITIES, mayTakeIn: () => true }
}

export function when(steps: readonly Step[], command: CaseCommand, actor: Actor, now = lastMoment(steps)) {
  const state = replay(recordedFrom(steps))
  return decide(state, command, contextOf(actor, now))
}

/** What happens, as events; a refusal as its code. */
export function outcome(
  steps: readonly Step[],
  command: CaseCommand,
  actor: Actor,
  now = lastMoment(steps),
): readonly CaseEvent[] | RefusalCode {
  const decision = when(steps, command, actor, now)
  return decision.ok ? decision.events : decision.refusal.code
}

/** Why it is refused: code, and the article of law or rule behind it. */
export function refusalOf(
  steps: readonly Step[],
  command: CaseCommand,
  actor: Actor,
  now = lastMoment(steps),
): readonly [code: RefusalCode, article: string | undefined] {
  const decision = when(steps, command, actor, now)
  if (decision.ok) throw new Error(`${command.type} is not refused`)
  const { code } = decision.refusal
  return [code, articleOf(code)]
}

/** What the clock makes happen at a moment. */
export function byClock(steps: readonly Step[], command: CaseCommand, now = lastMoment(steps)) {
  return outcome(steps, command, SYSTEM, now)
}
