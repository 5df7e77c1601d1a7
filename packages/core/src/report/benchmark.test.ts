import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueFromData } from '../catalogue/catalogue-data.ts'
import { catalogueDataOf, item } from '../plan/catalogue-parts.fixture.ts'
import { rowErrorText } from '../spreadsheet/row-error-texts.ts'
import type { Cell } from '../spreadsheet/sheet.ts'
import { compareWith, type RegionLimit } from './benchmark.ts'
import { readBenchmark } from './benchmark-rows.ts'

const codes = ['990131000001', '990131000002', '990131000003']
const [first = '', second = '', third = ''] = codes
const promised = [5, 3, 0]
const authority = '11990101000100001N'

const catalogue = catalogueFromData(
  catalogueDataOf({
    licences: [],
    elements: [],
    materials: [],
    questions: [],
    matters: [],
    items: codes.map((basicCode, index) =>
      item(`item-${index}`, {
        basicCode,
        implementationCode: `${authority}4${basicCode}`,
        limit: { statutoryDays: 20, promisedDays: promised[index] ?? 0 },
      }),
    ),
  }),
)

const days = (region: string, code: string, limit: number): RegionLimit => ({
  region,
  code,
  limit,
  unit: 'working-days',
})

describe('against other regions an item', () => {
  test('leads, is equal or behind the fastest, with the days between', () => {
    const { items, overall } = compareWith(catalogue, [
      days('甲', first, 7),
      days('乙', first, 6),
      days('甲', second, 3),
      days('乙', second, 8),
      days('甲', third, 2),
    ])
    expect(
      items.map(({ ours, best, bestRegions, standing, gapDays }) => [
        ours,
        best,
        bestRegions,
        standing,
        gapDays,
      ]),
    ).toEqual([
      [5, 6, ['乙'], 'lead', -1],
      [3, 3, ['甲'], 'equal', 0],
      [0, 2, ['甲'], 'lead', -2],
    ])
    expect(overall).toMatchObject({ items: 3, lead: 2, equal: 1, behind: 0, notBehind: 1, withoutLimit: 0 })
  })

  test('is found by the basic code, by our implementation code, and by that of another region’s authority', () => {
    const other = `12345678901234567X3${second}`
    const { items } = compareWith(catalogue, [
      days('甲', first, 1),
      days('乙', other.toLowerCase(), 1),
      days('丙', `${authority}4${third}`, 1),
    ])
    expect(items.map(row => row.item)).toEqual(['item-0', 'item-1', 'item-2'])
  })

  test('natural days count as working days, five of every seven', () => {
    const { items } = compareWith(catalogue, [{ region: '甲', code: first, limit: 7, unit: 'natural-days' }])
    expect(items[0]).toMatchObject({ best: 5, standing: 'equal' })
  })

  test('all fastest regions are named, and each region is counted by itself', () => {
    const { items, regions } = compareWith(catalogue, [
      days('甲', first, 2),
      days('乙', first, 2),
      days('丙', first, 9),
    ])
    expect(items[0]?.bestRegions).toEqual(['甲', '乙'])
    expect(regions.map(row => [row.region, row.lead, row.behind])).toEqual([
      ['甲', 0, 1],
      ['乙', 0, 1],
      ['丙', 1, 0],
    ])
  })

  test('what nobody has is counted on either side', () => {
    const { overall, unknownCodes } = compareWith(catalogue, [
      days('甲', first, 2),
      days('甲', '999999999999', 2),
    ])
    expect(overall).toMatchObject({ items: 1, withoutLimit: 2, unknownCodes: 1 })
    expect(unknownCodes).toEqual(['999999999999'])
    expect(compareWith(catalogue, []).overall).toMatchObject({ items: 0, notBehind: null })
  })

  test('is judged alike in whatever order the rows come', () => {
    const limit = fc.record({
      region: fc.constantFrom('甲', '乙', '丙'),
      code: fc.constantFrom(...codes),
      limit: fc.nat(9),
      unit: fc.constant('working-days' as const),
    })
    const unique = fc.uniqueArray(limit, { selector: row => `${row.region} ${row.code}` })
    fc.assert(
      fc.property(
        unique.chain(rows =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          const [one, other] = [compareWith(catalogue, rows), compareWith(catalogue, shuffled)]
          expect(one.overall).toEqual(other.overall)
          expect(one.overall.lead + one.overall.equal + one.overall.behind).toBe(one.overall.items)
          expect(one.items.map(row => row.gapDays)).toEqual(other.items.map(row => row.gapDays))
        },
      ),
    )
  })
})

const table = (...rows: readonly (readonly Cell[])[]) => readBenchmark([{ name: '对标', rows }])
const errorsOf = (result: ReturnType<typeof table>) =>
  result.ok ? [] : result.errors.map(({ row, column, code }) => [row, column, code])

