/** One field serves all items of a matter, so what they demand of it can be met at once. */
import { mergeConstraints } from '../../plan/form.ts'
import type { Finding, FindingRow } from '../finding.ts'
import type { Catalogue, Constraints, DataElement, Matter } from '../model.ts'
import { type CheckContext, eachMatter } from './rule.ts'
import { type Conditions, possibleTogether } from './together.ts'

const constraintsIncompatible = {
  code: 'catalogue/constraints-incompatible',
  severity: 'error',
  zh: '数据元 {element} 在事项 {items} 中的限制不能同时满足（{detail}），合并后的表单没法填。请统一限制，或分成两个数据元。',
  en: 'What the items {items} demand of the element {element} can’t be met at once ({detail}), so nobody could fill in the merged form. Make them agree, or use two elements.',
  reason: {
    zh: '一次表单：同一数据元只填一次，各事项的限制同时有效。',
    en: 'One form: an element is filled in once, and the constraints of all items hold.',
  },
  example: {
    wrong:
      '# item a\n- { element: subject-name, required: true, constraints: { minLength: 20 } }\n# item b\n- { element: subject-name, required: true, constraints: { maxLength: 10 } }',
    right: '# item b\n- { element: subject-name, required: true, constraints: { maxLength: 60 } }',
  },
} as const satisfies FindingRow

type Use = {
  readonly item: string
  readonly index: number
  readonly constraints: Constraints
  readonly conditions: Conditions
}

const RANGES = [
  ['minLength', 'maxLength'],
  ['min', 'max'],
  ['minItems', 'maxItems'],
] as const

/** Why nothing can be entered; undefined where nothing speaks against it. */
function contradiction(constraints: Constraints): string | undefined {
  for (const [lower, upper] of RANGES) {
    const [least, most] = [constraints[lower], constraints[upper]]
    if (least !== undefined && most !== undefined && least > most) {
      return `${lower} ${least} > ${upper} ${most}`
    }
  }
  if (constraints.options?.length === 0) return 'options ∩ = ∅'
  const { pattern } = constraints
  if (pattern === undefined) return undefined
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
    return undefined
  } catch (fault) {
    // Two patterns that each compile may still name one group twice.
    return fault instanceof Error ? fault.message : String(fault)
  }
}

/** Uses that constrain the element and can be met by themselves; the others have a finding of their own. */
function usesByElement(catalogue: Catalogue, matter: Matter): ReadonlyMap<DataElement, readonly Use[]> {
  const uses = matter.items.flatMap(({ item, when }, index) =>
    (catalogue.items.get(item)?.fields ?? []).flatMap(field => {
      const element = catalogue.elements.get(field.element)
      if (element === undefined || field.constraints === undefined) return []
      const constraints = mergeConstraints(element.constraints ?? {}, field.constraints)
      if (contradiction(constraints) !== undefined) return []
      return [{ element, item, index, constraints, conditions: [when, field.when] }]
    }),
  )
  return Map.groupBy(uses, use => use.element)
}

type Group = { readonly uses: readonly Use[]; readonly detail: string }

/**
 * The pairs that contradict each other, or else all together: three lists of options may meet two by two
 * and have nothing in common.
 */
function contradictory(uses: readonly Use[], isPossible: (...conditions: Conditions) => boolean): Group[] {
  const groupOf = (group: readonly Use[]): Group[] => {
    const merged = group.reduce<Constraints>((all, use) => mergeConstraints(all, use.constraints), {})
    const detail = contradiction(merged)
    if (detail === undefined || !isPossible(...group.flatMap(use => use.conditions))) return []
    return [{ uses: group, detail }]
  }
  const pairs = uses.flatMap((use, index) => uses.slice(index + 1).flatMap(other => groupOf([use, other])))
  return pairs.length > 0 || uses.length < 3 ? pairs.slice(0, 3) : groupOf(uses)
}

function matterFindings(matter: Matter, catalogue: Catalogue, { report }: CheckContext): Finding[] {
  const byElement = usesByElement(catalogue, matter)
  const texts = () => [...byElement.values()].flatMap(uses => uses.flatMap(use => use.conditions))
  const isPossible = possibleTogether(catalogue, matter, texts)
  return [...byElement].flatMap(([element, uses]) =>
    contradictory(uses, isPossible).map(({ uses: group, detail }) => {
      const path = ['items', group.at(-1)?.index ?? 0, 'item']
      const items = [...new Set(group.map(use => use.item))]
      return report(
        constraintsIncompatible,
        { in: 'matters', id: matter.id, path },
        { element: element.id, items, detail },
      )
    }),
  )
}

export const constraintsTogether = eachMatter([constraintsIncompatible], matterFindings)
