/** What holds in every case, whatever people try: the guarantees that the other rooms rely on. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nationalWorkingCalendar } from '../calendar/calendar.ts'
import { AUTHORITIES } from './case.fixture.ts'
import { decide } from './decide/decide.ts'
import { parseCaseEvent } from './event-schema.ts'
import { expectedEnd, obligations } from './obligations.ts'
import { isSeparated, permittedCommands } from './permitted.ts'
import {
  attempts,
  commandFor,
  completeCommands,
  everybody,
  submission,
  type Tried,
  tryAll,
} from './random-history.fixture.ts'
import { type CaseStage, hasEnded, replay } from './state.ts'

const numRuns = process.env.SOAK === undefined ? 300 : 20_000
const timeout = 3_600_000

function afterEachAttempt(runs: number, ...laws: readonly ((tried: Tried) => void)[]): void {
  fc.assert(
    fc.property(submission, attempts, (submit, tries) => {
      for (const tried of tryAll(submit, tries)) for (const law of laws) law(tried)
    }),
    { numRuns: runs },
  )
}

function endsOnlyWithItsTasks({ after }: Tried): void {
  if (after?.stage === 'handling') expect(after.tasks.every(hasEnded)).toBe(false)
  const ended = ['concluded', 'closed', 'withdrawn'].some(stage => stage === after?.stage)
  if (ended) expect(after?.tasks.every(hasEnded)).toBe(true)
}

function sendsOutJustWhatCanStart({ after }: Tried): void {
  const isIssued = (item: string) => after?.tasks.some(task => task.item === item && task.stage === 'issued')
  for (const task of after?.tasks ?? []) {
    if (task.dispatchedAt !== undefined) expect(task.dependsOn.every(isIssued)).toBe(true)
    if (after?.stage === 'handling' && task.stage === 'waiting') {
      expect(task.dependsOn.every(isIssued)).toBe(false)
    }
  }
}

function stopsJustWhatHasLostItsPrecondition({ after }: Tried): void {
  if (after === undefined || after.stage === 'withdrawn') return
  const isLost = (item: string) =>
    after.tasks.some(task => task.item === item && ['refused', 'stopped'].includes(task.stage))
  for (const task of after.tasks) expect(task.stage === 'stopped').toBe(task.dependsOn.some(isLost))
}

function nobodyIsClerkAndReviewer({ history, after }: Tried): void {
  const actedAs = (role: string) =>
    new Set(history.filter(entry => entry.role === role).map(entry => entry.account))
  expect(actedAs('clerk').intersection(actedAs('reviewer')).size).toBe(0)
  expect(new Set(after?.clerks)).toEqual(actedAs('clerk'))
  expect(new Set(after?.reviewers)).toEqual(actedAs('reviewer'))
}

function tellsWhatIsMissingOnce({ history }: Tried): void {
  const notices = history.filter(entry => entry.event.type === 'OneTimeNoticeIssued')
  expect(notices.length).toBeLessThanOrEqual(1)
}

/** Nothing can be decided on an application that has not been accepted, nor withdrawn after a decision. */
function keepsTheOrderOfTheLaw({ history, after }: Tried): void {
  const types = history.map(entry => entry.event.type)
  const firstTask = types.findIndex(type => type.startsWith('Task'))
  if (firstTask >= 0) expect(types.slice(0, firstTask)).toContain('CaseAccepted')
  const decided = types.some(type => type === 'TaskGranted' || type === 'TaskRefused')
  if (after?.stage === 'withdrawn') expect(decided).toBe(false)
}

function refusalsChangeNothing({ before, after, command, actor, decision }: Tried): void {
  if (decision.ok) return
  expect(after).toBe(before)
  expect(decide(before, command, { actor, authorities: AUTHORITIES })).toEqual(decision)
}

function somebodyOwesSomethingUntilTheEnd({ after }: Tried): void {
  if (after === undefined) return
  const owed = obligations(after, nationalWorkingCalendar)
  const ended = ['closed', 'declined', 'withdrawn'].includes(after.stage)
  expect(owed.length > 0).toBe(!ended)
  expect(expectedEnd(after, nationalWorkingCalendar) === undefined).toBe(ended)
  const items = owed.flatMap(entry => entry.item ?? [])
  expect(new Set(items).size).toBe(items.length)
}

/** Whoever acted, and one more of the people in turn. */
function permittedIsWhatTheDeciderTakes({ after, actor, history }: Tried): void {
  if (after === undefined) return
  const people = everybody()
  const other = people[history.length % people.length] ?? actor
  for (const one of [actor, other]) {
    const context = { actor: one, authorities: AUTHORITIES }
    const permitted = permittedCommands(after, one, `${after.catalogueVersion}+`)
    if (isSeparated(after, one)) expect(permitted).toEqual([])
    for (const entry of permitted) {
      const filledIn = [true, false].map(unwilling => commandFor(after, entry, unwilling))
      expect(filledIn.some(command => decide(after, command, context).ok)).toBe(true)
    }
    const known = new Set(permitted.map(entry => `${entry.command} ${entry.item ?? ''}`))
    for (const { item } of after.tasks) {
      for (const command of completeCommands(after, item, true)) {
        const key = `${command.type} ${'item' in command ? command.item : ''}`
        expect(known.has(key)).toBe(decide(after, command, context).ok)
      }
    }
  }
}

test('every law holds after every attempt of every history', { timeout }, () => {
  const stages = new Set<CaseStage | undefined>()
  const taskStages = new Set<string>()
  afterEachAttempt(
    numRuns,
    endsOnlyWithItsTasks,
    sendsOutJustWhatCanStart,
    stopsJustWhatHasLostItsPrecondition,
    nobodyIsClerkAndReviewer,
    tellsWhatIsMissingOnce,
    keepsTheOrderOfTheLaw,
    refusalsChangeNothing,
    somebodyOwesSomethingUntilTheEnd,
    ({ after }) => {
      stages.add(after?.stage)
      for (const task of after?.tasks ?? []) taskStages.add(task.stage)
    },
  )
  // The histories come to every stage: otherwise the laws would say little.
  expect(stages.size).toBe(7)
  expect(taskStages.size).toBe(7)
})

test('permitted commands are just those that the decider takes from this person, filled in', {
  timeout,
}, () => {
  afterEachAttempt(Math.ceil(numRuns / 6), permittedIsWhatTheDeciderTakes)
})

test('the state is the replay of its history, of every prefix too, and events survive JSON', {
  timeout,
}, () => {
  fc.assert(
    fc.property(submission, attempts, (submit, tries) => {
      const steps = [...tryAll(submit, tries)]
      for (const { after, history, decision } of steps)
        if (decision.ok) expect(replay(history)).toEqual(after)
      const history = steps.at(-1)?.history ?? []
      for (const [index, { event }] of history.entries()) {
        expect(replay(history.slice(0, index + 1))?.number).toBe(submit.number)
        expect(parseCaseEvent(event.type, JSON.parse(JSON.stringify(event)))).toEqual(event)
      }
    }),
    { numRuns },
  )
})
