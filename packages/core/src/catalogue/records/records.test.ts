import { describe, expect, test } from 'vitest'
import { rowErrorText } from '../../spreadsheet/row-error-texts.ts'
import type { Cell, Sheet } from '../../spreadsheet/sheet.ts'
import { smallFiles } from '../check/small-catalogue.ts'
import { readData } from '../edit.ts'
import type { Catalogue } from '../model.ts'
import { parseCatalogue } from '../parse.ts'
import { itemColumns } from './item-columns.ts'
import { materialColumns } from './material-columns.ts'
import { readRecords } from './read-records.ts'
import { recordsTemplate } from './template.ts'
import * as vocabulary from './vocabulary.ts'
import { writeRecords } from './write-records.ts'

const samples = new Set(['photo.jpg', 'licence.jpg'])

function parsed(files: Readonly<Record<string, string>>): Catalogue {
  const list = Object.entries(files).map(([path, text]) => ({ path, text }))
  const { catalogue, findings } = parseCatalogue(list, { version: 'small', samples })
  if (catalogue === undefined) throw new Error(JSON.stringify(findings))
  return catalogue
}

const catalogue = parsed(smallFiles)
const context = { catalogue, textOf: (path: string) => smallFiles[path] }
const [itemSheet, materialSheet] = writeRecords(catalogue)

/** The exported table with one cell changed; rows count from 1 below the headings. */
function changed(sheet: Sheet, row: number, title: string, value: Cell): Sheet {
  const column = sheet.rows[0]?.indexOf(title) ?? -1
  if (column < 0) throw new Error(`no column ${title}`)
  return {
    ...sheet,
    rows: sheet.rows.map((cells, index) => (index === row ? cells.with(column, value) : cells)),
  }
}

function without(sheet: Sheet, ...titles: readonly string[]): Sheet {
  const kept = (sheet.rows[0] ?? []).flatMap((title, index) => (titles.includes(String(title)) ? [] : index))
  return { ...sheet, rows: sheet.rows.map(cells => kept.map(index => cells[index] ?? null)) }
}

/** A row for a new item, from the first one. */
function added(values: Readonly<Record<string, Cell>>): Sheet {
  const titles = itemSheet.rows[0] ?? []
  const base = itemSheet.rows[1] ?? []
  const row = titles.map((title, index) => {
    const given = values[String(title)]
    return given === undefined ? (base[index] ?? null) : given
  })
  return { ...itemSheet, rows: [titles, row] }
}

const fresh = { 事项标识: null, 事项名称: '新办', 英文名称: null, 基本编码: '000131009000', 实施编码: null }
const errorsOf = (sheets: readonly Sheet[]) =>
  readRecords(sheets, context).errors.map(({ sheet, row, column, code }) => [sheet, row, column, code])

describe('the exported records', () => {
  test('change nothing when they are imported again', () => {
    expect(readRecords([itemSheet, materialSheet], context)).toEqual({ files: [], errors: [] })
  })

  test('bring the same items to a catalogue that has none, but for what the columns do not hold', () => {
    const bare = { catalogue: { ...catalogue, items: new Map() }, textOf: () => undefined }
    const { files, errors } = readRecords([itemSheet, materialSheet], bare)
    expect(errors).toEqual([])
    for (const { path, text } of files) {
      const known = catalogue.items.get(path.slice('items/'.length, -'.yaml'.length))
      // In a catalogue without items the usual links have their usual English.
      const { fields: _, asks, ...read } = Object(readData(text.replace('en: Accept', 'en: 受理'))?.data)
      const { fields: _known, asks: _asks, ...rest } = known ?? {}
      expect(JSON.parse(JSON.stringify(read).replaceAll(/"id":"(?:point-1|a|b)"/g, '"id":"a"'))).toEqual(
        JSON.parse(JSON.stringify(rest).replaceAll(/"id":"(?:point-1|a|b)"/g, '"id":"a"')),
      )
      expect(asks).toEqual(path === 'items/registration.yaml' ? ['area'] : [])
    }
    expect(files.map(file => file.path)).toEqual([
      'items/registration.yaml',
      'items/seal.yaml',
      'items/tax.yaml',
    ])
  })
})

