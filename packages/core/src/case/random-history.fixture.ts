/** Histories of cases at random: commands both fitting and not, while time passes and the clock acts. */
import fc from 'fast-check'
import { type Actor, mayCommand, SYSTEM } from '../access/access.ts'
import { clockAt, nationalWorkingCalendar } from '../calendar/calendar.ts'
import type { Recorded } from '../process/process.ts'
import { contextOf } from './case.fixture.ts'
import type { CaseCommand, CommandOf } from './commands.ts'
import type { Decision } from './decide/context.ts'
import { decide } from './decide/decide.ts'
import type { CaseEvent } from './events.ts'
import { evolve } from './evolve/evolve.ts'
import { commandByClock, obligations } from './obligations/obligations.ts'
import { ROSTER, WILLING } from './random-case.fixture.ts'
import { completeCommands, pick } from './random-commands.fixture.ts'
import type { CaseState } from './state.ts'

/** What somebody tries next: something that leads on, anything that is open, or just anything. */
export const attempts = fc.array(
  fc.record({
    intent: fc.constantFrom('forward', 'forward', 'open', 'open', 'open', 'anything'),
    roll: fc.nat(10_000),
    unwilling: fc.integer({ min: 0, max: 7 }).map(roll => roll === 0),
    hours: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 12 }) },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 24 * 21 }) },
    ),
    /** Whether the clock has acted in between; it may come late. */
    isSwept: fc.integer({ min: 0, max: 4 }).map(roll => roll > 0),
  }),
  { minLength: 15, maxLength: 30 },
)
export type Attempt = typeof attempts extends fc.Arbitrary<readonly (infer One)[]> ? One : never

export type Tried = {
  readonly before: CaseState | undefined
  readonly actor: Actor
  readonly command: CaseCommand
  readonly now: number
  readonly decision: Decision
  readonly after: CaseState | undefined
  readonly history: readonly Recorded<CaseEvent>[]
}

/** Frozen to the bottom: whoever changes a state in place throws. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

export function isAccepted(state: CaseState, command: CaseCommand, actor: Actor, now: number): boolean {
  return decide(state, command, contextOf(actor, now)).ok
}

/** Ends that are always at hand would leave no history to speak of. */
const ENDS: ReadonlySet<CaseCommand['type']> = new Set(['decline', 'withdraw', 'reopen', 'transfer-task'])

/** What is seldom possible is done more often where it is. */
const RARE: ReadonlySet<CaseCommand['type']> = new Set([
  'begin-procedure',
  'raise-objection',
  'check-commitment',
  'fail-hand-over',
  'record-hand-over',
  'retry-hand-over',
  'prolong-supplement',
  'repair-credit',
])

/** Those whom the command is for: asking everybody each time would cost most of the run. */
function suited(state: CaseState, people: readonly Actor[], command: CaseCommand): Actor[] {
  const task = 'item' in command ? state.tasks.find(({ item }) => item === command.item) : undefined
  const isOfTask = task !== undefined && command.type !== 'give-opinion'
  const mayHandle = isOfTask ? [task.authority, task.law.entrusted] : undefined
  return people.filter(actor => {
    if (!mayCommand(actor.role, command.type)) return false
    // What is over is given by the sweep.
    if (actor.role === 'system') return command.type.endsWith('-hand-over')
    if (actor.role === 'clerk') return !state.reviewers.includes(actor.account)
    if (actor.role !== 'reviewer') return true
    return !state.clerks.includes(actor.account) && (mayHandle?.includes(actor.authority) ?? true)
  })
}

/** Begins anywhere in the list and takes the first that somebody may do. */
function somethingOpen(
  state: CaseState,
  { roll, unwilling }: Attempt,
  now: number,
): readonly [Actor, CaseCommand] | undefined {
  const commands = completeCommands(state, { roll, unwilling, now }).filter(
    ({ type }) => unwilling || !ENDS.has(type),
  )
  const turned = commands.map((_, index) => pick(commands, index * 7 + roll))
  const rareFirst = roll % 4 === 0 ? turned.filter(command => command && RARE.has(command.type)) : []
  for (const command of [...rareFirst, ...turned]) {
    if (command === undefined) continue
    const people = suited(state, ROSTER, command)
    const begin = roll % Math.max(1, people.length)
    const found = [...people.slice(begin), ...people.slice(0, begin)].find(actor =>
      isAccepted(state, command, actor, now),
    )
    if (found) return [found, command]
  }
  return undefined
}

/** What brings a case to its end, in the order in which it is done. */
const FORWARD: readonly CaseCommand['type'][] = [
  'accept',
  'correct',
  'tell-missing',
  'supplement',
  'resend-task',
  'hold-joint-act',
  'give-opinion',
  'answer-objection',
  'end-procedure',
  'request-opinion',
  'confirm-review',
  'issue-result',
  'send-back-review',
  'decide-task',
  'review-task',
  'convene',
  'deliver',
]

