import { expect, test } from 'vitest'
import { leftOpen, lettersFor, wayOf, waysOf, withWay } from './ways.ts'

const none = { later: [], promised: [] }
const entry = {
  material: 'drawing',
  name: { zh: '图', en: 'Drawing' },
  kind: 'document' as const,
  neededBy: ['a'],
  guidance: { zh: '说明' },
  copies: { original: 1, copy: 0 },
  reviewPoints: [],
}

test('A material may follow later, or be promised, only where the plan says so', () => {
  expect(waysOf(entry)).toEqual(['now'])
  expect(waysOf({ ...entry, tolerableDays: 3 })).toEqual(['now', 'later'])
  expect(waysOf({ ...entry, commitmentCheckDays: 3 })).toEqual(['now', 'promise'])
})

test('One way at a time', () => {
  const later = withWay(none, 'drawing', 'later')
  expect([later, wayOf(later, 'drawing')]).toEqual([{ later: ['drawing'], promised: [] }, 'later'])
  const promised = withWay(later, 'drawing', 'promise')
  expect([promised, wayOf(promised, 'drawing')]).toEqual([{ later: [], promised: ['drawing'] }, 'promise'])
  expect(withWay(promised, 'drawing', 'now')).toEqual(none)
})

test('What is there needs no letter', () => {
  const left = { later: ['drawing', 'photo'], promised: ['lease'] }
  const file = { file: 'f', material: 'lease', name: 'l.png', mediaType: 'image/png', bytes: 1, sha256: 'x' }
  expect(lettersFor(left)).toEqual(['tolerance', 'commitment'])
  expect(lettersFor(leftOpen(left, [file]))).toEqual(['tolerance'])
  expect(lettersFor(none)).toEqual([])
})
