/** One original serves all who look at it. */
import type { FindingRow } from '../finding.ts'
import { eachItem } from './rule.ts'

const manyOriginals = {
  code: 'catalogue/many-originals',
  severity: 'warning',
  zh: '材料 {material} 要 {originals} 份原件。建议只收 1 份，由部门间共享。',
  en: 'The material {material} is asked for in {originals} originals. Consider one, which the authorities share.',
  reason: {
    zh: '一套材料：同一份材料只收一次、一份。',
    en: 'One set of papers: each is handed in once.',
  },
  example: { wrong: 'copies: { original: 3, copy: 0 }', right: 'copies: { original: 1, copy: 0 }' },
} as const satisfies FindingRow

/** Of a photograph each print is an original. */
const PHOTOGRAPH = /(?:照片|相片|证件照|寸照)/u

export const originals = eachItem([manyOriginals], (item, catalogue, { report }) =>
  item.materials.flatMap(({ material, copies }, index) => {
    const name = catalogue.materials.get(material)?.name.zh ?? ''
    if (copies.original <= 1 || PHOTOGRAPH.test(name)) return []
    const path = ['materials', index, 'copies', 'original']
    return [
      report(manyOriginals, { in: 'items', id: item.id, path }, { material, originals: copies.original }),
    ]
  }),
)
