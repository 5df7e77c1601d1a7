/** What holds in every case, whatever people try: the guarantees that the other rooms rely on. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SYSTEM } from '../access/access.ts'
import {
  addDays,
  type CivilDate,
  civilDateOf,
  clockAt,
  daysBetween,
  endOfDayMs,
  nationalWorkingCalendar,
  startOfDayMs,
} from '../calendar/calendar.ts'
import { cardOf, usualWatchRules, watch } from '../process/process.ts'
import { contextOf } from './case.fixture.ts'
import { CASE_LIMITS, taskClock } from './clocks.ts'
import { decide } from './decide/decide.ts'
import { parseCaseEvent } from './event-schema.ts'
import type { CaseEvent } from './events.ts'
import { CASE_EVENT_TYPES, replay } from './evolve/evolve.ts'
import { expectedEnd } from './obligations/expected-end.ts'
import { type CaseObligation, commandByClock, obligations } from './obligations/obligations.ts'
import { isSeparated, permittedCommands } from './permitted.ts'
import { ROSTER, submission } from './random-case.fixture.ts'
import { completeCommands } from './random-commands.fixture.ts'
import { attempts, Course, isAccepted, nextStep, type Tried, tryAll } from './random-history.fixture.ts'
import { type CaseState, ENDED_STAGES, hasEnded, isFulfilled } from './state.ts'

const numRuns = process.env.SOAK === undefined ? 2_000 : 20_000
const timeout = 3_600_000
const calendar = nationalWorkingCalendar
const DAY_MS = 86_400_000

/** As `expect(…).toBe(…)`, which is made only where it fails: millions of them take a quarter of the time. */
function expectSame(actual: unknown, wanted: unknown): void {
  if (!Object.is(actual, wanted)) expect(actual).toBe(wanted)
}

const eventsOf = ({ decision }: Tried): readonly CaseEvent[] => (decision.ok ? decision.events : [])

function endsOnlyWithItsTasks({ after }: Tried): void {
  if (after?.stage === 'handling') expectSame(after.tasks.every(hasEnded), false)
  const ended = ['concluded', 'closed', 'withdrawn'].some(stage => stage === after?.stage)
  if (ended) expectSame(after?.tasks.every(hasEnded), true)
}

function sendsOutJustWhatCanStart({ after }: Tried): void {
  if (after?.stage !== 'handling') return
  const byItem = new Map(after.tasks.map(task => [task.item, task]))
  for (const task of after.tasks) {
    const before = task.dependsOn.flatMap(item => byItem.get(item) ?? [])
    if (task.dispatchedAt !== undefined) expectSame(before.every(isFulfilled), true)
    if (task.stage !== 'waiting') continue
    expectSame(before.every(isFulfilled), false)
    // Nothing waits for what will not come.
    expectSame(
      before.some(({ stage }) => stage === 'refused' || stage === 'stopped'),
      false,
    )
  }
}

/** Whoever stood at the window has neither reviewed nor decided (受办分离). */
function nobodyDecidesWhatTheyAccepted({ history, after }: Tried): void {
  const clerks = new Set(history.filter(({ role }) => role === 'clerk').map(({ account }) => account))
  expect(new Set(after?.clerks)).toEqual(clerks)
  const decided = new Set(['TaskReviewed', 'ReviewConfirmed', 'TaskGranted', 'TaskRefused', 'TaskNotNeeded'])
  for (const { event, account } of history)
    if (decided.has(event.type)) expectSame(clerks.has(account), false)
}

function asksOnlyForWhatThePlanKnows(tried: Tried): void {
  const { before } = tried
  for (const event of eventsOf(tried)) {
    if (event.type !== 'OneTimeNoticeIssued' && event.type !== 'MissingTold' && event.type !== 'PreExamined')
      continue
    for (const { subject, id } of event.entries) {
      expect(before?.held).not.toContain(id)
      expect(subject === 'material' ? before?.checklist : before?.fields).toContain(id)
    }
  }
}

