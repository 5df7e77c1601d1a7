/** Columns of the sheet of materials: one row for each material of each item. */
import type { CellForm, RecordColumn } from './item-columns.ts'

export const MATERIAL_SHEET = '材料'

const materialKeys = [
  'itemCode',
  'itemName',
  'name',
  'id',
  'englishName',
  'kind',
  'licence',
  'source',
  'issuer',
  'issuedWithin',
  'guidance',
  'handledAt',
  'sample',
  'blankForm',
  'required',
  'when',
  'original',
  'copy',
  'rank',
  'tolerableDays',
  'commitment',
  'electronic',
  'basis',
  'reviewPoints',
] as const
export type MaterialKey = (typeof materialKeys)[number]

type Entry = readonly [
  zh: string,
  en: string,
  form: CellForm,
  hint: string,
  needed?: 'new' | 'always' | undefined,
  aliases?: readonly string[],
]

const entries: Readonly<Record<MaterialKey, Entry>> = {
  itemCode: [
    '事项编码',
    'Item code',
    'text',
    '这份材料属于哪个事项：基本编码或实施编码',
    'always',
    ['基本编码', '实施编码'],
  ],
  itemName: ['事项名称', 'Item name', 'text', '方便阅读，不导入'],
  name: ['材料名称', 'Material', 'text', '与目录里的材料同名的，就是那份材料', 'always'],
  id: ['材料标识', 'Material id', 'text', '目录里的标识；名称相同的材料不止一个时要填'],
  englishName: ['英文名称', 'English name', 'text', '只用于新材料；可不填'],
  kind: ['材料类型', 'Kind', 'choice', '申请表、证照、文件；新材料不填算文件'],
  licence: ['对应证照', 'Licence', 'text', '材料是证照的，写目录里的证照名称'],
  source: ['材料来源', 'Source', 'choice', '申请人自备、政府部门核发、其他', 'new', ['来源渠道']],
  issuer: ['出具机构', 'Issuer', 'text', '不是申请人自己写的，由谁出具'],
  issuedWithin: ['出具时间要求', 'Issued within', 'text', '如：六个月内'],
  guidance: ['材料办理说明', 'Guidance', 'text', '怎么准备、怎么填', 'new', ['填报须知', '材料说明']],
  handledAt: ['材料办理地点', 'Where it is got', 'text', '到哪里办；出具机构或者证照已经说明的不填'],
  sample: ['示范样本', 'Sample', 'text', '样本图片的文件名', undefined, ['样本']],
  blankForm: ['空白表格', 'Blank form', 'text', '空白表格的文件名'],
  required: ['是否必备材料', 'Required', 'choice', '是：都要交；否：符合适用条件才要交'],
  when: ['适用条件', 'Condition', 'text', '什么情形要交，用问题写，如 area > 300；都要交的不填'],
  original: ['原件份数', 'Originals', 'number', '不填算 0'],
  copy: ['复印件份数', 'Copies', 'number', '不填算 0'],
  rank: ['主次', 'Rank', 'choice', '主件或次要材料；不填算主件'],
  tolerableDays: ['容缺工作日', 'Tolerable days', 'number', '次要材料可以晚交几个工作日'],
  commitment: ['告知承诺', 'Commitment', 'text', '核查办法｜几个工作日内核查；不能承诺代替的不填'],
  electronic: ['是否接受电子材料', 'Electronic', 'choice', '是或否；不填算是'],
  basis: ['要求提供依据', 'Basis', 'text', '法律｜条款｜原文'],
  reviewPoints: ['审核要点', 'Review points', 'lines', '每行一条'],
}

export const materialColumns: readonly RecordColumn<MaterialKey>[] = materialKeys.map(key => {
  const [zh, en, form, hint, needed, aliases] = entries[key]
  return {
    key,
    title: { zh, en },
    form,
    hint,
    ...(aliases && { aliases }),
    ...(needed === 'new' && { forNew: true }),
    ...(needed === 'always' && { required: true }),
  }
})
