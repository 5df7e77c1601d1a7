import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomCatalogue } from '../../plan/random-catalogue.fixture.ts'
import { STALL } from '../../plan/stall.fixture.ts'
import { catalogueFromData } from '../catalogue-data.ts'
import type { CatalogueData, Item, Matter } from '../model.ts'
import type { CatalogueChange } from './change.ts'
import { changeText } from './change-text.ts'
import { compareCatalogues } from './compare.ts'

/** Data that may be written to: a copy of its own. */
type Draft<Value> = { -readonly [Key in keyof Value]: Value[Key] }

function changesOf(edit: (data: CatalogueData) => void, before = STALL): readonly CatalogueChange[] {
  const after = structuredClone(before)
  edit(after)
  return compareCatalogues(catalogueFromData(before), catalogueFromData(after))
}

function find<Entry extends { readonly id: string }>(entries: readonly Entry[], id: string): Draft<Entry> {
  const entry = entries.find(each => each.id === id)
  if (entry === undefined) throw new Error(`There is no ${id}`)
  return entry
}

const item = (data: CatalogueData, id: string): Draft<Item> => find(data.items, id)
const matter = (data: CatalogueData): Draft<Matter> => find(data.matters, 'open-stall')
const rest = <Entry extends { readonly id: string }>(entries: readonly Entry[], id: string) =>
  entries.filter(entry => entry.id !== id)

