/**
 * A catalogue as large as a province's: made by counting, so the same on every machine. It has no
 * finding of severity error, as a catalogue in use has none.
 */
import type { CatalogueFile } from '@yijianshi/core/catalogue'
import { parseCreditCode } from '@yijianshi/core/documents'

export type CatalogueSize = {
  readonly items: number
  readonly materials: number
  readonly matters: number
  readonly authorities: number
  readonly elements: number
}

/** 2,300 items, 20,000 materials; 100 matters of four situations each. */
export const provincial: CatalogueSize = {
  items: 2300,
  materials: 20_000,
  matters: 100,
  authorities: 50,
  elements: 1500,
}

const REGION = '990101000000'
const ENTRIES_PER_FILE = 100

const DOMAINS =
  '市场 公安 税务 教育 民政 卫生 水利 交通 住房 农业 海洋 文化 体育 档案 消防 气象 粮食 林业 环境 能源'.split(
    ' ',
  )
const OBJECTS =
  '船舶 锅炉 药房 学校 桥梁 苗木 种子 旅馆 影院 泳池 电梯 矿山 渔港 货车 兽医 诊所 食堂 印刷 拍卖 典当 养老 托育 殡葬 燃气 供水 排污 测绘 招标 导游 保安'.split(
    ' ',
  )
const PAPERS = '合同 图纸 报告 名册 证书 协议 清单 方案 照片 记录 批文 账册 章程'.split(' ')

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length]
  if (value === undefined) throw new Error('an empty list')
  return value
}

const words = (index: number) =>
  `${at(DOMAINS, Math.floor(index / (OBJECTS.length * PAPERS.length)))}${at(OBJECTS, Math.floor(index / PAPERS.length))}`
const name = (zh: string, index: number) => `{ zh: ${zh}, en: Entry ${index} }`

function creditCode(index: number): string {
  const stem = `11990101${String(index + 1).padStart(9, '0')}`
  const digit = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].find(last => parseCreditCode(stem + last).ok)
  if (digit === undefined) throw new Error(`${stem} has no check character`)
  return stem + digit
}

const basicCode = (index: number) => `9901${String(index + 1).padStart(8, '0')}`

function lists(
  folder: string,
  root: string,
  count: number,
  entry: (index: number) => string,
): CatalogueFile[] {
  return Array.from({ length: Math.ceil(count / ENTRIES_PER_FILE) }, (_, file) => {
    const first = file * ENTRIES_PER_FILE
    const size = Math.min(ENTRIES_PER_FILE, count - first)
    const entries = Array.from({ length: size }, (_unused, index) => entry(first + index))
    return { path: `${folder}/part-${file}.yaml`, text: `${root}:\n${entries.join('')}` }
  })
}

function authorityText(index: number): string {
  return `  - id: authority-${index}
    name: ${name(`示范市${at(DOMAINS, index)}管理${index}局`, index)}
    creditCode: '${creditCode(index)}'
    region: '${REGION}'
    phone: 0999-55501001
    supervisionPhone: 0999-55501901
`
}

function materialText(index: number): string {
  return `  - id: material-${index}
    name: ${name(`${words(index)}${at(PAPERS, index)}第${index}号`, index)}
    kind: ${index % 9 === 0 ? 'form' : 'document'}
    source: applicant
    guidance: { zh: 在网上填写或者上传清晰的彩色扫描件，内容应当与申请书一致。, en: 'Clear and in colour, as in the form.' }
${index % 9 === 0 ? '' : '    sample: sample.webp\n'}`
}

function elementText(index: number): string {
  const kind = at(['text', 'number', 'date', 'yes-no'], index)
  return `  - { id: element-${index}, name: ${name(`${words(index)}${at(PAPERS, index)}栏${index}`, index)}, kind: ${kind}, section: main${kind === 'text' ? ', constraints: { maxLength: 100 }' : ''} }
`
}

function itemText(index: number, size: CatalogueSize): string {
  const authority = index % size.authorities
  const share = (of: number) => Math.floor((of * size.materials) / size.items)
  const first = share(index)
  const materials = Array.from({ length: share(index + 1) - first }, (_, row) => first + row)
  const fields = Array.from({ length: 12 }, (_, row) => (index * 7 + row * 11) % size.elements)
  return `id: item-${index}
name: ${name(`${words(index * 13)}设立许可${index}`, index)}
basicCode: '${basicCode(index)}'
implementationCode: '${creditCode(authority)}4${basicCode(index)}'
kind: licence
authority: authority-${authority}
level: county
serviceObjects: [person, enterprise]
legalBasis:
  - law: 《中华人民共和国示范法》
    article: 第${(index % 90) + 1}条
    text: 从事本法规定的活动，应当向县级以上人民政府主管部门申请许可；主管部门应当依法审查，作出决定。
conditions:
  - { zh: 有与活动相适应的固定场所和设施, en: 'There are premises and equipment' }
  - { zh: 有符合规定的专业人员和管理制度, en: 'There are trained people and rules' }
limit: { statutoryDays: 20, promisedDays: ${(index % 9) + 1} }
channels: { online: whole, mobile: true, terminal: false, post: true, appointment: true, onlinePayment: false, sites: [hall], reach: city-wide }
authorisation: decide
asks: [scale, place]
visits: { alone: 2, joint: 0 }
steps:
  - { id: accept, name: { zh: 受理, en: Accept }, shared: true }
  - { id: review, name: { zh: 审查, en: Review }, shared: false }
  - { id: deliver, name: { zh: 送达, en: Deliver }, shared: true }
fields:
${fields.map(field => `  - { element: element-${field}, required: true }\n`).join('')}materials:
${materials
  .map(
    (material, row) => `  - material: material-${material}
    copies: { original: 1, copy: 0 }
${row === 1 ? '    when: scale = "large"\n' : row === 2 ? '    when: place = "leased"\n' : ''}    reviewPoints:
      - { id: complete, text: { zh: 内容完整，签名盖章清楚，与申请书一致 } }
`,
  )
  .join('')}reviewPoints:
  - { id: lawful, text: { zh: 符合法律规定的条件，没有禁止从业的情形 } }
results: [licence-${index}]
`
}

