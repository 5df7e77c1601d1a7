/** Each material of an item says what is reviewed: nobody is refused on a point not published. */
import type { FindingRow } from '../finding.ts'
import type { Rule } from './rule.ts'

const noReviewPoint = {
  code: 'catalogue/no-review-point',
  severity: 'error',
  zh: '材料 {material} 没有审核要点。请写明审什么、怎样算合格。',
  en: 'The material {material} has no review point. Say what is checked and when it passes.',
} as const satisfies FindingRow

export const reviewPoints: Rule = {
  rows: [noReviewPoint],
  check(catalogue, { report }) {
    return [...catalogue.items.values()].flatMap(item =>
      item.materials.flatMap((entry, index) =>
        entry.reviewPoints.length > 0
          ? []
          : [
              report(
                noReviewPoint,
                { in: 'items', id: item.id, path: ['materials', index, 'reviewPoints'] },
                { material: entry.material },
              ),
            ],
      ),
    )
  },
}