/** Whether it is what the case waits for: asked once, and convened only to settle what was objected to. */
function leadsOn(state: CaseState, command: CaseCommand): boolean {
  if (!('item' in command)) {
    const isSettled = (item: string) =>
      state.jointActs.some(
        act => act.items.includes(item) && (act.state === 'convened' || act.conclusion === 'agree'),
      )
    return command.type !== 'convene' || !command.items.every(isSettled)
  }
  const task = state.tasks.find(entry => entry.item === command.item)
  const asked = new Set(task?.opinionRequests.flatMap(request => request.authorities))
  switch (command.type) {
    case 'request-opinion':
      return [...(task?.law.joint ?? []), ...(task?.addedAuthorities ?? [])].some(
        id => id !== task?.authority && !asked.has(id),
      )
    case 'send-back-review':
      return task?.stage === 'forwarded' && (task.findings ?? []).some(({ met }) => !met)
    case 'review-task':
      return task?.stage === 'dispatched' || (task?.findings ?? []).some(({ met }) => !met)
    default:
      return true
  }
}

/** Whether the item has come so far, and not further. */
function isTimely(state: CaseState, command: CaseCommand): boolean {
  if (!('item' in command)) return true
  const stage = state.tasks.find(({ item }) => item === command.item)?.stage
  if (command.type === 'issue-result') return stage === 'granted'
  return ['dispatched', 'returned', 'reviewed', 'forwarded'].some(one => one === stage)
}

/** The next step of people who want the case to end; undefined when nobody can do anything but wait. */
export function nextStep(
  state: CaseState,
  now: number,
  people: readonly Actor[] = WILLING,
): readonly [Actor, CaseCommand] | undefined {
  // Several requests, procedures and items may be open: each roll names others of them.
  for (const roll of [1, 2, 3, 4, 5]) {
    const commands = completeCommands(state, { roll, unwilling: false, now })
    const ofType = Map.groupBy(commands, ({ type }) => type)
    for (const command of FORWARD.flatMap(type => ofType.get(type) ?? [])) {
      if (!isTimely(state, command) || !leadsOn(state, command)) continue
      const actor = suited(state, people, command).find(one => isAccepted(state, command, one, now))
      if (actor) return [actor, command]
    }
  }
  return undefined
}

function anything(
  state: CaseState,
  { roll, unwilling }: Attempt,
  now: number,
): readonly [Actor, CaseCommand] {
  const actor = pick(ROSTER, roll)
  const command = pick(completeCommands(state, { roll, unwilling, now }), roll * 13 + 1)
  if (actor === undefined || command === undefined) throw new Error('nobody, or nothing to ask')
  return [actor, command]
}

/** What the clock gives now: the commands of the obligations that are over. */
export function dueCommands(state: CaseState, now: number): CaseCommand[] {
  return obligations(state).flatMap(({ lapse, key, item, clock }) =>
    lapse !== undefined && now >= clockAt(clock, now, nationalWorkingCalendar).due.at
      ? [commandByClock(lapse, key, item)]
      : [],
  )
}

/** In January 2026: what these histories take ends within the announced calendar, or soon after. */
const FIRST_MOMENT = Date.UTC(2026, 0, 12)
const HOUR_MS = 3_600_000

/** One case under way: decide, record, evolve, as the engine does it. */
export class Course {
  state: CaseState | undefined
  history: readonly Recorded<CaseEvent>[] = []
  now = FIRST_MOMENT

  give(actor: Actor, command: CaseCommand): Tried {
    const { now } = this
    const before = frozen(this.state)
    const decision = decide(before, frozen(command), contextOf(actor, now))
    if (decision.ok) {
      const { account, role } = actor
      const recorded = decision.events.map((event, index) => ({
        version: this.history.length + index + 1,
        at: now,
        account,
        role,
        event,
      }))
      this.state = frozen(recorded.reduce<CaseState | undefined>(evolve, before))
      this.history = [...this.history, ...recorded]
    }
    return { before, actor, command, now, decision, after: this.state, history: this.history }
  }

  /** The clock acts until nothing is over any more. */
  *sweep(): Generator<Tried> {
    for (let round = 0; round < 50; round += 1) {
      const [command] = this.state === undefined ? [] : dueCommands(this.state, this.now)
      if (command === undefined) return
      yield this.give(SYSTEM, command)
    }
    throw new Error('The clock finds no end.')
  }
}

/** Goes through the attempts, the submission first. */
export function* tryAll(
  submit: CommandOf<'submit'>,
  tries: readonly Attempt[],
  course = new Course(),
): Generator<Tried> {
  const role = submit.channel === 'window' ? 'clerk' : 'applicant'
  const submitter = ROSTER.find(actor => actor.role === role)
  if (submitter === undefined) throw new Error('nobody submits')
  yield course.give(submitter, submit)
  for (const attempt of tries) {
    course.now += attempt.hours * HOUR_MS
    if (attempt.isSwept) yield* course.sweep()
    const { state, now } = course
    if (state === undefined) return
    const forward = attempt.intent === 'forward' ? nextStep(state, now, ROSTER) : undefined
    const open = attempt.intent === 'anything' ? undefined : (forward ?? somethingOpen(state, attempt, now))
    const [actor, command] = open ?? anything(state, attempt, now)
    yield course.give(actor, command)
  }
}
