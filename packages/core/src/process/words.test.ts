import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { EVENT_SAMPLES } from '../case/event-samples.fixture.ts'
import { CASE_WORDS } from '../case/event-schema.ts'
import { LICENCE_WORDS } from '../licence/event-schema.ts'
import { SUPERVISION_WORDS } from '../supervision/event-schema.ts'
import { code, ERASED_WORDS, giveWords, manyWords, takeWords, wordPathsOf, words } from './words.ts'

const told = z.object({
  type: z.literal('Told'),
  item: code,
  reason: words.exactOptional(),
  agenda: manyWords,
  entries: z.array(z.object({ id: code, problem: words })),
})
const paths = wordPathsOf([told]).get('Told') ?? []
const data = {
  item: 'a',
  reason: '租约到期',
  agenda: ['听取', '踏勘'],
  entries: [
    { id: 'x', problem: '看不清' },
    { id: 'y', problem: '' },
  ],
}

describe('free words', () => {
  test('are taken out, and filled in again', () => {
    const taken = takeWords(paths, data)
    expect(taken.words).toEqual(['租约到期', '听取', '踏勘', '看不清', ''])
    expect(JSON.stringify(taken.data)).not.toMatch(/\p{Script=Han}/u)
    expect(taken.data.item).toBe('a')
    expect(giveWords(JSON.parse(JSON.stringify(taken.data)), taken.words)).toEqual(data)
  })

  test('that are gone say so in their place', () => {
    expect(giveWords(takeWords(paths, data).data, undefined)).toEqual({
      item: 'a',
      reason: ERASED_WORDS,
      agenda: [ERASED_WORDS, ERASED_WORDS],
      entries: [
        { id: 'x', problem: ERASED_WORDS },
        { id: 'y', problem: ERASED_WORDS },
      ],
    })
  })

  test('that were left out stay out', () => {
    const { reason: _, ...rest } = data
    const taken = takeWords(paths, rest)
    expect(taken.words).toHaveLength(4)
    expect(giveWords(taken.data, taken.words)).toEqual(rest)
  })
})

test.each([
  ['a text', { reason: z.string() }],
  ['a text in a list', { reasons: z.array(z.string()) }],
  ['a text that may be missing', { inner: z.object({ reason: z.string().exactOptional() }) }],
  ['what is of no known kind', { reason: z.record(code, code) }],
])('%s that is marked neither as words nor as a code is a fault', (_, shape) => {
  expect(() => wordPathsOf([z.object({ type: z.literal('Told'), ...shape })])).toThrow('Neither')
})

test('every event of a case comes back whole', () => {
  for (const [type, events] of Object.entries(EVENT_SAMPLES))
    for (const { type: _, ...facts } of events) {
      const taken = takeWords(CASE_WORDS.get(type) ?? [], facts)
      expect(taken.words.length > 0).toBe(JSON.stringify(taken.data) !== JSON.stringify(facts))
      expect(giveWords(JSON.parse(JSON.stringify(taken.data)), taken.words)).toEqual(facts)
    }
})

test('which texts are free words is looked at when an event changes', () => {
  const list = (table: typeof CASE_WORDS) =>
    [...table].map(([type, found]) => `${type}: ${found.map(path => path.join('.')).join(', ')}`)
  expect([...list(CASE_WORDS), ...list(LICENCE_WORDS), ...list(SUPERVISION_WORDS)]).toMatchInlineSnapshot(`
    [
      "PreExamined: entries.*.problem",
      "CaseDeclined: reason",
      "OneTimeNoticeIssued: entries.*.problem",
      "CaseWithdrawn: reason",
      "SupplementProlonged: reason",
      "CaseVersionTaken: request",
      "HandOverFailed: problem",
      "TaskReturned: reason",
      "TaskResent: explanation",
      "TaskTransferred: reason",
      "AuthorityAdded: reason",
      "TaskReviewed: findings.*.remark, officials.*",
      "ReviewSentBack: remark",
      "TaskForwarded: proposal",
      "TaskRefused: reasons, remedies",
      "TaskNotNeeded: reason",
      "TaskExtended: reason",
      "LimitShortened: reason",
      "ProcedureBegun: notice",
      "ProcedureEnded: conclusion, officials.*",
      "ObjectionRaised: text",
      "ObjectionAnswered: text",
      "OpinionRequested: question",
      "OpinionGiven: text",
      "ResultCorrected: correction",
      "ResultRevoked: reason",
      "CommitmentChecked: remark",
      "MissingTold: entries.*.problem",
      "JointActConvened: place, agenda.*",
      "JointActMoved: place, reason",
      "JointOpinionGiven: text",
      "JointActHeld: attendants.*, minutes",
      "JointActCancelled: reason",
      "JointLimitExtended: approver, reason",
      "CaseReopened: document, reason",
      "CreditRepaired: document",
      "LicenceCorrected: correction",
      "LicenceSuspended: reason",
      "LicenceResumed: reason",
      "LicenceRevoked: reason",
      "SupervisionOpened: reason",
      "SupervisionReplied: text",
      "SupervisionSentBack: reason",
      "SupervisionClosed: reason",
    ]
  `)
})
