/** A data element has what its kind needs, and nothing else. */
import type { Finding, FindingRow } from '../finding.ts'
import type { DataElement } from '../model.ts'
import type { CheckContext, Rule } from './rule.ts'

const elementOptions = {
  code: 'catalogue/element-options',
  severity: 'error',
  zh: '{kind} 类数据元：choice 和 many 必须有 options，其他种类不能有。',
  en: 'An element of kind {kind}: choice and many need options, other kinds have none.',
} as const satisfies FindingRow

const elementList = {
  code: 'catalogue/element-list',
  severity: 'error',
  zh: '{kind} 类数据元：list 必须用 of 列出每条的内容，其他种类不能有 of；list 里不能再放 list。',
  en: 'An element of kind {kind}: a list names its parts under of, other kinds have none, and a list holds no list.',
} as const satisfies FindingRow

function elementFindings(
  element: DataElement,
  elements: ReadonlyMap<string, DataElement>,
  report: CheckContext['report'],
): Finding[] {
  const { id, kind } = element
  const findings: Finding[] = []
  const hasOptions = element.options !== undefined && element.options.length > 0
  if ((kind === 'choice' || kind === 'many') !== hasOptions) {
    const path = element.options === undefined ? ['kind'] : ['options']
    findings.push(report(elementOptions, { in: 'elements', id, path }, { kind }))
  }
  if ((kind === 'list') !== (element.of !== undefined)) {
    const path = element.of === undefined ? ['kind'] : ['of']
    findings.push(report(elementList, { in: 'elements', id, path }, { kind }))
  }
  for (const [index, part] of (element.of ?? []).entries()) {
    if (elements.get(part.element)?.kind !== 'list') continue
    findings.push(report(elementList, { in: 'elements', id, path: ['of', index, 'element'] }, { kind }))
  }
  return findings
}

export const elements: Rule = {
  rows: [elementOptions, elementList],
  check(catalogue, { report }) {
    return [...catalogue.elements.values()].flatMap(element =>
      elementFindings(element, catalogue.elements, report),
    )
  },
}
