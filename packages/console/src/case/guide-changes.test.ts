import type { ChecklistEntryOnWire, FormFieldOnWire } from '@yijianshi/contract/plan'
import { guideMarks } from '@yijianshi/core/publication/guide-marks'
import { describe, expect, test } from 'vitest'
import { type Guide, isOpen, obstaclesOf, withLaterMarks } from './guide-changes.ts'

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

function task(item: string, ...dependsOn: readonly string[]): Guide['items'][number] {
  return { item, name: name(item), dependsOn }
}

const before: Guide = {
  form: { fields: [field('name'), field('fax'), field('store', { required: false })] },
  checklist: [paper('lease'), paper('form', { kind: 'form' })],
  items: [task('licence'), task('seal', 'licence')],
}

function after(change: Partial<Guide> & { readonly fields?: readonly FormFieldOnWire[] }): Guide {
  return { ...before, ...change, form: { fields: change.fields ?? before.form.fields } }
}

describe('what a newer guide asks otherwise', () => {
  test('is told with what of it was changed; a form is compared by its fields', () => {
    const next = after({
      fields: [field('name', { constraints: { maxLength: 9 } }), field('store'), field('mail')],
      checklist: [
        paper('lease', { guidance: { zh: '扫描' }, sample: 'lease.webp' }),
        paper('form', { kind: 'form', guidance: { zh: '在线填' } }),
        paper('photo'),
      ],
      items: [task('licence'), task('tax')],
    })
    const told = guideMarks(before, next).map(({ kind, id, mark, parts }) => [kind, id, mark, parts.join()])
    expect(told).toEqual([
      ['item', 'tax', 'new', ''],
      ['item', 'seal', 'gone', ''],
      ['field', 'name', 'changed', 'rules'],
      ['field', 'store', 'changed', 'now-required'],
      ['field', 'mail', 'new', ''],
      ['field', 'fax', 'gone', ''],
      ['material', 'lease', 'changed', 'guidance,sample'],
      ['material', 'photo', 'new', ''],
    ])
  })

  test('keeps an earlier mark until a later one of the same place comes', () => {
    const first = guideMarks(before, after({ fields: [...before.form.fields, field('mail')] }))
    const second = guideMarks(before, after({ checklist: [...before.checklist, paper('photo')] }))
    expect(withLaterMarks(first, second).map(({ id }) => id)).toEqual(['mail', 'photo'])
    expect(withLaterMarks(first, first)).toEqual(first)
  })
})

describe('what keeps a case under its own guide', () => {
  test.each<[string, Guide, readonly string[]]>([
    ['nothing, where less or the same is asked', after({ fields: [field('name')] }), []],
    [
      'a new required field',
      after({ fields: [...before.form.fields, field('mail')] }),
      ['field mail demanded'],
    ],
    [
      'not a new field that may be left empty',
      after({ fields: [...before.form.fields, field('mail', { required: false })] }),
      [],
    ],
    [
      'a field that becomes required',
      after({ fields: [field('name'), field('fax'), field('store')] }),
      ['field store demanded'],
    ],
    [
      'a new material',
      after({ checklist: [...before.checklist, paper('photo')] }),
      ['material photo demanded'],
    ],
    ['an item that goes', after({ items: [task('licence')] }), ['item seal demanded']],
    [
      'another order',
      after({ items: [task('licence', 'seal'), task('seal')] }),
      ['item licence order', 'item seal order'],
    ],
  ])('%s', (_name, next, expected) => {
    const told = obstaclesOf(before, next).map(({ kind, id, why }) => `${kind} ${id} ${why}`)
    expect(told).toEqual(expected)
  })
})

test('a newly demanded field is open until it is filled in rightly, a material until a file is there', () => {
  const next = after({
    fields: [field('mail', { constraints: { minLength: 3 } })],
    checklist: [paper('photo')],
  })
  const marks = guideMarks(before, next).filter(({ mark }) => mark === 'new')
  const file = { file: 'f', name: 'f', mediaType: 'image/png', bytes: 1, sha256: '', material: 'photo' }
  const openOf = (values: Readonly<Record<string, string>>, files: readonly (typeof file)[]) =>
    marks.filter(mark => isOpen(mark, { plan: { form: next.form }, files }, values)).map(({ id }) => id)
  expect(openOf({}, [])).toEqual(['mail', 'photo'])
  expect(openOf({ mail: 'x' }, [file])).toEqual(['mail'])
  expect(openOf({ mail: 'x@y.cn' }, [file])).toEqual([])
})
