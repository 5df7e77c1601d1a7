import { expect, test } from 'vitest'
import { forgetDrafts, keptDraft } from './kept-drafts.ts'

function memory(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: index => [...entries.keys()][index] ?? null,
    getItem: key => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: key => void entries.delete(key),
    clear: () => entries.clear(),
  }
}

const typed = { values: { phone: '13800138000', note: null }, delivery: 'window' } as const

test('What is kept is found again, by who typed it and in that draft only', () => {
  const storage = memory()
  keptDraft('fang', 'one', () => storage).write(typed)
  expect(keptDraft('fang', 'one', () => storage).read()).toEqual(typed)
  expect(keptDraft('fang', 'two', () => storage).read()).toEqual({})
  expect(keptDraft('wu', 'one', () => storage).read()).toEqual({})
})

test('What is saved leaves nothing behind', () => {
  const storage = memory()
  const kept = keptDraft('fang', 'one', () => storage)
  kept.write(typed)
  kept.write({})
  expect(storage.length).toBe(0)
})

test('Logging out forgets everything, logging in what others have left; nothing else goes', () => {
  const storage = memory()
  storage.setItem('language', 'en')
  for (const account of ['fang', 'wu']) {
    for (const draft of ['one', 'two']) keptDraft(account, draft, () => storage).write(typed)
  }
  forgetDrafts(() => storage, 'fang')
  expect(storage.length).toBe(3)
  expect(keptDraft('fang', 'two', () => storage).read()).toEqual(typed)
  forgetDrafts(() => storage)
  expect(storage.length).toBe(1)
  expect(storage.getItem('language')).toBe('en')
})

test('Where storage is forbidden nothing breaks', () => {
  const forbidden = () => {
    throw new Error('SecurityError')
  }
  const kept = keptDraft('fang', 'one', forbidden)
  kept.write(typed)
  expect(kept.read()).toEqual({})
  forgetDrafts(forbidden)
})
