import { expect, test } from 'vitest'
import { isWanted } from './outbox.ts'

test.each([
  ['yijianshi.case.CaseAccepted', [], true],
  ['yijianshi.case.CaseAccepted', ['yijianshi.case'], true],
  ['yijianshi.case.CaseAccepted', ['yijianshi.case.CaseAccepted'], true],
  ['yijianshi.case.CaseAcceptedTwice', ['yijianshi.case.CaseAccepted'], false],
  ['yijianshi.case-note.Written', ['yijianshi.case'], false],
])('%s for a subscriber to %j: %s', (type, wanted, expected) => {
  expect(isWanted(type, wanted)).toBe(expected)
})
