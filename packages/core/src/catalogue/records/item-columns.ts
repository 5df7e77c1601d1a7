/** Columns of the sheet of items: the names of GB/T 39046 §6.1 where it has one. */
import type { Column } from '../../spreadsheet/columns.ts'

/** `lines`: one entry in each line of the cell, its parts parted by ｜. */
export type CellForm = 'text' | 'lines' | 'choice' | 'choices' | 'number'

export type RecordColumn<Key extends string> = Column<Key> & {
  readonly form: CellForm
  /** What belongs into the cell, for the sheet of explanations. */
  readonly hint: string
  /** A new entry can’t do without it. */
  readonly forNew?: true
}

export const ITEM_SHEET = '实施清单'

const itemKeys = [
  'id',
  'name',
  'englishName',
  'basicCode',
  'implementationCode',
  'kind',
  'legalBasis',
  'level',
  'authority',
  'authorityCode',
  'entrusted',
  'jointAuthorities',
  'statutoryDays',
  'statutoryUnit',
  'promisedDays',
  'promisedUnit',
  'limitNote',
  'conditions',
  'serviceObjects',
  'forms',
  'online',
  'appointment',
  'onlinePayment',
  'sites',
  'reach',
  'visitsAlone',
  'visitsJoint',
  'steps',
  'specialProcedures',
  'fields',
  'reviewPoints',
  'results',
  'charged',
  'fees',
  'feeBasis',
  'quota',
  'authorisation',
  'intermediaries',
  'tags',
  'visitClass',
  'visitBatch',
  'visitReason',
  'applicationPeriod',
  'validFrom',
  'validUntil',
  'questionsAsked',
] as const
export type ItemKey = (typeof itemKeys)[number]

type Entry = readonly [
  zh: string,
  en: string,
  form: CellForm,
  hint: string,
  needed?: 'new' | undefined,
  aliases?: readonly string[],
]