describe('a comparison tells of', () => {
  const cases: readonly [string, (data: CatalogueData) => void, CatalogueChange['kind'], RegExp, RegExp][] = [
    [
      'a shorter promise, and for whom',
      data => {
        item(data, 'lights').limit = { statutoryDays: 5, promisedDays: 1 }
      },
      'promised-limit',
      /^“lights（名）”的承诺时限从3 个工作日改为1 个工作日，快了 2 个工作日。涉及“open-stall（名）”（“extras（名）”选“lights（名）”时）。$/,
      /^“lights” is promised 1 working day instead of 3 working days: 2 working days faster\. Concerns “open-stall” \(where “extras” includes “lights”\)\.$/,
    ],
    [
      'another statutory limit',
      data => {
        item(data, 'lights').limit = { statutoryDays: 7, statutoryUnit: 'natural-days', promisedDays: 3 }
      },
      'statutory-limit',
      /从5 个工作日改为7 天/,
      /7 calendar days instead of 5 working days/,
    ],
    [
      'a new material, and in which situations',
      data => {
        item(data, 'music').materials = [
          ...item(data, 'music').materials,
          {
            material: 'articles',
            when: 'area > 300',
            copies: { original: 1, copy: 0 },
            reviewPoints: [],
          },
        ]
      },
      'material-asked',
      /“music（名）”新增材料“articles（名）”，只在这种情形：“area（名）”大于 300 m²。涉及/,
      /now asks for “articles”, only where “area” is above 300 m²\./,
    ],
    [
      'a material no longer asked for',
      data => {
        item(data, 'seal').materials = item(data, 'seal').materials.filter(use => use.material !== 'premises')
      },
      'material-not-asked',
      /“seal（名）”不再要材料“premises（名）”。/,
      /“seal” no longer asks for “premises”\./,
    ],
    [
      'a material asked for in other situations',
      data => {
        item(data, 'registration').materials = item(data, 'registration').materials.map(use =>
          use.material === 'premises' ? { ...use, when: 'kind = "shop"' } : use,
        )
      },
      'material-condition',
      /从“任何情形”改为““kind（名）”选“shop（名）””/,
      /where “kind” is “shop”, no longer in any case/,
    ],
    [
      'fewer copies',
      data => {
        item(data, 'seal').materials = item(data, 'seal').materials.map(use =>
          use.material === 'identity' ? { ...use, copies: { original: 0, copy: 1 } } : use,
        )
      },
      'material-copies',
      /从原件 1 份、复印件 2 份改为复印件 1 份/,
      /wants 1 copy of “identity” instead of 1 original and 2 copies/,
    ],
    [
      'a material that may follow later',
      data => {
        item(data, 'seal').materials = item(data, 'seal').materials.map(use =>
          use.material === 'premises' ? { ...use, tolerableDays: 2 } : use,
        )
      },
      'material-tolerance',
      /可以晚 2 个工作日交（原来不能晚交）/,
      /may follow 2 working days later for “seal” \(until now not at all\)/,
    ],
    [
      'a fee',
      data => {
        item(data, 'seal').fees = (item(data, 'seal').fees ?? []).map(fee => ({ ...fee, amountFen: 0 }))
      },
      'fee-amount',
      /“engraving（名）”从120 元改为不收费/,
      /“engraving” of “seal” is nothing instead of 120 yuan/,
    ],
    [
      'an item of a matter under other conditions',
      data => {
        matter(data).items = matter(data).items.map(use => (use.item === 'tax' ? { item: 'tax' } : use))
      },
      'matter-item-condition',
      /“tax（名）”改了：从““kind（名）”选“shop（名）””改为“任何情形”/,
      /includes “tax” in any case, no longer where “kind” is “shop”/,
    ],
    [
      'an item out of a matter',
      data => {
        matter(data).items = matter(data).items.filter(use => use.item !== 'music')
      },
      'matter-item-removed',
      /不再包含“music（名）”/,
      /no longer includes “music”/,
    ],
    [
      'a field no longer required',
      data => {
        item(data, 'tax').fields = item(data, 'tax').fields.map(field => ({ ...field, required: false }))
      },
      'field-optional',
      /“turnover（名）”改为选填|“subject-name（名）”改为选填/,
      /is now optional/,
    ],
    [
      'stricter limits of a field',
      data => {
        item(data, 'tax').fields = item(data, 'tax').fields.map(field =>
          field.element === 'turnover' ? { ...field, constraints: { min: 100 } } : field,
        )
      },
      'field-limits',
      /“turnover（名）”的最小值有调整/,
      /has changed: least value/,
    ],
    [
      'another authority',
      data => {
        item(data, 'lights').authority = 'police'
      },
      'authority',
      /改由police（名）办理（原来是registry（名））/,
      /handled by police instead of registry/,
    ],
    [
      'one question more',
      data => {
        data.questions.push({ id: 'late', kind: 'yes-no', title: { zh: '晚上营业吗？', en: 'Late?' } })
        matter(data).questions = [
          ...matter(data).questions,
          { question: 'late', when: 'kind = "shop"', otherwise: false },
        ]
      },
      'question-asked',
      /多问一个问题：“晚上营业吗？”，只在这种情形：“kind（名）”选“shop（名）”/,
      /asks one question more: “Late\?”, only where “kind” is “shop”/,
    ],
    [
      'a new option',
      data => {
        const kind = data.questions.find(question => question.id === 'kind')
        if (kind?.kind === 'choice') kind.options.push({ value: 'van', label: { zh: '流动车', en: 'van' } })
      },
      'option-added',
      /问题“kind（名）”增加选项“流动车”。涉及“open-stall（名）”。/,
      /new option “van”\. Concerns “open-stall”\./,
    ],
    [
      'papers that count as one',
      data => {
        matter(data).equivalences = [
          { keep: 'premises', replaces: ['photographs'], reason: { zh: '同一份' } },
        ]
      },
      'same-paper-added',
      /“photographs（名）”和“premises（名）”算同一份材料，只交一次/,
      /are one paper, handed in once/,
    ],
    [
      'hours of a hall',
      data => {
        Object.assign(data.sites[0] ?? {}, { hours: { zh: '周六也办' } })
      },
      'site-hours',
      /“hall（名）”的办公时间有调整/,
      /“hall” has other hours/,
    ],
    [
      'a new name',
      data => {
        item(data, 'music').name = { zh: '音响', en: 'loudspeakers' }
      },
      'renamed',
      /事项“music（名）”改名为“音响”/,
      /Item “music” is now called “loudspeakers”/,
    ],
    [
      'words only',
      data => {
        item(data, 'music').steps = item(data, 'music').steps.map(step => ({
          ...step,
          name: { zh: '新说法', en: 'new words' },
        }))
        find(data.materials, 'premises').guidance = { zh: '请这样准备' }
      },
      'wording',
      /材料“premises（名）”只改了文字，要求不变。/,
      /only words have changed/,
    ],
    [
      'a law behind an item',
      data => {
        item(data, 'music').legalBasis = [{ law: '《新法》', article: '第二条' }]
      },
      'item-part',
      /“music（名）”的设定依据有调整/,
      /has changed: legal basis/,
    ],
    [
      'a target of the centre',
      data => {
        data.policy = { compressionTargetPercent: 75 }
      },
      'policy',
      /本中心的目标和规则有调整：时限压缩目标。/,
      /have changed: Shorter by\./,
    ],
    [
      'a field that has no sentence of its own',
      data => {
        item(data, 'music').systemLevel = 'national'
      },
      'other',
      /事项“music（名）”有调整：运行系统层级。/,
      /“music” has changed: Level of the system\./,
    ],
  ]
  test.each(cases)('%s', (_name, edit, kind, zh, en) => {
    const change = changesOf(edit).find(each => each.kind === kind && zh.test(changeText(each, 'zh')))
    expect(change, JSON.stringify(changesOf(edit).map(each => changeText(each, 'zh')))).toBeDefined()
    if (change) expect(changeText(change, 'en')).toMatch(en)
  })

  test('entities that come and go', () => {
    const kinds = changesOf(data => {
      data.items = rest(data.items, 'music')
      data.materials = rest(data.materials, 'articles')
      data.matters = []
      data.sites = []
    }).map(change => change.kind)
    expect(kinds).toEqual(['matter-removed', 'item-removed', 'site-removed', 'removed'])
  })
})

