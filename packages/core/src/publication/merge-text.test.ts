import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edited, editedData, readData } from '../catalogue/edit.ts'
import { isSameData } from '../catalogue/same-data.ts'
import { mergeTexts } from './merge-text.ts'

const base = `# The item
id: seal
limit: { statutoryDays: 5, promisedDays: 3 }
steps:
  - { id: receive, shared: true } # at the window
  - { id: review, shared: false }
materials:
  - material: form
    when: a = 1
  - material: identity
hint: one
`
const change = (from: string, to: string, text = base) => {
  if (!text.includes(from)) throw new Error(`${from} is not there`)
  return text.replace(from, to)
}

describe('two editors of one file', () => {
  test('who touch different lines both get what they wrote, comments too', () => {
    const mine = change('hint: one', '# mine\nhint: two')
    const theirs = change('id: receive, shared: true', 'id: receive, shared: false')
    expect(mergeTexts(base, mine, theirs)).toEqual({
      ok: true,
      text: change('hint: one', '# mine\nhint: two', theirs),
    })
  })

  test('who touch different parts of one line both get what they wrote', () => {
    const mine = change('promisedDays: 3', 'promisedDays: 2')
    const theirs = change('statutoryDays: 5', 'statutoryDays: 4')
    expect(mergeTexts(base, mine, theirs)).toEqual({
      ok: true,
      text: change('promisedDays: 3', 'promisedDays: 2', theirs),
    })
  })

  test('who both add an entry to a list get both entries', () => {
    const mine = change('  - material: identity\n', '  - material: identity\n  - material: photo\n')
    const theirs = change('  - material: identity\n', '  - material: identity\n  - material: lease\n')
    const merged = mergeTexts(base, mine, theirs)
    const data = merged.ok && merged.text !== null ? readData(merged.text)?.data : undefined
    expect(data).toMatchObject({
      materials: [
        { material: 'form' },
        { material: 'identity' },
        { material: 'photo' },
        { material: 'lease' },
      ],
    })
  })

  test.each([
    ['give one place two values', 'hint: one', 'hint: two', 'hint: one', 'hint: three', 'hint'],
    [
      'give one limit two values',
      'promisedDays: 3',
      'promisedDays: 2',
      'promisedDays: 3',
      'promisedDays: 1',
      'limit.promisedDays',
    ],
    [
      'change and remove one entry',
      'a = 1',
      'a = 2',
      '  - material: form\n    when: a = 1\n',
      '',
      'materials',
    ],
  ])('who %s are told where', (_, from, to, otherFrom, otherTo, conflictAt) => {
    expect(mergeTexts(base, change(from, to), change(otherFrom, otherTo))).toEqual({ ok: false, conflictAt })
  })

  test('lose no comment: where it can’t be kept there is no merge', () => {
    const mine = change('promisedDays: 3 }', 'promisedDays: 3 } # why')
    const theirs = change('promisedDays: 3', 'promisedDays: 2')
    const merged = mergeTexts(base, mine, theirs)
    if (merged.ok) expect(merged.text).toContain('# why')
    else expect(merged.conflictAt).toBe('')
  })

  test('who delete and edit a file, or write no YAML, are shown both', () => {
    expect(mergeTexts(base, null, change('one', 'two'))).toEqual({ ok: false, conflictAt: '' })
    expect(mergeTexts(base, 'a: [', change('one', 'two'))).toEqual({ ok: false, conflictAt: '' })
    expect(mergeTexts(base, null, base)).toEqual({ ok: true, text: null })
    expect(mergeTexts(null, 'a: 1\n', null)).toEqual({ ok: true, text: 'a: 1\n' })
  })
})

const setting = fc.tuple(
  fc.constantFrom<readonly (string | number)[]>(
    ['hint'],
    ['limit', 'promisedDays'],
    ['limit', 'statutoryDays'],
    ['steps', 0, 'shared'],
    ['steps', 1, 'shared'],
    ['materials', 0, 'when'],
    ['materials', 1, 'when'],
    ['new'],
  ),
  fc.constantFrom<unknown>('x', 7, 'a: b'),
)

test('edits of different places are both in the merge, whoever is first; the same place is a conflict', () => {
  fc.assert(
    fc.property(setting, setting, ([path, value], [otherPath, otherValue]) => {
      const [edit, other] = [
        { kind: 'set', path, value },
        { kind: 'set', path: otherPath, value: otherValue },
      ] as const
      const [mine, theirs] = [edited(base, edit), edited(base, other)]
      if (!mine.ok || !theirs.ok) throw new Error('a place of the base can be set')
      const merged = mergeTexts(base, mine.text, theirs.text)
      if (isSameData(path, otherPath) && !isSameData(value, otherValue)) {
        expect(merged.ok).toBe(false)
        return
      }
      const once = editedData(readData(base)?.data, edit)
      const both = once.ok ? editedData(once.data, other) : once
      expect(both.ok && merged.ok && isSameData(readData(merged.text ?? '')?.data, both.data)).toBe(true)
      const reverse = mergeTexts(base, theirs.text, mine.text)
      expect(reverse.ok && isSameData(readData(reverse.text ?? '')?.data, both.ok && both.data)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
