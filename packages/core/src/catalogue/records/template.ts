/** An empty table to fill in, with a sheet that says what belongs into each column. */
import type { Sheet } from '../../spreadsheet/sheet.ts'
import { ITEM_SHEET, itemColumns, type RecordColumn } from './item-columns.ts'
import { MATERIAL_SHEET, materialColumns } from './material-columns.ts'

const HELP_SHEET = '填写说明'

const GENERAL: readonly string[] = [
  '一行一个事项；材料写在第二张表，一行一份，用事项编码对应。',
  '已在目录里的事项按事项标识、实施编码、基本编码查找，表里写的会替换目录里的；没有的列不改动。',
  '表里没有某个事项的材料，这个事项的材料就不改动；写了，就以表里的为准。',
  '一格里有几条的，每条一行（Alt+Enter 换行）；一条里分几部分的，用“｜”隔开。',
  '有一处错，就一条也不导入。',
]

function helpRows<Key extends string>(sheet: string, columns: readonly RecordColumn<Key>[]) {
  return columns.map(({ title, hint, required, forNew }) => [
    sheet,
    title.zh,
    required ? '是' : forNew ? '新的要填' : '否',
    hint,
  ])
}

export function recordsTemplate(): readonly Sheet[] {
  return [
    { name: ITEM_SHEET, rows: [itemColumns.map(column => column.title.zh)] },
    { name: MATERIAL_SHEET, rows: [materialColumns.map(column => column.title.zh)] },
    {
      name: HELP_SHEET,
      rows: [
        ['工作表', '列', '必填', '怎么填'],
        ...GENERAL.map(text => ['', '', '', text]),
        ...helpRows(ITEM_SHEET, itemColumns),
        ...helpRows(MATERIAL_SHEET, materialColumns),
      ],
    },
  ]
}
