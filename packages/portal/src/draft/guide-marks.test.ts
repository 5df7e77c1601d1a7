import type { ChecklistEntryOnWire, FormFieldOnWire, PlanOnWire } from '@yijianshi/contract/plan'
import { guideMarks } from '@yijianshi/core/publication/guide-marks'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marksLeft, withLaterMarks } from './guide-marks.ts'

const burden = { applications: 0, materials: 0, workingDays: 0, visits: 0, links: 0 }

function name(id: string) {
  return { zh: id, en: id }
}

function field(element: string, more: Partial<FormFieldOnWire> = {}): FormFieldOnWire {
  const base = { element, name: name(element), kind: 'text', section: 's', constraints: {} } as const
  return { ...base, required: true, neededBy: [], ...more }
}

function paper(material: string, more: Partial<ChecklistEntryOnWire> = {}): ChecklistEntryOnWire {
  const base = { material, name: name(material), kind: 'document', neededBy: [], reviewPoints: [] } as const
  return { ...base, guidance: { zh: '拍照' }, copies: { original: 1, copy: 0 }, ...more }
}

function plan(
  fields: readonly FormFieldOnWire[],
  checklist: readonly ChecklistEntryOnWire[],
  items: readonly string[] = ['licence'],
): PlanOnWire {
  return {
    catalogueVersion: 'v',
    matter: 'shop',
    name: name('shop'),
    answers: {},
    situation: { code: '', name: name(''), cases: [] },
    before: burden,
    after: burden,
    items: items.map(item => ({
      item,
      name: name(item),
      authority: 'a',
      authorityName: name('a'),
      results: [],
    })),
    form: { sections: [{ id: 's', name: name('s') }], fields },
    checklist,
    omitted: [],
    furtherSavings: { materials: [], materialsLeft: 0 },
    flow: { tasks: [], workingDays: 0 },
    fees: { entries: [], totalFen: 0 },
  }
}

const before = plan([field('name'), field('scope'), field('fax')], [paper('lease'), paper('photo')])
const after = plan(
  [field('name', { hint: { zh: '全称' }, required: false }), field('scope'), field('email')],
  [
    paper('lease', { copies: { original: 0, copy: 2 } }),
    paper('plan'),
    paper('form', { kind: 'form', guidance: { zh: '在线填' } }),
  ],
  ['licence', 'seal'],
)
const marks = guideMarks(before, after)

describe('what a newer guide asks otherwise', () => {
  test('is told by item, field and material, with what of it was changed', () => {
    const told = marks.map(({ kind, id, mark, parts }) => [kind, id, mark, parts.join()])
    expect(told).toEqual([
      ['item', 'seal', 'new', ''],
      ['field', 'name', 'changed', 'now-optional,hint'],
      ['field', 'email', 'new', ''],
      ['field', 'fax', 'gone', ''],
      ['material', 'lease', 'changed', 'copies'],
      ['material', 'plan', 'new', ''],
      ['material', 'photo', 'gone', ''],
    ])
  })

  test('is nothing where the guides say the same', () => {
    expect(guideMarks(after, structuredClone(after))).toEqual([])
  })

  test('read the other way round, what is new is gone and what is gone is new', () => {
    const back = guideMarks(after, before)
    const turned = { new: 'gone', gone: 'new', changed: 'changed' } as const
    for (const { kind, id, mark } of marks) {
      expect(back.find(other => other.kind === kind && other.id === id)?.mark).toBe(turned[mark])
    }
    expect(back).toHaveLength(marks.length)
  })
})

describe('a mark', () => {
  const empty = { plan: after, values: {}, files: [] }

  test('of what must be given stays until it is given; a look is enough for the others', () => {
    const open = marksLeft(marks, empty, () => true)
    expect(open.map(({ id }) => id)).toEqual(['email', 'plan'])
    const file = { file: 'f', name: 'f', mediaType: 'image/png', bytes: 1, sha256: '' }
    const given = { ...empty, values: { email: 'a@b.cn' }, files: [{ ...file, material: 'plan' }] }
    expect(marksLeft(open, given, () => true)).toEqual([])
  })

  test('stays where it has not been seen, whatever is filled in', () => {
    fc.assert(
      fc.property(fc.subarray([...marks]), fc.string({ minLength: 1 }), (seen, value) => {
        const left = marksLeft(marks, { ...empty, values: { email: value } }, mark => seen.includes(mark))
        for (const mark of marks) if (!seen.includes(mark)) expect(left).toContain(mark)
      }),
    )
  })

  test('of an earlier version is kept when a later one changes something else', () => {
    const [, , email] = marks
    const later = guideMarks(after, {
      ...after,
      form: { ...after.form, fields: [field('email', { hint: { zh: '常用' } })] },
    })
    const both = withLaterMarks(marks, later)
    expect(both.find(({ id }) => id === 'email')).toEqual(email)
    expect(both.find(({ id }) => id === 'name')?.mark).toBe('gone')
    expect(both.find(({ id }) => id === 'plan')?.mark).toBe('new')
    expect(new Set(both.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(both.length)
  })
})
