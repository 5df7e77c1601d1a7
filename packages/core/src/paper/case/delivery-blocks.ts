/** 送达回证: what was handed over, how and when; signed by hand where a person took it. */
import { heading, paragraph, table } from '../blocks.ts'
import type { Block } from '../model.ts'
import {
  basisBlocks,
  type CaseDesk,
  dateOf,
  footBlocks,
  headRows,
  itemName,
  licenceName,
  rows,
  taskOf,
} from './case-desk.ts'
import { lawsOfItems } from './laws.ts'

export function deliveryBlocks(desk: CaseDesk): Block[] {
  const { t, state, document } = desk
  const handing = state.handings.at(-1)
  if (handing === undefined) throw new Error('A delivery slip without a delivery')
  const [item, result, number] = t.delivery.columns
  const columns = [
    [item, 4],
    [result, 5],
    [number, 4],
  ] as const
  const lines = handing.items.flatMap(id => {
    const results = taskOf(desk, id)?.results ?? []
    const rowsOf = results.map(entry => [itemName(desk, id), licenceName(desk, entry.licence), entry.number])
    return rowsOf.length > 0 ? rowsOf : [[itemName(desk, id), t.delivery.refused, '']]
  })
  const electronic = handing.method === 'electronic'
  return [
    rows(t.facts.title, [
      ...headRows(desk),
      [t.delivery.method, t.delivery.methods[handing.method]],
      [t.delivery.tracking, handing.trackingNumber],
      [t.delivery.date, dateOf(desk, document.at)],
    ]),
    paragraph(t.delivery.text),
    heading(t.delivery.results),
    table(t.delivery.results, columns, lines),
    electronic ? paragraph(t.delivery.electronicHint) : { kind: 'blanks', labels: t.delivery.signature },
    ...basisBlocks(desk, lawsOfItems(desk, handing.items, [t.laws.issue])),
    ...footBlocks(desk),
  ]
}
