/** No two items of one plan wait for each other's results: such a case would never end. */

import { type Condition, parseCondition } from '../../plan/condition.ts'
import { licenceOf, samePapers } from '../../plan/same-papers.ts'
import type { EntityPlace } from '../entities.ts'
import type { FindingRow } from '../finding.ts'
import type { Catalogue, Matter, Variant } from '../model.ts'
import { BEYOND, type Diagram, FAILS } from '../proof/diagrams.ts'
import { type Outcome, SituationProof } from '../proof/situation-proof.ts'
import { variantOf } from '../regional.ts'
import { askedQuestions } from './answer-space.ts'
import { eachPart } from './rule.ts'
import { shownSample } from './shown-answers.ts'

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
  const same = samePapers(matter, catalogue.materials)
  return uses.flatMap(waiting =>
    waiting.item.materials.flatMap(entry => {
      const material = catalogue.materials.get(entry.material)
      const licence = material && licenceOf(material, same)
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

/** A shortest cycle through one of these items, in order. */
function findCycle(waits: readonly Wait[], through: readonly string[]): string[] | undefined {
  const next = Map.groupBy(waits, wait => wait.from)
  for (const id of through) {
    const seen = new Set<string>()
    const paths: string[][] = [[id]]
    for (const path of paths) {
      for (const { to } of next.get(path.at(-1) ?? id) ?? []) {
        if (to === id) return [...path, id]
        if (seen.has(to)) continue
        seen.add(to)
        paths.push([...path, to])
      }
    }
  }
  return undefined
}

/** When there is a cycle through one of the items: each reaches what it waits for, and what that waits for (Warshall). */
function cycleOutcome(
  proof: SituationProof,
  waits: readonly Wait[],
  through: readonly string[],
): Outcome | undefined {
  const { diagrams } = proof
  const items = [...new Set(waits.flatMap(wait => [wait.from, wait.to]))]
  const names = new Set<string>()
  const reached = new Map<string, Diagram>()
  const get = (from: string, to: string) => reached.get(`${from} ${to}`) ?? FAILS
  const add = (from: string, to: string, diagram: Diagram) => {
    if (diagram !== FAILS) reached.set(`${from} ${to}`, diagrams.or(get(from, to), diagram))
  }
  for (const { from, to, conditions } of waits) {
    const outcome = proof.outcome(...conditions.map(condition => condition.text))
    if ('problem' in outcome) return undefined
    for (const name of outcome.names) names.add(name)
    add(from, to, outcome.diagram)
  }
  diagrams.startClaim()
  for (const over of items)
    for (const from of items)
      for (const to of items) add(from, to, diagrams.and(get(from, over), get(over, to)))
  const diagram = through.reduce<Diagram>((some, id) => diagrams.or(some, get(id, id)), FAILS)
  return diagram === BEYOND ? undefined : { diagram, names }
}

type Cycle = { readonly items: readonly string[]; readonly answers: string }

/** A cycle of the matter's plan that some answers lead to, through one of the items. */
function possibleCycle(catalogue: Catalogue, matter: Matter, through: readonly string[]): Cycle | undefined {
  if (through.length === 0) return undefined
  const waits = waitsOf(catalogue, matter)
  const anyhow = findCycle(waits, through)
  if (anyhow === undefined) return undefined
  const questions = askedQuestions(catalogue, matter)
  const conditions = waits.flatMap(wait => wait.conditions)
  const proof = new SituationProof(
    questions,
    conditions.map(condition => condition.text),
  )
  const outcome = cycleOutcome(proof, waits, through)
  if (outcome && proof.canHappen(outcome) === false) return undefined
  const sample = outcome && proof.sample(outcome)
  // Where nothing is proved the cycle counts as possible.
  if (sample === undefined) return { items: anyhow, answers: '…' }
  const applicable = waits.filter(wait => wait.conditions.every(condition => condition.holds(sample.all)))
  return { items: findCycle(applicable, through) ?? anyhow, answers: shownSample(sample) }
}

type Whole = {
  readonly matter: Matter
  /** Items of which a cycle is told here: what a variant adds, or all of the matter as it stands. */
  readonly through: readonly string[]
  readonly placeOf: (index: number) => EntityPlace
}

const matterAlone = (matter: Matter): Whole => ({
  matter,
  through: matter.items.map(use => use.item),
  placeOf: index => ({ in: 'matters', id: matter.id, path: ['items', index, 'item'] }),
})

/** A cycle without an added item is one of the matter, and told there. */
const matterInVariant = (matter: Matter, variant: Variant): Whole => ({
  matter: variantOf(matter, variant),
  through: (variant.add ?? []).map(use => use.item),
  placeOf: index => ({ in: 'variants', id: variant.id, path: ['add', index, 'item'] }),
})

export const resultCycles = eachPart<Whole>(
  [resultCycle],
  {
    matters: matter => [matterAlone(matter)],
    variants(variant, catalogue) {
      const matter = catalogue.matters.get(variant.matter)
      return matter ? [matterInVariant(matter, variant)] : []
    },
  },
  ({ matter, through, placeOf }, catalogue, { report }) => {
    const cycle = possibleCycle(catalogue, matter, through)
    if (cycle === undefined) return []
    const index = through.indexOf(cycle.items[0] ?? '')
    const params = { items: cycle.items.join(' → '), answers: cycle.answers }
    return [report(resultCycle, placeOf(index), params)]
  },
)
