/** 容缺: only secondary materials may follow later, and not later than the item itself is promised. */
import type { FindingRow } from '../finding.ts'
import { eachItem } from './rule.ts'

const toleranceOnMain = {
  code: 'catalogue/tolerance-on-main',
  severity: 'error',
  zh: '材料 {material} 是主件（rank: main），不能容缺。请删去 tolerableDays，或改为 rank: secondary。',
  en: 'The material {material} is a main one (rank: main), so it can’t follow later. Remove tolerableDays, or make it rank: secondary.',
  reason: {
    zh: '容缺受理的前提是主要材料齐全、符合法定形式，只有次要材料可以后补。',
    en: 'Tolerant acceptance rests on complete main materials; only secondary ones may follow.',
  },
  example: {
    wrong: '- { material: articles-of-association, rank: main, tolerableDays: 3, … }',
    right: '- { material: premises-photographs, rank: secondary, tolerableDays: 3, … }',
  },
} as const satisfies FindingRow

const toleranceOverPromise = {
  code: 'catalogue/tolerance-over-promise',
  severity: 'error',
  zh: '材料 {material} 可在 {days} 个工作日内补，超过事项承诺的 {promised} 个工作日。请改短 tolerableDays。',
  en: 'The material {material} may follow within {days} working days, but the item is promised in {promised}. Shorten tolerableDays.',
  reason: {
    zh: '补正时限不得超过事项的承诺办结时限：材料补齐后才能出证。',
    en: 'The time to supply is at most the promised limit: the result is issued only when all is there.',
  },
} as const satisfies FindingRow

export const tolerance = eachItem(
  [toleranceOnMain, toleranceOverPromise],
  ({ id, materials, limit }, _, { report }) =>
    materials.flatMap(({ material, rank, tolerableDays: days }, index) => {
      if (days === undefined) return []
      const place = { in: 'items' as const, id, path: ['materials', index, 'tolerableDays'] }
      if (rank === 'main') return [report(toleranceOnMain, place, { material })]
      const promised = limit.promisedDays
      return days > promised ? [report(toleranceOverPromise, place, { material, days, promised })] : []
    }),
)
