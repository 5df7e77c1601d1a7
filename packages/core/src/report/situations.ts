/**
 * The named situations of a matter, each with answers that lead to it: what a report counts over.
 *
 * Only questions on which a facet hangs are gone through, directly or through the condition under which
 * they are asked, and of each only as many answers as those conditions can tell apart. All other questions
 * get their plainest answer. Where even that is too much, the first situation and those one answer away
 * from it stand for the rest, and the report says so.
 */
import type { AnswerValue, Catalogue, Question } from '../catalogue/model.ts'
import { createAxis } from '../catalogue/proof/answer-axis.ts'
import { atomsOf, formulaOf } from '../catalogue/proof/formula.ts'
import { type AskedQuestion, completeAnswers } from '../plan/answers.ts'
import { findPreparedMatter } from '../plan/compile.ts'
import type { PreparedMatter } from '../plan/prepare.ts'
import { situationOf } from '../plan/situation.ts'
import { createTruth } from '../plan/truth.ts'

export type RawAnswers = Readonly<Record<string, AnswerValue>>

export type NamedSituation = { readonly code: string; readonly answers: RawAnswers }

export type Situations = {
  /** `all` named situations, or the first one and those `one-change` away from it. */
  readonly method: 'all' | 'one-change'
  /** The first is the one with the first case of each facet, as far as there is such. */
  readonly list: readonly NamedSituation[]
}

/** Sets of answers that are looked at for one matter: about a second of plans. */
export const MOST_ANSWERS = 10_000
/** Answers to one question: of a question with many options that all matter the first ones. */
const MOST_VALUES = 256

/** Questions that facets read, with those that decide whether these are asked. */
function decidingQuestions(prepared: PreparedMatter): ReadonlySet<string> {
  const whens = new Map(prepared.questions.map(({ question, when }) => [question.id, when]))
  const deciding = new Set<string>()
  const left = prepared.facets.flatMap(facet => facet.cases.flatMap(({ when }) => when.names))
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (deciding.has(name)) continue
    deciding.add(name)
    left.push(...(whens.get(name)?.names ?? []))
  }
  return deciding
}

function plainest(question: Question): AnswerValue {
  switch (question.kind) {
    case 'choice':
      return question.options[0]?.value ?? ''
    case 'many':
      return []
    case 'yes-no':
      return false
    case 'number':
      return question.min
  }
}

/** One answer for each that the conditions can tell apart, in the order of the options. */
function differentAnswers(entry: AskedQuestion, texts: readonly string[]): AnswerValue[] {
  const uses = texts
    .flatMap(text => atomsOf(formulaOf(text)).flatMap(atom => atom.uses))
    .filter(use => use.question === entry.question.id)
  const axis = createAxis(entry.question, uses, undefined)
  let combinations: number[][] = [[]]
  for (const arity of axis.arities) {
    const longer = combinations.flatMap(values =>
      Array.from({ length: arity }, (_, value) => [...values, value]),
    )
    combinations = longer.slice(0, MOST_VALUES)
  }
  return combinations.map(values => axis.answerOf(values))
}

type Asked = { readonly entry: AskedQuestion; readonly values: readonly AnswerValue[] }

function deciders(prepared: PreparedMatter): Asked[] {
  const deciding = decidingQuestions(prepared)
  const asked = prepared.questions.filter(({ question }) => deciding.has(question.id))
  const texts = [
    ...prepared.facets.flatMap(facet => facet.cases.map(({ when }) => when.text)),
    ...asked.flatMap(({ when }) => when?.text ?? []),
  ]
  return asked.map(entry => ({ entry, values: differentAnswers(entry, texts) }))
}

