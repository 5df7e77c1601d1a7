import { describe, expect, test } from 'vitest'
import type { Authority, Catalogue, Item, Material, Site } from '../catalogue/model.ts'
import { stallCatalogue } from '../plan/stall.fixture.ts'
import type { PaperContext } from './desk.ts'
import { makeItemPaper } from './make.ts'

const edition = { hash: 'd202f5f00b65' } as const
const portal = 'https://banshi.example.gov.cn/'

function missing(): never {
  throw new Error('the paper is not there')
}

const fieldsInOrder = [
  '事项名称 基本编码 实施编码 事项类型 事项类型代码 设定依据 行使层级 行使层级代码 权限划分',
  '行使内容 实施主体 实施主体代码 实施主体性质 实施主体性质代码 法定办结时限 法定办结时限单位',
  '法定办结时限说明 承诺办结时限 承诺办结时限单位 承诺办结时限说明 受理条件 办理流程',
  '共同实施部门（联办机构） 联办机构代码 承办机构 承办机构代码 中介服务 数量限制 结果名称',
  '结果样本 是否收费 收费依据 通办范围 服务对象 服务对象代码 服务主题 法人主题代码',
  '自然人主题代码 办理形式 办理形式代码 特别程序 行政管辖 是否支持预约办理 是否支持网上支付',
  '是否支持物流快递 是否支持网上办理 网办地址 运行系统层级 办理地点 办理时间 咨询方式',
  '咨询电话 监督电话 常见问题',
]

describe('the information sheet', () => {
  const [first] = stallCatalogue.items.values()
  if (first === undefined) throw new Error('the stall has no item')
  const context = { catalogue: stallCatalogue, edition, language: 'zh' } as const
  const sheet = makeItemPaper(context, first.id, 'information-sheet') ?? missing()
  const entries = sheet.blocks.flatMap(block => (block.kind === 'facts' ? block.entries : []))
  const valuesOf = (term: string) => entries.find(entry => entry.term === term)?.values

  test('has the fields of GB/T 39046 §6.1 in their order', () => {
    const record = sheet.blocks.find(block => block.kind === 'facts')
    const terms = record?.kind === 'facts' ? record.entries.map(({ term }) => term) : []
    expect(terms).toEqual(fieldsInOrder.join(' ').split(' '))
    expect(valuesOf('行使层级代码')).toEqual(['4'])
    expect(valuesOf('服务对象代码')).toEqual(['2'])
  })

  test('says 无 where there is nothing', () => {
    expect(valuesOf('中介服务')).toEqual(['无'])
    expect(entries.filter(({ values }) => values.length === 0)).toEqual([])
  })

  test('there is none of an item that is not there', () => {
    expect(makeItemPaper(context, 'no-such-item', 'manual')).toBeUndefined()
  })
})

function catalogueWith(change: {
  readonly item?: Partial<Item>
  readonly authority?: Partial<Authority>
  readonly material?: Partial<Material>
}): Catalogue {
  const { items, authorities, materials } = stallCatalogue
  const changed = <Entity>(all: ReadonlyMap<string, Entity>, more: Partial<Entity> = {}) =>
    new Map([...all].map(([id, entity]) => [id, { ...entity, ...more }]))
  return {
    ...stallCatalogue,
    items: changed(items, change.item),
    authorities: changed(authorities, change.authority),
    materials: changed(materials, change.material),
  }
}

function sheetOf(catalogue: Catalogue, id: string, more: Partial<PaperContext> = {}) {
  const paper = makeItemPaper({ catalogue, edition, language: 'zh', ...more }, id, 'information-sheet')
  const { blocks } = paper ?? missing()
  const entries = blocks.flatMap(block => (block.kind === 'facts' ? block.entries : []))
  const table = blocks.find(block => block.kind === 'table')
  const column = table?.columns.findIndex(({ title }) => title === '材料办理地点') ?? -1
  return {
    of: (term: string) => entries.find(entry => entry.term === term)?.values,
    places: new Map(table?.rows.map(row => [row[0]?.[0], row[column]?.[0]])),
  }
}