function tellsWhatIsMissingOnceAndInTime(tried: Tried): void {
  const notices = tried.history.filter(({ event }) => event.type === 'OneTimeNoticeIssued')
  expectSame(notices.length <= 1, true)
  const [notice] = notices
  const [first] = tried.history
  if (notice === undefined || first === undefined) return
  const last = calendar.addWorkingDays(civilDateOf(first.at), 5).date
  expect(notice.at).toBeLessThan(endOfDayMs(last))
}

function keepsTheOrderOfTheLaw({ history, after }: Tried): void {
  const types = history.map(entry => entry.event.type)
  const firstTask = types.indexOf('TaskDispatched')
  if (firstTask >= 0)
    expect(types.slice(0, firstTask).some(type => /^Case(Deemed)?Accepted$/.test(type))).toBe(true)
  if (after?.stage === 'withdrawn') expect(after.tasks.some(task => task.decidedAt !== undefined)).toBe(false)
}

function promisesNeverGrow({ before, after, history }: Tried): void {
  for (const task of after?.tasks ?? []) {
    const earlier = before?.tasks.find(({ item }) => item === task.item)
    if (earlier) expectSame(task.promisedDays <= earlier.promisedDays, true)
    const reopened = after?.reopened.filter(({ items }) => items.includes(task.item)).length ?? 0
    const extended = history.filter(
      ({ event }) => event.type === 'TaskExtended' && event.item === task.item,
    ).length
    expectSame(extended <= 1 + reopened, true)
  }
}

/** Each once, until the case is opened again. */
function prolongedOnceAndNotTooLong(tried: Tried): void {
  const { history, before, after } = tried
  const most = 1 + (after?.reopened.length ?? 0)
  const count = (matches: (event: CaseEvent) => boolean) =>
    history.filter(({ event }) => matches(event)).length
  for (const event of eventsOf(tried)) {
    if (event.type === 'JointLimitExtended') {
      expect(event.days).toBeLessThanOrEqual(CASE_LIMITS.jointExtensionDays)
      expect(count(({ type }) => type === 'JointLimitExtended')).toBeLessThanOrEqual(most)
      expect(new Set(before?.tasks.map(({ authority }) => authority)).size).toBeGreaterThan(1)
    }
    if (event.type === 'SupplementProlonged') {
      const { material } = event
      const isSame = (other: CaseEvent) => other.type === 'SupplementProlonged' && other.material === material
      expect(event.days).toBeLessThanOrEqual(CASE_LIMITS.prolongedSupplementDays)
      expect(count(isSame)).toBeLessThanOrEqual(most)
      expect(before?.later).toContain(material)
    }
  }
}

function holdsNothingBeforeItsTime(tried: Tried): void {
  for (const event of eventsOf(tried)) {
    if (event.type !== 'JointActHeld') continue
    const heldAt = tried.before?.jointActs.find(({ id }) => id === event.act)?.heldAt
    expect(heldAt).toBeLessThanOrEqual(tried.now)
  }
}

/** Until the last decision the centre watches the limit of all, where there are several authorities. */
function theCentreWatchesWhatIsJoint({ after }: Tried): void {
  if (after === undefined) return
  const authorities = new Set(after.tasks.map(({ authority }) => authority))
  const isOpen = after.tasks.some(({ stage }) =>
    ['waiting', 'dispatched', 'returned', 'reviewed', 'forwarded'].includes(stage),
  )
  const isWatched = obligations(after).some(({ kind }) => kind === 'joint-limit')
  expectSame(isWatched, after.stage === 'handling' && authorities.size > 1 && isOpen)
}

function issuesNothingThatWaitsForAMaterial(tried: Tried): void {
  for (const event of eventsOf(tried)) {
    if (event.type !== 'ResultIssued') continue
    const task = tried.before?.tasks.find(({ item }) => item === event.item)
    expect(task?.law.materials.filter(id => tried.before?.later.includes(id))).toEqual([])
  }
}

function refusalsChangeNothing({ before, after, command, actor, now, decision }: Tried): void {
  if (decision.ok) return
  expectSame(after, before)
  expect(decide(before, command, contextOf(actor, now))).toEqual(decision)
}

