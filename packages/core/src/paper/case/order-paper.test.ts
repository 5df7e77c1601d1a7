import { expect, test } from 'vitest'
import { nationalWorkingCalendar } from '../../calendar/calendar.ts'
import { atNine } from '../../case/case.fixture.ts'
import { stallCatalogue } from '../../plan/stall.fixture.ts'
import { makeOrderPaper } from './order-paper.ts'

function textOf(item: string, zh: string): string {
  const record = stallCatalogue.items.get(item)
  if (record === undefined) throw new Error(`no ${item}`)
  const name = { zh, en: zh }
  const openedAt = atNine('2026-10-12')
  const paper = makeOrderPaper({
    language: 'zh',
    catalogue: { ...stallCatalogue, items: new Map(stallCatalogue.items).set(item, { ...record, name }) },
    edition: { hash: 'd202f5f00b65aa', number: 12, date: '2026-09-21' },
    calendar: nationalWorkingCalendar,
    order: {
      number: 'S-1',
      subject: {
        process: 'case',
        processKind: 'case',
        key: 'decision',
        kind: 'decision',
        item,
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
    itemName: name,
    hash: 'e'.repeat(64),
  })
  return JSON.stringify(paper)
}

test('an order about a licence rests on the licensing law; about a registration it does not', () => {
  expect(textOf('registration', '摊点许可')).toContain('《中华人民共和国行政许可法》第六十条')
  expect(textOf('registration', '摊点登记')).not.toContain('行政许可法')
})
