import { describe, expect, test } from 'vitest'
import { catalogueFromData } from '../catalogue/catalogue-data.ts'
import type { Catalogue, Item, Site } from '../catalogue/model.ts'
import {
  authority,
  catalogueDataOf,
  element,
  item,
  licence,
  material,
  matter,
  name,
  yesNo,
} from '../plan/catalogue-parts.fixture.ts'
import { inPlaceReport } from './in-place.ts'
import { levelsReport } from './levels.ts'
import { limitClassOf, limitsReport } from './limits.ts'
import { reportNotes, reportTables } from './tables.ts'
import { visitsReport } from './visits.ts'

const usual = item('usual', {}).channels

function catalogueOf(
  items: readonly Item[],
  more: Partial<Parameters<typeof catalogueDataOf>[0]> = {},
): Catalogue {
  return catalogueFromData(
    catalogueDataOf({
      licences: [licence('licence', 'registry')],
      elements: [element('subject-name')],
      materials: [material('joint-form', { kind: 'form' })],
      questions: [yesNo('first')],
      items: [...items],
      matters: [
        matter('anything', {
          questions: [{ question: 'first' }],
          items: items.map(({ id }) => ({ item: id })),
          facets: [
            {
              id: 'first',
              cases: [
                { id: 'yes', when: 'first = true' },
                { id: 'no', when: 'first = false' },
              ],
            },
          ],
          tags: ['elderly'],
        }),
      ],
      ...more,
    }),
  )
}

const limited = (id: string, limit: Item['limit'], more: Partial<Item> = {}) => item(id, { limit, ...more })

describe('compression of limits', () => {
  const catalogue = catalogueOf([
    limited('half', { statutoryDays: 20, promisedDays: 10 }),
    limited('three-quarters', { statutoryDays: 20, promisedDays: 5 }),
    limited(
      'natural',
      { statutoryDays: 30, statutoryUnit: 'natural-days', promisedDays: 3 },
      { authority: 'tax' },
    ),
    limited('lawless', { promisedDays: 1, note: { zh: '无' } }),
    limited('on-the-spot', { statutoryDays: 0, promisedDays: 0 }),
  ])
  const report = limitsReport(catalogue)

  test('is in working days, and of items with a statutory limit only', () => {
    expect(report.items.map(row => row.compression)).toEqual([0.5, 0.75, (21 - 3) / 21, null, null])
    expect(report.items[2]).toMatchObject({
      statutoryDays: 30,
      statutoryUnit: 'natural-days',
      statutoryWorkingDays: 21,
    })
  })

  test('of an authority is that of its sums, and reaches the targets item by item', () => {
    const [registry, tax] = report.authorities
    expect(registry).toMatchObject({ items: 4, withStatutory: 2, statutoryWorkingDays: 40, promisedDays: 15 })
    expect(registry?.compression).toBe(25 / 40)
    expect(registry).toMatchObject({ atTarget: 2, atHighTarget: 1 })
    expect(tax).toMatchObject({ items: 1, atTarget: 1, atHighTarget: 1 })
    expect(report.overall).toMatchObject({ items: 5, withStatutory: 3, atTarget: 3, atHighTarget: 2 })
  })

  test('has the target that the centre has set itself', () => {
    const strict = limitsReport({ ...catalogue, policy: { compressionTargetPercent: 60 } })
    expect([report.target, strict.target]).toEqual([0.5, 0.6])
    expect(strict.overall.atTarget).toBe(2)
  })

  test('the fastest classes end at no day, one day and three days', () => {
    expect([0, 1, 2, 3, 4].map(limitClassOf)).toEqual([
      'immediate',
      'one-day',
      'three-days',
      'three-days',
      'longer',
    ])
    expect(report.overall.classes).toEqual({ immediate: 1, 'one-day': 1, 'three-days': 1, longer: 2 })
  })
})

describe('at most one visit', () => {
  const report = visitsReport(
    catalogueOf([
      item('a', { atMostOneVisit: { class: 'now', batch: 1 }, visits: { alone: 2, joint: 0 } }),
      item('b', { atMostOneVisit: { class: 'now', batch: 2 }, visits: { alone: 2, joint: 1 } }),
      item('c', {
        atMostOneVisit: { class: 'soon', batch: 2 },
        visits: { alone: 2, joint: 2 },
        authority: 'tax',
      }),
      item('d', {
        atMostOneVisit: { class: 'never', reason: { zh: '要本人到场' } },
        visits: { alone: 3, joint: 1 },
      }),
      item('e', { visits: { alone: 1, joint: 1 } }),
    ]),
  )

  test('counts the classes and the share of those published', () => {
    expect(report.overall).toEqual({
      items: 5,
      classes: { now: 2, soon: 1, never: 1, unclassified: 1 },
      share: 0.4,
      atMostOneJoint: 4,
      noneJoint: 1,
    })
    expect(report.authorities.map(row => row.share)).toEqual([0.5, 0])
  })

  test('says why an item stands on the negative list, and what each batch brought', () => {
    expect(report.items.find(row => row.class === 'never')?.reason).toEqual({ zh: '要本人到场' })
    expect(report.batches).toEqual([
      { batch: 1, now: 1, soon: 0 },
      { batch: 2, now: 1, soon: 1 },
    ])
  })
})

