import type { ChecklistEntryOnWire } from '@yijianshi/contract/plan'
import { describe, expect, test } from 'vitest'
import { choiceOf, lettersNeeded, lettersUnsigned, waysOf, withChoice } from './promises.ts'

const entry: ChecklistEntryOnWire = {
  material: 'drawing',
  name: { zh: '效果图', en: 'Drawing' },
  kind: 'document',
  neededBy: ['sign'],
  guidance: { zh: '说明' },
  copies: { original: 1, copy: 0 },
  reviewPoints: [],
}
const file = (material: string) => ({
  file: 'f',
  material,
  name: 'a.png',
  mediaType: 'image/png',
  bytes: 1,
  sha256: 'x',
})
const draft = { kind: 'application', files: [], later: [], promised: [], letters: [] } as const

describe('a material may be handed in', () => {
  test('now only, unless the plan allows another way', () => {
    expect(waysOf(entry)).toEqual([])
    expect(waysOf({ ...entry, tolerableDays: 2 })).toEqual(['later'])
    expect(waysOf({ ...entry, tolerableDays: 2, commitmentCheckDays: 5 })).toEqual(['later', 'promise'])
  })

  test('in one way at a time', () => {
    const later = withChoice(draft, 'drawing', 'later')
    expect(later).toEqual({ later: ['drawing'], promised: [] })
    expect(withChoice(later, 'drawing', 'promise')).toEqual({ later: [], promised: ['drawing'] })
    expect(withChoice(later, 'photo', 'later').later).toEqual(['drawing', 'photo'])
    expect(withChoice(later, 'drawing', 'now')).toEqual({ later: [], promised: [] })
  })

  test('and what is there is there, whatever was chosen before', () => {
    expect(choiceOf({ ...draft, later: ['drawing'] }, 'drawing')).toBe('later')
    expect(choiceOf({ ...draft, later: ['drawing'], files: [file('drawing')] }, 'drawing')).toBe('now')
  })
})

describe('a letter', () => {
  test('is needed for each kind of promise, of an application only', () => {
    const both = { ...draft, later: ['drawing'], promised: ['lease'] }
    expect(lettersNeeded(draft)).toEqual([])
    expect(lettersNeeded(both)).toEqual(['tolerance', 'commitment'])
    expect(lettersNeeded({ ...both, files: [file('lease')] })).toEqual(['tolerance'])
    expect(lettersNeeded({ ...both, kind: 'correction' })).toEqual([])
  })

  test('is open until it is signed', () => {
    const later = { ...draft, later: ['drawing'] }
    const signed = { name: '陈雨', at: '2026-11-20T08:00:00.000Z', onPaper: false }
    expect(lettersUnsigned({ ...later, letters: [{ kind: 'tolerance', signed: null }] })).toEqual([
      'tolerance',
    ])
    expect(lettersUnsigned({ ...later, letters: [{ kind: 'tolerance', signed }] })).toEqual([])
    expect(lettersUnsigned({ ...later, letters: [{ kind: 'commitment', signed }] })).toEqual(['tolerance'])
  })
})