describe('a changed cell', () => {
  test('changes that place of the file and no other', () => {
    const { files, errors } = readRecords([changed(itemSheet, 1, '承诺办结时限', 2), materialSheet], context)
    expect(errors).toEqual([])
    const before = smallFiles['items/registration.yaml'] ?? ''
    expect(files).toEqual([
      { path: 'items/registration.yaml', text: before.replace('promisedDays: 3', 'promisedDays: 2') },
    ])
  })

  test('leaves what the table can’t hold: conditions of fields, narrower constraints, English', () => {
    const { files } = readRecords([changed(itemSheet, 1, '填写内容', '颜色｜选填\n店名\n股东')], context)
    const data = Object(readData(files[0]?.text ?? '')?.data)
    expect(data.fields).toEqual([
      { element: 'colour', required: false, constraints: { options: ['red'] } },
      { element: 'shop-name', required: true, constraints: { minLength: 2 } },
      { element: 'owners', required: true, when: 'kind = "company"' },
    ])
  })

  test('that is emptied takes away what an item can do without', () => {
    const { files, errors } = readRecords([changed(itemSheet, 1, '首席代表权限', null)], context)
    expect(errors).toEqual([])
    expect(files[0]?.text).not.toContain('authorisation')
  })

  test('of a column that is left out changes nothing', () => {
    const few = without(
      itemSheet,
      '首席代表权限',
      '审核要点',
      '办理流程',
      '法定办结时限',
      '填写内容',
      '结果名称',
    )
    expect(
      readRecords([few, without(materialSheet, '审核要点', '适用条件', '是否必备材料')], context),
    ).toEqual({ files: [], errors: [] })
  })

  test('in the materials changes the item that they belong to; materials of other items stay', () => {
    const onlyPhoto = { ...materialSheet, rows: materialSheet.rows.slice(0, 3) }
    const { files, errors } = readRecords([itemSheet, changed(onlyPhoto, 2, '复印件份数', 2)], context)
    expect(errors).toEqual([])
    expect(files.map(file => file.path)).toEqual(['items/registration.yaml'])
    expect(files[0]?.text).toContain('copies: { original: 1, copy: 2 }')
  })
})

describe('a new item', () => {
  test('becomes a file that the check of the catalogue accepts', () => {
    const { files, errors } = readRecords([added(fresh)], context)
    expect(errors).toEqual([])
    const [file] = files
    expect(file?.path).toBe('items/item-000131009000.yaml')
    const data = Object(readData(file?.text ?? '')?.data)
    expect(data).toMatchObject({
      name: { zh: '新办', en: '新办' },
      authority: 'market',
      results: ['licence'],
    })
    const list = [...Object.entries(smallFiles).map(([path, text]) => ({ path, text })), ...files]
    const { findings } = parseCatalogue(list, { version: 'x', samples })
    // Two items that issue the same licence, and no file that can't be read.
    expect(
      findings.filter(
        entry => entry.file === file?.path && /schema|missing-field|wrong-type|unknown/.test(entry.code),
      ),
    ).toEqual([])
  })

  test('may bring new materials, which get a file of their own; two rows of one name are one material', () => {
    const titles = materialColumns.map(column => column.title.zh)
    const material = (name: string, more: Readonly<Record<string, Cell>> = {}) => {
      const values: Record<string, Cell> = {
        事项编码: '000131009000',
        材料名称: name,
        材料来源: '申请人自备',
        材料办理说明: '写清楚',
        审核要点: '齐全',
        原件份数: 1,
        ...more,
      }
      return titles.map(title => values[title] ?? null)
    }
    const rows = [
      titles,
      material('说明书'),
      material('说明书', { 适用条件: 'area > 300', 是否必备材料: '否' }),
      material('照片', { 材料来源: null, 材料办理说明: null }),
    ]
    const { files, errors } = readRecords([added(fresh), { name: '材料', rows }], context)
    expect(errors).toEqual([])
    const [item, materials] = files
    expect(materials?.path).toBe('materials/item-000131009000.yaml')
    expect(Object(readData(materials?.text ?? '')?.data).materials).toMatchObject([
      { id: 'item-000131009000-material-1', name: { zh: '说明书' }, kind: 'document', source: 'applicant' },
    ])
    const data = Object(readData(item?.text ?? '')?.data)
    expect(
      data.materials.map((use: { material: string; when?: string }) => [use.material, use.when]),
    ).toEqual([
      ['item-000131009000-material-1', undefined],
      ['item-000131009000-material-1', 'area > 300'],
      ['photo', undefined],
    ])
    expect(data.asks).toContain('area')
  })
})

