import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Constraints, ElementKind } from '../catalogue/model.ts'
import type { FormField } from '../plan/plan.ts'
import { type FieldProblemCode, isEmpty, validateField, validateForm } from './validate.ts'

const name = (text: string) => ({ zh: text, en: text })

function field(kind: ElementKind, constraints: Constraints = {}, more: Partial<FormField> = {}): FormField {
  return {
    element: 'e',
    name: name('e'),
    kind,
    section: 's',
    constraints,
    required: true,
    neededBy: ['i'],
    ...more,
  }
}

/** The codes of all that is wrong with the value. */
const check = (of: FormField, value: unknown, ...expected: readonly FieldProblemCode[]) =>
  expect(validateField(of, value).map(problem => problem.code)).toEqual(expected)

describe('nothing filled in', () => {
  const kinds: readonly ElementKind[] = [
    'text',
    'long-text',
    'number',
    'money',
    'date',
    'choice',
    'many',
    'yes-no',
    'mobile',
    'citizen-number',
    'credit-code',
    'region',
    'list',
  ]

  test.each(kinds)('%s: wrong where required, right where not', kind => {
    for (const nothing of [undefined, null, '', ' \t', []]) {
      check(field(kind, { minLength: 2, minItems: 1, min: 1 }), nothing, 'required')
      check(field(kind, { minLength: 2, minItems: 1, min: 1 }, { required: false }), nothing)
    }
  })

  test('zero and “no” are answers', () => {
    expect([0, false].map(isEmpty)).toEqual([false, false])
    check(field('number'), 0)
    check(field('yes-no'), false)
  })
})

describe('text', () => {
  test.each(['text', 'long-text'] as const)('%s: length between its bounds, spaces around it aside', kind => {
    const bounded = field(kind, { minLength: 2, maxLength: 3 })
    check(bounded, '字', 'too-short')
    check(bounded, ' 字 ', 'too-short')
    check(bounded, '字字')
    check(bounded, ' 字字字 ')
    check(bounded, '字字字字', 'too-long')
    check(bounded, 7, 'wrong-type')
  })

  test('length counts characters as people do', () => {
    check(field('text', { maxLength: 2 }), '𠮷野')
    check(field('text', { minLength: 2 }), '𠮷', 'too-short')
  })

  test('the pattern matches the whole', () => {
    const pattern = field('text', { pattern: 'a|bc' })
    check(pattern, 'a')
    check(pattern, ' bc ')
    check(pattern, 'abc', 'pattern')
    check(pattern, 'ab', 'pattern')
  })

  test('the problem says which bound', () => {
    expect(validateField(field('text', { minLength: 2 }), 'x')).toEqual([
      { element: 'e', code: 'too-short', params: { min: 2 } },
    ])
    expect(validateField(field('text', { maxLength: 1 }), 'xx')).toMatchObject([{ params: { max: 1 } }])
  })
})

describe('numbers', () => {
  test.each(['number', 'money'] as const)('%s: between its bounds, both included', kind => {
    const bounded = field(kind, { min: 1, max: 3 })
    check(bounded, 0, 'too-small')
    check(bounded, 1)
    check(bounded, 3)
    check(bounded, 4, 'too-large')
    check(bounded, '2', 'wrong-type')
  })

  test('money is whole fen, a number is not', () => {
    check(field('money'), 0.5, 'not-whole')
    check(field('number'), 0.5)
  })

  test('what is no finite number is none', () => {
    check(field('number'), Number.NaN, 'wrong-type')
    check(field('number'), Number.POSITIVE_INFINITY, 'wrong-type')
    check(field('money'), Number.POSITIVE_INFINITY, 'not-whole')
  })
})

describe('choices', () => {
  const options = ['a', 'b', 'c'].map(value => ({ value, label: name(value) }))

  test('one of the options that remain allowed', () => {
    const choice = field('choice', { options: ['a', 'b'] }, { options })
    check(choice, 'a')
    check(choice, 'c', 'not-an-option')
    check(choice, 'd', 'not-an-option')
    check(choice, 1, 'not-an-option')
    check(field('choice', {}, { options }), 'c')
    check(field('choice'), 'a', 'not-an-option')
  })

  test('several of them, as many as allowed', () => {
    const many = field('many', { options: ['a', 'b'], minItems: 2, maxItems: 2 }, { options })
    check(many, ['a', 'b'])
    check(many, ['a', 'c'], 'not-an-option')
    check(many, ['a', 1], 'not-an-option')
    check(many, ['a'], 'too-few')
    check(field('many', { maxItems: 1 }, { options }), ['a', 'b'], 'too-many')
    check(many, 'a', 'wrong-type')
  })

  test('one that is ticked twice counts once', () => {
    check(field('many', { minItems: 2 }, { options }), ['a', 'a'], 'too-few')
    check(field('many', { maxItems: 1 }, { options }), ['a', 'a'])
  })

  test('yes or no', () => {
    check(field('yes-no'), true)
    check(field('yes-no'), 'yes', 'wrong-type')
  })
})