describe('three in place', () => {
  const settled = {
    ...authority('registry', '11990101000100001N'),
    approvalSection: name('section'),
    settledAt: 'hall',
    outsideSection: ['scattered'],
    unsupervised: ['unseen', 'scattered'],
  }
  const half = { ...authority('tax', '119901010003000032'), approvalSection: name('section') }
  const complete = { authorisation: 'decide' as const }
  const report = inPlaceReport(
    catalogueOf(
      [
        item('complete', complete),
        item('no-window', { ...complete, channels: { ...usual, sites: ['bank'] } }),
        item('guide-only', { ...complete, channels: { ...usual, online: 'download' } }),
        item('pre-check', { ...complete, channels: { ...usual, online: 'pre-check' } }),
        item('unauthorised', {}),
        item('scattered', complete),
        item('unseen', complete),
        item('not-settled', { ...complete, authority: 'tax' }),
        item('nothing', { authority: 'police', channels: { ...usual, online: 'none', sites: [] } }),
      ],
      { authorities: [settled, half, authority('police', '11990101000200002C')] },
    ),
  )

  test('names what each item lacks, and leaves out what is in place', () => {
    expect(Object.fromEntries(report.items.map(row => [row.item, row.missing]))).toEqual({
      'no-window': ['window'],
      'guide-only': ['online'],
      unauthorised: ['authorisation'],
      scattered: ['section', 'supervision'],
      unseen: ['supervision'],
      'not-settled': ['settled'],
      nothing: ['window', 'section', 'settled', 'authorisation', 'online'],
    })
  })

  test('counts by authority and over all', () => {
    expect(report.overall).toMatchObject({
      items: 9,
      inPlace: 2,
      missing: { window: 2, section: 2, settled: 2, authorisation: 2, supervision: 2, online: 2 },
    })
    expect(report.authorities.map(row => [row.authority, row.inPlace])).toEqual([
      ['registry', 2],
      ['tax', 0],
      ['police', 0],
    ])
  })
})

describe('levels', () => {
  const site = (id: string, kind: Site['kind'], matters: Site['matters']): Site => ({
    id,
    name: name(id),
    kind,
    region: '990101000000',
    address: { zh: id },
    hours: { zh: id },
    phone: '1',
    windows: [{ id: 'one', name: name('one'), kind: 'comprehensive' }],
    matters,
  })
  const report = levelsReport(
    catalogueOf(
      [
        item('everywhere', { channels: { ...usual, sites: ['hall', 'village'] }, tags: ['elderly'] }),
        item('hall-only', { channels: { ...usual, sites: ['hall'] } }),
        item('bank-too', { channels: { ...usual, sites: ['hall', 'bank'] }, tags: ['elderly', 'disabled'] }),
      ],
      {
        sites: [
          site('hall', 'hall', 'all'),
          site('village', 'village', ['anything']),
          site('other', 'village', []),
          site('bank', 'bank', ['other']),
        ],
      },
    ),
  )

  test('counts what is opened to each kind of site, and what a site of it really takes', () => {
    const of = (kind: string) => report.kinds.find(row => row.kind === kind)
    expect(of('hall')).toMatchObject({ sites: 1, opened: 3, taken: 3 })
    expect(of('village')).toMatchObject({ sites: 2, opened: 1, taken: 1 })
    expect(of('bank')).toMatchObject({ sites: 1, opened: 1, taken: 0 })
    expect(report.villageTarget).toBe(15)
  })

  test('counts items and matters for the elderly', () => {
    expect(report.tags.find(row => row.tag === 'elderly')).toEqual({ tag: 'elderly', items: 2, matters: 1 })
  })
})

describe('tables', () => {
  const catalogue = catalogueOf([item('one', {}), item('two', { authority: 'tax' })])
  const reports = [
    limitsReport(catalogue),
    visitsReport(catalogue),
    inPlaceReport(catalogue),
    levelsReport(catalogue),
  ]

  test.each(reports.map(report => [report.kind, report] as const))(
    '%s: each row has a cell for each column, in both languages',
    (_, report) => {
      for (const language of ['zh', 'en'] as const) {
        const tables = reportTables(report, language)
        expect(tables.length).toBeGreaterThan(2)
        for (const { columns, rows, title } of tables) {
          expect(title.length).toBeLessThanOrEqual(31)
          expect(rows.filter(row => row.length !== columns.length)).toEqual([])
          expect(columns.filter(column => column.title === '')).toEqual([])
        }
        expect(reportNotes(report, language).join('')).not.toBe('')
      }
      const words = (language: 'zh' | 'en') =>
        reportTables(report, language).flatMap(table => table.columns.map(column => column.title))
      expect(words('en').filter(word => /\p{Script=Han}/u.test(word))).toEqual([])
      expect(words('zh').filter(word => !/\p{Script=Han}/u.test(word))).toEqual([])
    },
  )
})
