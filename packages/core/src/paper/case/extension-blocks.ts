/** Longer limits, each told with the day before and the day after: of one item, of all together, of what is to follow. */
import { type ClockLedger, dueOf, limitAt } from '../../calendar/calendar.ts'
import { jointClock, supplementClock, taskClock } from '../../case/clocks.ts'
import type { CaseEvent } from '../../case/events.ts'
import { paragraph } from '../blocks.ts'
import type { Block } from '../model.ts'
import {
  basisBlocks,
  type CaseDesk,
  dayText,
  footBlocks,
  headRows,
  itemName,
  itemRows,
  materialName,
  type Row,
  reasonBlocks,
  rows,
  taskOf,
} from './case-desk.ts'
import { itemLaws, jointLaws } from './laws.ts'

type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>

/** Without what was added, and with it. */
function dayRows(desk: CaseDesk, clock: ClockLedger | undefined): Row[] {
  const { t, document, calendar } = desk
  const endOf = (ledger: ClockLedger) => dayText(desk, dueOf(calendar, limitAt(ledger, document.at)).date)
  return [
    [t.extension.before, clock && endOf({ ...clock, extensions: [] })],
    [t.extension.after, clock && endOf(clock)],
  ]
}

export function extensionBlocks(desk: CaseDesk, { item, days, reason }: Of<'TaskExtended'>): Block[] {
  const { t } = desk
  const task = taskOf(desk, item)
  return [
    rows(t.facts.title, [...itemRows(desk, item), ...dayRows(desk, task && taskClock(task))]),
    paragraph(t.extension.text(itemName(desk, item), t.workingDays(days))),
    ...reasonBlocks(desk, reason),
    ...basisBlocks(desk, itemLaws(desk, item, [t.laws.extension])),
    ...footBlocks(desk),
  ]
}

export function jointExtensionBlocks(desk: CaseDesk, event: Of<'JointLimitExtended'>): Block[] {
  const { t, state, matter } = desk
  const { days, approver, reason } = event
  const items = state.tasks.map(task => task.item)
  return [
    rows(t.facts.title, [
      ...headRows(desk),
      [t.extension.approver, approver],
      ...dayRows(desk, jointClock(state)),
    ]),
    paragraph(t.extension.joint(matter, t.workingDays(days))),
    ...reasonBlocks(desk, reason),
    ...basisBlocks(desk, jointLaws(desk, items, [t.laws.jointExtension])),
    ...footBlocks(desk),
  ]
}

/** 不可抗力. */
export function prolongedBlocks(desk: CaseDesk, event: Of<'SupplementProlonged'>): Block[] {
  const { t, state } = desk
  const { material, days, reason } = event
  const tolerable = state.tolerable.find(entry => entry.material === material)
  return [
    rows(t.facts.title, [
      ...headRows(desk),
      ...dayRows(desk, tolerable && supplementClock(state, tolerable)),
    ]),
    paragraph(t.extension.prolonged(materialName(desk, material), t.workingDays(days))),
    ...reasonBlocks(desk, reason),
    ...basisBlocks(desk, [t.laws.forceMajeure]),
    ...footBlocks(desk),
  ]
}
