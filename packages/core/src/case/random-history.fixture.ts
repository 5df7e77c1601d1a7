/** Histories of cases at random: any tasks, any people, commands both fitting and not. */
import fc from 'fast-check'
import { type Actor, mayCommand } from '../access/access.ts'
import type { Recorded } from '../process/process.ts'
import { AUTHORITIES, handedIn, SUBMIT, taskPlan } from './case.fixture.ts'
import type { CaseCommand } from './commands.ts'
import type { Decision } from './decide/context.ts'
import { decide } from './decide/decide.ts'
import { type CaseEvent, GRADES, type TaskPlan } from './events.ts'
import { type PermittedCommand, permittedCommands } from './permitted.ts'
import { type CaseState, evolve } from './state.ts'

/** Five accounts; each can turn up in every role, so that separation has something to refuse. */
const ACCOUNTS = ['a', 'b', 'c', 'd', 'e'] as const

const ROSTER: readonly Actor[] = [
  { role: 'applicant', account: 'l', person: 'li' },
  { role: 'applicant', account: 'z', person: 'zhang' },
  { role: 'clerk', account: 'a', site: 'village', window: 'one' },
  { role: 'manager', account: 'a', site: 'hall' },
  ...ACCOUNTS.flatMap((account): Actor[] => [
    { role: 'clerk', account, site: 'hall', window: 'one' },
    ...[...AUTHORITIES].map(authority => ({
      role: 'reviewer' as const,
      account,
      authority,
      items: 'all' as const,
    })),
  ]),
  { role: 'reviewer', account: 'b', authority: 'registry', items: ['task-0'] },
  { role: 'reviewer', account: 'b', authority: 'forestry', items: 'all' },
]

export function everybody(): readonly Actor[] {
  return ROSTER
}

const tasks: fc.Arbitrary<readonly TaskPlan[]> = fc.integer({ min: 1, max: 6 }).chain(count =>
  fc.tuple(
    ...Array.from({ length: count }, (_, index) => {
      const earlier = Array.from({ length: index }, (__, other) => `task-${other}`)
      return fc
        .record({
          authority: fc.constantFrom(...AUTHORITIES),
          dependsOn: fc.subarray(earlier),
          points: fc.integer({ min: 0, max: 2 }),
          licences: fc.integer({ min: 0, max: 2 }),
        })
        .map(({ authority, dependsOn, points, licences }) =>
          taskPlan(`task-${index}`, {
            authority,
            dependsOn,
            reviewPoints: ['sound', 'true'].slice(0, points),
            licences: [`main-${index}`, `side-${index}`].slice(0, licences),
          }),
        )
    }),
  ),
)

export const submission = fc
  .record({
    tasks,
    checklist: fc.subarray(['identity', 'premises', 'drawing']),
    fields: fc.subarray(['name', 'address'], { minLength: 1 }),
    channel: fc.constantFrom('online', 'window'),
  })
  .map(({ tasks: planned, checklist, fields, channel }) => ({
    ...SUBMIT,
    tasks: planned,
    checklist,
    fields,
    channel,
    materials: checklist.map(material => handedIn(material)),
  }))

/** What somebody tries next: mostly something that is open to him, otherwise anything. */
export const attempts = fc.array(
  fc.record({
    fitting: fc.integer({ min: 0, max: 9 }).map(roll => roll > 1),
    which: fc.nat(),
    actor: fc.nat(),
    task: fc.nat(7),
    unwilling: fc.integer({ min: 0, max: 9 }).map(roll => roll === 0),
    hours: fc.integer({ min: 0, max: 40 }),
  }),
  { minLength: 20, maxLength: 60 },
)
export type Attempt = typeof attempts extends fc.Arbitrary<readonly (infer One)[]> ? One : never

const at = <Value>(list: readonly Value[], index: number): Value | undefined => list[index % list.length]

