/** Applications at random under laws at random, and the people who may have to do with them. */
import fc from 'fast-check'
import { type Actor, SYSTEM } from '../access/access.ts'
import { AUTHORITIES, handedIn, lawOf, SUBMIT, taskPlan } from './case.fixture.ts'
import type { CommandOf } from './commands.ts'
import type { DeclaredProcedure, TaskLaw, TaskPlan } from './events.ts'

/** Five accounts; each can turn up in every role, so that separation has something to refuse. */
const ACCOUNTS = ['a', 'b', 'c', 'd', 'e'] as const

function staffOf(accounts: readonly string[]): Actor[] {
  return accounts.flatMap((account): Actor[] => [
    { role: 'clerk', account, site: 'hall', window: 'one' },
    ...[...AUTHORITIES].flatMap((authority): Actor[] => [
      { role: 'reviewer', account, authority, items: 'all' },
      { role: 'reviewer', account, authority, items: 'all', head: true },
    ]),
  ])
}

export const ROSTER: readonly Actor[] = [
  { role: 'applicant', account: 'l', person: 'li' },
  { role: 'applicant', account: 'z', person: 'zhang' },
  { role: 'manager', account: 'a', site: 'hall' },
  SYSTEM,
  ...staffOf(ACCOUNTS),
  { role: 'clerk', account: 'a', site: 'village', window: 'one' },
  { role: 'reviewer', account: 'b', authority: 'registry', items: ['task-0'] },
  { role: 'reviewer', account: 'b', authority: 'forestry', items: 'all' },
]

/** People who have had nothing to do with the case yet: whoever else fell out, they can end it. */
export const WILLING: readonly Actor[] = [
  { role: 'applicant', account: 'l', person: 'li' },
  { role: 'manager', account: 'fresh-manager', site: 'hall' },
  { role: 'clerk', account: 'fresh-clerk', site: 'hall', window: 'three' },
  ...[...AUTHORITIES].flatMap((authority): Actor[] => [
    { role: 'reviewer', account: `fresh-${authority}`, authority, items: 'all' },
    { role: 'reviewer', account: `fresh-second-${authority}`, authority, items: 'all' },
    { role: 'reviewer', account: `fresh-head-${authority}`, authority, items: 'all', head: true },
  ]),
]

const PROCEDURES: readonly DeclaredProcedure[] = [
  { kind: 'expert-review', limitDays: 15, unit: 'working-days', suspends: true },
  { kind: 'hearing', limitDays: 20, unit: 'natural-days', suspends: true },
  { kind: 'site-inspection', limitDays: 5, unit: 'working-days', suspends: true },
  { kind: 'publicity', limitDays: 10, unit: 'natural-days', suspends: false },
]

const MATERIALS = ['identity', 'premises', 'drawing', 'lease'] as const

const laws: fc.Arbitrary<TaskLaw> = fc
  .record({
    authorisation: fc.constantFrom('decide', 'forward', 'coordinate'),
    statutoryDays: fc.option(fc.integer({ min: 5, max: 30 }), { nil: undefined }),
    unit: fc.constantFrom('working-days', 'natural-days'),
    extensionDays: fc.constantFrom(0, 5, 10),
    procedures: fc.subarray([...PROCEDURES]),
    secondReview: fc.boolean(),
    materials: fc.subarray([...MATERIALS]),
    entrusted: fc.option(fc.constantFrom(...AUTHORITIES), { nil: undefined, freq: 5 }),
    joint: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray([...AUTHORITIES])),
  })
  .map(({ statutoryDays, unit, entrusted, ...law }) =>
    lawOf({
      ...law,
      ...(statutoryDays !== undefined && { statutory: { days: statutoryDays, unit } }),
      ...(entrusted !== undefined && { entrusted }),
    }),
  )

const tasks: fc.Arbitrary<readonly TaskPlan[]> = fc.integer({ min: 1, max: 4 }).chain(count =>
  fc.tuple(
    ...Array.from({ length: count }, (_, index) => {
      const earlier = Array.from({ length: index }, (__, other) => `task-${other}`)
      return fc
        .record({
          authority: fc.constantFrom(...AUTHORITIES),
          dependsOn: fc.subarray(earlier),
          promisedDays: fc.integer({ min: 0, max: 20 }),
          points: fc.integer({ min: 0, max: 2 }),
          licences: fc.integer({ min: 0, max: 2 }),
          law: laws,
        })
        .map(({ points, licences, law, ...plan }) =>
          taskPlan(`task-${index}`, {
            ...plan,
            // No authority takes part beside itself.
            law: { ...law, joint: law.joint.filter(id => id !== plan.authority) },
            reviewPoints: ['sound', 'true'].slice(0, points),
            licences: [`main-${index}`, `side-${index}`].slice(0, licences),
          }),
        )
    }),
  ),
)

/** What is missing is promised, for later or in place of a proof, as far as the plan allows. */
export const submission: fc.Arbitrary<CommandOf<'submit'>> = fc
  .record({
    tasks,
    checklist: fc.subarray([...MATERIALS]),
    fields: fc.subarray(['name', 'address'], { minLength: 1 }),
    channel: fc.constantFrom('online', 'window'),
    days: fc.integer({ min: 1, max: 20 }),
    isLater: fc.boolean(),
    isPromised: fc.boolean(),
    jointLimitDays: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  })
  .map(({ tasks: planned, checklist, fields, channel, days, isLater, isPromised, jointLimitDays }) => {
    const later = isLater ? checklist.filter(id => id === 'drawing') : []
    const promised = isPromised ? checklist.filter(id => id === 'lease') : []
    const absent: readonly string[] = [...later, ...promised]
    return {
      ...SUBMIT,
      tasks: planned,
      checklist,
      fields,
      channel,
      tolerable: [{ material: 'drawing', days }],
      promisable: [{ material: 'lease', checkDays: days }],
      held: ['deed'],
      ...(jointLimitDays !== undefined && { jointLimitDays }),
      later,
      promised,
      letters: [
        { kind: 'tolerance', sha256: 'a'.repeat(64) },
        { kind: 'commitment', sha256: 'b'.repeat(64) },
      ],
      materials: checklist.filter(id => !absent.includes(id)).map(id => handedIn(id)),
    }
  })
