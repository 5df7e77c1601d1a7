/** What is wrong with a condition by itself, whatever matter it stands in. */
import { type Condition, parseCondition } from '../../plan/condition.ts'
import type { Catalogue, Question } from '../model.ts'
import { isPlainlyDecided } from '../proof/condition-diagrams.ts'
import { SituationProof } from '../proof/situation-proof.ts'
import {
  type Comparison,
  comparisonsOf,
  findArithmetic,
  numericValue,
  stringValue,
} from './condition-literals.ts'
import { shownSample } from './shown-answers.ts'

export type ConditionFault =
  | { readonly kind: 'arithmetic'; readonly offset: number }
  /** Compared with what is never an answer to the questions. */
  | {
      readonly kind: 'value'
      readonly offset: number
      readonly value: string
      readonly questions: readonly Question[]
    }
  /** Compared with a number that can't be entered, though it may count where the question is not asked. */
  | { readonly kind: 'range'; readonly offset: number; readonly value: number; readonly question: Question }
  /** Greater or less of what has no order. */
  | {
      readonly kind: 'order'
      readonly offset: number
      readonly operator: string
      readonly question: Question
    }
  | { readonly kind: 'undecided'; readonly answers: string }
  /** Compared so that no proof about it is possible. */
  | { readonly kind: 'not-proved' }

type Literal = Comparison['literals'][number]

function accepts(question: Question, literal: Literal, names: readonly string[]): boolean {
  const isMembership = names.includes('list contains')
  switch (question.kind) {
    case 'choice':
    case 'many': {
      if (question.kind === 'many' && names.includes('count')) return literal.type === 'NumericLiteral'
      const fits = question.kind === 'choice' || isMembership
      const value = stringValue(literal.text)
      return (
        fits && literal.type === 'StringLiteral' && question.options.some(option => option.value === value)
      )
    }
    case 'yes-no':
      return literal.type === 'BooleanLiteral'
    case 'number':
      return literal.type === 'NumericLiteral'
  }
}

/** The least and the greatest number that can be compared with the question, if it is one. */
export function rangeOf(question: Question): readonly [number, number] | undefined {
  if (question.kind === 'number') return [question.min, question.max]
  return question.kind === 'many' ? [0, question.options.length] : undefined
}

function literalFaults(
  { names, literals, orders }: Comparison,
  questions: ReadonlyMap<string, Question>,
): ConditionFault[] {
  const compared = names.flatMap(name => questions.get(name) ?? [])
  const [question, another] = compared
  if (question === undefined) return []
  const wrong = literals.filter(literal => !compared.some(entry => accepts(entry, literal, names)))
  if (wrong.length > 0) {
    return wrong.map(({ offset, text }) => ({ kind: 'value', offset, value: text, questions: compared }))
  }
  if (another !== undefined) return []
  const hasOrder = question.kind === 'number' || (question.kind === 'many' && names.includes('count'))
  const [order] = orders
  if (!hasOrder) return order ? [{ kind: 'order', offset: order.offset, operator: order.text, question }] : []
  const [least, greatest] = rangeOf(question) ?? [-Infinity, Infinity]
  return literals.flatMap(literal => {
    const value = numericValue(literal.text)
    const isOutside = literal.type === 'NumericLiteral' && (value < least || value > greatest)
    return isOutside ? [{ kind: 'range', offset: literal.offset, value, question }] : []
  })
}

function proofFaults({ text, names }: Condition, questions: ReadonlyMap<string, Question>): ConditionFault[] {
  if (isPlainlyDecided(text, questions)) return []
  const asked = names.flatMap(name => {
    const question = questions.get(name)
    return question ? [{ question, when: undefined, otherwise: undefined }] : []
  })
  if (asked.length < names.length) return []
  const proof = new SituationProof(asked, [text])
  const undecided = proof.undecided(text)
  if ('problem' in undecided) return [{ kind: 'not-proved' }]
  const sample = proof.sample(undecided)
  return sample ? [{ kind: 'undecided', answers: shownSample(sample) }] : []
}

function findFaults(condition: Condition, questions: ReadonlyMap<string, Question>): ConditionFault[] {
  const offset = findArithmetic(condition.text)
  if (offset !== undefined) return [{ kind: 'arithmetic', offset }]
  const faults = comparisonsOf(condition.text).flatMap(comparison => literalFaults(comparison, questions))
  return faults.some(fault => fault.kind !== 'range')
    ? faults
    : [...faults, ...proofFaults(condition, questions)]
}

type Kept = {
  readonly questions: readonly (Question | undefined)[]
  readonly faults: readonly ConditionFault[]
}

/** The same few wordings stand in many items, and a check after an edit meets nearly all of them again. */
const kept = new Map<string, Kept>()
const KEPT_TEXTS = 50_000

/** None for a condition that can't be read, or reads other questions than these: that is told elsewhere. */
export function conditionFaults(
  text: string,
  names: ReadonlySet<string>,
  questions: Catalogue['questions'],
): readonly ConditionFault[] {
  const result = parseCondition(text, names)
  if (!result.ok) return []
  const { condition } = result
  const read = condition.names.map(name => questions.get(name))
  const earlier = kept.get(text)
  if (earlier?.questions.every((question, index) => question === read[index])) return earlier.faults
  if (kept.size >= KEPT_TEXTS) kept.clear()
  const known = new Map(read.flatMap(question => (question ? [[question.id, question]] : [])))
  const faults = findFaults(condition, known)
  kept.set(text, { questions: read, faults })
  return faults
}
