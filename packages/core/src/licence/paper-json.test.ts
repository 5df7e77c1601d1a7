import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paperJsonSchema, readPaperJson } from './paper-json.ts'
import { MOST_PAPER_ROWS, readPaperLicences } from './paper-rows.ts'

const root = join(import.meta.dirname, '../../../..')
const kinds = [{ id: 'food-business-licence', name: '食品经营许可证' }]
const today = '2026-11-21'
const entry = {
  licence: 'food-business-licence',
  number: 'JY1',
  holder: '东湖食品有限公司',
  documentKind: 'credit-code',
  document: '91110000600037341L',
  issuedOn: '2021-03-05',
  validUntil: '2027-03-04',
  level: 'B',
}
const read = (value: unknown) => readPaperJson(value, '登记册.json', kinds, today)

function findings(...licences: readonly unknown[]) {
  const result = read({ licences })
  return result.ok ? [] : result.errors.map(({ row, column, code }) => [row, column, code])
}

describe('a register as JSON', () => {
  test('says the same as the table with the same entries', () => {
    const table = readPaperLicences(
      [{ name: '登记册.json', rows: [Object.keys(entry).map(titleOf), Object.values(entry)] }],
      kinds,
      today,
    )
    const json = read({ $schema: 'paper-licences.json', licences: [entry] })
    if (!table.ok || !json.ok) throw new Error('both are sound')
    // A table counts its headings.
    expect(json.licences).toEqual(table.licences.map(each => ({ ...each, row: 1 })))
    const { validUntil: _, documentKind: __, ...short } = entry
    expect(read({ licences: [short] })).toMatchObject({
      ok: true,
      numberTitle: 'number',
      licences: [{ document: { kind: 'credit-code' }, validUntil: undefined }],
    })
  })

  test.each([
    ['level', 'A', 'cell-unknown'],
    ['level', undefined, 'cell-missing'],
    ['licence', '驾驶证', 'cell-unknown'],
    ['number', 17, 'cell-text'],
    ['number', '', 'cell-missing'],
    ['number', ' ', 'cell-missing'],
    ['number', 'x'.repeat(51), 'cell-too-long'],
    ['holder', null, 'cell-text'],
    ['documentKind', '工作证', 'cell-unknown'],
    ['document', '91110000600037341M', 'cell-document'],
    ['issuedOn', '2021年3月5日', 'cell-date'],
    ['issuedOn', '2021-02-30', 'cell-date'],
    ['issuedOn', '2026-11-22', 'cell-date'],
    ['validUntil', '2021-03-04', 'cell-date'],
    ['validUntil', '', 'cell-date'],
  ])('with %s %j is refused, entry and field named', (field, value, code) => {
    expect(findings(entry, { ...entry, number: 'JY2', [field]: value })).toEqual([[2, field, code]])
  })

  test('with a field that nobody knows, an entry that is none or a licence twice is refused', () => {
    expect(findings(entry, { ...entry, expires: '2027' }, 'JY3', entry)).toEqual([
      [2, '', 'column-unknown'],
      [3, '', 'cell-text'],
      [4, 'number', 'row-twice'],
    ])
  })

  test('without licences, with none, with too many or with something beside them is refused as a whole', () => {
    for (const value of [undefined, null, [], 'x', {}, { licences: {} }])
      expect(read(value)).toMatchObject({ ok: false, errors: [{ row: 0, code: 'column-missing' }] })
    expect(findings()).toEqual([[0, '', 'sheet-empty']])
    expect(findings(...Array(MOST_PAPER_ROWS + 1).fill(entry))).toEqual([[0, '', 'rows-too-many']])
    expect(read({ licences: [entry], more: 1 })).toMatchObject({ errors: [{ code: 'column-unknown' }] })
  })

  test('tells no number of a person in what it finds', () => {
    const wrong = { ...entry, documentKind: 'citizen-number', document: '110105194912310021' }
    expect(JSON.stringify(read({ licences: [wrong] }))).not.toContain('110105194912310021')
  })
})

describe('its schema', () => {
  const accepts = new Ajv2020({ strict: true }).compile(paperJsonSchema())

  test('is the one in docs/schema (npx vitest -u writes it anew)', async () => {
    const text = `${JSON.stringify(paperJsonSchema(), null, 2)}\n`
    await expect(text).toMatchFileSnapshot(join(root, 'docs/schema/paper-licences.json'))
  })

  test('lets nothing be refused that was taken', () => {
    const strange = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constant(undefined), fc.constant('2021-03-05'))
    const changed = fc
      .record({ field: fc.constantFrom(...Object.keys(entry), 'other'), value: strange })
      .map(({ field, value }) => ({ ...entry, [field]: value }))
    let taken = 0
    fc.assert(
      fc.property(fc.array(changed, { maxLength: 2 }), licences => {
        // What was undefined is not there once it is sent.
        const sent: unknown = JSON.parse(JSON.stringify({ licences }))
        if (!read(sent).ok) return
        taken += 1
        expect(accepts(sent)).toBe(true)
      }),
      { numRuns: 500 },
    )
    expect(taken).toBeGreaterThan(0)
    expect(accepts({ licences: [entry] })).toBe(true)
    for (const level of ['A', 1]) expect(accepts({ licences: [{ ...entry, level }] })).toBe(false)
  })
})

function titleOf(field: string): string {
  const titles: Readonly<Record<string, string>> = {
    licence: '证照名称',
    number: '证照编号',
    holder: '单位名称',
    documentKind: '证件类型',
    document: '统一社会信用代码',
    issuedOn: '发证日期',
    validUntil: '有效期至',
    level: '可信等级',
  }
  return titles[field] ?? field
}
