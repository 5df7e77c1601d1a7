/** The answers that people can give in a matter. */
import type { AskedQuestion } from '../../plan/answers.ts'
import { parseCondition } from '../../plan/condition.ts'
import type { Catalogue, Matter } from '../model.ts'
import { conditionFaults } from './condition-faults.ts'

/**
 * The matter's questions in order. One that is faulty in itself is left out, with all that depends on it:
 * what is wrong is told elsewhere, and nothing can be said about the rest.
 */
export function askedQuestions({ questions }: Pick<Catalogue, 'questions'>, matter: Matter): AskedQuestion[] {
  const known = new Set<string>()
  return matter.questions.flatMap(({ question: id, when, otherwise }) => {
    const question = questions.get(id)
    if (question === undefined || known.has(id)) return []
    const parsed = when === undefined ? undefined : parseCondition(when, known)
    if (parsed?.ok === false) return []
    const faults = when === undefined ? [] : conditionFaults(when, known, questions)
    if (faults.some(fault => fault.kind !== 'range')) return []
    known.add(id)
    return [{ question, when: parsed?.condition, otherwise }]
  })
}
