/** Which conditions hold for one set of answers; each is evaluated once. */
import type { Answers } from './answers.ts'
import type { Condition } from './condition.ts'

export type Truth = {
  /** An absent condition always holds. */
  readonly holds: (condition: Condition | undefined) => boolean
  /** Conditions that FEEL did not decide: the plan is then no plan, and never a refusal. */
  readonly undecided: readonly string[]
}

export function createTruth(answers: Answers): Truth {
  const known = new Map<Condition, boolean>()
  const undecided: string[] = []
  return {
    undecided,
    holds(condition) {
      if (condition === undefined) return true
      const earlier = known.get(condition)
      if (earlier !== undefined) return earlier
      const result = condition.holds(answers)
      if (result === undefined) undecided.push(condition.text)
      known.set(condition, result === true)
      return result === true
    },
  }
}