/** Everything that can be asked of this case, whole: each command, and each task command of the item. */
export function completeCommands(state: CaseState, item: string, unwilling: boolean): CaseCommand[] {
  const task = state.tasks.find(candidate => candidate.item === item)
  const [field = ''] = state.fields
  const [material] = state.checklist
  const findings = (task?.reviewPoints ?? []).map(point =>
    unwilling ? { point, met: false, remark: 'no' } : { point, met: true },
  )
  const results = (task?.licences ?? []).map(licence => ({ licence, number: '1' }))
  return [
    { type: 'accept', checked: state.checklist },
    { type: 'decline', reason: 'no', competentAuthority: 'tax' },
    {
      type: 'issue-notice',
      entries: [
        { subject: 'field', id: field, problem: 'wrong' },
        ...(material === undefined
          ? []
          : [{ subject: 'material' as const, id: material, problem: 'blurred' }]),
      ],
    },
    {
      type: 'correct',
      formHash: 'f2',
      materials: state.checklist.map(id => handedIn(id, 'second.png')),
      changedFields: state.fields,
    },
    { type: 'withdraw', reason: 'moved' },
    { type: 'review-task', item, findings },
    unwilling
      ? { type: 'decide-task', item, outcome: 'refuse', reasons: 'no' }
      : { type: 'decide-task', item, outcome: 'grant' },
    { type: 'issue-result', item, results },
    { type: 'deliver', method: 'post', trackingNumber: 'EMS1' },
    {
      type: 'take-over-version',
      request: 'asked at the window',
      catalogueVersion: `${state.catalogueVersion}+`,
      planHash: state.planHash,
      situation: state.situation,
      fields: state.fields,
      checklist: state.checklist,
      tasks: state.tasks.map(({ item: id, ...facts }) =>
        taskPlan(id, {
          authority: facts.authority,
          dependsOn: facts.dependsOn,
          promisedDays: facts.promisedDays,
          licences: facts.licences,
          reviewPoints: facts.reviewPoints,
        }),
      ),
      demands: [],
    },
    { type: 'rate', grade: at(GRADES, item.length) ?? 'satisfied' },
  ]
}

export function commandFor(state: CaseState, permitted: PermittedCommand, unwilling: boolean): CaseCommand {
  const found = completeCommands(state, permitted.item ?? '', unwilling).find(
    command => command.type === permitted.command,
  )
  if (found === undefined) throw new Error(`no complete command ${permitted.command}`)
  return found
}

function somethingPermitted(state: CaseState, attempt: Attempt): readonly [Actor, CaseCommand] | undefined {
  const open = ROSTER.flatMap(actor =>
    permittedCommands(state, actor).map(permitted => ({ actor, permitted })),
  )
  const worthwhile = open.filter(
    // Ends that are always at hand would leave no history to speak of.
    ({ permitted }) => attempt.unwilling || !['decline', 'withdraw'].includes(permitted.command),
  )
  const chosen = at(worthwhile, attempt.which)
  return chosen && [chosen.actor, commandFor(state, chosen.permitted, attempt.unwilling)]
}

function anything(state: CaseState, attempt: Attempt): readonly [Actor, CaseCommand] {
  const commands = completeCommands(state, `task-${attempt.task}`, attempt.unwilling)
  const actor = at(ROSTER, attempt.actor)
  const suited = commands.filter(command => actor && mayCommand(actor.role, command.type))
  const command = at(attempt.fitting && suited.length > 0 ? suited : commands, attempt.which)
  if (actor === undefined || command === undefined) throw new Error('nobody, or nothing to ask')
  return [actor, command]
}

export type Tried = {
  readonly before: CaseState | undefined
  readonly actor: Actor
  readonly command: CaseCommand
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

/** In October 2026: the limits of these histories end within the announced calendar. */
const FIRST_MOMENT = Date.UTC(2026, 9, 12)
const HOUR_MS = 3_600_000

/** Goes through the attempts, the submission first, as the engine would: decide, record, evolve. */
export function* tryAll(
  submit: Extract<CaseCommand, { type: 'submit' }>,
  tries: readonly Attempt[],
): Generator<Tried> {
  const submitter = ROSTER.find(
    actor =>
      actor.role === (submit.channel === 'window' ? 'clerk' : 'applicant') &&
      !('site' in actor && actor.site !== submit.site),
  )
  let state: CaseState | undefined
  let history: readonly Recorded<CaseEvent>[] = []
  let now = FIRST_MOMENT
  for (const attempt of [undefined, ...tries]) {
    const [actor, command]: readonly [Actor | undefined, CaseCommand] =
      state && attempt
        ? ((attempt.fitting ? somethingPermitted(state, attempt) : undefined) ?? anything(state, attempt))
        : [submitter, submit]
    if (actor === undefined) throw new Error('nobody submits')
    now += (attempt?.hours ?? 0) * HOUR_MS
    const before = frozen(state)
    const decision = decide(before, frozen(command), { actor, authorities: AUTHORITIES })
    if (decision.ok) {
      const recorded = decision.events.map((event, index) => ({
        version: history.length + index + 1,
        at: now,
        account: actor.account,
        role: actor.role,
        event,
      }))
      state = frozen(recorded.reduce<CaseState | undefined>(evolve, before))
      history = [...history, ...recorded]
    }
    yield { before, actor, command, decision, after: state, history }
  }
}