const entries: Readonly<Record<ItemKey, Entry>> = {
  id: ['事项标识', 'Item id', 'text', '目录里的标识，小写字母、数字和短横线；新事项可不填，自动生成'],
  name: ['事项名称', 'Item name', 'text', '事项的全称', 'new'],
  englishName: ['英文名称', 'English name', 'text', '可不填；不填时英文版显示中文'],
  basicCode: [
    '基本编码',
    'Basic code',
    'text',
    '12 位；请把这一列设为文本',
    'new',
    ['事项编码', '事项基本编码'],
  ],
  implementationCode: [
    '实施编码',
    'Implementation code',
    'text',
    '31 位：实施主体编码 18 位、层级 1 位、基本编码 12 位',
    undefined,
    ['事项实施编码'],
  ],
  kind: [
    '事项类型',
    'Kind',
    'choice',
    '行政许可、行政确认、行政给付、行政奖励、行政裁决、其他行政权力、公共服务，或代码',
    'new',
  ],
  legalBasis: [
    '设定依据',
    'Legal basis',
    'lines',
    '每行一条：法律｜条款｜原文；原文可不填',
    'new',
    ['法律依据'],
  ],
  level: [
    '行使层级',
    'Level',
    'choice',
    '国家级、省级、市级、县级、镇街级、村社区级、分级管理，或代码',
    'new',
  ],
  authority: ['实施主体', 'Authority', 'text', '部门名称或标识，要与目录一致', 'new', ['实施机关', '部门']],
  authorityCode: [
    '实施主体编码',
    'Credit code of the authority',
    'text',
    '统一社会信用代码，用来核对；可不填',
    undefined,
    ['统一社会信用代码'],
  ],
  entrusted: [
    '受委托机关',
    'Entrusted authority',
    'text',
    '部门｜法律｜条款；没有不填',
    undefined,
    ['委托部门'],
  ],
  jointAuthorities: [
    '联办机构',
    'Joint authorities',
    'lines',
    '每行一个部门；没有不填',
    undefined,
    ['共同实施部门'],
  ],
  statutoryDays: [
    '法定办结时限',
    'Statutory limit',
    'number',
    '天数；法律没有规定的不填',
    undefined,
    ['法定时限'],
  ],
  statutoryUnit: [
    '法定办结时限单位',
    'Unit of the statutory limit',
    'choice',
    '工作日或自然日；不填算工作日',
    undefined,
    ['法定时限单位'],
  ],
  promisedDays: ['承诺办结时限', 'Promised limit', 'number', '天数；当场办结填 0', 'new', ['承诺时限']],
  promisedUnit: [
    '承诺办结时限单位',
    'Unit of the promised limit',
    'choice',
    '只能是工作日',
    undefined,
    ['承诺时限单位'],
  ],
  limitNote: [
    '时限说明',
    'Note on the limit',
    'text',
    '没有法定时限的写明原因',
    undefined,
    ['法定办结时限说明', '承诺办结时限说明'],
  ],
  conditions: ['受理条件', 'Conditions', 'lines', '每行一条，不写兜底条款', 'new'],
  serviceObjects: [
    '服务对象',
    'Service objects',
    'choices',
    '自然人、企业法人、事业法人、社会组织法人、行政机关、其他组织，用顿号隔开',
    'new',
  ],
  forms: [
    '办理形式',
    'Forms of handling',
    'choices',
    '窗口、电脑端、移动端、快递、自助终端；窗口和电脑端由受理站点和网上办理深度决定',
  ],
  online: ['网上办理深度', 'Depth online', 'choice', '不支持、一级、二级、三级、四级', 'new'],
  appointment: ['是否支持预约办理', 'Appointments', 'choice', '是或否'],
  onlinePayment: ['是否支持网上支付', 'Online payment', 'choice', '是或否'],
  sites: [
    '受理站点',
    'Sites',
    'choices',
    '政务大厅、镇街、村社区、银行网点、医院，用顿号隔开',
    'new',
    ['办理地点'],
  ],
  reach: ['通办范围', 'Reach', 'choice', '本级、全市、全省、跨省；不填算本级'],
  visitsAlone: ['到办事现场次数', 'Visits alone', 'number', '单独办要跑的次数', 'new', ['到现场次数']],
  visitsJoint: ['联办到现场次数', 'Visits jointly', 'number', '一件事联办后还要跑的次数', 'new'],
  steps: [
    '办理流程',
    'Steps',
    'lines',
    '每行一个环节：名称｜统一｜角色｜天数。窗口统一办一次的写“统一”；角色是窗口、审查人、决定人、制证人',
    'new',
  ],
  specialProcedures: [
    '特别程序',
    'Special procedures',
    'lines',
    '每行一个：种类｜名称｜天数｜不计入时限或计入时限｜法律｜条款。种类是听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审、现场核查、公示、征求意见',
  ],
  fields: [
    '填写内容',
    'Fields of the form',
    'lines',
    '每行一个数据元名称；可填可不填的在后面写“｜选填”',
    'new',
    ['表单字段', '数据元'],
  ],
  reviewPoints: ['审核要点', 'Review points', 'lines', '每行一条', 'new'],
  results: [
    '结果名称',
    'Results',
    'lines',
    '每行一个，目录里的证照名称',
    'new',
    ['结果证照名称', '办理结果'],
  ],
  charged: ['是否收费', 'Charged', 'choice', '是或否'],
  fees: ['收费标准', 'Fees', 'lines', '每行一项：名称｜金额（元）｜减免', undefined, ['收费项目']],
  feeBasis: ['收费依据', 'Basis of the fees', 'lines', '与收费标准逐行对应；只写一行的各项都用它'],
  quota: ['数量限制', 'Quota', 'text', '没有不填'],
  authorisation: [
    '首席代表权限',
    'Authorisation',
    'choice',
    '直接决定、审查转报、组织协调；还没有授权的不填',
  ],
  intermediaries: ['中介服务', 'Intermediary services', 'lines', '每行一项：名称｜法律｜条款；没有不填'],
  tags: ['标签', 'Tags', 'choices', '老年人、残疾人、退役军人、儿童、绿色通道、高频、智能审批、地方特色'],
  visitClass: ['最多跑一次', 'At most one visit', 'choice', '已公布、即将公布、负面清单；没有分类的不填'],
  visitBatch: ['最多跑一次批次', 'Batch', 'number', '第几批'],
  visitReason: ['不能最多跑一次的理由', 'Reason', 'text', '负面清单必须写', undefined, ['必须现场办理原因']],
  applicationPeriod: ['申报期', 'Application period', 'text', '只在一定时间受理的写明'],
  validFrom: ['计划生效日期', 'Valid from', 'text', '如 2026-01-01', undefined, ['生效日期']],
  validUntil: ['计划取消日期', 'Valid until', 'text', '如 2026-12-31', undefined, ['取消日期']],
  questionsAsked: ['常见问题', 'Questions asked', 'lines', '每行一个：问｜答'],
}

const identifying: ReadonlySet<ItemKey> = new Set(['name', 'basicCode'])

export const itemColumns: readonly RecordColumn<ItemKey>[] = itemKeys.map(key => {
  const [zh, en, form, hint, needed, aliases] = entries[key]
  return {
    key,
    title: { zh, en },
    form,
    hint,
    ...(aliases && { aliases }),
    ...(needed && { forNew: true }),
    ...(identifying.has(key) && { required: true }),
  }
})
