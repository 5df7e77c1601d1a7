/** However the answers are, the items of a matter are decided within the limit for joint handling. */
import type { FindingRow } from '../finding.ts'
import type { Catalogue, Matter } from '../model.ts'
import { eachMatter } from './rule.ts'
import { type Conditions, possibleTogether, type Wait, waitsOf } from './together.ts'

const jointLimit = {
  code: 'catalogue/joint-limit',
  severity: 'error',
  zh: '联办最长要 {days} 个工作日（{items}），超过 {limit} 个工作日。请压缩其中的承诺时限，或去掉前后等待。',
  en: 'Joint handling can take {days} working days ({items}), more than {limit}. Shorten one of these promises, or let one not wait for another.',
  reason: {
    zh: '《行政许可法》第四十二条第二款：统一办理或者联合办理、集中办理的，办理时间不得超过四十五日（经本级人民政府负责人批准，可以延长十五日）。policy.yaml 的 jointLimitDays 可以更短。',
    en: '行政许可法 art. 42 para. 2: joint handling within 45 working days, 15 more with leave of the government. jointLimitDays in policy.yaml may be less.',
  },
} as const satisfies FindingRow

/** 行政许可法 art. 42. */
const DEFAULT_LIMIT_DAYS = 45

type Chain = { readonly items: readonly string[]; readonly days: number }

/** The longest chain of items that wait for each other; `goes` tells which conditions may hold together. */
function longestChain(
  catalogue: Catalogue,
  matter: Matter,
  waits: readonly Wait[],
  goes: (...conditions: Conditions) => boolean,
): Chain {
  const next = Map.groupBy(waits, wait => wait.from)
  let longest: Chain = { items: [], days: 0 }
  const extend = (id: string, chain: Chain, conditions: Conditions): void => {
    const days = chain.days + (catalogue.items.get(id)?.limit.promisedDays ?? 0)
    const items = [id, ...chain.items]
    if (days > longest.days) longest = { items, days }
    for (const wait of next.get(id) ?? []) {
      // A cycle has a finding of its own.
      if (items.includes(wait.to)) continue
      const all = [...conditions, ...wait.conditions]
      if (goes(...all)) extend(wait.to, { items, days }, all)
    }
  }
  for (const { item, when } of matter.items) if (goes(when)) extend(item, { items: [], days: 0 }, [when])
  return longest
}

/** No chain is longer than this, whatever the answers. */
function upperBound(catalogue: Catalogue, matter: Matter, waits: readonly Wait[]): number {
  const next = Map.groupBy(waits, wait => wait.from)
  const known = new Map<string, number>()
  const daysUpTo = (id: string, path: ReadonlySet<string>): number => {
    const earlier = known.get(id)
    if (earlier !== undefined) return earlier
    const before = (next.get(id) ?? []).filter(wait => !path.has(wait.to))
    const deeper = new Set([...path, id])
    const longest = Math.max(0, ...before.map(wait => daysUpTo(wait.to, deeper)))
    const days = longest + (catalogue.items.get(id)?.limit.promisedDays ?? 0)
    known.set(id, days)
    return days
  }
  return Math.max(0, ...matter.items.map(({ item }) => daysUpTo(item, new Set())))
}

export const jointLimits = eachMatter([jointLimit], (matter, catalogue, { report }) => {
  const limit = catalogue.policy.jointLimitDays ?? DEFAULT_LIMIT_DAYS
  const waits = waitsOf(catalogue, matter)
  // Nearly every matter is far below; only the others are looked at answer by answer.
  if (upperBound(catalogue, matter, waits) <= limit) return []
  const texts = () => [...waits.flatMap(wait => wait.conditions), ...matter.items.map(entry => entry.when)]
  const { items, days } = longestChain(catalogue, matter, waits, possibleTogether(catalogue, matter, texts))
  if (days <= limit) return []
  const index = matter.items.findIndex(entry => entry.item === items.at(-1))
  const place = { in: 'matters' as const, id: matter.id, path: ['items', Math.max(0, index), 'item'] }
  return [report(jointLimit, place, { days, items: items.join(' → '), limit })]
})
