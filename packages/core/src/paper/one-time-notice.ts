/** 一次性告知单 (行政许可法 art. 30, 32): everything that is asked, told once and in writing. */
import { heading, list, paragraph, table } from './blocks.ts'
import { namesOf, type PlanDesk, statutoryText } from './desk.ts'
import { specialLines } from './guide.ts'
import { licenceShare } from './licensing-law.ts'
import { formTexts, lenienceTexts } from './materials.ts'
import type { Block } from './model.ts'
import { feeBlocks, lawBlocks, phoneBlocks, placeBlocks, rightsBlocks } from './plan-sections.ts'

function itemBlocks(desk: PlanDesk): Block[] {
  const { items, t, say } = desk
  const [number, item, authority, kind, result] = t.notice.itemColumns
  const columns = [
    [number, 1],
    [item, 4],
    [authority, 4],
    [kind, 3],
    [result, 4],
  ] as const
  const rows = items.map((handled, index) => [
    String(index + 1),
    say(handled.planned.name),
    say(handled.planned.authorityName),
    t.codes.itemKind[handled.item.kind],
    namesOf(
      desk,
      handled.planned.results.map(({ name }) => name),
    ),
  ])
  return [heading(t.notice.items), table(t.notice.items, columns, rows)]
}

function conditionBlocks({ items, t, say }: PlanDesk): Block[] {
  return [
    heading(t.notice.conditions),
    ...items.flatMap(({ item, planned }) => [
      heading(say(planned.name), 3),
      list(item.conditions.map(say), true),
    ]),
  ]
}

function materialBlocks(desk: PlanDesk): Block[] {
  const { plan, t, say } = desk
  const title = t.notice.materials(plan.checklist.length)
  const [number, material, form, lenience, guidance] = t.notice.materialColumns
  const columns = [
    [number, 1],
    [material, 4],
    [form, 3],
    [lenience, 3],
    [guidance, 6],
  ] as const
  const rows = plan.checklist.map((entry, index) => {
    const lenient = lenienceTexts(desk, entry)
    return [
      String(index + 1),
      say(entry.name),
      formTexts(desk, entry),
      lenient.length === 0 ? t.notice.notTolerable : lenient,
      say(entry.guidance),
    ]
  })
  return rows.length === 0
    ? [heading(title), paragraph(t.guide.nothingToBring)]
    : [heading(title), table(title, columns, rows)]
}

function limitBlocks(desk: PlanDesk): Block[] {
  const { plan, items, t, say } = desk
  const [item, statutory, promised] = t.notice.limitColumns
  const columns = [
    [item, 5],
    [statutory, 3],
    [promised, 3],
  ] as const
  const rows = items.map(handled => {
    const task = plan.flow.tasks.find(each => each.item === handled.item.id)
    const days = task ? task.endDay - task.startDay : handled.item.limit.promisedDays
    return [say(handled.planned.name), statutoryText(desk, handled.item, t.notice.noStatutory), t.days(days)]
  })
  const specials = specialLines(desk)
  return [
    heading(t.notice.limits),
    table(t.notice.limits, columns, rows),
    paragraph(t.notice.jointLimit(plan.flow.workingDays)),
    ...(specials.length === 0 ? [] : [heading(t.notice.special, 3), list(specials)]),
  ]
}

export function noticeBlocks(desk: PlanDesk): Block[] {
  const { plan, items, t, say } = desk
  const law = t.notice.law[licenceShare(items.map(({ item }) => item))]
  return [
    { kind: 'blanks', labels: [t.notice.addressee] },
    paragraph(t.notice.opening(say(plan.name), say(plan.situation.name), law)),
    ...itemBlocks(desk),
    ...conditionBlocks(desk),
    ...materialBlocks(desk),
    ...limitBlocks(desk),
    ...feeBlocks(desk, t.notice.fees),
    ...lawBlocks(desk, t.notice.basis),
    ...rightsBlocks(desk, t.notice.rights),
    ...placeBlocks(desk, t.notice.places),
    ...phoneBlocks(desk, t.guide.phones).slice(1),
    { kind: 'blanks', labels: t.notice.signature },
    paragraph(t.notice.copies),
  ]
}
