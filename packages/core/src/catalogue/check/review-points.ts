/** Each material of an item says what is reviewed: nobody is refused on a point not published. */
import type { FindingRow } from '../finding.ts'
import type { Rule } from './rule.ts'

const noReviewPoint = {
  code: 'catalogue/no-review-point',
  severity: 'error',
  zh: '材料 {material} 没有审核要点。请写明审什么、怎样算合格。',
  en: 'The material {material} has no review point. Say what is checked and when it passes.',
  reason: {
    zh: '审查工作细则化：审核要点公开，审查人员不得在公布的要点之外提出要求。',
    en: 'What is reviewed is published; nobody is refused on a point that is not.',
  },
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