/** Every set of answers; stops after `most`, so that one more tells that there are too many. */
function* answerSets(asked: readonly Asked[], most: number): Generator<RawAnswers> {
  let given = 0
  function* from(index: number, known: Map<string, AnswerValue>, raw: RawAnswers): Generator<RawAnswers> {
    const next = asked[index]
    if (next === undefined) {
      given += 1
      yield raw
      return
    }
    const { question, when, otherwise } = next.entry
    const isAsked = when === undefined || when.holds(known) === true || otherwise === undefined
    for (const value of isAsked ? next.values : [otherwise]) {
      if (given > most) return
      yield* from(
        index + 1,
        new Map([...known, [question.id, value]]),
        isAsked ? { ...raw, [question.id]: value } : raw,
      )
    }
  }
  yield* from(0, new Map(), {})
}

type Found = NamedSituation & { readonly rank: readonly number[] }

/** Undefined for what no plan can be made of, which the check of the catalogue leaves no room for. */
function situationAt(prepared: PreparedMatter, answers: RawAnswers): Found | undefined {
  const completed = completeAnswers(prepared.questions, answers)
  if (!completed.ok) return undefined
  const situation = situationOf(prepared, createTruth(completed.all))
  const rank = prepared.facets.map(({ id, cases }) => {
    const chosen = situation.cases.find(entry => entry.facet === id)?.case
    return cases.findIndex(entry => entry.case.id === chosen)
  })
  return { code: situation.code, answers, rank }
}

function isBefore(left: readonly number[], right: readonly number[]): boolean {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? 0
    if (value !== other) return value < other
  }
  return false
}

function firstFirst(found: Iterable<Found>): NamedSituation[] {
  const byCode = new Map<string, Found>()
  for (const entry of found) if (!byCode.has(entry.code)) byCode.set(entry.code, entry)
  const sorted = [...byCode.values()].sort((left, right) =>
    isBefore(left.rank, right.rank) ? -1 : isBefore(right.rank, left.rank) ? 1 : 0,
  )
  return sorted.map(({ code, answers }) => ({ code, answers }))
}

/** Each question in turn gets the answer that comes nearest to the first case of each facet. */
function nearestToFirst(prepared: PreparedMatter, asked: readonly Asked[], plain: RawAnswers): RawAnswers {
  let best = { answers: plain, rank: situationAt(prepared, plain)?.rank }
  for (const { entry, values } of [...asked, ...asked]) {
    for (const value of values) {
      const answers = { ...best.answers, [entry.question.id]: value }
      const rank = situationAt(prepared, answers)?.rank
      if (rank && (best.rank === undefined || isBefore(rank, best.rank))) best = { answers, rank }
    }
  }
  return best.answers
}

function oneChangeAway(
  prepared: PreparedMatter,
  asked: readonly Asked[],
  plain: RawAnswers,
): NamedSituation[] {
  const first = nearestToFirst(prepared, asked, plain)
  const changed = asked.flatMap(({ entry, values }) =>
    values.map(value => ({ ...first, [entry.question.id]: value })),
  )
  const [found, ...others] = [first, ...changed].flatMap(answers => situationAt(prepared, answers) ?? [])
  if (found === undefined) return []
  const { code, answers } = found
  return [{ code, answers }, ...firstFirst(others).filter(entry => entry.code !== code)]
}

/** Undefined when the catalogue has no such matter. `most` sets of answers are gone through. */
export function situationsOf(
  catalogue: Catalogue,
  matter: string,
  most: number = MOST_ANSWERS,
): Situations | undefined {
  const prepared = findPreparedMatter(catalogue, matter)
  if (prepared === undefined) return undefined
  const asked = deciders(prepared)
  const plain = Object.fromEntries(
    prepared.questions.map(({ question }) => [question.id, plainest(question)]),
  )
  const sets = [...answerSets(asked, most)]
  if (sets.length > most) return { method: 'one-change', list: oneChangeAway(prepared, asked, plain) }
  const found = sets.flatMap(answers => situationAt(prepared, { ...plain, ...answers }) ?? [])
  return { method: 'all', list: firstFirst(found) }
}
