/** A matter as large as they come: 20 questions of 4 options, half of them asked only sometimes. */
import type { AskedQuestion } from '../../plan/answers.ts'
import { parseCondition } from '../../plan/condition.ts'
import type { Question } from '../model.ts'

const OPTIONS = ['a', 'b', 'c', 'd'] as const
const COUNT = 20

const id = (index: number) => `q${index % COUNT}`

const known: readonly Question[] = Array.from({ length: COUNT }, (_, index) => ({
  id: id(index),
  kind: 'choice',
  title: { zh: id(index), en: id(index) },
  options: OPTIONS.map(value => ({ value, label: { zh: value, en: value } })),
}))

/** Every other question hangs on one or two of those before it. */
export function twentyQuestions(): AskedQuestion[] {
  const names = new Set(known.map(question => question.id))
  return known.map((question, index) => {
    if (index % 2 === 0) return { question, when: undefined, otherwise: undefined }
    const text =
      index % 4 === 1
        ? `${id(index - 1)} in ("a", "b")`
        : `${id(index - 1)} != "d" and ${id(index - 3)} != "c"`
    const parsed = parseCondition(text, names)
    if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`)
    return { question, when: parsed.condition, otherwise: 'a' }
  })
}

/**
 * Facets with four cases over three to six questions each, the last case being all that is left. In one
 * of them that one leaves out a corner: the facet then has no case for it.
 */
export function twentyFacets(faulty?: number): string[][] {
  return Array.from({ length: COUNT }, (_, index) => {
    const [one, two, three, four, five, six] = [0, 1, 2, 5, 9, 13].map(step => id(index + step))
    const first = `${one} = "a" and ${two} != "b"`
    const second = `not(${first}) and (${three} in ("a", "c") or ${four} = "d")`
    const rest = `not(${first}) and not(${three} in ("a", "c") or ${four} = "d")`
    const third = `${rest} and ${five} != "c" and ${six} = "b"`
    const corner = index === faulty ? ` and not(${one} = "c" and ${six} = "d")` : ''
    return [first, second, third, `${rest} and not(${five} != "c" and ${six} = "b")${corner}`]
  })
}
