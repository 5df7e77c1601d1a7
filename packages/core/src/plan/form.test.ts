import { describe, expect, test } from 'vitest'
import { soundCatalogue } from './catalogue-parts.fixture.ts'
import { compile } from './compile.ts'
import { mergeConstraints } from './form.ts'
import type { Plan } from './plan.ts'
import { planOf, SHOP, STALL } from './stall.fixture.ts'

const fieldOf = (plan: Plan, element: string) => plan.form.fields.find(field => field.element === element)

describe('the merged form', () => {
  test('asks for each data element once and says who needs it', () => {
    const elements = planOf().form.fields.map(field => field.element)
    expect(elements).toEqual([...new Set(elements)])
    expect(fieldOf(planOf(), 'subject-name')?.neededBy).toEqual(['registration', 'tax', 'seal'])
  })

  test('requires a field as soon as one item requires it', () => {
    expect(fieldOf(planOf({ kind: 'cart' }), 'remark')?.required).toBe(false)
    expect(fieldOf(planOf(), 'remark')?.required).toBe(true)
  })

  test('asks for a field only where its condition holds', () => {
    expect(fieldOf(planOf({ kind: 'cart' }), 'owners')).toBeUndefined()
    expect(fieldOf(planOf(), 'owners')).toBeDefined()
  })

  test('a list carries the fields of one entry, with their own constraints', () => {
    expect(fieldOf(planOf(), 'owners')?.of).toMatchObject([
      { element: 'owner-name', kind: 'text', required: true, constraints: { maxLength: 20 } },
      { element: 'owner-share', kind: 'number', required: false, constraints: { min: 0 }, unit: { zh: '%' } },
    ])
  })

  test('stands in the order of the sections, and a section without a field is left out', () => {
    const plan = planOf()
    expect(plan.form.sections.map(section => section.id)).toEqual(['main', 'people'])
    expect(plan.form.fields.at(-1)?.element).toBe('owners')
    expect(planOf({ kind: 'cart' }).form.sections.map(section => section.id)).toEqual(['main'])
  })

  test('follows the catalogue’s list of data elements, not the order in which items ask', () => {
    const elementsOf = (elements: typeof STALL.elements) => {
      const result = compile(soundCatalogue({ ...STALL, elements }), 'open-stall', SHOP)
      return result.ok ? result.plan.form.fields.filter(field => field.section === 'main') : []
    }
    const ids = (elements: typeof STALL.elements) => elementsOf(elements).map(field => field.element)
    const listed = STALL.elements.map(({ id }) => id).filter(id => ids(STALL.elements).includes(id))
    expect(listed.length).toBeGreaterThan(2)
    expect(ids(STALL.elements)).toEqual(listed)
    expect(ids(STALL.elements.toReversed())).toEqual(listed.toReversed())
  })

  test('carries what the screen needs: options, hint, autocomplete', () => {
    const plan = planOf({ extras: ['music'], lateMusic: true })
    expect(fieldOf(plan, 'goods')?.options?.map(option => option.value)).toEqual(['food', 'toys', 'books'])
    expect(fieldOf(plan, 'remark')?.hint).toEqual({ zh: 'remark: hint' })
    expect(fieldOf(plan, 'closing')?.autocomplete).toBe('off')
  })

  test('the strictest constraints of the element and of all items hold', () => {
    expect(fieldOf(planOf(), 'subject-name')?.constraints).toEqual({
      minLength: 4,
      maxLength: 40,
      pattern: '(?=(?:[^0-9]+)$)(?:.{0,30})',
    })
    expect(fieldOf(planOf(), 'goods')?.constraints).toEqual({ options: ['toys'] })
    expect(fieldOf(planOf({ extras: [] }), 'goods')?.constraints).toEqual({ options: ['food', 'toys'] })
  })
})

describe('strictest constraints', () => {
  const check = (
    left: Parameters<typeof mergeConstraints>[0],
    right: Parameters<typeof mergeConstraints>[1],
    expected: ReturnType<typeof mergeConstraints>,
  ) => {
    expect(mergeConstraints(left, right)).toEqual(expected)
    if (right) expect(mergeConstraints(right, left)).toEqual(expected)
  }

  test('the higher lower bound and the lower upper bound', () => {
    check(
      { minLength: 2, maxLength: 9, min: 1, max: 5, minItems: 0, maxItems: 3 },
      { minLength: 3, maxLength: 8, min: 2, max: 4, minItems: 1, maxItems: 2 },
      { minLength: 3, maxLength: 8, min: 2, max: 4, minItems: 1, maxItems: 2 },
    )
  })

  test('a bound of one side holds alone, zero too', () => {
    check({ min: 0 }, { max: 0 }, { min: 0, max: 0 })
    check({ minLength: 1 }, undefined, { minLength: 1 })
  })

  test('the same pattern twice is that pattern; two must both match in full', () => {
    check({ pattern: 'a+' }, { pattern: 'a+' }, { pattern: 'a+' })
    const both = new RegExp(`^(?:${mergeConstraints({ pattern: 'a|ab' }, { pattern: '.b' }).pattern})$`, 'u')
    expect(['a', 'ab', 'xb', 'abc'].filter(text => both.test(text))).toEqual(['ab'])
  })

  test('only options that both allow', () => {
    check({ options: ['a', 'b', 'c'] }, { options: ['b', 'c', 'd'] }, { options: ['b', 'c'] })
  })
})