/** Until the end somebody owes something; each duty has an owner who is somebody, and a key of its own. */
function everyDutyHasAnOwner({ after, now }: Tried): void {
  if (after === undefined) return
  const owed = obligations(after)
  const ended = ENDED_STAGES.includes(after.stage)
  if (!ended) expectSame(owed.length > 0, true)
  expectSame(expectedEnd(after, now, calendar) === undefined, ended)
  expectSame(new Set(owed.map(({ key }) => key)).size, owed.length)
  for (const { owner } of owed) expectSame(owner.kind === 'centre' || owner.id !== '', true)
}

function beganOn({ since, stops }: CaseObligation['clock']): CivilDate {
  const restart = stops.findLast(({ kind, to }) => kind === 'interrupt' && to !== undefined)
  return civilDateOf(restart?.to ?? since)
}

/** Working days that the office had it, counted one by one; days on which the clock stood still left out. */
function heldDays({ clock }: CaseObligation, now: number): number {
  const until = civilDateOf(now)
  let days = 0
  for (let date = beganOn(clock); date < until; ) {
    date = addDays(date, 1)
    const [start, end] = [startOfDayMs(date), endOfDayMs(date)]
    const stood = clock.stops.some(({ from, to }) => from < end && (to === undefined || to >= start))
    if (!stood && calendar.isWorkingDay(date)) days += 1
  }
  return days
}

/** Either the days fit into the limit, or it is overdue, and whoever of the staff is late has a card. */
function whoIsLateHasACard({ after, now }: Tried): void {
  for (const duty of after === undefined ? [] : obligations(after)) {
    const { overdue, used, allowed } = clockAt(duty.clock, now, calendar)
    expectSame(used <= allowed, true)
    // Where not even so many days have passed, there is nothing to count.
    const canBeOver =
      duty.clock.unit === 'working-days' && daysBetween(beganOn(duty.clock), civilDateOf(now)) > allowed
    if (canBeOver && heldDays(duty, now) > allowed) expectSame(overdue, true)
    const { steps, state } = watch(duty, now, calendar, usualWatchRules)
    const card = steps.find(({ step, at }) => cardOf(step) !== undefined && at <= now)
    if (state === 'running') expectSame(card !== undefined, overdue && duty.owner.kind !== 'applicant')
  }
}

const BY_CLOCK = ['deem-accepted', 'lapse-correction', 'lapse-tolerance', 'close-joint-notice'] as const

/** Exactly when an obligation is over, neither before nor without one. */
function theClockActsExactlyWhenItIsOver({ after, now }: Tried): void {
  if (after === undefined) return
  const lapsing = obligations(after).flatMap(({ lapse, key, item, clock }) =>
    lapse === undefined
      ? []
      : [{ command: commandByClock(lapse, key, item), due: clockAt(clock, now, calendar).due.at }],
  )
  for (const { command, due } of lapsing) {
    const same = lapsing.filter(other => JSON.stringify(other.command) === JSON.stringify(command))
    for (const at of [now, Math.max(now, due - 1), Math.max(now, due)]) {
      expectSame(
        isAccepted(after, command, SYSTEM, at),
        same.some(other => at >= other.due),
      )
    }
  }
  for (const type of BY_CLOCK) {
    const isOver = lapsing.some(({ command, due }) => command.type === type && now >= due)
    expectSame(isAccepted(after, { type }, SYSTEM, now), isOver)
  }
}

/** For laws of what has happened: an attempt that is refused changes nothing, which a law of its own holds. */
function ofWhatHappened(law: (tried: Tried) => void): (tried: Tried) => void {
  return tried => {
    if (tried.decision.ok) law(tried)
  }
}

/** Whoever acted, and one more of the people in turn. */
function permittedIsWhatTheDeciderTakes({ after, actor, history, now }: Tried): void {
  if (after === undefined) return
  const other = ROSTER[history.length % ROSTER.length] ?? actor
  for (const one of [actor, other].filter(person => person !== SYSTEM)) {
    const permitted = permittedCommands(after, contextOf(one, now), `${after.catalogueVersion}+`)
    if (isSeparated(after, one)) expect(permitted).toEqual([])
    const known = new Set(permitted.map(({ command, item }) => `${command} ${item ?? ''}`))
    for (const roll of [0, 1, 2]) {
      for (const command of completeCommands(after, { roll, unwilling: roll === 1, now })) {
        const key = `${command.type} ${'item' in command ? command.item : ''}`
        if (isAccepted(after, command, one, now) && !known.has(key)) expect(known).toContain(key)
      }
    }
  }
}

