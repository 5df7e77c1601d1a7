/**
 * The answers that decide a condition: of all that it reads, a set with which it has the same truth value
 * whatever the other answers are, and from which none can be taken away.
 *
 * Logic with a third value, *unknown*: an answer can go when the condition stays decided without it. That
 * is safe, since what is decided with unknowns is decided by each value they may have. A condition that
 * is decided only by adding up all values (`a = true or a = false`) keeps its answer: no fact is wrong then,
 * one is superfluous.
 */
import type { AnswerValue } from '../../catalogue/model.ts'
import { type Formula, formulaOf } from '../../catalogue/proof/formula.ts'
import type { Answers } from '../answers.ts'
import { type Condition, parseCondition } from '../condition.ts'

function holdsWith(text: string, known: Answers): boolean | undefined {
  const parsed = parseCondition(text, new Set(known.keys()))
  return parsed.ok ? parsed.condition.holds(known) : undefined
}

/** Undefined where what is known does not decide. */
export function truthOf(formula: Formula, known: Answers): boolean | undefined {
  switch (formula.kind) {
    case 'constant':
      return formula.value
    case 'atom':
      return holdsWith(formula.text, known)
    case 'not': {
      const inner = truthOf(formula.of, known)
      return inner === undefined ? undefined : !inner
    }
    case 'and':
    case 'or': {
      const deciding = formula.kind === 'or'
      const [left, right] = [truthOf(formula.left, known), truthOf(formula.right, known)]
      if (left === deciding || right === deciding) return deciding
      return left === undefined || right === undefined ? undefined : !deciding
    }
    case 'if': {
      const condition = truthOf(formula.condition, known)
      if (condition !== undefined) return truthOf(condition ? formula.then : formula.otherwise, known)
      const [then, otherwise] = [truthOf(formula.then, known), truthOf(formula.otherwise, known)]
      return then === otherwise && then !== undefined ? then : holdsWith(formula.whole.text, known)
    }
  }
}

/**
 * Ids of the questions whose answers decide the condition, in the order of the condition.
 * `lesser` are given up first, such as questions that were never put.
 */
export function decidingQuestions(
  condition: Condition,
  answers: Answers,
  lesser: (question: string) => boolean,
): readonly string[] {
  const formula = formulaOf(condition.text)
  let kept: readonly string[] = condition.names
  const among = (names: readonly string[]) =>
    new Map<string, AnswerValue>(
      names.flatMap(name => {
        const value = answers.get(name)
        return value === undefined ? [] : [[name, value]]
      }),
    )
  const value = truthOf(formula, among(kept))
  if (value === undefined) return kept
  const names = kept.toReversed()
  for (const name of [...names.filter(lesser), ...names.filter(each => !lesser(each))]) {
    const others = kept.filter(other => other !== name)
    if (truthOf(formula, among(others)) === value) kept = others
  }
  return kept
}
