/** 专属指南: what one person in one situation has to know, and nothing else. */
import type { AnswerValue, Question } from '../catalogue/model.ts'
import type { ChecklistEntry, PlanTask } from '../plan/plan.ts'
import { facts, heading, list, notice, paragraph, soft, table, tableOr } from './blocks.ts'
import { type PlanDesk, specialLine } from './desk.ts'
import { formTexts, leftText, lenienceTexts, originTexts, usersText } from './materials.ts'
import type { Block } from './model.ts'
import { feeBlocks, lawBlocks, phoneBlocks, placeBlocks, rightsBlocks } from './plan-sections.ts'

/** An answer in the words of the question's options. */
export function answerText({ t, say }: PlanDesk, question: Question, answer: AnswerValue): string {
  if (typeof answer === 'boolean') return answer ? t.yes : t.no
  if (typeof answer === 'number') {
    return question.kind === 'number' ? `${answer} ${say(question.unit)}` : String(answer)
  }
  const labelOf = (value: string) => {
    const options = question.kind === 'choice' || question.kind === 'many' ? question.options : []
    const option = options.find(each => each.value === value)
    return option ? say(option.label) : value
  }
  if (typeof answer === 'string') return labelOf(answer)
  return answer.length === 0 ? t.none : t.and(answer.map(labelOf))
}

function situationBlocks(desk: PlanDesk): Block[] {
  const { catalogue, plan, t, say } = desk
  const answered = Object.entries(plan.answers).flatMap(([id, answer]) => {
    const question = catalogue.questions.get(id)
    return question ? [[say(question.title), [answerText(desk, question, answer)]] as const] : []
  })
  const name = say(plan.situation.name)
  const situation = name === '' ? [] : [[t.guide.situationName, [name]] as const]
  const { region, variant } = plan
  const place = region === undefined ? [] : [[t.guide.region, [say(region.name)]] as const]
  return [
    heading(t.guide.situation),
    facts(t.guide.situation, [...situation, ...place, ...answered]),
    ...(variant?.note === undefined ? [] : [paragraph(say(variant.note))]),
  ]
}

const figures = ['applications', 'materials', 'workingDays', 'visits', 'links'] as const

function overviewBlocks({ plan, t }: PlanDesk): Block[] {
  const { guide } = t
  const columns = [
    [guide.figure, 4],
    [guide.before, 3],
    [guide.after, 3],
  ] as const
  const rows = figures.map(figure => [
    guide.figures[figure],
    String(plan.before[figure]),
    String(plan.after[figure]),
  ])
  return [heading(guide.overview), table(guide.overview, columns, rows)]
}

/** Who makes it and whether a sample is there, in one line. */
function sourceText(desk: PlanDesk, { kind, material }: ChecklistEntry): string[] {
  const { catalogue, t } = desk
  if (kind === 'form') return []
  const sample = catalogue.materials.get(material)?.sample === undefined ? [] : [t.material.sample]
  return [[...originTexts(desk, material), ...sample].join(t.semicolon)]
}

function bringBlocks(desk: PlanDesk): Block[] {
  const { plan, t, say } = desk
  const title = t.guide.bring(plan.checklist.length)
  const [number, material, form, how] = t.guide.bringColumns
  const columns = [
    [number, 1],
    [material, 3],
    [form, 3],
    [how, 6],
  ] as const
  const rows = plan.checklist.map((entry, index) => [
    String(index + 1),
    [say(entry.name), ...lenienceTexts(desk, entry)],
    formTexts(desk, entry),
    [say(entry.guidance), ...sourceText(desk, entry), usersText(desk, entry.neededBy)],
  ])
  return [
    heading(title),
    ...(rows.length === 0 ? [] : [soft(t.guide.bringHint)]),
    tableOr(t.guide.nothingToBring, table(title, columns, rows)),
  ]
}