describe('a table of limits', () => {
  const headings = ['地区', '事项编码', '承诺办结时限', '单位']

  test.each([
    [['地区', '基本编码', '承诺时限（工作日）']],
    [['对标地区', '实施编码', '办结时限']],
    [['Region', 'Item code', 'Limit']],
    [['城 市', '* 事项代码', '天数']],
  ])('is read with the headings %j', titles => {
    const result = table(titles, ['杭州', first, 5])
    expect(result).toEqual({ ok: true, limits: [days('杭州', first, 5)] })
  })

  test('may have a title above its headings, columns of no use, and empty rows', () => {
    const result = table(
      ['2026 年对标表'],
      [],
      ['序号', ...headings],
      [1, '杭州', first, 5, '工作日'],
      [null, '', null],
      [2, '宁波', second, '7', '自然日'],
    )
    expect(result).toEqual({
      ok: true,
      limits: [days('杭州', first, 5), { region: '宁波', code: second, limit: 7, unit: 'natural-days' }],
    })
  })

  test.each([
    ['5', 5, 'working-days'],
    ['5个工作日', 5, 'working-days'],
    ['7 自然日', 7, 'natural-days'],
    ['0.5', 0.5, 'working-days'],
    ['即办', 0, 'working-days'],
    ['１２', 12, 'working-days'],
    ['3 working days', 3, 'working-days'],
  ] as const)('reads the limit %s', (text, limit, unit) => {
    expect(table(headings, ['杭州', first, text, ''])).toEqual({
      ok: true,
      limits: [{ region: '杭州', code: first, limit, unit }],
    })
  })

  test('takes a code that the program made a number of', () => {
    expect(table(headings, ['杭州', 990131000001, 5])).toEqual({ ok: true, limits: [days('杭州', first, 5)] })
  })

  test('names row and column of everything that is wrong, and gives nothing', () => {
    const result = table(
      headings,
      ['杭州', first, 5, '工作日'],
      ['', second, 5],
      ['宁波', '', 5],
      ['宁波', '31025001', 5],
      ['宁波', second, '五天'],
      ['宁波', second, -1],
      ['宁波', second, 401],
      ['宁波', second, ''],
      ['宁波', second, 5, '个月'],
      ['杭州', first, 6],
    )
    expect(errorsOf(result)).toEqual([
      [3, '地区', 'cell-missing'],
      [4, '事项编码', 'cell-missing'],
      [5, '事项编码', 'cell-code'],
      [6, '承诺办结时限', 'cell-number'],
      [7, '承诺办结时限', 'cell-range'],
      [8, '承诺办结时限', 'cell-range'],
      [9, '承诺办结时限', 'cell-missing'],
      [10, '单位', 'cell-unknown'],
      [11, '事项编码', 'row-twice'],
    ])
    expect(result.ok ? '' : result.errors.map(error => rowErrorText(error, 'zh').wrong).at(-1)).toBe(
      '与第 2 行重复。',
    )
  })

  test('without a column, with a column twice, or with no row, says so', () => {
    expect(errorsOf(table(['地区', '天数'], ['杭州', 5]))).toEqual([[1, '事项编码', 'column-missing']])
    expect(errorsOf(table(['地区', '区域', '编码', '天数'], ['杭州', '杭州', first, 5]))).toEqual([
      [1, '地区', 'column-twice'],
    ])
    expect(errorsOf(table(headings))).toEqual([[0, '', 'sheet-empty']])
    expect(errorsOf(table())).toEqual([
      [1, '地区', 'column-missing'],
      [1, '事项编码', 'column-missing'],
      [1, '承诺办结时限', 'column-missing'],
    ])
    expect(readBenchmark([]).ok).toBe(false)
  })

  test('follows the patterns of codes that the centre has set', () => {
    const rows = [headings, ['杭州', 'XK-01', 5]]
    expect(readBenchmark([{ name: '', rows }]).ok).toBe(false)
    expect(readBenchmark([{ name: '', rows }], { basicCodePattern: 'XK-\\d{2}' }).ok).toBe(true)
  })

  test('whatever its cells hold, gives limits or errors', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('杭州', first, '5', '工作日'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), rows => {
        const result = table(headings, ...rows)
        if (result.ok)
          expect(result.limits.every(row => row.limit >= 0 && row.limit <= 400 && row.region !== '')).toBe(
            true,
          )
        else {
          expect(result.errors.length).toBeGreaterThan(0)
          for (const error of result.errors)
            for (const language of ['zh', 'en'] as const) {
              const { wrong, advice } = rowErrorText(error, language)
              expect(`${wrong}${advice}`).not.toMatch(/undefined/)
            }
        }
      }),
    )
  })
})
