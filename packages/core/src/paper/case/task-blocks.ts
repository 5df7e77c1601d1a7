/** One item at its authority: 特别程序, 准予与不予, 撤销. */
import { dueOf, limitAt } from '../../calendar/calendar.ts'
import { procedureClock } from '../../case/clocks.ts'
import type { CaseEvent } from '../../case/events.ts'
import { decisionFormIn, decisionWords } from '../../catalogue/decision-form.ts'
import { heading, list, notice, paragraph, soft } from '../blocks.ts'
import type { Block } from '../model.ts'
import {
  basisBlocks,
  type CaseDesk,
  dateOf,
  dayText,
  footBlocks,
  itemName,
  itemRows,
  licenceName,
  reasonBlocks,
  rightsBlocks,
  rows,
  taskOf,
} from './case-desk.ts'
import { decisionLaws, itemLaws } from './laws.ts'

type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>

function daysText({ t }: CaseDesk, days: number, unit: 'working-days' | 'natural-days'): string {
  return unit === 'natural-days' ? t.naturalDays(days) : t.workingDays(days)
}

export function procedureBlocks(desk: CaseDesk, event: Of<'ProcedureBegun'>): Block[] {
  const { t, document, calendar } = desk
  const { item, kind, days, unit, suspends } = event
  const procedure = taskOf(desk, item)?.procedures.find(({ id }) => id === event.procedure)
  const end = procedure && dueOf(calendar, limitAt(procedureClock(procedure), document.at)).date
  return [
    rows(t.facts.title, [
      ...itemRows(desk, item),
      [t.procedure.days, daysText(desk, days, unit)],
      [t.procedure.begins, dateOf(desk, document.at)],
      [t.procedure.ends, end && dayText(desk, end)],
      [t.procedure.clock, suspends ? t.procedure.suspends : t.procedure.counts],
    ]),
    paragraph(t.procedure.text(itemName(desk, item), t.procedure.kinds[kind])),
    heading(t.procedure.why),
    paragraph(event.notice),
    ...basisBlocks(desk, itemLaws(desk, item, [t.laws.procedure])),
    ...footBlocks(desk),
  ]
}

function actsOf({ catalogue, language }: CaseDesk, item: string) {
  return decisionWords(decisionFormIn(catalogue, item), language)
}

export function grantedBlocks(desk: CaseDesk, { item }: Of<'TaskGranted'>): Block[] {
  const { t, document } = desk
  const results = (taskOf(desk, item)?.licences ?? []).map(id => licenceName(desk, id))
  return [
    rows(t.facts.title, [...itemRows(desk, item), [t.decision.decided, dateOf(desk, document.at)]]),
    paragraph(t.decision.granted(itemName(desk, item), actsOf(desk, item).grant)),
    ...(results.length === 0 ? [] : [heading(t.decision.results), list(results), soft(t.decision.issue)]),
    ...basisBlocks(desk, decisionLaws(desk, item, [t.laws.grant, t.laws.issue])),
    ...footBlocks(desk),
  ]
}

export function refusedBlocks(desk: CaseDesk, { item, reasons, remedies }: Of<'TaskRefused'>): Block[] {
  const { t, document } = desk
  const authority = taskOf(desk, item)?.authority
  return [
    rows(t.facts.title, [...itemRows(desk, item), [t.decision.decided, dateOf(desk, document.at)]]),
    paragraph(t.decision.refused(itemName(desk, item), actsOf(desk, item).refuse)),
    ...reasonBlocks(desk, reasons),
    ...basisBlocks(desk, decisionLaws(desk, item, [t.laws.refuse])),
    ...rightsBlocks(desk, authority === undefined ? [] : [authority]),
    ...(remedies === undefined ? [] : [paragraph(remedies)]),
    ...footBlocks(desk),
  ]
}

export function notNeededBlocks(desk: CaseDesk, { item, reason }: Of<'TaskNotNeeded'>): Block[] {
  const { t, document } = desk
  return [
    rows(t.facts.title, [...itemRows(desk, item), [t.decision.decided, dateOf(desk, document.at)]]),
    paragraph(t.decision.notNeeded(itemName(desk, item))),
    ...reasonBlocks(desk, reason),
    ...basisBlocks(desk, decisionLaws(desk, item, [])),
    ...footBlocks(desk),
  ]
}

export function revocationBlocks(desk: CaseDesk, event: Of<'ResultRevoked'>): Block[] {
  const { t, document } = desk
  const { item, licence, ground, reason } = event
  const task = taskOf(desk, item)
  const number = task?.results?.find(result => result.licence === licence)?.number ?? ''
  const isPublic = ground === 'public-interest'
  const text = isPublic ? t.revocation.takenBack : t.revocation.text
  return [
    rows(t.facts.title, [
      ...itemRows(desk, item),
      [t.revocation.ground, t.revocation.grounds[ground]],
      [t.revocation.date, dateOf(desk, document.at)],
    ]),
    paragraph(text(licenceName(desk, licence), number)),
    ...reasonBlocks(desk, reason),
    ...(isPublic ? [notice(t.revocation.compensation, [])] : []),
    ...basisBlocks(desk, itemLaws(desk, item, [t.laws.revocation[ground]])),
    ...rightsBlocks(desk, task === undefined ? [] : [task.authority]),
    ...footBlocks(desk),
  ]
}
