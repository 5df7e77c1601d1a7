import { describe, expect, test } from 'vitest'
import type { AnswerValue, Catalogue, Matter, Question } from '../catalogue/model.ts'
import {
  asksField,
  catalogueDataOf,
  element,
  item,
  licence,
  material,
  matter,
  name,
  soundCatalogue,
  uses,
  yesNo,
} from '../plan/catalogue-parts.fixture.ts'
import { compile } from '../plan/compile.ts'
import { situationsOf } from './situations.ts'

const choice = (id: string, ...values: readonly string[]): Question => ({
  id,
  kind: 'choice',
  title: name(id),
  options: values.map(value => ({ value, label: name(value) })),
})
const labelled = (id: string, when: string) => ({ id, label: name(id), when })

function shop(facets: Matter['facets']): Catalogue {
  return soundCatalogue(
    catalogueDataOf({
      licences: [licence('licence', 'registry')],
      elements: [element('subject-name')],
      materials: [
        material('joint-form', { kind: 'form' }),
        material('form', { kind: 'form' }),
        material('plan'),
      ],
      questions: [
        choice('kind', 'company', 'single'),
        yesNo('food'),
        yesNo('machine'),
        yesNo('owned'),
        { id: 'area', kind: 'number', title: name('area'), unit: { zh: 'm²' }, min: 1, max: 1000 },
        {
          id: 'goods',
          kind: 'many',
          title: name('goods'),
          options: ['tea', 'wine', 'salt'].map(value => ({ value, label: name(value) })),
        },
      ],
      items: [
        item('register', {
          asks: ['kind', 'food', 'machine', 'owned', 'area', 'goods'],
          fields: [asksField('subject-name')],
          materials: [
            uses('form'),
            uses('plan', {
              when: 'area > 300 or machine = true or owned = true or kind = "single" or list contains(goods, "tea")',
            }),
          ],
          results: ['licence'],
        }),
      ],
      matters: [
        matter('shop', {
          questions: [
            { question: 'kind' },
            { question: 'food' },
            { question: 'machine', when: 'food = true', otherwise: false },
            { question: 'owned' },
            { question: 'area' },
            { question: 'goods' },
          ],
          items: [{ item: 'register' }],
          facets,
        }),
      ],
    }),
  )
}

const kinds = {
  id: 'kind',
  cases: [labelled('company', 'kind = "company"'), labelled('single', 'kind = "single"')],
}
const machines = {
  id: 'machine',
  cases: [labelled('none', 'machine = false'), labelled('machine', 'machine = true')],
}
const foods = { id: 'food', cases: [labelled('no-food', 'food = false'), labelled('food', 'food = true')] }
const sizes = {
  id: 'size',
  cases: [
    labelled('small', 'area <= 300'),
    labelled('medium', 'area > 300 and area <= 500'),
    labelled('large', 'area > 500'),
  ],
}
const wines = {
  id: 'wine',
  cases: [
    labelled('no-wine', 'not(list contains(goods, "wine"))'),
    labelled('wine', 'list contains(goods, "wine")'),
  ],
}

function codes(catalogue: Catalogue, most?: number): readonly string[] {
  return situationsOf(catalogue, 'shop', most)?.list.map(entry => entry.code) ?? []
}

/** Every answer that matters, tried by hand: what the search must find. */
function triedCodes(catalogue: Catalogue): Set<string> {
  const found = new Set<string>()
  const flags = [true, false]
  for (const kind of ['company', 'single'])
    for (const food of flags)
      for (const machine of flags)
        for (const area of [1, 300, 301, 500, 501])
          for (const goods of [[], ['wine'], ['tea', 'wine']]) {
            const answers: Record<string, AnswerValue> = { kind, food, owned: false, area, goods }
            if (food) answers.machine = machine
            const result = compile(catalogue, 'shop', answers)
            if (!result.ok) throw new Error(JSON.stringify(result.problems))
            found.add(result.plan.situation.code)
          }
  return found
}

describe('the situations of a matter', () => {
  test('are all that any answers lead to, each once', () => {
    const catalogue = shop([kinds, foods, machines, sizes, wines])
    const all = codes(catalogue)
    // 2 kinds; no food, food without and with machine; 3 sizes; with and without wine.
    expect(all).toHaveLength(2 * 3 * 3 * 2)
    expect(new Set(all)).toEqual(triedCodes(catalogue))
  })

  test('each has answers that lead to it', () => {
    const catalogue = shop([kinds, foods, machines, sizes, wines])
    for (const { code, answers } of situationsOf(catalogue, 'shop')?.list ?? []) {
      const result = compile(catalogue, 'shop', answers)
      expect(result.ok && result.plan.situation.code).toBe(code)
    }
  })

  test('begin with the first case of each facet', () => {
    expect(codes(shop([kinds, foods, machines, sizes, wines]))[0]).toBe('company+no-food+none+small+no-wine')
    const reversed = { ...kinds, cases: kinds.cases.toReversed() }
    expect(codes(shop([reversed, foods]))[0]).toBe('single+no-food')
  })

  test('do not multiply by questions that name no situation', () => {
    expect(codes(shop([kinds]))).toEqual(['company', 'single'])
  })

  test('ask a question that decides whether another is asked, though no facet reads it', () => {
    expect(codes(shop([machines])).toSorted()).toEqual(['machine', 'none'])
  })

  test('are those one answer away from the first where there are too many', () => {
    const catalogue = shop([kinds, foods, machines, sizes, wines])
    const found = situationsOf(catalogue, 'shop', 20)
    expect(found?.method).toBe('one-change')
    expect(found?.list[0]?.code).toBe('company+no-food+none+small+no-wine')
    expect(new Set(found?.list.map(entry => entry.code))).toEqual(
      new Set([
        'company+no-food+none+small+no-wine',
        'single+no-food+none+small+no-wine',
        'company+food+none+small+no-wine',
        'company+no-food+none+medium+no-wine',
        'company+no-food+none+large+no-wine',
        'company+no-food+none+small+wine',
      ]),
    )
  })

  test('are unknown of a matter that does not exist', () => {
    expect(situationsOf(shop([kinds]), 'nothing')).toBeUndefined()
  })
})