function licenceText(index: number, size: CatalogueSize): string {
  return `  - { id: licence-${index}, name: ${name(`${words(index * 13)}许可证${index}`, index)}, issuer: authority-${index % size.authorities}, numberPrefix: XK, validityYears: 5 }
`
}

function matterText(index: number, size: CatalogueSize): string {
  const perMatter = Math.ceil(size.items / size.matters)
  const items = Array.from({ length: perMatter }, (_, row) => index * perMatter + row).filter(
    item => item < size.items,
  )
  return `id: matter-${index}
name: ${name(`${words(index * 17)}一件事${index}`, index)}
summary: { zh: 开办${words(index * 17)}，一次办好。, en: 'Opened in one go.' }
lead: authority-${index % size.authorities}
audience: enterprise
lifeStage: entry
list: provincial
keywords: [${words(index * 17)}, 开办]
questions:
  - { question: scale }
  - { question: place }
  - { question: staff, when: scale = "large", otherwise: false }
items:
${items.map((item, row) => `  - { item: item-${item}${row % 5 === 4 ? ', when: staff = true' : ''} }\n`).join('')}facets:
  - id: scale
    cases:
      - { id: small, when: scale = "small" }
      - { id: large, label: { zh: 大型, en: large }, when: scale = "large" }
  - id: place
    cases:
      - { id: owned, when: place = "owned" }
      - { id: leased, label: { zh: 租用, en: leased }, when: place = "leased" }
jointForm: material-0
sections: [{ id: main, name: { zh: 基本信息, en: Basics } }]
`
}

const FIXED: readonly CatalogueFile[] = [
  {
    path: 'regions.yaml',
    text: `regions:
  - { code: '990100000000', name: { zh: 示范市, en: Shifan City }, level: city }
  - { code: '${REGION}', name: { zh: 东湖区, en: Donghu District }, level: county, parent: '990100000000' }
`,
  },
  {
    path: 'sites.yaml',
    text: `sites:
  - id: hall
    name: { zh: 政务服务中心, en: Service Hall }
    kind: hall
    region: '${REGION}'
    address: { zh: 东湖区文庙路 1 号 }
    hours: { zh: 工作日 }
    phone: 0999-55502001
    windows: [{ id: one, name: { zh: 一号, en: One }, kind: comprehensive }]
    matters: all
`,
  },
  {
    path: 'questions.yaml',
    text: `questions:
  - { id: scale, kind: choice, title: { zh: 规模, en: Scale }, options: [{ value: small, label: { zh: 小, en: Small } }, { value: large, label: { zh: 大, en: Large } }] }
  - { id: place, kind: choice, title: { zh: 场所, en: Place }, options: [{ value: owned, label: { zh: 自有, en: Owned } }, { value: leased, label: { zh: 租用, en: Leased } }] }
  - { id: staff, kind: yes-no, title: { zh: 雇人, en: Staff } }
`,
  },
  {
    path: 'life-stages.yaml',
    text: 'lifeStages:\n  - { id: entry, audience: enterprise, name: { zh: 开办, en: Entry } }\n',
  },
]

/** The one picture that all materials show. */
export const generatedSamples: ReadonlySet<string> = new Set(['sample.webp'])

export function generatedCatalogue(size: CatalogueSize): CatalogueFile[] {
  const folder = (count: number, place: string, one: string, text: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => ({
      path: `${place}/${one}-${index}.yaml`,
      text: text(index),
    }))
  return [
    ...FIXED,
    ...lists('authorities', 'authorities', size.authorities, authorityText),
    ...lists('materials', 'materials', size.materials, materialText),
    ...lists('data-elements', 'elements', size.elements, elementText),
    ...lists('licences', 'licences', size.items, index => licenceText(index, size)),
    ...folder(size.items, 'items', 'item', index => itemText(index, size)),
    ...folder(size.matters, 'matters', 'matter', index => matterText(index, size)),
  ]
}
