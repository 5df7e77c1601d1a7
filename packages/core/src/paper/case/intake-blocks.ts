/** From the application to its acceptance: 受理, 不予受理, 一次性告知, 撤回. */
import { civilDateOf } from '../../calendar/calendar.ts'
import { CASE_LIMITS } from '../../case/clocks.ts'
import { expectedEnd } from '../../case/obligations/expected-end.ts'
import { heading, list, notice, paragraph, table } from '../blocks.ts'
import type { Block } from '../model.ts'
import {
  authorityName,
  basisBlocks,
  type CaseDesk,
  dateOf,
  dayText,
  fieldName,
  footBlocks,
  headRows,
  itemName,
  materialName,
  reasonBlocks,
  rightsBlocks,
  rows,
  siteName,
} from './case-desk.ts'
import { caseLaws, jointLaws } from './laws.ts'

function itemTable(desk: CaseDesk): Block[] {
  const { t, state } = desk
  const [item, authority, limit] = t.acceptance.itemColumns
  const columns = [
    [item, 5],
    [authority, 4],
    [limit, 3],
  ] as const
  const lines = state.tasks.map(task => [
    itemName(desk, task.item),
    authorityName(desk, task.authority),
    desk.common.days(task.promisedDays),
  ])
  return [heading(t.acceptance.items), table(t.acceptance.items, columns, lines)]
}

function receivedBlocks(desk: CaseDesk): Block[] {
  const { t, state } = desk
  const [material, files] = t.acceptance.receivedColumns
  const columns = [
    [material, 8],
    [files, 2],
  ] as const
  const lines = state.materials
    .filter(entry => entry.files.length > 0)
    .map(entry => [materialName(desk, entry.material), String(entry.files.length)])
  return lines.length === 0
    ? []
    : [heading(t.acceptance.received), table(t.acceptance.received, columns, lines)]
}

/** 容缺: each material with its last day, counted from acceptance. */
function laterBlocks(desk: CaseDesk): Block[] {
  const { t, state, calendar } = desk
  const accepted = civilDateOf(state.acceptedAt ?? desk.document.at)
  const later = state.tolerable.filter(({ material }) => state.later.includes(material))
  if (later.length === 0) return []
  const [material, due] = t.acceptance.laterColumns
  const columns = [
    [material, 6],
    [due, 4],
  ] as const
  const lines = later.map(entry => [
    materialName(desk, entry.material),
    dayText(desk, calendar.addWorkingDays(accepted, entry.days).date),
  ])
  return [
    heading(t.acceptance.later),
    table(t.acceptance.later, columns, lines),
    list(t.acceptance.laterHint, true),
  ]
}

function acceptanceText({ t, state, document, matter, ...desk }: CaseDesk): string {
  if (document.event.type === 'CaseDeemedAccepted')
    return t.acceptance.deemed(matter, dateOf(desk, document.event.since))
  return state.later.length > 0 ? t.acceptance.tolerant(matter) : t.acceptance.whole(matter)
}

export function acceptanceBlocks(desk: CaseDesk): Block[] {
  const { t, state, document, catalogue, calendar } = desk
  const end = expectedEnd(state, document.at, calendar)
  const deemed = document.event.type === 'CaseDeemedAccepted'
  return [
    rows(t.facts.title, [
      ...headRows(desk),
      [t.facts.received, dateOf(desk, state.receivedAt)],
      [t.facts.accepted, dateOf(desk, state.acceptedAt ?? document.at)],
      [t.facts.expected, end && t.facts.expectedValue(dayText(desk, end.date))],
      [t.facts.site, siteName(desk, state.site)],
      [t.facts.phone, catalogue.sites.get(state.site)?.phone],
    ]),
    paragraph(acceptanceText(desk)),
    ...itemTable(desk),
    ...receivedBlocks(desk),
    ...laterBlocks(desk),
    ...(state.promised.length === 0
      ? []
      : [heading(t.acceptance.promised), list(state.promised.map(material => materialName(desk, material)))]),
    ...basisBlocks(desk, caseLaws(desk, [deemed ? t.laws.deemed : t.laws.accept])),
    ...footBlocks(desk),
  ]
}

export function declinedBlocks(desk: CaseDesk): Block[] {
  const { t, state, matter, catalogue, say } = desk
  const competent = state.declined?.competentAuthority
  const authority = competent === undefined ? undefined : catalogue.authorities.get(competent)
  const where = authority && t.declined.competentPhone(say(authority.name), authority.phone)
  return [
    rows(t.facts.title, [
      ...headRows(desk),
      [t.facts.received, dateOf(desk, state.receivedAt)],
      [t.facts.site, siteName(desk, state.site)],
      [t.facts.phone, catalogue.sites.get(state.site)?.phone],
    ]),
    paragraph(t.declined.text(matter)),
    ...reasonBlocks(desk, state.declined?.reason),
    ...(where === undefined ? [] : [notice(t.declined.competent, [where])]),
    ...basisBlocks(desk, caseLaws(desk, [t.laws.decline])),
    ...rightsBlocks(
      desk,
      state.tasks.map(task => task.authority),
    ),
    ...footBlocks(desk),
  ]
}

/** Whether the notice is the one list of several authorities. */
export function isJointNotice({ state }: Pick<CaseDesk, 'state'>): boolean {
  return (state.jointNotice?.told.length ?? 0) > 0
}

function noticeLaws(desk: CaseDesk): string[] {
  const { t, state } = desk
  const items = state.tasks.map(task => task.item)
  const joint = isJointNotice(desk) ? jointLaws(desk, items, [t.laws.joint]) : []
  return [...caseLaws(desk, [t.laws.notice]), ...joint]
}

export function noticeBlocks(desk: CaseDesk): Block[] {
  const { t, state, matter, catalogue, calendar, document, common } = desk
  const [number, subject, problem] = t.notice.columns
  const columns = [
    [number, 1],
    [subject, 4],
    [problem, 7],
  ] as const
  const lines = (state.notice?.entries ?? []).map((entry, index) => [
    String(index + 1),
    entry.subject === 'material' ? materialName(desk, entry.id) : fieldName(desk, entry.id),
    entry.problem,
  ])
  const due = calendar.addWorkingDays(civilDateOf(document.at), CASE_LIMITS.correctionDays)
  const told = state.jointNotice?.told.filter(({ entries }) => entries.length > 0) ?? []
  const authorities = told.map(({ authority }) => authorityName(desk, authority))
  return [
    rows(t.facts.title, [
      ...headRows(desk),
      [t.facts.received, dateOf(desk, state.receivedAt)],
      [t.facts.site, siteName(desk, state.site)],
      [t.facts.phone, catalogue.sites.get(state.site)?.phone],
    ]),
    paragraph(t.notice.text(matter)),
    ...(authorities.length > 0 ? [paragraph(t.notice.joint(common.and(authorities)))] : []),
    heading(t.notice.entries),
    table(t.notice.entries, columns, lines),
    notice(t.notice.due(dayText(desk, due.date)), [t.notice.once]),
    ...basisBlocks(desk, noticeLaws(desk)),
    ...footBlocks(desk),
  ]
}

export function withdrawalBlocks(desk: CaseDesk): Block[] {
  const { t, state, document, matter } = desk
  return [
    rows(t.facts.title, [
      ...headRows(desk),
      [t.facts.submitted, dateOf(desk, state.submittedAt)],
      [t.withdrawal.date, dateOf(desk, document.at)],
    ]),
    paragraph(t.withdrawal.text(matter)),
    ...reasonBlocks(desk, state.withdrawnReason),
    ...footBlocks(desk),
  ]
}
