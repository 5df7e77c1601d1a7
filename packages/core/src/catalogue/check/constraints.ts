/** Constraints of fields can be met, fit the kind of the field, and are regular expressions where said. */
import type { EntityPlace } from '../entities.ts'
import type { Finding, FindingRow } from '../finding.ts'
import { type Constraints, type DataElement, type ElementKind, patternFault } from '../model.ts'
import { isBounded } from '../pattern/bounded.ts'
import { type CheckContext, eachPart, type PartsOf } from './rule.ts'

const regularExpression = {
  code: 'catalogue/regular-expression',
  severity: 'error',
  zh: '{pattern} 不是正确的正则表达式：{detail}。',
  en: '{pattern} is no regular expression: {detail}.',
} as const satisfies FindingRow

const patternUnbounded = {
  code: 'catalogue/pattern-unbounded',
  severity: 'error',
  zh: '用正则表达式 {pattern} 核对有的内容可能一直算不完：同一段文字有太多种读法。请不要在重复里再重复，并列的几种写法也不要重叠。',
  en: 'Checking some texts against {pattern} may take without end: the same text can be read in too many ways. Do not repeat what repeats, and let alternatives exclude each other.',
  example: { wrong: "pattern: '([0-9]+-?)+'", right: "pattern: '[0-9][0-9-]*'" },
} as const satisfies FindingRow

const constraintsContradict = {
  code: 'catalogue/constraints-contradict',
  severity: 'error',
  zh: '{lower} 大于 {upper}，没有能填的内容。请改正。',
  en: '{lower} exceeds {upper}, so nothing could be entered. Correct one of them.',
} as const satisfies FindingRow

const constraintOption = {
  code: 'catalogue/constraint-option',
  severity: 'error',
  zh: '数据元 {element} 没有选项 {option}。可用的选项：{allowed}。',
  en: 'The element {element} has no option {option}. Allowed: {allowed}.',
} as const satisfies FindingRow

const constraintKind = {
  code: 'catalogue/constraint-kind',
  severity: 'error',
  zh: '{constraint} 不适用于 {kind} 类数据元。请删去。',
  en: '{constraint} has no meaning for an element of kind {kind}. Remove it.',
} as const satisfies FindingRow

const KINDS: Readonly<Record<keyof Constraints, readonly ElementKind[]>> = {
  minLength: ['text', 'long-text'],
  maxLength: ['text', 'long-text'],
  pattern: ['text', 'long-text'],
  min: ['number', 'money'],
  max: ['number', 'money'],
  options: ['choice', 'many'],
  minItems: ['many', 'list'],
  maxItems: ['many', 'list'],
}

const CONSTRAINT_NAMES = [
  'minLength',
  'maxLength',
  'pattern',
  'min',
  'max',
  'options',
  'minItems',
  'maxItems',
] as const satisfies readonly (keyof Constraints)[]

const RANGES = [
  ['minLength', 'maxLength'],
  ['min', 'max'],
  ['minItems', 'maxItems'],
] as const

type Use = { readonly element: DataElement; readonly constraints: Constraints; readonly place: EntityPlace }

const usesOf: PartsOf<Use> = {
  *elements(element) {
    const { id, constraints } = element
    if (constraints) yield { element, constraints, place: { in: 'elements', id, path: ['constraints'] } }
  },
  *items(item, catalogue) {
    for (const [index, { element: id, constraints }] of item.fields.entries()) {
      const element = catalogue.elements.get(id)
      const path = ['fields', index, 'constraints']
      if (element && constraints) yield { element, constraints, place: { in: 'items', id: item.id, path } }
    }
  },
}

function useFindings({ element, constraints, place }: Use, report: CheckContext['report']): Finding[] {
  const at = (...path: (string | number)[]) => ({ ...place, path: [...place.path, ...path] })
  const findings: Finding[] = []
  for (const constraint of CONSTRAINT_NAMES) {
    if (constraints[constraint] === undefined || KINDS[constraint].includes(element.kind)) continue
    findings.push(
      report(constraintKind, { ...at(constraint), atKey: true }, { constraint, kind: element.kind }),
    )
  }
  for (const [lower, upper] of RANGES) {
    // An item may narrow one end only: the other is the element's own.
    const least = constraints[lower] ?? element.constraints?.[lower]
    const most = constraints[upper] ?? element.constraints?.[upper]
    if (least === undefined || most === undefined || least <= most) continue
    findings.push(
      report(constraintsContradict, at(), { lower: `${lower} ${least}`, upper: `${upper} ${most}` }),
    )
  }
  const allowed = (element.options ?? []).map(option => option.value)
  for (const [index, option] of (constraints.options ?? []).entries()) {
    if (allowed.includes(option) || element.options === undefined) continue
    findings.push(report(constraintOption, at('options', index), { element: element.id, option, allowed }))
  }
  const { pattern } = constraints
  const detail = pattern === undefined ? undefined : patternFault(pattern)
  if (pattern !== undefined && detail !== undefined) {
    findings.push(report(regularExpression, at('pattern'), { pattern, detail }))
  } else if (pattern !== undefined && !isBounded(pattern)) {
    findings.push(report(patternUnbounded, at('pattern'), { pattern }))
  }
  return findings
}

export const constraints = eachPart(
  [regularExpression, patternUnbounded, constraintsContradict, constraintOption, constraintKind],
  usesOf,
  (use, _catalogue, { report }) => useFindings(use, report),
)