describe('what is wrong', () => {
  test('stands with its row and column, and nothing is imported', () => {
    const wrong = changed(
      changed(
        changed(changed(itemSheet, 1, '实施主体', '市场监管居'), 2, '承诺办结时限', '三天'),
        2,
        '事项类型',
        '许可证',
      ),
      3,
      '设定依据',
      '《法》',
    )
    const { files, errors } = readRecords([wrong, materialSheet], context)
    expect(files).toEqual([])
    expect(errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '实施主体', 'cell-unknown'],
      [3, '事项类型', 'cell-unknown'],
      [3, '承诺办结时限', 'cell-number'],
      [4, '设定依据', 'row-unfit'],
    ])
    expect(errors.map(error => rowErrorText(error, 'zh').advice)[0]).toContain('市场监管局')
  })

  test.each([
    ['事项名称', '', 'cell-missing'],
    ['基本编码', '', 'cell-missing'],
    ['行使层级', '县团级', 'cell-unknown'],
    ['服务对象', '自然人、外星人', 'cell-unknown'],
    ['结果名称', '执昭', 'cell-unknown'],
    ['填写内容', '店铭', 'cell-unknown'],
    ['法定办结时限', '401', 'cell-range'],
    ['承诺办结时限单位', '自然日', 'cell-unknown'],
    ['实施主体编码', '119901010003000032', 'cell-fixed'],
    ['最多跑一次', '负面清单', 'cell-missing'],
    ['是否收费', '是', 'cell-missing'],
    ['计划生效日期', '明年', 'row-unfit'],
    ['受理条件', '', 'cell-missing'],
    ['基本编码', '123', 'cell-code'],
    ['实施编码', '不详', 'cell-code'],
    ['事项标识', 'Seal 1', 'row-unfit'],
  ])('%s «%s» is %s', (title, value, code) => {
    expect(errorsOf([changed(itemSheet, 1, title, value)]).map(entry => entry[3])).toContain(code)
  })

  test.each([
    ['事项编码', '000131001999', '事项编码', 'row-orphan'],
    ['事项编码', '', '事项编码', 'cell-missing'],
    ['材料标识', '', '材料来源', undefined],
    ['材料办理说明', '乙', '材料办理说明', 'cell-fixed'],
    ['适用条件', 'size > 300', '适用条件', 'row-unfit'],
    ['适用条件', 'area >', '适用条件', 'row-unfit'],
    ['是否必备材料', '是', '是否必备材料', 'row-unfit'],
    ['原件份数', 'x', '原件份数', 'cell-number'],
  ])('in the materials %s «%s» gives %s %s', (title, value, column, code) => {
    const errors = errorsOf([itemSheet, changed(materialSheet, 2, title, value)])
    expect(errors).toEqual(code === undefined ? [] : [['材料', 3, column, code]])
  })

  test('a code twice, a sheet or column that is missing', () => {
    expect(
      errorsOf([changed(changed(itemSheet, 2, '基本编码', '000131001000'), 2, '事项标识', 'registration')]),
    ).toEqual([['实施清单', 3, '基本编码', 'row-twice']])
    expect(errorsOf([itemSheet, materialSheet].map(sheet => ({ ...sheet, name: 'x' })))).toEqual([
      ['实施清单', 0, '', 'sheet-missing'],
    ])
    expect(errorsOf([without(itemSheet, '基本编码', '事项名称')])).toEqual([
      ['实施清单', 1, '事项名称', 'column-missing'],
      ['实施清单', 1, '基本编码', 'column-missing'],
    ])
  })

  test('every error reads well in both languages', () => {
    const broken = itemColumns.map(({ title }) => changed(itemSheet, 1, title.zh, '?!'))
    for (const sheet of broken) {
      for (const error of readRecords([sheet, materialSheet], context).errors) {
        for (const language of ['zh', 'en'] as const) {
          const { wrong, advice } = rowErrorText(error, language)
          expect(wrong).not.toBe('')
          expect(`${wrong}${advice}`).not.toMatch(/undefined|\[object/)
        }
      }
    }
  })
})

test('the template has the headings of both sheets, and says what belongs into each column', () => {
  const [items, materials, help] = recordsTemplate()
  expect(items?.rows).toEqual([itemColumns.map(column => column.title.zh)])
  expect(materials?.rows).toEqual([materialColumns.map(column => column.title.zh)])
  const explained = help?.rows.map(row => row[1]).filter(title => title !== '')
  expect(explained).toEqual([
    '列',
    ...itemColumns.map(column => column.title.zh),
    ...materialColumns.map(column => column.title.zh),
  ])
  expect(errorsOf(recordsTemplate())).toEqual([['实施清单', 0, '', 'sheet-empty']])
})

test('no word stands for two values of a vocabulary', () => {
  for (const [name, words] of Object.entries(vocabulary)) {
    if (!Array.isArray(words)) continue
    const all = words.flatMap(([, ...known]: readonly string[]) => known)
    expect(`${name}: ${all.filter((word, index) => all.indexOf(word) !== index)}`).toBe(`${name}: `)
  }
})
