import { describe, expect, test } from 'vitest'
import type { Catalogue, Item, Matter, Name } from './model.ts'
import { searchMatters } from './search.ts'

const none = new Map<string, never>()

function matter(id: string, name: Name, keywords: string[], summary: string, items: string[]): Matter {
  return {
    id,
    name,
    summary: { zh: summary },
    lead: 'a',
    audience: 'enterprise',
    lifeStage: 'start',
    list: 'national',
    keywords,
    questions: [],
    items: items.map(item => ({ item })),
    facets: [],
    jointForm: 'form',
    sections: [],
  }
}

function item(id: string, name: Name): Item {
  return {
    id,
    name,
    basicCode: '000131001000',
    kind: 'licence',
    authority: 'a',
    level: 'county',
    serviceObjects: ['enterprise'],
    channels: {
      online: 'whole',
      mobile: true,
      terminal: false,
      post: true,
      appointment: true,
      onlinePayment: false,
      sites: ['hall'],
      reach: 'own',
    },
    legalBasis: [],
    conditions: [],
    limit: { statutoryDays: 1, promisedDays: 1 },
    asks: [],
    visits: { alone: 1, joint: 0 },
    steps: [],
    fields: [],
    materials: [],
    reviewPoints: [],
    results: [],
  }
}

const items = [
  item('registration', { zh: '企业设立登记', en: 'Business registration' }),
  item('tobacco', { zh: '烟草专卖零售许可证新办', en: 'Tobacco retail licence' }),
  item('food', { zh: '食品经营许可新办', en: 'Food business licence' }),
]
const matters = [
  matter(
    'open-convenience-store',
    { zh: '我要开便利店', en: 'Open a convenience store' },
    ['便利店', '开店', '小卖部', '小超市', '商店', 'shop', 'corner shop'],
    '从登记到许可，一次办完。',
    ['registration', 'tobacco', 'food'],
  ),
  matter(
    'open-restaurant',
    { zh: '我要开餐饮店', en: 'Open a restaurant' },
    ['餐馆', '饭店', '开店', '小吃店'],
    '开一家吃饭的店。',
    ['registration', 'food'],
  ),
  matter(
    'have-a-child',
    { zh: '新生儿出生', en: 'Birth of a child' },
    ['生孩子', '上户口', '出生证'],
    '出生证、户口、医保一起办。',
    [],
  ),
]
const byId = <Entity extends { readonly id: string }>(list: readonly Entity[]) =>
  new Map(list.map(entry => [entry.id, entry]))

const catalogue: Catalogue = {
  version: 'v',
  regions: none,
  authorities: none,
  sites: none,
  licences: none,
  elements: none,
  materials: none,
  questions: none,
  lifeStages: none,
  preconditions: none,
  variants: none,
  resources: none,
  policy: {},
  items: byId(items),
  matters: byId(matters),
}

const found = (query: string) => searchMatters(catalogue, query, 'zh').map(hit => hit.matter.id)

describe('finds the convenience store first', () => {
  test.each([
    '便利店',
    '我要开便利店',
    '小卖部',
    '我想开个小卖部',
    '怎么开一家便利店？',
    '请问开便利店需要什么材料',
    '烟草专卖',
    '烟草零售许可证',
    'convenience store',
    'Convenience Stores',
    'how do I open a shop',
    'ＳＨＯＰ',
    '便利',
  ])('%s', query => {
    expect(found(query)[0]).toBe('open-convenience-store')
  })
})

test('a word that fits several finds all of them', () => {
  expect(found('开店').sort()).toEqual(['open-convenience-store', 'open-restaurant'])
  expect(found('食品经营许可').sort()).toEqual(['open-convenience-store', 'open-restaurant'])
})

test('the one that fits better stands first', () => {
  expect(found('开餐饮店')[0]).toBe('open-restaurant')
  expect(found('上户口')).toEqual(['have-a-child'])
})

describe('finds nothing for something else', () => {
  test.each([
    '结婚',
    '我要结婚',
    '身份证丢了怎么办',
    'marriage',
    '护照',
    '',
    '   ',
    '？！',
    '我要',
    '怎么办',
    '的',
    '🙂',
  ])('%s', query => {
    expect(found(query)).toEqual([])
  })
})

test('a query of any length is answered', () => {
  expect(found('便利店'.repeat(100_000))[0]).toBe('open-convenience-store')
})
