import { describe, expect, test } from 'vitest'
import { readReportSearch, reportTabs } from './address.ts'
import { shownCell } from './cell-text.ts'
import { chartsOf } from './charts.ts'
import { figuresOf } from './figures.ts'
import { findRows, pageOf, pageRows } from './find-rows.ts'
import { shownTable } from './shown-table.ts'

const rows = Array.from({ length: 45 }, (_, index) => [`事项${index}`, `9901${index}`, index])

describe('a long table', () => {
  test('finds rows that have every word, in names and codes and not in figures', () => {
    expect(findRows(rows, '事项44').map(row => row[2])).toEqual([44])
    expect(findRows(rows, ' 事项 990144 ').map(row => row[2])).toEqual([44])
    expect(findRows([['甲', 44]], '44')).toEqual([])
    expect(findRows(rows, '  ')).toBe(rows)
  })

  test('has pages of equal length, and none beyond the last', () => {
    const all = [1, 2, 3].flatMap(page => pageOf(rows, page).rows)
    expect(all).toEqual(rows)
    expect(pageOf(rows, 1).rows).toHaveLength(pageRows)
    expect([pageOf(rows, 99).page, pageOf(rows, 0).page, pageOf([], 1).pages]).toEqual([3, 1, 1])
  })
})

test('cells read as their column says: codes whole, means with a decimal, shares in percent, nothing as a dash', () => {
  expect([shownCell(12345.67, 'mean'), shownCell(12345, 'whole'), shownCell(0.6451, 'share')]).toEqual([
    '12,345.7',
    '12,345',
    '64.5%',
  ])
  expect([
    shownCell('000131', 'code'),
    shownCell(null, 'share'),
    shownCell('', 'text'),
    shownCell(0, 'whole'),
  ]).toEqual(['000131', '–', '–', '0'])
})

test('an address says which report is shown; what it does not know it leaves out', () => {
  for (const tab of reportTabs) expect(readReportSearch({ tab })).toEqual({ tab })
  const benchmark = '0b2f8a52-5d3c-4d2e-9d0f-3f0f2a9b7c11'
  expect(readReportSearch({ tab: 'benchmark', benchmark })).toEqual({ tab: 'benchmark', benchmark })
  expect(readReportSearch({ tab: 'gossip', benchmark: 7 })).toEqual({})
})

describe('charts', () => {
  const sums = { lead: 6, equal: 3, behind: 1, notBehind: 0.9 }
  const report = {
    kind: 'benchmark' as const,
    catalogueVersion: 'v',
    items: [],
    authorities: [],
    regions: [
      { region: '甲', items: 10, lead: 1, equal: 1, behind: 8, notBehind: 0.2 },
      { region: '乙', items: 10, ...sums },
      { region: '丙', items: 0, lead: 0, equal: 0, behind: 0, notBehind: null },
    ],
    overall: { items: 10, ...sums, withoutLimit: 0, unknownCodes: 0 },
    unknownCodes: [],
  }

  test('have a bar of full length at most, its figure in words, the largest share first', () => {
    const [standings, regions] = chartsOf(report, 'zh')
    expect(standings?.rows.map(row => [row.label, row.bars[0]?.text])).toEqual([
      ['领先', '6'],
      ['持平', '3'],
      ['落后', '1'],
    ])
    expect(standings?.full).toBe(6)
    expect(regions?.rows.map(row => row.label)).toEqual(['乙', '甲'])
    for (const chart of [standings, regions]) {
      for (const row of chart?.rows ?? [])
        for (const bar of row.bars) expect(bar.value).toBeLessThanOrEqual(chart?.full ?? 0)
    }
  })

  test('figures say the share and what it is of', () => {
    expect(figuresOf(report, 'en')[0]).toEqual({ name: 'Lead + Equal', value: '90%', note: '9/10' })
  })
})

test('before, after and saved of one measure stand in one cell of the screen', () => {
  const table = {
    key: 'matters' as const,
    title: '按一件事',
    columns: [
      { title: '一件事', kind: 'text' as const },
      { title: '材料 改革前', kind: 'mean' as const, group: '材料' },
      { title: '材料 改革后', kind: 'mean' as const, group: '材料' },
      { title: '材料 减少', kind: 'share' as const, group: '材料' },
      { title: '情形数', kind: 'whole' as const },
    ],
    rows: [['开店', 31, 11, 20 / 31, 4]],
  }
  expect(shownTable(table, table.rows)).toEqual({
    columns: [
      { title: '一件事', isFigure: false },
      { title: '材料', isFigure: false },
      { title: '情形数', isFigure: true },
    ],
    rows: [['开店', '31 → 11 (64.5%)', '4']],
  })
})
