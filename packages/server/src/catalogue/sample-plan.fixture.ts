/** Plans of the sample catalogue, for tests that compare its figures with those of public guides. */
import { join } from 'node:path'
import type { AnswerValue, Catalogue } from '@yijianshi/core/catalogue'
import { compile, type OmittedEntry, type Plan, type PlanOptions } from '@yijianshi/core/plan'
import { loadCatalogue } from './load.ts'

export type Answers = Readonly<Record<string, AnswerValue>>

const { catalogue, findings } = await loadCatalogue(join(import.meta.dirname, '../../../../catalogue'))

export function sampleCatalogue(): Catalogue {
  if (!catalogue) throw new Error(JSON.stringify(findings))
  return catalogue
}

export function samplePlan(matter: string, answers: Answers, options: PlanOptions = {}): Plan {
  const result = compile(sampleCatalogue(), matter, answers, options)
  if (!result.ok) throw new Error(`${matter}: ${JSON.stringify(result.problems)}`)
  return result.plan
}

export const itemsOf = (plan: Plan): string[] => plan.items.map(entry => entry.item)
export const askedFor = (plan: Plan): string[] => plan.checklist.map(entry => entry.material)

/** Materials left out for one reason, with the items that need not be given them. */
export function leftOut(plan: Plan, reason: OmittedEntry['reason']): Record<string, readonly string[]> {
  const entries = plan.omitted.filter(entry => entry.reason === reason)
  return Object.fromEntries(entries.map(entry => [entry.material, entry.neededBy]))
}

/** Rows of materials left out for one reason, over all items. */
export const rowsLeftOut = (plan: Plan, reason: OmittedEntry['reason']): number =>
  plan.omitted
    .filter(entry => entry.reason === reason)
    .reduce((rows, entry) => rows + entry.neededBy.length, 0)

/** From when to when each item is worked on, in working days after submission. */
export function daysOf(plan: Plan): Record<string, readonly [start: number, end: number]> {
  return Object.fromEntries(plan.flow.tasks.map(task => [task.item, [task.startDay, task.endDay]]))
}

/** All answers to the questions of a matter that has yes-no questions and choices of one only. */
export function allAnswers(matter: string): Answers[] {
  const { questions } = sampleCatalogue()
  const asked = sampleCatalogue().matters.get(matter)?.questions ?? []
  return asked.reduce<Answers[]>(
    (answers, entry) => {
      const question = questions.get(entry.question)
      if (question?.kind !== 'choice' && question?.kind !== 'yes-no') {
        throw new Error(`${matter} asks ${entry.question}, which has no short list of answers`)
      }
      const values: AnswerValue[] =
        question.kind === 'choice' ? question.options.map(option => option.value) : [true, false]
      return answers.flatMap(answer => values.map(value => ({ ...answer, [question.id]: value })))
    },
    [{}],
  )
}