/** What a clock has used never becomes less: between two ends of days nothing is given back. */
function clocksNeverRunBack({ state, now }: Course): void {
  for (const task of state?.tasks ?? []) {
    const clock = taskClock(task)
    if (clock === undefined) continue
    let used = 0
    for (let at = endOfDayMs(civilDateOf(clock.since)) - 1; at < now; at += DAY_MS) {
      const reading = clockAt(clock, at, calendar)
      expectSame(reading.used >= used, true)
      used = reading.used
    }
  }
}

/** Of every prefix too; and events survive JSON. */
function theStateIsTheReplay(history: Course['history'], tried: readonly Tried[]): void {
  for (const { after, history: prefix, decision } of tried)
    if (decision.ok && after !== undefined) expect(replay(history.slice(0, prefix.length))).toEqual(after)
  for (const { event } of history) {
    expect(parseCaseEvent(event.type, JSON.parse(JSON.stringify(event)))).toEqual(event)
  }
}

/** Whatever has happened, an accepted case ends when everybody acts. The course goes on. */
function endsWhenEverybodyActs(course: Course): void {
  for (let steps = 0; steps < 200; steps += 1) {
    const { state, now } = course
    if (state === undefined || ENDED_STAGES.includes(state.stage)) return
    const next = nextStep(state, now)
    if (next !== undefined) course.give(...next)
    else {
      // Nobody can do anything: time passes, and the clock acts.
      course.now += DAY_MS
      for (const _ of course.sweep());
    }
  }
  expect(course.state?.stage).toBe('closed')
}

const laws: readonly ((tried: Tried) => void)[] = [
  refusalsChangeNothing,
  ...[
    endsOnlyWithItsTasks,
    sendsOutJustWhatCanStart,
    nobodyDecidesWhatTheyAccepted,
    asksOnlyForWhatThePlanKnows,
    tellsWhatIsMissingOnceAndInTime,
    keepsTheOrderOfTheLaw,
    promisesNeverGrow,
    prolongedOnceAndNotTooLong,
    holdsNothingBeforeItsTime,
    theCentreWatchesWhatIsJoint,
    issuesNothingThatWaitsForAMaterial,
    everyDutyHasAnOwner,
    whoIsLateHasACard,
    theClockActsExactlyWhenItIsOver,
  ].map(ofWhatHappened),
]

test('every law holds after every attempt of every history', { timeout }, () => {
  const stages = new Set<CaseState['stage']>()
  const taskStages = new Set<string>()
  const types = new Set<string>()
  const met = (tried: Tried): void => {
    if (tried.after) stages.add(tried.after.stage)
    for (const task of tried.after?.tasks ?? []) taskStages.add(task.stage)
    for (const { type } of eventsOf(tried)) types.add(type)
  }
  fc.assert(
    fc.property(submission, attempts, (submit, tries) => {
      // What costs much is asked of some of the histories; which, the history itself decides, so that a seed repeats it.
      const lot = tries.reduce((sum, { roll }) => sum + roll, 0)
      const course = new Course()
      const all: Tried[] = []
      for (const tried of tryAll(submit, tries, course)) {
        for (const law of laws) law(tried)
        if (lot % 20 === 0) permittedIsWhatTheDeciderTakes(tried)
        met(tried)
        all.push(tried)
      }
      if (lot % 10 === 1) clocksNeverRunBack(course)
      if (lot % 8 === 2) theStateIsTheReplay(course.history, all)
      if (lot % 4 === 3) endsWhenEverybodyActs(course)
    }),
    { numRuns },
  )
  // The histories come to every stage and to every event: otherwise the laws would say little.
  expect(stages.size).toBe(7)
  expect(taskStages.size).toBe(10)
  expect([...types].toSorted()).toEqual(CASE_EVENT_TYPES.toSorted())
})
