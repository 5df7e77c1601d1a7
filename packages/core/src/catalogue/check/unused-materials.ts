/** The catalogue describes no paper that nobody needs. */
import type { FindingRow } from '../finding.ts'
import type { Rule } from './rule.ts'

const materialUnused = {
  code: 'catalogue/material-unused',
  severity: 'warning',
  zh: '没有事项要用材料 {material}。建议删去。',
  en: 'No item needs the material {material}. Consider removing it.',
} as const satisfies FindingRow

const licenceUnused = {
  code: 'catalogue/licence-unused',
  severity: 'warning',
  zh: '没有事项颁发证照 {licence}，也没有材料用到它。建议删去，或写进事项的 results。',
  en: 'No item issues the licence {licence}, and no material is one. Consider removing it, or add it to the results of an item.',
} as const satisfies FindingRow

export const unusedMaterials: Rule = {
  rows: [materialUnused, licenceUnused],
  check(catalogue, { report, declaredIds }) {
    // An item that is faulty in itself is not here to tell what it needs.
    if (declaredIds('items').some(id => !catalogue.items.has(id))) return []
    const items = [...catalogue.items.values()]
    const matters = [...catalogue.matters.values()]
    const needed = new Set([
      ...items.flatMap(item => item.materials.map(entry => entry.material)),
      ...items.flatMap(item => (item.intermediaryServices ?? []).map(service => service.material)),
      ...matters.map(matter => matter.jointForm),
    ])
    const licences = new Set([
      ...items.flatMap(item => item.results),
      ...[...catalogue.materials.values()].map(material => material.licence),
    ])
    const materials = [...catalogue.materials.keys()].filter(id => !needed.has(id))
    const unissued = [...catalogue.licences.keys()].filter(id => !licences.has(id))
    return [
      ...materials.map(id => report(materialUnused, { in: 'materials', id, path: ['id'] }, { material: id })),
      ...unissued.map(id => report(licenceUnused, { in: 'licences', id, path: ['id'] }, { licence: id })),
    ]
  },
}
