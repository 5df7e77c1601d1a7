/** Random questions, each perhaps asked only sometimes, and random conditions on them; and all their answers. */
import fc from 'fast-check'
import type { Answers, AskedQuestion } from '../../plan/answers.ts'
import { type Condition, parseCondition } from '../../plan/condition.ts'
import type { AnswerValue, Question } from '../model.ts'

const name = (text: string) => ({ zh: text, en: text })
const options = (values: readonly string[]) => values.map(value => ({ value, label: name(value) }))

const OPTIONS = ['a', 'b', 'c'] as const
const [MIN, MAX] = [0, 3]

/** What may count where a number is not asked, within what can be entered and outside of it. */
const UNASKED_NUMBERS: readonly AnswerValue[] = [-1, 0, 1, 2, 3, 9]

type Kind = Question['kind']

function questionOf(kind: Kind, index: number): Question {
  const base = { id: `q${index}`, title: name(`q${index}`) }
  switch (kind) {
    case 'choice':
      return { ...base, kind, options: options(OPTIONS) }
    case 'many':
      return { ...base, kind, options: options(OPTIONS) }
    case 'yes-no':
      return { ...base, kind }
    case 'number':
      return { ...base, kind, unit: name('m'), min: MIN, max: MAX }
  }
}

/** Everything that can be answered, as far as limits that are whole numbers tell answers apart. */
export function allAnswers(question: Question): AnswerValue[] {
  switch (question.kind) {
    case 'choice':
      return question.options.map(option => option.value)
    case 'yes-no':
      return [true, false]
    case 'number':
      return Array.from({ length: (MAX - MIN) * 2 + 1 }, (_, index) => MIN + index / 2)
    case 'many':
      return subsets(question.options.map(entry => entry.value))
  }
}

function subsets([first, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return [[]]
  const without = subsets(rest)
  return [...without, ...without.map(set => [first, ...set])]
}

const option = fc.constantFrom(...OPTIONS)
const number = fc.integer({ min: MIN - 1, max: MAX + 1 })
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')

function comparison({ id, kind }: Question): fc.Arbitrary<string> {
  switch (kind) {
    case 'choice':
      return fc.oneof(
        fc.tuple(fc.constantFrom('=', '!='), option).map(([sign, value]) => `${id} ${sign} "${value}"`),
        fc.tuple(option, option).map(([one, other]) => `${id} in ("${one}", "${other}")`),
        option.map(value => `"${value}" = ${id}`),
      )
    case 'yes-no':
      return fc.constantFrom(id, `${id} = true`, `${id} != true`, `not(${id})`, `${id} in (true, false)`)
    case 'number':
      return fc.oneof(
        fc.tuple(operator, number).map(([sign, value]) => `${id} ${sign} ${value}`),
        fc.tuple(operator, number).map(([sign, value]) => `${value} ${sign} ${id}`),
        fc.tuple(number, number).map(([from, to]) => `${id} between ${from} and ${to}`),
        fc
          .tuple(fc.constantFrom('[', ']', '('), number, number, fc.constantFrom(']', '['))
          .map(([open, from, to, close]) => `${id} in ${open}${from}..${to}${close}`),
        fc.tuple(number, number).map(([one, other]) => `${id} in (${one}, > ${other})`),
        // Undecided, or nearly.
        fc.constantFrom(`(${id} or ${id} > 1)`, `${id} = "a"`, `${id} = null`),
      )
    case 'many':
      return fc.oneof(
        option.map(value => `list contains(${id}, "${value}")`),
        fc.tuple(operator, number).map(([sign, value]) => `count(${id}) ${sign} ${value}`),
        fc.tuple(number, number).map(([one, other]) => `count(${id}) in (${one}, ${other})`),
      )
  }
}

/** Any condition on the questions; `true` or `false` where there are none. */
export function conditionOn(questions: readonly Question[]): fc.Arbitrary<string> {
  if (questions.length === 0) return fc.constantFrom('true', 'false')
  const pairs = questions.flatMap(left =>
    questions
      .filter(right => left.kind !== 'number' && left.kind !== 'many' && right.kind === left.kind)
      .map(right => `${left.id} = ${right.id}`),
  )
  const lists = questions.flatMap(left =>
    questions
      .filter(right => left.kind === 'many' && right.kind === 'choice')
      .map(right => `list contains(${left.id}, ${right.id})`),
  )
  const both = [...pairs, ...lists]
  const leaf = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...questions).chain(comparison) },
    ...(both.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...both) }] : []),
  )
  return fc.letrec<{ node: string; leaf: string }>(tie => ({
    leaf,
    node: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      tie('leaf'),
      fc
        .tuple(tie('node'), fc.constantFrom('and', 'or', '='), tie('node'))
        .map(([left, word, right]) => `(${left}) ${word} (${right})`),
      tie('node').map(of => `not(${of})`),
      fc.tuple(tie('node'), tie('node'), tie('node')).map(([a, b, c]) => `if ${a} then (${b}) else (${c})`),
    ),
  })).node
}

export type RandomSituation = {
  readonly questions: readonly AskedQuestion[]
  readonly conditions: readonly string[]
}

export function conditionIn(text: string, questions: readonly Question[]): Condition {
  const result = parseCondition(text, new Set(questions.map(question => question.id)))
  if (!result.ok) throw new Error(`${text}: ${result.problem}`)
  return result.condition
}

const kinds = fc.array(fc.constantFrom<Kind>('choice', 'yes-no', 'number', 'many'), {
  minLength: 1,
  maxLength: 4,
})

export const randomSituation: fc.Arbitrary<RandomSituation> = kinds
  .map(list => list.map(questionOf))
  .chain(questions =>
    fc.record({
      questions: fc.tuple(
        ...questions.map((question, index) => {
          const earlier = questions.slice(0, index)
          const answers = question.kind === 'number' ? UNASKED_NUMBERS : allAnswers(question)
          const sometimes = fc.record({ when: conditionOn(earlier), otherwise: fc.constantFrom(...answers) })
          return fc.option(sometimes, { nil: undefined }).map(asking => ({
            question,
            when: asking && conditionIn(asking.when, earlier),
            otherwise: asking?.otherwise,
          }))
        }),
      ),
      conditions: fc.array(conditionOn(questions), { minLength: 1, maxLength: 4 }),
    }),
  )

/** Every combination of answers that people can give, those not asked filled in. */
export function allCombinations(questions: readonly AskedQuestion[]): Answers[] {
  return questions.reduce<Answers[]>(
    (combinations, { question, when, otherwise }) =>
      combinations.flatMap(answers => {
        const isAsked = when === undefined || otherwise === undefined || when.holds(answers) === true
        const values = isAsked ? allAnswers(question) : [otherwise]
        return values.map(value => new Map([...answers, [question.id, value]]))
      }),
    [new Map<string, AnswerValue>()],
  )
}
