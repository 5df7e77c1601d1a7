/** Form and materials of a case, cut to what the reader's items need. */
import type { CaseContents } from '@yijianshi/contract/case'
import type { FileSummary } from '@yijianshi/contract/draft'
import type { CaseState } from '@yijianshi/core/case'
import type { AnswerValue, Catalogue, Name, Question } from '@yijianshi/core/catalogue'
import { findPreparedMatter, questionsOfItems } from '@yijianshi/core/plan'
import { getPlan, type StoredPlan } from '../draft/plan-store.ts'
import { findFileNames } from '../file/store.ts'
import type { Services } from '../http/wiring.ts'
import { type Answers, findAnswers } from './case-answers.ts'
import { catalogueOf } from './case-version.ts'
import { findForm, findReceipt } from './contents-store.ts'
import { newerGuideOf } from './newer-guide.ts'
import { type Sight, seesAll, sightOf } from './part.ts'
import { nameOf } from './present-task.ts'
import type { VisibleCase } from './visible-case.ts'

function cutForm(plan: StoredPlan, isVisible: (element: string) => boolean) {
  const fields = plan.form.fields.filter(field => isVisible(field.element))
  const sections = plan.form.sections.filter(section => fields.some(field => field.section === section.id))
  return { fields, sections }
}

async function filesOf(
  services: Services,
  caseId: string,
  state: CaseState,
  materials: ReadonlySet<string>,
): Promise<FileSummary[]> {
  const handedIn = state.materials.filter(entry => materials.has(entry.material))
  const ids = handedIn.flatMap(entry => entry.files.map(file => file.file))
  const names = await findFileNames(services, caseId, ids)
  return handedIn.flatMap(({ material, files }) =>
    files.flatMap(file => {
      const name = names.get(file.file)
      return name === undefined ? [] : [{ ...file, material, name }]
    }),
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

function answersOf(answers: Answers, catalogue: Catalogue): CaseContents['answers'] {
  return Object.entries(answers).flatMap(([id, value]) => {
    const question = catalogue.questions.get(id)
    return question === undefined ? [] : [{ question: question.title, answer: answerName(question, value) }]
  })
}

/** An authority reads the answers by which its items were put together, and no others. */
function visibleAnswers(given: Answers, plan: StoredPlan, catalogue: Catalogue, sight: Sight): Answers {
  if (seesAll(sight)) return given
  const prepared = findPreparedMatter(catalogue, plan.matter, plan.region?.code)
  const read = prepared === undefined ? new Set<string>() : questionsOfItems(prepared, sight.part.items)
  return Object.fromEntries(Object.entries(given).filter(([question]) => read.has(question)))
}

function pointsOf({ tasks }: CaseState, items: ReadonlySet<string>, catalogue: Catalogue) {
  return tasks
    .filter(task => items.has(task.item))
    .flatMap(task =>
      task.reviewPoints.map(id => {
        const point = catalogue.items.get(task.item)?.reviewPoints.find(entry => entry.id === id)
        return { item: task.item, id, text: point?.text ?? { zh: id } }
      }),
    )
}

export async function presentContents(
  services: Services,
  caseId: string,
  visible: VisibleCase,
): Promise<CaseContents> {
  const { pool } = services
  const { state, items } = visible
  const catalogue = await catalogueOf(services, state)
  const plan = await getPlan(pool, state.planHash)
  const sight = sightOf(visible, plan)
  const whole = seesAll(sight)
  const form = cutForm(plan, element => whole || sight.part.fields.has(element))
  // Erased, there is nothing of it but what was asked for.
  const values = (await findForm(services, caseId, state.formHash)) ?? {}
  const checklist = plan.checklist
    .filter(entry => whole || sight.part.materials.has(entry.material))
    .map(entry => ({ ...entry, reviewPoints: entry.reviewPoints.filter(point => items.has(point.item)) }))
  const receipt = whole ? await findReceipt(services, caseId) : undefined
  const given = (await findAnswers(services, caseId, state)) ?? {}
  const answers = visibleAnswers(given, plan, catalogue, sight)
  const isNeeded = (neededBy: readonly string[]) => whole || neededBy.some(item => items.has(item))
  return {
    form,
    values: Object.fromEntries(
      form.fields.flatMap(({ element }) => {
        const value = values[element]
        return value === undefined ? [] : [[element, value]]
      }),
    ),
    checklist,
    files: await filesOf(services, caseId, state, new Set(checklist.map(entry => entry.material))),
    reviewPoints: pointsOf(state, items, catalogue),
    answers: answersOf(answers, catalogue),
    newerGuide: await newerGuideOf(services, caseId, plan, isNeeded),
    planned: { answers, ...(plan.region && { region: plan.region.code }) },
    postalAddress: receipt?.postalAddress ?? null,
  }
}
