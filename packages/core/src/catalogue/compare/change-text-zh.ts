import type { Text } from '../model.ts'
import type { CatalogueChange, CollectionKind, Concerned, Copies, ItemPart } from './change.ts'
import { fieldTitles } from './field-titles.ts'

export type Say = (text: Text) => string

const collections: Readonly<Record<CollectionKind, string>> = {
  region: '地区',
  authority: '部门',
  site: '场所',
  licence: '证照',
  element: '填写项',
  material: '材料',
  question: '问题',
  item: '事项',
  matter: '一件事',
  lifeStage: '阶段',
  precondition: '前置条件',
  variant: '地方版本',
  resource: '数据资源',
}

const parts: Readonly<Record<ItemPart, string>> = {
  legalBasis: '设定依据',
  conditions: '受理条件',
  steps: '办理环节',
  specialProcedures: '特别程序',
  reviewPoints: '审核要点',
  channels: '办理渠道',
  authorisation: '首席代表授权',
  quota: '数量限制',
  validity: '有效期间',
  applicationPeriod: '申报时间',
  intermediaryServices: '中介服务',
  atMostOneVisit: '最多跑一次分类',
  serviceObjects: '服务对象',
  questionsAsked: '常见问题',
  codes: '编码',
  entrusted: '受委托或联办部门',
  tags: '标签',
}

const limits = {
  minLength: '最少字数',
  maxLength: '最多字数',
  min: '最小值',
  max: '最大值',
  pattern: '格式',
  options: '可选内容',
  minItems: '最少条数',
  maxItems: '最多条数',
} as const

const yuan = (amountFen: number) => (amountFen === 0 ? '不收费' : `${amountFen / 100} 元`)
const working = (days: number) => (days === 0 ? '当场' : `${days} 个工作日`)
const copies = ({ original, copy }: Copies) =>
  [original > 0 ? `原件 ${original} 份` : '', copy > 0 ? `复印件 ${copy} 份` : '']
    .filter(Boolean)
    .join('、') || '只核对'

/** For whom: each matter with its situations. Nobody uses it: that is said too. */
function whom(concerned: readonly Concerned[], say: Say): string {
  if (concerned.length === 0) return '（还没有一件事用到）'
  const named = concerned.map(({ name, when }) => `“${say(name)}”${when ? `（${say(when)}时）` : ''}`)
  return `涉及${named.join('、')}。`
}

const only = (when: Text | undefined, say: Say) => (when ? `，只在这种情形：${say(when)}` : '')
const situation = (when: Text | undefined, say: Say) => (when ? say(when) : '任何情形')

type Of<Kind extends CatalogueChange['kind']> = Extract<CatalogueChange, { readonly kind: Kind }>

function ofItem(
  change: Extract<CatalogueChange, { readonly item: string; readonly concerned: unknown }>,
  say: Say,
): string {
  const name = `“${say(change.name)}”`
  switch (change.kind) {
    case 'item-added':
      return `新增事项${name}。`
    case 'item-removed':
      return `取消事项${name}。`
    case 'promised-limit':
      return `${name}的承诺时限从${working(change.from ?? 0)}改为${working(change.to ?? 0)}${direction(change)}。`
    case 'statutory-limit':
      return `${name}的法定时限从${statutory(change.from)}改为${statutory(change.to)}。`
    case 'material-asked':
      return `${name}新增材料“${say(change.materialName)}”${only(change.when, say)}。`
    case 'material-not-asked':
      return `${name}不再要材料“${say(change.materialName)}”${change.when ? `（原来只在这种情形：${say(change.when)}）` : ''}。`
    case 'material-condition':
      return `${name}什么时候要“${say(change.materialName)}”改了：从“${situation(change.from, say)}”改为“${situation(change.to, say)}”。`
    case 'material-copies':
      return `${name}要的“${say(change.materialName)}”从${copies(change.from)}改为${copies(change.to)}。`
    case 'material-tolerance':
      return change.to === undefined
        ? `${name}的“${say(change.materialName)}”不能再晚交。`
        : `${name}的“${say(change.materialName)}”可以晚 ${change.to} 个工作日交（原来${change.from === undefined ? '不能晚交' : `是 ${change.from} 个`}）。`
    case 'material-terms':
      return `${name}对“${say(change.materialName)}”的要求有调整。`
    case 'fee-added':
      return `${name}新增收费“${say(change.fee)}”：${yuan(change.amountFen)}${only(change.when, say)}。`
    case 'fee-removed':
      return `${name}取消收费“${say(change.fee)}”（原来${yuan(change.amountFen)}）。`
    case 'fee-amount':
      return `${name}的“${say(change.fee)}”从${yuan(change.from)}改为${yuan(change.to)}。`
    case 'fee-terms':
      return `${name}的收费“${say(change.fee)}”的依据或条件有调整。`
    case 'visits':
      return `${name}要跑的次数：单办从 ${change.from.alone} 次改为 ${change.to.alone} 次，联办从 ${change.from.joint} 次改为 ${change.to.joint} 次。`
    case 'authority':
      return `${name}改由${say(change.to)}办理（原来是${say(change.from)}）。`
    case 'result-added':
      return `${name}增加结果“${say(change.licenceName)}”。`
    case 'result-removed':
      return `${name}不再出“${say(change.licenceName)}”。`
    case 'field-asked':
      return `${name}新增填写项“${say(change.elementName)}”（${change.required ? '必填' : '选填'}）${only(change.when, say)}。`
    case 'field-not-asked':
      return `${name}不再填“${say(change.elementName)}”。`
    case 'field-condition':
      return `${name}什么时候填“${say(change.elementName)}”改了：从“${situation(change.from, say)}”改为“${situation(change.to, say)}”。`
    case 'field-required':
      return `${name}的“${say(change.elementName)}”改为必填。`
    case 'field-optional':
      return `${name}的“${say(change.elementName)}”改为选填。`
    case 'field-limits':
      return change.limits.length === 0
        ? `${name}对“${say(change.elementName)}”的填写要求有调整。`
        : `${name}对“${say(change.elementName)}”的${change.limits.map(limit => limits[limit]).join('、')}有调整。`
    case 'item-part':
      return `${name}的${parts[change.part]}有调整。`
  }
}

