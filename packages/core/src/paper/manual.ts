/** 业务手册: how an item is accepted, reviewed and decided. For staff. */
import type { Item } from '../catalogue/model.ts'
import { facts, heading, lawText, list, paragraph, section, soft, table } from './blocks.ts'
import { conditionText, type Desk, lawTexts, specialDays, statutoryText, yuanOf } from './desk.ts'
import { licenceShare, withLicensingLaw } from './licensing-law.ts'
import { copiesTexts, type MaterialUse } from './materials.ts'
import type { Block } from './model.ts'

function overviewBlocks(desk: Desk, item: Item): Block[] {
  const { catalogue, t, say } = desk
  const { manual } = t.item
  const authority = catalogue.authorities.get(item.authority)
  const results = item.results.flatMap(id => catalogue.licences.get(id) ?? [])
  const statutory = statutoryText(desk, item, t.notice.noStatutory)
  return [
    heading(manual.overview),
    facts(manual.overview, [
      [manual.code, [item.basicCode, ...(item.implementationCode ? [item.implementationCode] : [])]],
      [manual.authority, authority ? [say(authority.name)] : [t.none]],
      [manual.limit, [manual.limitText(statutory, t.days(item.limit.promisedDays))]],
      [manual.result, results.map(({ name }) => say(name))],
      [manual.authorisation, [t.codes.authorisation[item.authorisation ?? 'none']]],
      [manual.phone, authority ? [authority.phone, authority.supervisionPhone] : [t.none]],
    ]),
  ]
}

function stepBlocks({ t, say }: Desk, item: Item): Block[] {
  const { manual } = t.item
  const [number, step, role, limit, points] = manual.stepColumns
  const columns = [
    [number, 1.4],
    [step, 4],
    [role, 3],
    [limit, 3],
    [points, 6],
  ] as const
  const rows = item.steps.map((each, index) => [
    String(index + 1),
    [say(each.name), ...(each.shared ? [manual.sharedStep] : [])],
    each.role === undefined ? t.none : t.codes.role[each.role],
    each.limitDays === undefined ? manual.inTotal : t.days(each.limitDays),
    each.reviewPoints === undefined ? t.none : each.reviewPoints.map(({ text }) => say(text)),
  ])
  return [heading(manual.steps), table(manual.steps, columns, rows)]
}

function pointsOf({ t, say }: Desk, { reviewPoints, commitment }: MaterialUse): string[] {
  const { manual } = t.item
  return [
    ...(reviewPoints.length === 0 ? [manual.noPoints] : reviewPoints.map(({ text }) => say(text))),
    ...(commitment ? [manual.commitmentCheck(say(commitment.check), t.days(commitment.checkDays))] : []),
  ]
}

function materialBlocks(desk: Desk, item: Item): Block[] {
  const { catalogue, t, say } = desk
  const { manual, sheet } = t.item
  const [material, form, points] = manual.materialColumns
  const columns = [
    [material, 4],
    [form, 4],
    [points, 8],
  ] as const
  const rows = item.materials.map(use => {
    const found = catalogue.materials.get(use.material)
    const isSecondary = use.rank === 'secondary' || use.tolerableDays !== undefined
    return [
      [
        found ? say(found.name) : use.material,
        ...(use.when === undefined ? [] : [sheet.onlyWhen(conditionText(desk, use.when))]),
      ],
      [
        ...copiesTexts(desk, use.copies),
        isSecondary ? manual.secondary : manual.main,
        ...(use.tolerableDays === undefined ? [] : [t.material.tolerable(use.tolerableDays)]),
      ],
      pointsOf(desk, use),
    ]
  })
  return rows.length === 0
    ? [heading(manual.materials), paragraph(t.none)]
    : [heading(manual.materials), table(manual.materials, columns, rows)]
}

function specialBlocks(desk: Desk, item: Item): Block[] {
  const { t, say } = desk
  const { manual } = t.item
  const procedures = item.specialProcedures ?? []
  if (procedures.length === 0) return [heading(manual.special), paragraph(manual.specialNone)]
  const [name, limit, clock, basis, when] = manual.specialColumns
  const columns = [
    [name, 3],
    [limit, 3],
    [clock, 3],
    [basis, 5],
    [when, 4],
  ] as const
  const rows = procedures.map(procedure => [
    say(procedure.name),
    specialDays(desk, procedure),
    procedure.suspends ? manual.stops : manual.runs,
    procedure.basis === undefined ? t.none : lawText(procedure.basis),
    procedure.when === undefined ? manual.always : conditionText(desk, procedure.when),
  ])
  const hint = withLicensingLaw(desk, manual.specialHint, licenceShare([item]))
  return [heading(manual.special), table(manual.special, columns, rows), soft(hint)]
}

function feeBlocks({ t, say }: Desk, item: Item): Block[] {
  const lines = (item.fees ?? []).map(fee => {
    const amount = t.colon(say(fee.name), t.yuan(yuanOf(fee.amountFen)))
    return [amount, fee.basis, ...(fee.reduction ? [say(fee.reduction)] : [])].join(' ')
  })
  return [heading(t.item.manual.fees), lines.length === 0 ? paragraph(t.guide.feesNone) : list(lines)]
}

export function manualBlocks(desk: Desk, item: Item): Block[] {
  const { t, say } = desk
  const { manual } = t.item
  const services = (item.intermediaryServices ?? []).map(({ name, basis }) =>
    t.colon(say(name), lawText(basis)),
  )
  const questions = (item.questionsAsked ?? []).map(({ question, answer }) =>
    [say(question), say(answer)].join(' '),
  )
  return [
    soft(manual.intro),
    ...overviewBlocks(desk, item),
    heading(manual.conditions),
    list(item.conditions.map(say), true),
    ...stepBlocks(desk, item),
    heading(manual.points),
    list(
      item.reviewPoints.map(({ text }) => say(text)),
      true,
    ),
    ...materialBlocks(desk, item),
    ...specialBlocks(desk, item),
    heading(manual.intermediary),
    services.length === 0 ? paragraph(t.none) : list(services),
    ...feeBlocks(desk, item),
    heading(manual.laws),
    list(lawTexts(item)),
    ...section(manual.questions, questions.length === 0 ? [] : [list(questions)]),
  ]
}
