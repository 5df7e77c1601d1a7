import { describe, expect, test } from 'vitest'
import type { AskedQuestion } from './answers.ts'
import { allowedValues, nextQuestion } from './answers.ts'
import { compile, findPreparedMatter } from './compile.ts'
import { nearest } from './nearest.ts'
import { planOf, SHOP, stallCatalogue } from './stall.fixture.ts'

const problemsOf = (answers: Readonly<Record<string, unknown>>, matter = 'open-stall') => {
  const result = compile(stallCatalogue, matter, answers)
  return result.ok ? [] : result.problems
}
const check = (changed: Readonly<Record<string, unknown>>, ...expected: readonly object[]) =>
  expect(problemsOf({ ...SHOP, ...changed })).toEqual(expected)

function questions(): readonly AskedQuestion[] {
  const prepared = findPreparedMatter(stallCatalogue, 'open-stall')
  if (!prepared) throw new Error('the fixture has no such matter')
  return prepared.questions
}
const nextId = (answers: Readonly<Record<string, unknown>>) => nextQuestion(questions(), answers)?.id

describe('answers that make no plan name the place and what is valid there', () => {
  test('an unknown matter', () => {
    expect(problemsOf(SHOP, 'open-stal')).toEqual([
      { code: 'plan/unknown-matter', matter: 'open-stal', nearest: ['open-stall'] },
    ])
  })

  test('an unknown question', () => {
    check(
      { knid: 'shop' },
      { code: 'plan/unknown-question', question: 'knid', nearest: ['kind', 'area', 'extras'] },
    )
  })

  test('a missing answer: undefined and null are none', () => {
    for (const nothing of [undefined, null]) {
      check({ kind: nothing }, { code: 'plan/missing-answer', question: 'kind', allowed: ['shop', 'cart'] })
    }
    check({ area: null }, { code: 'plan/missing-answer', question: 'area', allowed: ['1…1000'] })
    check(
      { licensed: null },
      { code: 'plan/missing-answer', question: 'licensed', allowed: ['true', 'false'] },
    )
  })

  test('an answer inherited from the prototype is none', () => {
    const result = compile(stallCatalogue, 'open-stall', Object.create(SHOP))
    expect(result).toMatchObject({ ok: false, problems: [{ question: 'kind' }, {}, {}, {}] })
  })

  test('an unknown value of one or of several', () => {
    const unknown = { code: 'plan/unknown-value' }
    check({ kind: 'shp' }, { ...unknown, question: 'kind', value: 'shp', nearest: ['shop', 'cart'] })
    check(
      { extras: ['lights', 'msic'] },
      { ...unknown, question: 'extras', value: 'msic', nearest: ['music', 'lights'] },
    )
  })

  test('a value of the wrong type', () => {
    const wrong = { code: 'plan/wrong-type' }
    check({ kind: 7 }, { ...wrong, question: 'kind', value: '7', expected: 'one-value' })
    check({ extras: 'lights' }, { ...wrong, question: 'extras', value: 'lights', expected: 'several-values' })
    check({ extras: [1] }, { ...wrong, question: 'extras', value: '[1]', expected: 'several-values' })
    check({ licensed: 'yes' }, { ...wrong, question: 'licensed', value: 'yes', expected: 'true-or-false' })
    check({ area: '50' }, { ...wrong, question: 'area', value: '50', expected: 'number' })
    check({ area: Number.NaN }, { ...wrong, question: 'area', value: 'null', expected: 'number' })
  })

  test('a number out of range; its ends are in it', () => {
    const out = { code: 'plan/out-of-range', question: 'area', min: 1, max: 1000 }
    check({ area: 0 }, { ...out, value: 0 })
    check({ area: 1000.5 }, { ...out, value: 1000.5 })
    check({ area: 1 })
    check({ area: 1000 })
  })

  test('all problems are told at once', () => {
    expect(problemsOf({ knid: 1, kind: 'x', area: 0 }).map(problem => problem.code)).toEqual([
      'plan/unknown-question',
      'plan/unknown-value',
      'plan/missing-answer',
      'plan/missing-answer',
      'plan/out-of-range',
    ])
  })
})

describe('a question that is not asked', () => {
  test('takes its otherwise value, whatever was sent, and is no answer of the plan', () => {
    for (const lateMusic of [undefined, true, 'nonsense']) {
      const plan = planOf({ extras: [], lateMusic })
      expect(plan.answers).not.toHaveProperty('lateMusic')
      expect(plan).toEqual(planOf({ extras: [] }))
    }
  })

  test('must be answered as soon as it is asked', () => {
    check(
      { extras: ['music'] },
      { code: 'plan/missing-answer', question: 'lateMusic', allowed: ['true', 'false'] },
    )
    expect(planOf({ extras: ['music'], lateMusic: true }).answers).toHaveProperty('lateMusic', true)
  })

  test('several values given twice count once', () => {
    expect(planOf({ extras: ['lights', 'lights'] }).answers.extras).toEqual(['lights'])
  })
})

describe('the next question', () => {
  test('goes through the questions in their order', () => {
    expect(nextId({})).toBe('kind')
    expect(nextId({ kind: 'shop' })).toBe('licensed')
    expect(nextId({ kind: 'shop', licensed: true })).toBe('extras')
  })

  test('leaves out one whose condition does not hold', () => {
    expect(nextId({ kind: 'shop', licensed: true, extras: [] })).toBe('area')
    expect(nextId({ kind: 'shop', licensed: true, extras: ['music'] })).toBe('lateMusic')
  })

  test('is the invalid one again, so that a guide never gets stuck', () => {
    expect(nextId({ ...SHOP, licensed: 'maybe' })).toBe('licensed')
  })

  test('is none when all are answered, and then there is a plan', () => {
    expect(nextId(SHOP)).toBeUndefined()
    expect(problemsOf(SHOP)).toEqual([])
  })
})

test('allowed values of each kind of question', () => {
  expect(questions().map(entry => allowedValues(entry.question))).toEqual([
    ['shop', 'cart'],
    ['true', 'false'],
    ['music', 'lights'],
    ['true', 'false'],
    ['1…1000'],
  ])
})

describe('nearest names', () => {
  test('the fewest letters changed first, at most three, capitals aside', () => {
    expect(nearest('Lihgts', ['music', 'lights', 'light', 'sights', 'fights'])).toEqual([
      'lights',
      'fights',
      'light',
    ])
    expect(nearest('x', ['a'])).toEqual(['a'])
    expect(nearest('x', [])).toEqual([])
  })

  test('a very long name costs no more than a hundred characters', () => {
    expect(nearest('a'.repeat(1_000_000), ['aa', 'b'])).toEqual(['aa', 'b'])
  })
})
