/** Every item says what limit the law sets; where no law does, a note says so. */
import type { FindingRow } from '../finding.ts'
import { eachItem } from './rule.ts'

const statutoryLimitMissing = {
  code: 'catalogue/statutory-limit-missing',
  severity: 'error',
  zh: '行政许可没有写法定办结时限 limit.statutoryDays。没有专门规定的写 20。',
  en: 'The licence has no statutory limit. Write limit.statutoryDays: 20 where no special law sets another.',
  reason: {
    zh: '《行政许可法》第四十二条：自受理之日起二十日内作出决定，法律、法规另有规定的依照其规定，所以每项许可都有法定时限。',
    en: '行政许可法 art. 42: 20 working days from acceptance unless another law says otherwise, so each licence has one.',
  },
  example: { wrong: 'limit: { promisedDays: 5 }', right: 'limit: { statutoryDays: 20, promisedDays: 5 }' },
} as const satisfies FindingRow

const limitUnexplained = {
  code: 'catalogue/limit-unexplained',
  severity: 'warning',
  zh: '没有法定办结时限，也没有说明。请写 limit.statutoryDays，或在 limit.note 说明没有法定时限。',
  en: 'There is no statutory limit and no note. Write limit.statutoryDays, or say in limit.note that no law sets one.',
  reason: {
    zh: 'GB/T 39046 6.1：法定办结时限、单位、说明都是实施清单要素。',
    en: 'GB/T 39046 §6.1: limit, unit and explanation belong to the implementation record.',
  },
  example: {
    wrong: 'limit: { promisedDays: 1 }',
    right: 'limit: { promisedDays: 1, note: { zh: 法律没有规定时限，按承诺时限办理 } }',
  },
} as const satisfies FindingRow

export const statutoryLimits = eachItem(
  [statutoryLimitMissing, limitUnexplained],
  ({ id, kind, limit }, _, { report }) => {
    const place = { in: 'items' as const, id, path: ['limit'] }
    if (limit.statutoryDays !== undefined) return []
    if (kind === 'licence') return [report(statutoryLimitMissing, place, {})]
    return limit.note === undefined ? [report(limitUnexplained, place, {})] : []
  },
)
