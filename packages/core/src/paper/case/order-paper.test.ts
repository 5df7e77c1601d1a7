import { expect, test } from 'vitest'
import { nationalWorkingCalendar } from '../../calendar/calendar.ts'
import { atNine } from '../../case/case.fixture.ts'
import { stallCatalogue } from '../../plan/stall.fixture.ts'
import { makeOrderPaper } from './order-paper.ts'

type About = {
  /** Names of the items of the case, by their ids. */
  readonly items: Readonly<Record<string, string>>
  /** The one that the order names. */
  readonly item?: string
}

function paperOf({ items, item }: About) {
  const name = { zh: '名称', en: 'name' }
  const openedAt = atNine('2026-10-12')
  const named = Object.entries(items).map(([id, zh]) => {
    const record = stallCatalogue.items.get(id)
    if (record === undefined) throw new Error(`no ${id}`)
    return [id, { ...record, name: { zh, en: zh } }] as const
  })
  return makeOrderPaper({
    language: 'zh',
    catalogue: { ...stallCatalogue, items: new Map([...stallCatalogue.items, ...named]) },
    edition: { hash: 'd202f5f00b65aa', number: 12, date: '2026-09-21' },
    calendar: nationalWorkingCalendar,
    order: {
      number: 'S-1',
      subject: {
        process: 'case',
        processKind: 'case',
        key: item === undefined ? 'acceptance' : 'decision',
        kind: item === undefined ? 'acceptance' : 'decision',
        ...(item !== undefined && { item }),
        due: '2026-10-09',
      },
      owner: { kind: 'authority', id: 'registry' },
      stage: 'open',
      openedBy: 'manager',
      openedAt,
      round: 1,
      roundSince: openedAt,
      replies: [],
    },
    ownerName: name,
    issuerName: name,
    caseNumber: 'C-1',
    matterName: name,
    itemName: item === undefined ? undefined : name,
    items: Object.keys(items),
    hash: 'e'.repeat(64),
  })
}

/** What stands under 依据; undefined where there is no such heading. */
function basisOf(about: About): unknown {
  const { blocks } = paperOf(about)
  const at = blocks.findIndex(block => block.kind === 'heading' && block.text === '依据')
  return at === -1 ? undefined : blocks[at + 1]
}

const article = '《中华人民共和国行政许可法》第六十条'
const listed = (text: string) => ({ kind: 'list', ordered: false, entries: [text] })

test('an order about a licence rests on the licensing law; about a registration it does not', () => {
  const items = { registration: '摊点许可', tax: '税务登记' }
  expect(basisOf({ items, item: 'registration' })).toEqual(listed(article))
  expect(basisOf({ items, item: 'tax' })).toBeUndefined()
})

test('an order about the whole application rests on the licensing law for its licences alone', () => {
  const registrations = { registration: '摊点登记', tax: '税务登记' }
  expect(basisOf({ items: registrations })).toBeUndefined()
  expect(JSON.stringify(paperOf({ items: registrations }))).not.toContain('行政许可法')
  expect(basisOf({ items: { registration: '摊点许可', tax: '税务登记' } })).toEqual(
    listed(`${article}（适用于摊点许可）`),
  )
  expect(basisOf({ items: { registration: '摊点许可' } })).toEqual(listed(article))
})
