/** Fields of GB/T 39046 that follow from the catalogue, or are written where they do not. */
import { describe, expect, test } from 'vitest'
import type { Cell, Sheet } from '../../spreadsheet/sheet.ts'
import { smallFiles } from '../check/small-catalogue.ts'
import { readData } from '../edit.ts'
import type { Catalogue } from '../model.ts'
import { parseCatalogue } from '../parse.ts'
import { readRecords } from './read-records.ts'
import { writeRecords } from './write-records.ts'

const path = 'items/registration.yaml'

function parsed(files: Readonly<Record<string, string>>): Catalogue {
  const list = Object.entries(files).map(([file, text]) => ({ path: file, text }))
  const { catalogue, findings } = parseCatalogue(list, {
    version: 'small',
    samples: new Set(['photo.jpg', 'licence.jpg']),
  })
  if (catalogue === undefined) throw new Error(JSON.stringify(findings))
  return catalogue
}

const contextOf = (files: Readonly<Record<string, string>>) => ({
  catalogue: parsed(files),
  textOf: (file: string) => files[file],
})

const context = contextOf(smallFiles)
const [itemSheet, materialSheet] = writeRecords(context.catalogue)

function cell(sheet: Sheet, row: number, title: string): Cell | undefined {
  return sheet.rows[row]?.[sheet.rows[0]?.indexOf(title) ?? -1]
}

function changed(sheet: Sheet, values: Readonly<Record<string, Cell>>): Sheet {
  const titles = sheet.rows[0] ?? []
  const rows = sheet.rows.map((cells, index) =>
    index === 1 ? cells.map((known, column) => values[String(titles[column])] ?? known) : cells,
  )
  return { ...sheet, rows }
}

const written = {
  权限划分: '市级管连锁总部，县级管门店',
  行使内容: '审查、决定',
  行政管辖: '东湖区，新区除外',
  运行系统层级: '省级',
  网办地址: 'https://shengban.example.gov.cn/shipin?id=1',
}

describe('the exported record', () => {
  test('says the nature and the level of the system although nobody wrote them', () => {
    expect(cell(itemSheet, 1, '实施主体性质')).toBe('其他')
    expect(cell(itemSheet, 1, '运行系统层级')).toBe('市级')
    expect(cell(itemSheet, 1, '权限划分')).toBeNull()
  })

  test('gives back what was written', () => {
    const { files, errors } = readRecords([changed(itemSheet, written), materialSheet], context)
    expect(errors).toEqual([])
    const [file] = files
    expect(Object(readData(file?.text ?? '')?.data)).toMatchObject({
      powerDivision: { zh: written.权限划分 },
      powerContent: { zh: written.行使内容 },
      jurisdiction: { zh: written.行政管辖 },
      systemLevel: 'provincial',
      channels: { onlineAddress: written.网办地址 },
    })
    const later = contextOf({ ...smallFiles, [path]: file?.text ?? '' })
    const sheets = writeRecords(later.catalogue)
    for (const [title, value] of Object.entries(written)) expect(cell(sheets[0], 1, title)).toBe(value)
    expect(readRecords(sheets, later)).toEqual({ files: [], errors: [] })
  })
})

test.each([
  ['实施主体性质', '法定机关', 'cell-fixed'],
  ['实施主体性质', '股份公司', 'cell-unknown'],
  ['运行系统层级', '火星级', 'cell-unknown'],
  ['网办地址', 'javascript:alert(1)', 'row-unfit'],
  ['网办地址', 'www.example.gov.cn', 'row-unfit'],
])('%s «%s» is %s', (title, value, code) => {
  const { files, errors } = readRecords([changed(itemSheet, { [title]: value }), materialSheet], context)
  expect(files).toEqual([])
  expect(errors.map(({ row, column, code: given }) => [row, column, given])).toEqual([[2, title, code]])
})

test('a new material brings the place where it is got; that of a known one is not changed here', () => {
  const fresh = changed(materialSheet, {
    材料名称: '体检表',
    材料标识: '',
    材料类型: '文件',
    对应证照: '',
    示范样本: '',
    材料来源: '其他',
    材料办理说明: '六个月内的',
    材料办理地点: '区人民医院体检中心',
  })
  const { files, errors } = readRecords([itemSheet, fresh], context)
  expect(errors).toEqual([])
  const made = files.find(({ path: file }) => file.startsWith('materials/'))
  expect(Object(readData(made?.text ?? '')?.data).materials).toMatchObject([
    { name: { zh: '体检表' }, handledAt: { zh: '区人民医院体检中心' } },
  ])
  const known = changed(materialSheet, { 材料办理地点: '别处' })
  expect(readRecords([itemSheet, known], context).errors.map(({ column, code }) => [column, code])).toEqual([
    ['材料办理地点', 'cell-fixed'],
  ])
})
