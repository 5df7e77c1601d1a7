import { describe, expect, test } from 'vitest'
import type { Cell } from '../spreadsheet/sheet.ts'
import { levelOfPaper, PAPER_LEVELS, useOfPaper } from './paper.ts'
import { MOST_PAPER_ROWS, readPaperLicences } from './paper-rows.ts'

const kinds = [
  { id: 'food-business-licence', name: '食品经营许可证' },
  { id: 'health-certificate', name: '健康证明' },
]
const headings = [
  '证照名称',
  '证照编号',
  '持证人',
  '证件类型',
  '证件号码',
  '发证日期',
  '有效期至',
  '可信等级',
]
const sound = [
  '食品经营许可证',
  'JY1',
  '王芳',
  '居民身份证',
  '11010519491231002X',
  '2021-03-05',
  '2027-03-04',
  'B',
]
const read = (...rows: readonly (readonly Cell[])[]) =>
  readPaperLicences([{ name: '库存', rows: [headings, ...rows] }], kinds, '2026-11-21')
/** The sound row with one cell changed. */
const changed = (column: string, value: Cell) => sound.with(headings.indexOf(column), String(value ?? ''))

function findings(...rows: readonly (readonly Cell[])[]) {
  const result = read(...rows)
  return result.ok ? [] : result.errors.map(({ row, column, code }) => [row, column, code])
}

describe('a register', () => {
  test('is read with its headings and dates as people write them', () => {
    const result = read(
      sound,
      ['健康证明', ' JK 2 ', '李 华', '', '110199199003079919', '2024年2月9日', '长期', 'c级'],
      ['health-certificate', 'JK3', '陈雨', '护照', 'E12345678', '20250131', '', 'D'],
    )
    expect(result).toEqual({
      ok: true,
      sheet: '库存',
      numberTitle: '证照编号',
      licences: [
        {
          row: 2,
          licence: 'food-business-licence',
          number: 'JY1',
          holder: '王芳',
          document: { kind: 'citizen-number', number: '11010519491231002X' },
          issuedOn: '2021-03-05',
          validUntil: '2027-03-04',
          level: 'B',
        },
        {
          row: 3,
          licence: 'health-certificate',
          number: 'JK2',
          holder: '李华',
          document: { kind: 'citizen-number', number: '110199199003079919' },
          issuedOn: '2024-02-09',
          validUntil: undefined,
          level: 'C',
        },
        expect.objectContaining({
          document: { kind: 'passport', number: 'E12345678' },
          issuedOn: '2025-01-31',
          level: 'D',
        }),
      ],
    })
  })

  test.each([
    ['统一社会信用代码', '91110000600037341L'],
    ['营业执照', '91110000600037341l'],
    ['', ' 91110000600037341L '],
  ])('names an organisation by its credit code, with “%s” as kind or with none', (kind, code) => {
    const result = read(sound.with(2, '东湖食品有限公司').with(3, kind).with(4, code))
    expect(result).toMatchObject({
      ok: true,
      licences: [{ document: { kind: 'credit-code', number: '91110000600037341L' } }],
    })
  })

  test.each([
    ['统一社会信用代码', '91110000600037341M'],
    ['', '91110000600037341M'],
    ['统一社会信用代码', '11010519491231002X'],
    ['居民身份证', '91110000600037341L'],
  ])('of kind “%s” does not take “%s”', (kind, number) => {
    expect(findings(sound.with(3, kind).with(4, number))).toEqual([[2, '证件号码', 'cell-document']])
  })

  test.each([
    ['证照名称', '驾驶证', 'cell-unknown'],
    ['证照名称', '', 'cell-missing'],
    ['证照编号', '', 'cell-missing'],
    ['证照编号', 'x'.repeat(51), 'cell-too-long'],
    ['持证人', '', 'cell-missing'],
    ['证件类型', '工作证', 'cell-unknown'],
    ['证件号码', '110105194912310021', 'cell-document'],
    ['证件号码', '', 'cell-missing'],
    ['发证日期', '2021-02-30', 'cell-date'],
    ['发证日期', '2026-11-22', 'cell-date'],
    ['有效期至', '2021-03-04', 'cell-date'],
    ['可信等级', 'A', 'cell-unknown'],
    ['可信等级', '', 'cell-unknown'],
  ])('with %s “%s” is refused, row and column named', (column, value, code) => {
    expect(findings(sound.with(1, 'JY0'), changed(column, value))).toEqual([[3, column, code]])
  })

  test('names all that is wrong, and one licence twice, and takes nothing of it', () => {
    expect(findings(sound, changed('证件号码', '1').with(7, 'E'), sound)).toEqual([
      [3, '证件号码', 'cell-document'],
      [3, '可信等级', 'cell-unknown'],
      [3, '证照编号', 'row-twice'],
      [4, '证照编号', 'row-twice'],
    ])
  })

  test('tells no number of a person in what it finds', () => {
    const result = read(changed('证件号码', '110105194912310021'))
    expect(JSON.stringify(result)).not.toContain('110105194912310021')
  })

  test('without a column, without rows or with too many is refused as a whole', () => {
    const without = readPaperLicences(
      [{ name: 's', rows: [headings.slice(0, 7), sound] }],
      kinds,
      '2026-11-21',
    )
    expect(without).toMatchObject({ ok: false, errors: [{ code: 'column-missing' }] })
    expect(findings()).toEqual([[0, '', 'sheet-empty']])
    expect(findings(...Array(MOST_PAPER_ROWS + 1).fill(sound))).toEqual([[0, '', 'rows-too-many']])
    expect(readPaperLicences([], kinds, '2026-11-21').ok).toBe(false)
  })
})

test('what was compared with the original is used directly; nothing else but level B is', () => {
  expect(PAPER_LEVELS.map(level => useOfPaper(levelOfPaper(level, false)))).toEqual([
    'directly',
    'compare-with-original',
    'compare-with-original',
  ])
  for (const level of PAPER_LEVELS) expect(useOfPaper(levelOfPaper(level, true))).toBe('directly')
})