test('a single edit is told by a single change', () => {
  const one = changesOf(data => {
    item(data, 'lights').limit = { statutoryDays: 5, promisedDays: 2 }
  })
  expect(one.map(change => change.kind)).toEqual(['promised-limit'])
})

test('what concerns people stands before what concerns the office, words last', () => {
  const kinds = changesOf(data => {
    find(data.materials, 'premises').guidance = { zh: '请这样准备' }
    item(data, 'music').legalBasis = [{ law: '《新法》', article: '第二条' }]
    item(data, 'lights').limit = { statutoryDays: 5, promisedDays: 1 }
    item(data, 'seal').materials = item(data, 'seal').materials.slice(1)
  }).map(change => change.kind)
  expect(kinds).toEqual(['material-not-asked', 'promised-limit', 'item-part', 'wording'])
})

describe('for any catalogue', () => {
  const numRuns = process.env.SOAK === undefined ? 60 : 6_000

  test('the same says nothing, read anew too', () => {
    fc.assert(
      fc.property(randomCatalogue, data => {
        const again = catalogueFromData(structuredClone(data))
        expect(compareCatalogues(catalogueFromData(data), again)).toEqual([])
      }),
      { numRuns },
    )
  })

  test('two that differ are told apart, entity by entity, and each change has words', () => {
    fc.assert(
      fc.property(randomCatalogue, randomCatalogue, (before, after) => {
        const changes = compareCatalogues(catalogueFromData(before), catalogueFromData(after))
        const told = JSON.stringify(changes)
        for (const entry of after.items) {
          const earlier = before.items.find(each => each.id === entry.id)
          if (JSON.stringify(earlier) !== JSON.stringify(entry)) expect(told).toContain(`"${entry.id}"`)
        }
        for (const change of changes) {
          for (const language of ['zh', 'en'] as const) {
            expect(changeText(change, language)).not.toMatch(/undefined|null|NaN|\[object/)
          }
        }
      }),
      { numRuns },
    )
  })
})