function notBringBlocks(desk: PlanDesk): Block[] {
  const { plan, t, say } = desk
  const [material, why] = t.guide.notBringColumns
  const columns = [
    [material, 4],
    [why, 6],
  ] as const
  const rows = plan.omitted.map(entry => [say(entry.name), leftText(desk, entry)])
  return [heading(t.guide.notBring), tableOr(t.guide.notBringNone, table(t.guide.notBring, columns, rows))]
}

function formBlocks({ plan, t, say }: PlanDesk): Block[] {
  const { sections, fields } = plan.form
  const entries = sections.map(section => {
    const names = fields.filter(field => field.section === section.id).map(field => say(field.name))
    return [say(section.name), [t.and(names)]] as const
  })
  return entries.length === 0
    ? [heading(t.guide.form), paragraph(t.guide.formNone)]
    : [heading(t.guide.form), soft(t.guide.formHint), facts(t.guide.form, entries)]
}

/** Which working days a task takes, counted from the day after acceptance. */
export function taskDays({ t }: PlanDesk, { startDay, endDay }: PlanTask): string {
  return startDay === endDay ? t.guide.onTheSpot : t.guide.stepDays(startDay + 1, endDay)
}

/** The items whose results a task waits for. */
export function waitsFor({ plan, say }: PlanDesk, task: PlanTask): string[] {
  return plan.flow.tasks.filter(each => task.dependsOn.includes(each.item)).map(each => say(each.name))
}

/** Special procedures that this situation may meet. */
export function specialLines(desk: PlanDesk): string[] {
  const { items, holds, t, say } = desk
  return items.flatMap(({ item }) =>
    (item.specialProcedures ?? [])
      .filter(procedure => holds(procedure.when))
      .map(procedure => t.colon(say(item.name), specialLine(desk, procedure))),
  )
}

function stepBlocks(desk: PlanDesk): Block[] {
  const { plan, t, say } = desk
  const [item, authority, days, waits] = t.guide.stepsColumns
  const columns = [
    [item, 4],
    [authority, 4],
    [days, 3],
    [waits, 4],
  ] as const
  const rows = plan.flow.tasks.map(task => {
    const names = waitsFor(desk, task)
    return [
      say(task.name),
      say(task.authorityName),
      taskDays(desk, task),
      names.length === 0 ? t.guide.waitsForNothing : t.and(names),
    ]
  })
  const specials = specialLines(desk)
  return [
    heading(t.guide.steps),
    paragraph(t.guide.stepsHint(plan.flow.workingDays)),
    table(t.guide.steps, columns, rows),
    ...(specials.length === 0 ? [] : [soft(t.guide.specials), list(specials)]),
  ]
}

function resultBlocks({ catalogue, plan, t, say }: PlanDesk): Block[] {
  const [result, issuer, validity] = t.guide.resultsColumns
  const columns = [
    [result, 4],
    [issuer, 4],
    [validity, 3],
  ] as const
  const rows = plan.items.flatMap(item =>
    item.results.map(({ licence, name }) => {
      const years = catalogue.licences.get(licence)?.validityYears
      return [say(name), say(item.authorityName), years === undefined ? t.guide.noExpiry : t.years(years)]
    }),
  )
  return [heading(t.guide.results), table(t.guide.results, columns, rows)]
}

export function guideBlocks(desk: PlanDesk): Block[] {
  const { guide } = desk.t
  return [
    notice(guide.madeFor, [guide.madeForText]),
    ...situationBlocks(desk),
    ...overviewBlocks(desk),
    ...bringBlocks(desk),
    ...notBringBlocks(desk),
    ...formBlocks(desk),
    ...stepBlocks(desk),
    ...feeBlocks(desk, guide.fees),
    ...resultBlocks(desk),
    ...placeBlocks(desk, guide.places),
    ...lawBlocks(desk, guide.laws),
    ...rightsBlocks(desk, guide.rights),
    ...phoneBlocks(desk, guide.phones),
  ]
}
