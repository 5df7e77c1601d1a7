/** Every field of the merged form has its section there. */
import type { FindingRow } from '../finding.ts'
import { eachMatter } from './rule.ts'

const sectionMissing = {
  code: 'catalogue/section-missing',
  severity: 'error',
  zh: '事项 {item} 的数据元 {element} 属于分组 {section}，但这件事的 sections 没有它。请补上。',
  en: 'The element {element} of item {item} belongs to section {section}, which this matter does not have. Add it to sections.',
} as const satisfies FindingRow

export const formSections = eachMatter([sectionMissing], (matter, catalogue, { report }) => {
  const sections = new Set(matter.sections.map(section => section.id))
  return matter.items.flatMap(({ item: id }, index) => {
    const fields = catalogue.items.get(id)?.fields ?? []
    const strangers = fields.flatMap(field => catalogue.elements.get(field.element) ?? [])
    return strangers
      .filter(element => !sections.has(element.section))
      .map(element =>
        report(
          sectionMissing,
          { in: 'matters', id: matter.id, path: ['items', index, 'item'] },
          { item: id, element: element.id, section: element.section },
        ),
      )
  })
})
