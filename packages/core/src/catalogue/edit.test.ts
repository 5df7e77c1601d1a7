import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  commentsOf,
  type Edit,
  edited,
  editedData,
  insertAt,
  moveAt,
  readData,
  removeAt,
  setAt,
} from './edit.ts'
import { isSameData } from './same-data.ts'

const numRuns = process.env.SOAK === undefined ? 120 : 4_000
const soakMs = 3_600_000

const folder = join(import.meta.dirname, '../../../../catalogue')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.yaml'))
  .toSorted()
  .map(path => readFileSync(join(folder, path), 'utf8'))

const textOf = (result: ReturnType<typeof setAt>): string => {
  if (!result.ok) throw new Error(result.reason)
  return result.text
}

const item = `# An item
id: seal-filing
name: { zh: 公章刻制备案, en: 'Seal filing' } # as printed
limit: { statutoryDays: 1, promisedDays: 1 }
steps:
  # at the window
  - { id: receive, shared: true }
  # at the authority
  - { id: review, shared: false } # by two
fees: []
hint: "quoted"   # aligned

materials:
  - material: form
    copies: { original: 1, copy: 0 }
    when: licenceHeld = true
  - material: identity
    guidance: |
      first line
        second line
# the end
`

describe('an edit keeps what is not edited', () => {
  test.each<readonly [string, ReturnType<typeof setAt>, readonly string[], readonly string[]]>([
    [
      'a number within brackets',
      setAt(item, ['limit', 'promisedDays'], 0),
      ['limit: { statutoryDays: 1, promisedDays: 1 }'],
      ['limit: { statutoryDays: 1, promisedDays: 0 }'],
    ],
    [
      'a text in its quotes',
      setAt(item, ['hint'], 'other'),
      ['hint: "quoted"   # aligned'],
      ['hint: "other"   # aligned'],
    ],
    [
      'a name within quotes, beside a comment',
      setAt(item, ['name', 'en'], 'Seals, filed'),
      ["name: { zh: 公章刻制备案, en: 'Seal filing' } # as printed"],
      ["name: { zh: 公章刻制备案, en: 'Seals, filed' } # as printed"],
    ],
    [
      'a new field at the end of a group',
      setAt(item, ['materials', 0, 'rank'], 'main'),
      [],
      ['    rank: main'],
    ],
    [
      'a new field within brackets',
      setAt(item, ['limit', 'note'], { zh: '甲, 乙' }),
      ['limit: { statutoryDays: 1, promisedDays: 1 }'],
      ['limit: { statutoryDays: 1, promisedDays: 1, note: { zh: "甲, 乙" } }'],
    ],
    [
      'an entry in the manner of its neighbours',
      insertAt(item, ['steps'], 1, { id: 'accept', shared: true }),
      [],
      ['  - { id: accept, shared: true }'],
    ],
    [
      'the first field of an entry',
      removeAt(item, ['materials', 0, 'material']),
      ['  - material: form', '    copies: { original: 1, copy: 0 }'],
      ['  - copies: { original: 1, copy: 0 }'],
    ],
    [
      'an entry with its comment',
      removeAt(item, ['steps', 1]),
      ['  - { id: review, shared: false } # by two'],
      [],
    ],
    [
      'the only thing within brackets',
      removeAt(setAtText(item, ['limit', 'statutoryDays']), ['limit', 'promisedDays']),
      ['limit: { promisedDays: 1 }'],
      ['limit: {}'],
    ],
    [
      'an empty list',
      insertAt(item, ['fees'], 0, { name: '工本费', amountFen: 100 }),
      ['fees: []'],
      ['fees:', '  - name: 工本费', '    amountFen: 100'],
    ],
  ])('%s', (_, result, gone, come) => {
    const before = _ === 'the only thing within brackets' ? setAtText(item, ['limit', 'statutoryDays']) : item
    const after = textOf(result).split('\n')
    const lines = before.split('\n')
    expect(lines.filter(line => !after.includes(line))).toEqual(gone)
    expect(after.filter(line => !lines.includes(line))).toEqual(come)
  })

  test('a move takes the entry and leaves the comments between', () => {
    const moved = textOf(moveAt(item, ['materials'], 1, 0))
    expect(moved).toContain(
      'materials:\n  - material: identity\n    guidance: |\n      first line\n        second line\n  - material: form\n',
    )
    expect(commentsOf(moved)).toEqual(commentsOf(item))
  })
})

function setAtText(text: string, path: readonly (string | number)[]): string {
  return textOf(removeAt(text, path))
}

describe('what can’t be edited', () => {
  test.each([
    ['a text that is no YAML', setAt('a: [', ['a'], 1), 'syntax'],
    ['a place that is not there', removeAt(item, ['nothing']), 'no-such-place'],
    ['an index beyond the list', setAt(item, ['steps', 9, 'id'], 'x'), 'no-such-place'],
    ['a path through a text', setAt(item, ['id', 'inner'], 'x'), 'no-such-place'],
    ['a name as an index', setAt(item, ['steps', 'first'], 'x'), 'no-such-place'],
    ['a list that is none', insertAt(item, ['name'], 0, 'x'), 'no-such-place'],
  ])('%s says so', (_, result, reason) => {
    expect(result).toEqual({ ok: false, reason })
  })

  test('what an alias stands for is not changed for others', () => {
    const result = setAt('a: &x { one: 1 }\nb: *x\n', ['b', 'one'], 2)
    if (result.ok) expect(readData(result.text)?.data).toEqual({ a: { one: 1 }, b: { one: 2 } })
    else expect(result.reason).toBe('no-such-place')
  })
})