describe('numbers with a check digit and dates', () => {
  test.each([
    ['mobile', '13800138000', '12345'],
    ['citizen-number', '11010519491231002X', '110105194912310021'],
    ['credit-code', '91350100M000100Y43', '91350100M000100Y44'],
    ['region', '110000000000', '11'],
    ['date', '2026-02-28', '2026-02-29'],
  ] as const)('%s', (kind, right, wrong) => {
    check(field(kind), right)
    check(field(kind), ` ${right} `)
    check(field(kind), wrong, kind)
    check(field(kind), 1, 'wrong-type')
  })
})

describe('lists', () => {
  const share = field('number', { min: 1 }, { element: 'share' })
  const owner = field('text', { maxLength: 3 }, { element: 'owner' })
  const remark = field('text', {}, { element: 'remark', required: false })
  const owners = field(
    'list',
    { minItems: 1, maxItems: 2 },
    { element: 'owners', of: [owner, share, remark] },
  )
  const li = { owner: '李四', share: 1 }

  test('as many entries as allowed', () => {
    check(owners, [li])
    check(owners, [li, li, li], 'too-many')
    check(field('list', { minItems: 2 }, { of: [owner] }), [li], 'too-few')
    check(owners, li, 'wrong-type')
  })

  test('a problem inside names the entry and the element', () => {
    expect(validateField(owners, [li, { owner: '欧阳修文', remark: 'x' }])).toEqual([
      { element: 'owners', entry: 1, inner: 'owner', code: 'too-long', params: { max: 3 } },
      { element: 'owners', entry: 1, inner: 'share', code: 'required', params: {} },
    ])
  })

  test('an entry that is none', () => {
    for (const wrong of ['x', null, [li], 7]) {
      expect(validateField(owners, [wrong])).toEqual([
        { element: 'owners', entry: 0, code: 'wrong-type', params: {} },
      ])
    }
  })
})

describe('a whole form', () => {
  const fields = [
    field('text', {}, { element: 'first' }),
    field('number', { min: 1 }, { element: 'second', required: false }),
    field('date', {}, { element: 'third' }),
  ]

  test('tells every problem, in the order of the fields', () => {
    const problems = validateForm(fields, { third: 'soon', second: 0 })
    expect(problems.map(problem => [problem.element, problem.code])).toEqual([
      ['first', 'required'],
      ['second', 'too-small'],
      ['third', 'date'],
    ])
  })

  test('without a problem is sound', () => {
    expect(validateForm(fields, { first: 'x', third: '2026-01-01' })).toEqual([])
  })

  test('a region is one of those that the catalogue names, where they are given', () => {
    const premises = { ...field('region'), element: 'premises' }
    const regions = new Set(['990101001001'])
    expect(validateForm([premises], { premises: '990101001001' }, regions)).toEqual([])
    expect(validateForm([premises], { premises: '990101009999' }, regions)).toMatchObject([
      { element: 'premises', code: 'region' },
    ])
    expect(validateForm([{ ...premises, required: false }], {}, regions)).toEqual([])
  })

  test('whatever is sent, it answers and does not throw', { timeout: 600_000 }, () => {
    const kind = fc.constantFrom<ElementKind>(
      'text',
      'number',
      'money',
      'date',
      'choice',
      'many',
      'yes-no',
      'mobile',
      'citizen-number',
      'credit-code',
      'region',
      'list',
    )
    fc.assert(
      fc.property(kind, fc.anything({ maxDepth: 3 }), (of, value) => {
        const sent = field(of, { pattern: '.*' }, { of: [field('text')], required: false })
        expect(Array.isArray(validateField(sent, value))).toBe(true)
      }),
      { numRuns: process.env.SOAK === undefined ? 500 : 50_000 },
    )
  })
})
