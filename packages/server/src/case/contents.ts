/** Form and materials of a case, cut to what the reader's items need. */
import type { CaseContents } from '@yijianshi/contract/case'
import type { FileSummary } from '@yijianshi/contract/draft'
import type { PlanOnWire } from '@yijianshi/contract/plan'
import { type Actor, answersFor } from '@yijianshi/core/access'
import type { CaseState, Task } from '@yijianshi/core/case'
import type { AnswerValue, Catalogue, Name, Question } from '@yijianshi/core/catalogue'
import { getPlan } from '../draft/plan-store.ts'
import type { Services } from '../http/wiring.ts'
import { plainAnswers } from '../matter/answers.ts'
import { catalogueOf } from './case-version.ts'
import { findReceipt, getForm } from './contents-store.ts'
import { newerGuideOf } from './newer-guide.ts'
import { nameOf } from './present-task.ts'

/** Who takes part in an item, or is to speak on it, reads what it speaks on. */
function isAskedOn(authority: string, state: CaseState, { item, law, ...task }: Task): boolean {
  return (
    [...law.joint, ...task.addedAuthorities].includes(authority) ||
    task.opinionRequests.some(request => request.authorities.includes(authority)) ||
    state.jointActs.some(
      act => act.state !== 'cancelled' && act.items.includes(item) && act.authorities.includes(authority),
    )
  )
}

/** The items whose part of the data the reader may read; all for the applicant and the clerk. */
export function readableItems(actor: Actor, state: CaseState): ReadonlySet<string> {
  const tasks =
    actor.role === 'reviewer'
      ? state.tasks.filter(
          task => answersFor(actor, task.authority, task.item) || isAskedOn(actor.authority, state, task),
        )
      : actor.role === 'manager'
        ? []
        : state.tasks
  return new Set(tasks.map(task => task.item))
}

function cutForm(plan: PlanOnWire, isNeeded: (neededBy: readonly string[]) => boolean) {
  const fields = plan.form.fields.filter(field => isNeeded(field.neededBy))
  const sections = plan.form.sections.filter(section => fields.some(field => field.section === section.id))
  return { fields, sections }
}

async function filesOf(
  services: Services,
  state: CaseState,
  materials: ReadonlySet<string>,
): Promise<FileSummary[]> {
  const handedIn = state.materials.filter(entry => materials.has(entry.material))
  const ids = handedIn.flatMap(entry => entry.files.map(file => file.file))
  const found = await services.pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM file WHERE id = ANY ($1::uuid[])',
    [ids],
  )
  const names = new Map(found.rows.map(row => [row.id, row.name]))
  return handedIn.flatMap(({ material, files }) =>
    files.map(file => ({ ...file, material, name: names.get(file.file) ?? file.file })),
  )
}

const yesNo = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } } as const

function answerName(question: Question, value: AnswerValue): Name {
  if (question.kind === 'yes-no') return value === true ? yesNo.true : yesNo.false
  if (question.kind === 'number') {
    return { zh: `${value} ${question.unit.zh}`, en: `${value} ${question.unit.en ?? question.unit.zh}` }
  }
  const values = Array.isArray(value) ? value : [String(value)]
  const labels = values.map(entry =>
    nameOf(question.options.find(option => option.value === entry)?.label, entry),
  )
  return { zh: labels.map(label => label.zh).join('、'), en: labels.map(label => label.en).join(', ') }
}

function answersOf(plan: PlanOnWire, catalogue: Catalogue): CaseContents['answers'] {
  return Object.entries(plainAnswers(plan.answers)).flatMap(([id, value]) => {
    const question = catalogue.questions.get(id)
    return question === undefined ? [] : [{ question: question.title, answer: answerName(question, value) }]
  })
}

export async function presentContents(
  services: Services,
  actor: Actor,
  caseId: string,
  state: CaseState,
): Promise<CaseContents> {
  const { pool } = services
  const catalogue = await catalogueOf(services, state)
  const plan = await getPlan(pool, state.planHash)
  const items = readableItems(actor, state)
  const seesAll = actor.role === 'applicant' || actor.role === 'clerk'
  const isNeeded = (neededBy: readonly string[]) => seesAll || neededBy.some(item => items.has(item))
  const form = cutForm(plan, isNeeded)
  const values = await getForm(pool, caseId, state.formHash)
  const checklist = plan.checklist
    .filter(entry => isNeeded(entry.neededBy))
    .map(entry => ({ ...entry, reviewPoints: entry.reviewPoints.filter(point => items.has(point.item)) }))
  const receipt = seesAll ? await findReceipt(pool, caseId) : undefined
  return {
    form,
    values: Object.fromEntries(
      form.fields.flatMap(({ element }) => {
        const value = values[element]
        return value === undefined ? [] : [[element, value]]
      }),
    ),
    checklist,
    files: await filesOf(services, state, new Set(checklist.map(entry => entry.material))),
    reviewPoints: state.tasks
      .filter(task => items.has(task.item))
      .flatMap(task =>
        task.reviewPoints.map(id => {
          const point = catalogue.items.get(task.item)?.reviewPoints.find(entry => entry.id === id)
          return { item: task.item, id, text: point?.text ?? { zh: id } }
        }),
      ),
    answers: answersOf(plan, catalogue),
    newerGuide: await newerGuideOf(services, caseId, plan, isNeeded),
    planned: { answers: plainAnswers(plan.answers), ...(plan.region && { region: plan.region.code }) },
    postalAddress: receipt?.postalAddress ?? null,
  }
}
