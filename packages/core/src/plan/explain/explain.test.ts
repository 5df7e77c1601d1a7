import { describe, expect, test } from 'vitest'
import { SHOP, stallCatalogue } from '../stall.fixture.ts'
import { explain } from './explain.ts'
import type { About } from './reason.ts'
import { reasonLines } from './reason-text.ts'

function whyOf(
  kind: About['kind'],
  id: string,
  answers: object = {},
  sharing: 'on' | 'off' = 'off',
): string[] {
  const result = explain(stallCatalogue, 'open-stall', { ...SHOP, ...answers }, { kind, id }, { sharing })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return reasonLines(result.reasons).map(({ depth, text }) => `${depth} ${text.zh.replaceAll('（名）', '')}`)
}

describe('a material', () => {
  test('asked for names each item that needs it, its law, and the answers behind it', () => {
    expect(whyOf('material', 'premises')).toEqual([
      '0 registry办“registration”要用“premises”。',
      '1 依据：《示范法》第一条。',
      '1 按您的回答，要办“registration”。',
      '2 您的回答：“licensed”——否。',
      '0 police办“seal”要用“premises”。',
      '1 依据：《示范法》第一条。',
      '1 按您的回答，要办“seal”。',
      '2 您的回答：“kind”——shop。',
      '0 一共要用 2 次，您只交一次。',
    ])
  })

  test('that may follow later names whose patience counts', () => {
    expect(whyOf('material', 'identity')).toContain('0 可以晚 1 个工作日补交：“seal”最多等这么久。')
  })

  test('that the plan makes names the item that makes it', () => {
    expect(whyOf('material', 'trade-licence-copy').slice(0, 3)).toEqual([
      '0 不用交：这次会一起办出“trade-licence”（由“registration”产生）。',
      '1 按您的回答，要办“registration”。',
      '2 您的回答：“licensed”——否。',
    ])
  })

  test('that is fetched names the source, and the answers under which it holds it', () => {
    expect(whyOf('material', 'identity', {}, 'on').slice(0, 2)).toEqual([
      '0 不用交：政府从“register of persons”直接取得。',
      '1 您的回答：“kind”——shop。',
    ])
  })

  test('not needed says in which situations it would be, and why this is none', () => {
    expect(whyOf('material', 'articles', { kind: 'cart' })).toEqual([
      '0 “registration”在您的情形下用不到它。',
      '1 只有这种情形才需要：“kind”选“shop”。',
      '2 您的回答：“kind”——cart。',
    ])
  })

  test('of items outside the plan says why they are not in it', () => {
    expect(whyOf('material', 'music-permit-copy')).toEqual([
      '0 按您的回答，不用办“music”。',
      '1 只有这种情形才需要：“extras”选“music”。',
      '2 您的回答：“extras”——lights。',
    ])
  })

  test('needed above a size says the size and the limit', () => {
    const lines = whyOf('material', 'drawing', { area: 101, extras: ['lights'] })
    expect(lines).toContain('1 适用的情形：“area”大于 100 m²。')
    expect(lines).toContain('2 您的回答：“area”——101 m²。')
  })
})

describe('a field', () => {
  test('names who uses it and whose limit is the strictest', () => {
    const lines = whyOf('field', 'subject-name')
    expect(lines).toContain('0 3 个事项都要用，您只填一次。')
    expect(lines).toContain('0 至少 4 个字：这是“seal”的要求，按最严的算。')
    expect(lines).toContain('0 最多 40 个字：这是“registration”的要求，按最严的算。')
    expect(lines).toContain('0 格式有要求：这是“registration”、“tax”的要求，按最严的算。')
  })

  test('that one item requires and another does not is told for each', () => {
    const lines = whyOf('field', 'remark')
    expect(lines).toContain('0 “registration”要用这一项，可以不填。')
    expect(lines).toContain('0 “seal”要用这一项，必须填。')
  })

  test('of an entry of a list belongs to the list', () => {
    expect(whyOf('field', 'owner-name')[0]).toBe('0 它是“owners”里的一栏。')
  })
})

describe('time', () => {
  test('a task says what was promised, what it waits for, and whether the whole hangs on it', () => {
    expect(whyOf('task', 'tax')).toEqual([
      '0 承诺“tax”2 个工作日办结（法定 5 个工作日）。',
      '0 “tax”要等“registration”办出“trade-licence”，第 3 个工作日办好。',
      '0 “tax”要等“seal”办出“seal-receipt”，第 4 个工作日办好。',
      '0 它决定了总时限（6 个工作日）：它晚一天，全部就晚一天。',
      '0 按您的回答，要办“tax”。',
      '1 您的回答：“kind”——shop。',
    ])
  })

  test('the last day is the end of the longest path', () => {
    expect(whyOf('day', '6').filter(line => line.startsWith('1'))).toEqual([
      '1 第 1 到 3 个工作日：registration。',
      '1 第 4 个工作日：seal。',
      '1 第 5 到 6 个工作日：tax。',
    ])
  })
})

test('a fee says its basis and why it is due', () => {
  expect(whyOf('fee', 'music', { extras: ['music'], lateMusic: true })).toEqual([
    '0 “hearing”收费 1 元，依据：《示范收费目录》第一条。',
    '1 您的回答：“lateMusic”——是。',
    '1 按您的回答，要办“music”。',
    '2 您的回答：“extras”——music。',
  ])
})

test('a question that was not put counts by what was answered before it', () => {
  expect(whyOf('item', 'seal', { kind: 'cart' })).toEqual([
    '0 按您的回答，不用办“seal”。',
    '1 只有这种情形才需要：“kind”选“shop”。',
    '2 您的回答：“kind”——cart。',
    '0 依据：《示范法》第一条。',
  ])
})

test('answers that give no plan explain nothing, and say what is missing', () => {
  const result = explain(stallCatalogue, 'open-stall', {}, { kind: 'item', id: 'seal' })
  expect(result).toMatchObject({
    ok: false,
    problems: [{ code: 'plan/missing-answer', question: 'kind' }, {}, {}, {}],
  })
})