describe('where nobody wrote a field, the sheet tells', () => {
  const { of } = sheetOf(catalogueWith({ authority: { creditCode: '11990101000100001N' } }), 'registration', {
    portal,
  })
  const region = stallCatalogue.regions.get('990101000000') ?? missing()

  test.each([
    ['权限划分', `由县级实施，负责${region.name.zh}范围内的申请`],
    ['行使内容', 'review（名）'],
    ['实施主体性质', '法定机关'],
    ['实施主体性质代码', '1'],
    ['运行系统层级', '市级'],
    ['行政管辖', `${region.name.zh} ${region.code}`],
    ['网办地址', `${portal}matters/open-stall`],
  ])('%s: %s', (term, value) => {
    expect(of(term)).toEqual([value])
  })

  test('no page of an item that can’t be applied for online, and none where nobody knows the portal', () => {
    const channels = stallCatalogue.items.get('registration')?.channels ?? missing()
    const offline = catalogueWith({ item: { channels: { ...channels, online: 'download' } } })
    expect(sheetOf(offline, 'registration', { portal }).of('网办地址')).toEqual(['无'])
    expect(sheetOf(stallCatalogue, 'registration').of('网办地址')).toEqual(['无'])
  })

  test('no nature of an institution of which it is not known', () => {
    const unknown = catalogueWith({ authority: { creditCode: '12990100005600056M' } })
    expect(sheetOf(unknown, 'registration').of('实施主体性质')).toEqual(['无'])
    expect(sheetOf(unknown, 'registration').of('实施主体性质代码')).toEqual(['无'])
  })
})

describe('what is written is what the sheet tells', () => {
  const channels = stallCatalogue.items.get('registration')?.channels ?? missing()
  const written = catalogueWith({
    authority: { nature: 'authorised' },
    item: {
      powerDivision: { zh: '市级管总部' },
      powerContent: { zh: '只审查' },
      jurisdiction: { zh: '全市' },
      systemLevel: 'national',
      channels: { ...channels, onlineAddress: 'https://elsewhere.example.gov.cn/x' },
    },
  })
  const { of } = sheetOf(written, 'registration', { portal })

  test.each([
    ['权限划分', '市级管总部'],
    ['行使内容', '只审查'],
    ['实施主体性质', '授权组织'],
    ['实施主体性质代码', '2'],
    ['运行系统层级', '国家级'],
    ['行政管辖', '全市'],
    ['网办地址', 'https://elsewhere.example.gov.cn/x'],
  ])('%s: %s', (term, value) => {
    expect(of(term)).toEqual([value])
  })
})

describe('the place where a material is got', () => {
  const hall: Site = {
    id: 'hall',
    name: { zh: '东湖大厅', en: 'Donghu hall' },
    kind: 'hall',
    region: '990101000000',
    address: { zh: '文庙路 1 号' },
    hours: { zh: '工作日' },
    phone: '0999-55502001',
    windows: [{ id: 'one', name: { zh: '一号', en: 'One' }, kind: 'comprehensive' }],
    matters: 'all',
  }
  const settled = (): Catalogue => ({
    ...catalogueWith({ authority: { settledAt: 'hall' } }),
    sites: new Map([['hall', hall]]),
  })

  test('of a form is the screen, of what one brings nowhere, of a licence the hall of its issuer', () => {
    const { places } = sheetOf(settled(), 'seal')
    expect(Object.fromEntries(places)).toEqual({
      'seal-form（名）': '网上填写，或者到窗口填写',
      'trade-licence-copy（名）': '东湖大厅：文庙路 1 号',
      'identity（名）': '申请人自备',
      'premises（名）': '申请人自备',
    })
  })

  test('is the issuer where there is no hall, and what is written wherever it is', () => {
    expect(sheetOf(stallCatalogue, 'seal').places.get('trade-licence-copy（名）')).toBe('registry（名）')
    const issued = catalogueWith({ material: { kind: 'document', source: 'third-party' } })
    expect(sheetOf(issued, 'seal').places.get('identity（名）')).toBe('到出具这份材料的机构办理')
    const written = catalogueWith({ material: { handledAt: { zh: '体检中心' } } })
    expect([...new Set(sheetOf(written, 'seal').places.values())]).toEqual(['体检中心'])
  })
})