function direction({ from = 0, to = 0 }: Of<'promised-limit'>): string {
  return to < from ? `，快了 ${from - to} 个工作日` : `，慢了 ${to - from} 个工作日`
}

function statutory(limit: Of<'statutory-limit'>['from']): string {
  if (limit === undefined) return '没有规定'
  return limit.unit === 'natural-days' ? `${limit.days} 天` : `${limit.days} 个工作日`
}

function ofMatter(change: Extract<CatalogueChange, { readonly matter: string }>, say: Say): string {
  const name = `“${say(change.name)}”`
  switch (change.kind) {
    case 'matter-added':
      return `新增一件事${name}。`
    case 'matter-removed':
      return `取消一件事${name}。`
    case 'matter-item-added':
      return `${name}增加事项“${say(change.itemName)}”${only(change.when, say)}。`
    case 'matter-item-removed':
      return `${name}不再包含“${say(change.itemName)}”。`
    case 'matter-item-condition':
      return `${name}什么时候要办“${say(change.itemName)}”改了：从“${situation(change.from, say)}”改为“${situation(change.to, say)}”。`
    case 'situation-added':
      return `${name}增加情形“${say(change.label)}”。`
    case 'situation-removed':
      return `${name}取消情形“${say(change.label)}”。`
    case 'situation-condition':
      return `${name}的情形“${say(change.label)}”改为：${situation(change.to, say)}。`
    case 'question-asked':
      return `${name}多问一个问题：“${say(change.title)}”${only(change.when, say)}。`
    case 'question-not-asked':
      return `${name}不再问：“${say(change.title)}”。`
    case 'question-condition':
      return `${name}什么时候问“${say(change.title)}”改为：${situation(change.to, say)}。`
    case 'same-paper-added':
      return `${name}里“${say(change.replacedName)}”和“${say(change.keepName)}”算同一份材料，只交一次。`
    case 'same-paper-removed':
      return `${name}里“${say(change.replacedName)}”和“${say(change.keepName)}”不再算同一份材料。`
  }
}

function ofOthers(
  change: Exclude<
    CatalogueChange,
    { readonly item: string; readonly concerned: unknown } | { readonly matter: string }
  >,
  say: Say,
): string {
  switch (change.kind) {
    case 'option-added':
      return `问题“${say(change.title)}”增加选项“${say(change.option)}”。`
    case 'option-removed':
      return `问题“${say(change.title)}”取消选项“${say(change.option)}”。`
    case 'question-range':
      return `问题“${say(change.title)}”可填的范围有调整。`
    case 'material-fetched':
      return `“${say(change.name)}”以后可以由政府直接取得。`
    case 'material-not-fetched':
      return `“${say(change.name)}”不能再由政府直接取得，要自己交。`
    case 'site-added':
      return `新增办事场所“${say(change.name)}”。`
    case 'site-removed':
      return `取消办事场所“${say(change.name)}”。`
    case 'site-hours':
      return `“${say(change.name)}”的办公时间有调整。`
    case 'site-place':
      return `“${say(change.name)}”的地址或电话有调整。`
    case 'site-offer':
      return `“${say(change.name)}”能办的事有调整。`
    case 'variant-added':
      return `“${say(change.matterName)}”增加地方版本“${say(change.name)}”：${change.regions.map(say).join('、')}。`
    case 'variant-removed':
      return `“${say(change.matterName)}”取消地方版本“${say(change.name)}”。`
    case 'variant-changed':
      return `“${say(change.matterName)}”的地方版本“${say(change.name)}”有调整。`
    case 'renamed':
      return `${collections[change.what]}“${say(change.from)}”改名为“${say(change.to)}”。`
    case 'policy':
      return `本中心的目标和规则有调整：${fieldTitles('policy', change.fields, 'zh').join('、')}。`
    case 'added':
      return `新增${collections[change.what]}“${say(change.name)}”。`
    case 'removed':
      return `删去${collections[change.what]}“${say(change.name)}”。`
    case 'other':
      return `${collections[change.what]}“${say(change.name)}”有调整：${fieldTitles(change.what, change.fields, 'zh').join('、')}。`
    case 'order':
      return `${collections[change.what]}“${say(change.name)}”只调整了顺序。`
    case 'wording':
      return `${collections[change.what]}“${say(change.name)}”只改了文字，要求不变。`
  }
}

export function chinese(change: CatalogueChange, say: Say): string {
  if ('concerned' in change && 'item' in change) return ofItem(change, say) + whom(change.concerned, say)
  if ('matter' in change) return ofMatter(change, say)
  return ofOthers(change, say) + ('concerned' in change ? whom(change.concerned, say) : '')
}