type Place = { readonly path: readonly (string | number)[]; readonly value: unknown }

function placesOf(value: unknown, path: Place['path'] = []): Place[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  const inner = Array.isArray(value)
    ? value.flatMap((entry, index) => placesOf(entry, [...path, index]))
    : Object.entries(value).flatMap(([key, entry]) => placesOf(entry, [...path, key]))
  return [{ path, value }, ...inner]
}

const newText = fc.constantFrom(
  '甲',
  'a, b',
  'x: y',
  '# no comment',
  "it's",
  '"',
  '',
  ' space ',
  'yes',
  '12',
  '二\n行',
  '- dash',
  '{',
  'kind = "company"',
)
const newValue: fc.Arbitrary<unknown> = fc.oneof(
  newText,
  fc.integer({ min: -5, max: 500 }),
  fc.boolean(),
  fc.record({ zh: newText, en: newText }),
  fc.array(fc.record({ id: newText, when: newText }), { maxLength: 3 }),
  fc.array(newText, { maxLength: 3 }),
  fc.record({
    id: newText,
    limit: fc.record({ days: fc.nat(9) }),
    steps: fc.array(fc.record({ zh: newText }), { maxLength: 2 }),
  }),
)

/** An edit at some place of the data. */
function editAt(
  places: readonly Place[],
  pick: number,
  kind: Edit['kind'],
  value: unknown,
  other: number,
): Edit {
  const lists = places.filter(place => Array.isArray(place.value) && place.value.length > 0)
  const maps = places.filter(place => typeof place.value === 'object' && !Array.isArray(place.value))
  const inside = places.slice(1)
  const at = (list: readonly Place[]) => list[pick % list.length] ?? { path: [], value: undefined }
  switch (kind) {
    case 'set':
      return other % 2 === 0
        ? { kind, path: at(inside).path, value }
        : { kind, path: [...at(maps).path, 'newField'], value }
    case 'remove':
      return { kind, path: at(inside).path }
    default: {
      const { path, value: list } = at(lists)
      const length = Array.isArray(list) ? list.length : 0
      return kind === 'insert'
        ? { kind, path, index: other % (length + 1), value }
        : { kind, path, from: other % length, to: pick % length }
    }
  }
}

/** Lines of the place that is edited: everything outside of them must stay. */
function sharedLines(before: string, after: string): { readonly head: number; readonly tail: number } {
  const [left, right] = [before.split('\n'), after.split('\n')]
  let head = 0
  while (head < Math.min(left.length, right.length) && left[head] === right[head]) head += 1
  let tail = 0
  while (tail < Math.min(left.length, right.length) - head && left.at(-1 - tail) === right.at(-1 - tail))
    tail += 1
  return { head, tail }
}

test('parse(edit(text)) = edit(parse(text)) on every file of the sample catalogue; lines elsewhere keep every byte', {
  timeout: soakMs,
}, () => {
  const parsed = files.map(text => ({ text, data: readData(text)?.data }))
  fc.assert(
    fc.property(
      fc.nat(parsed.length - 1),
      fc.constantFrom<Edit['kind']>('set', 'remove', 'insert', 'move'),
      fc.nat(),
      fc.nat(),
      newValue,
      (file, kind, pick, other, value) => {
        const { text = '', data } = parsed[file] ?? {}
        const edit = editAt(placesOf(data), pick, kind, value, other)
        const wanted = editedData(data, edit)
        if (!wanted.ok) throw new Error(JSON.stringify(edit))
        const after = textOf(edited(text, edit))
        expect(isSameData(readData(after)?.data, wanted.data)).toBe(true)

        if (after === text) return
        // Only the lines of the top entry that holds the place may differ.
        const [top] = edit.path
        const lines = text.split('\n').length
        const { head, tail } = sharedLines(text, after)
        const touched = placesIn(text, top)
        if (touched !== undefined && edit.path.length > 1) {
          expect(head).toBeGreaterThanOrEqual(touched.first)
          expect(lines - tail).toBeLessThanOrEqual(touched.last + 1)
        }
        if (kind === 'insert' || kind === 'move' || (kind === 'set' && !isFilled(valueAt(data, edit.path)))) {
          expect(commentsOf(after)).toEqual(expect.arrayContaining(commentsOf(text)))
        }
      },
    ),
    { numRuns },
  )
})

const isFilled = (value: unknown) => typeof value === 'object' && value !== null

function valueAt(data: unknown, path: Place['path']): unknown {
  return placesOf(data).find(place => isSameData(place.path, path))?.value
}

/** First line (from 0) and last line of a top entry of the file, by its unindented key. */
function placesIn(
  text: string,
  key: string | number | undefined,
): { first: number; last: number } | undefined {
  const lines = text.split('\n')
  const first = lines.findIndex(line => line.startsWith(`${key}:`))
  if (first === -1) return undefined
  const next = lines.findIndex((line, index) => index > first && /^[a-zA-Z]/.test(line))
  return { first, last: next === -1 ? lines.length - 1 : next - 1 }
}
