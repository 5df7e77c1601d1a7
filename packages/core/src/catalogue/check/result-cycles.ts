/** No two items of one plan wait for each other's results: such a case would never end. */

import type { Answers } from '../../plan/answers.ts'
import { type Condition, parseCondition } from '../../plan/condition.ts'
import type { Finding, FindingRow } from '../finding.ts'
import type { Catalogue, Matter } from '../model.ts'
import { askedQuestions, reachableAnswers, shownAnswers, withDeciding } from './answer-space.ts'
import type { CheckContext, Rule } from './rule.ts'

const resultCycle = {
  code: 'catalogue/result-cycle',
  severity: 'error',
  zh: '这些事项互相等待对方的结果：{items}（回答 {answers} 时）。请删去其中一个事项的材料，或加上适用条件。',
  en: 'These items wait for each other’s results: {items} (with {answers}). Remove a material of one of them, or give it a condition.',
} as const satisfies FindingRow

/** `from` waits for `to`; both are in the plan and the material is needed when all conditions hold. */
type Wait = { readonly from: string; readonly to: string; readonly conditions: readonly Condition[] }

function waitsOf(catalogue: Catalogue, matter: Matter): Wait[] {
  const known = new Set(matter.questions.map(entry => entry.question))
  const parsed = (text: string | undefined): Condition[] => {
    const result = text === undefined ? undefined : parseCondition(text, known)
    return result?.ok ? [result.condition] : []
  }
  const uses = matter.items.flatMap(({ item: id, when }) => {
    const item = catalogue.items.get(id)
    return item ? [{ item, conditions: parsed(when) }] : []
  })
  return uses.flatMap(waiting =>
    waiting.item.materials.flatMap(entry => {
      const licence = catalogue.materials.get(entry.material)?.licence
      return uses
        .filter(making => making.item !== waiting.item)
        .filter(making => licence !== undefined && making.item.results.includes(licence))
        .map(making => ({
          from: waiting.item.id,
          to: making.item.id,
          conditions: [...waiting.conditions, ...making.conditions, ...parsed(entry.when)],
        }))
    }),
  )
}

/** The items of one cycle, in order. */
function findCycle(waits: readonly Wait[]): string[] | undefined {
  const finished = new Set<string>()
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id]
    if (finished.has(id)) return undefined
    for (const wait of waits) {
      const cycle = wait.from === id ? visit(wait.to, [...path, id]) : undefined
      if (cycle) return cycle
    }
    finished.add(id)
    return undefined
  }
  for (const wait of waits) {
    const cycle = visit(wait.from, [])
    if (cycle) return cycle
  }
  return undefined
}

function cycleFinding(
  catalogue: Catalogue,
  matter: Matter,
  report: CheckContext['report'],
): Finding | undefined {
  const waits = waitsOf(catalogue, matter)
  if (findCycle(waits) === undefined) return undefined
  const conditions = waits.flatMap(wait => wait.conditions)
  const names = new Set(conditions.flatMap(condition => condition.names))
  const questions = withDeciding(askedQuestions(catalogue, matter), names)
  const applicable = (answers: Answers) =>
    waits.filter(wait => wait.conditions.every(condition => condition.holds(answers) === true))
  const texts = [
    ...conditions.map(condition => condition.text),
    ...matter.questions.flatMap(entry => entry.when ?? []),
  ]
  for (const answers of reachableAnswers(questions, texts)) {
    // Beyond the bound nothing is proved, so the cycle counts as possible.
    const cycle = findCycle(answers ? applicable(answers) : waits)
    if (cycle === undefined) continue
    const index = matter.items.findIndex(entry => entry.item === cycle[0])
    const place = { in: 'matters' as const, id: matter.id, path: ['items', index, 'item'] }
    return report(resultCycle, place, {
      items: cycle.join(' → '),
      answers: answers && answers.size > 0 ? shownAnswers(answers) : '…',
    })
  }
  return undefined
}

export const resultCycles: Rule = {
  rows: [resultCycle],
  check(catalogue, { report }) {
    return [...catalogue.matters.values()].flatMap(matter => cycleFinding(catalogue, matter, report) ?? [])
  },
}
