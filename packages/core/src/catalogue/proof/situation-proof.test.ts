import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers } from '../../plan/answers.ts'
import type { AnswerValue, Question } from '../model.ts'
import {
  allAnswers,
  allCombinations,
  conditionIn,
  type RandomSituation,
  randomSituation,
} from './random-situation.fixture.ts'
import { type Outcome, type OutcomeResult, type Sample, SituationProof } from './situation-proof.ts'

const numRuns = process.env.SOAK === undefined ? 60 : 10_000

/** The situation with what going through all combinations says about its conditions. */
function bruteForce({ questions, conditions }: RandomSituation) {
  const combinations = allCombinations(questions)
  const asked = questions.map(entry => entry.question)
  const parsed = conditions.map(text => conditionIn(text, asked))
  return {
    combinations,
    truths: parsed.map(condition => combinations.map(answers => condition.holds(answers) === true)),
    asked,
  }
}

function proved(result: OutcomeResult): Outcome {
  if ('problem' in result) {
    // A condition over more combinations than are gone through one by one is called opaque; nothing is claimed of it.
    fc.pre(result.problem !== 'opaque')
    throw new Error(result.problem)
  }
  return result
}

test('what can happen and what follows is what going through all answers finds', () => {
  fc.assert(
    fc.property(randomSituation, situation => {
      const { truths } = bruteForce(situation)
      const proof = new SituationProof(situation.questions, situation.conditions)
      const outcomes = situation.conditions.map(text => proved(proof.outcome(text)))
      for (const [index, outcome] of outcomes.entries()) {
        expect(proof.canHappen(outcome)).toBe(truths[index]?.includes(true))
        for (const [other, consequence] of outcomes.entries()) {
          const follows = truths[index]?.every((holds, at) => !holds || truths[other]?.[at])
          expect(proof.follows(outcome, consequence)).toBe(follows)
        }
      }
    }),
    { numRuns },
  )
})

test('all conditions together hold where each holds', () => {
  fc.assert(
    fc.property(randomSituation, situation => {
      const { truths, combinations } = bruteForce(situation)
      const proof = new SituationProof(situation.questions, situation.conditions)
      const all = proved(proof.outcome(...situation.conditions))
      const isPossible = combinations.some((_, at) => truths.every(truth => truth[at]))
      expect(proof.canHappen(all)).toBe(isPossible)
    }),
    { numRuns },
  )
})

/** Any other answer; of several options one ticked more or less. */
function isOneStep(one: AnswerValue, other: AnswerValue): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return true
  return new Set(one).symmetricDifference(new Set(other)).size <= 1
}

/** The named questions and those that decide whether they are asked. */
function deciding({ questions }: RandomSituation, names: readonly string[]): string[] {
  const all = new Set(names)
  for (const { question, when } of questions.toReversed())
    if (all.has(question.id)) for (const name of when?.names ?? []) all.add(name)
  return [...all]
}

test('an outcome depends on a question where another answer to it makes a difference', () => {
  fc.assert(
    fc.property(randomSituation, situation => {
      const { truths, combinations, asked } = bruteForce(situation)
      const proof = new SituationProof(situation.questions, situation.conditions)
      for (const [index, text] of situation.conditions.entries()) {
        const outcome = proved(proof.outcome(text))
        for (const { question, when, otherwise } of situation.questions) {
          // Questions that have nothing to do with it may be asked or not, as it comes.
          const names = deciding(situation, [question.id, ...conditionIn(text, asked).names])
          const shown = (answers: Answers) => JSON.stringify(names.map(id => answers.get(id)))
          const places = new Map(combinations.map((answers, at) => [shown(answers), at]))
          const differs = (isNear: (one: AnswerValue, other: AnswerValue) => boolean) =>
            combinations.some((answers, at) => {
              if (when !== undefined && otherwise !== undefined && when.holds(answers) !== true) return false
              return allAnswers(question).some(value => {
                const other = places.get(shown(new Map([...answers, [question.id, value]])))
                if (other === undefined || !isNear(answers.get(question.id) ?? value, value)) return false
                return truths[index]?.[other] !== truths[index]?.[at]
              })
            })
          const depends = proof.dependsOn(outcome, question.id)
          const note = `${text} on ${question.id}`
          if (depends)
            expect(
              differs(() => true),
              note,
            ).toBe(true)
          else expect(differs(isOneStep), note).toBe(false)
        }
      }
    }),
    { numRuns },
  )
})

/** Whether the answers agree with the sample; of several options the sample shows one choice of many. */
function agrees(answers: Answers, sample: Answers, asked: readonly Question[]): boolean {
  return asked.every(
    ({ id, kind }) => kind === 'many' || !sample.has(id) || sample.get(id) === answers.get(id),
  )
}

function* smallerSamples(
  size: number,
  from: readonly (readonly [string, unknown])[],
): Generator<Map<string, unknown>> {
  if (size === 0) yield new Map()
  for (const [index, [id, value]] of size === 0 ? [] : from.entries()) {
    const later = from.slice(index + 1).filter(([other]) => other !== id)
    for (const rest of smallerSamples(size - 1, later)) yield new Map([[id, value], ...rest])
  }
}

function checkSample(
  sample: Sample,
  situation: RandomSituation,
  text: string,
  truth: readonly boolean[],
): void {
  const { combinations, asked } = bruteForce(situation)
  const at = combinations.findIndex(answers =>
    [...sample.all].every(([id, value]) => JSON.stringify(answers.get(id)) === JSON.stringify(value)),
  )
  expect(truth[at], 'the full sample is reachable and one of them').toBe(true)
  if (asked.some(question => question.kind === 'many')) return
  const decides = (answers: ReadonlyMap<string, unknown>) => {
    const agreeing = combinations.flatMap((candidate, place) =>
      [...answers].every(([id, value]) => candidate.get(id) === value) ? [truth[place]] : [],
    )
    return agreeing.length > 0 && agreeing.every(Boolean)
  }
  expect(combinations.some(answers => agrees(answers, sample.answers, asked))).toBe(true)
  expect(decides(sample.answers), 'the answers shown decide it').toBe(true)
  const concerned = deciding(situation, conditionIn(text, asked).names)
  const single = combinations.flatMap(answers =>
    [...answers].filter(([id]) => concerned.includes(id)).map(([id, value]) => [id, value] as const),
  )
  const distinct = [...new Map(single.map(entry => [JSON.stringify(entry), entry])).values()]
  for (let size = 0; size < sample.answers.size; size += 1)
    for (const smaller of smallerSamples(size, distinct)) expect(decides(smaller)).toBe(false)
}

test('a sample is one of the answers, decides it, and no fewer answers do', () => {
  fc.assert(
    fc.property(randomSituation, situation => {
      const { truths } = bruteForce(situation)
      const proof = new SituationProof(situation.questions, situation.conditions)
      for (const [index, text] of situation.conditions.entries()) {
        const truth = truths[index] ?? []
        const sample = proof.sample(proved(proof.outcome(text)))
        expect(sample !== undefined).toBe(truth.includes(true))
        if (sample) checkSample(sample, situation, text, truth)
      }
    }),
    { numRuns },
  )
})
