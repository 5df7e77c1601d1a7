/** Promised limits are shorter than statutory ones by the share that the centre has set itself. */
import type { FindingRow } from '../finding.ts'
import { eachItem } from './rule.ts'

const compressionBelowTarget = {
  code: 'catalogue/compression-below-target',
  severity: 'warning',
  zh: '承诺 {promised} 个工作日，比法定 {statutory} 个工作日只压缩 {percent}%，目标是 {target}%。建议承诺不超过 {atMost} 个工作日。',
  en: 'Promising {promised} of the statutory {statutory} working days saves {percent} %; the target is {target} %. Consider promising at most {atMost}.',
  reason: {
    zh: '压减办理时限；目标写在 policy.yaml 的 compressionTargetPercent，没写按 50%。承诺三日以内办结的已属即办、一日、三日办结，不再要求压缩。',
    en: 'The target stands in policy.yaml (compressionTargetPercent), 50 % by default. What is done within three days is in one of the fastest classes already and is left out.',
  },
  example: {
    wrong: 'limit: { statutoryDays: 20, promisedDays: 15 }',
    right: 'limit: { statutoryDays: 20, promisedDays: 10 }',
  },
} as const satisfies FindingRow

const DEFAULT_TARGET_PERCENT = 50
/** 即办, 一日办结, 三日办结: the classes have no slower member. */
const FASTEST_CLASS_DAYS = 3

/** The statutory limit in working days: five of every seven natural days, before any holiday. */
export function statutoryWorkingDays(limit: {
  readonly statutoryDays?: number
  readonly statutoryUnit?: 'natural-days'
}): number | undefined {
  if (limit.statutoryDays === undefined) return undefined
  return limit.statutoryUnit ? Math.floor((limit.statutoryDays * 5) / 7) : limit.statutoryDays
}

export const limitCompression = eachItem(
  [compressionBelowTarget],
  ({ id, limit }, { policy }, { report }) => {
    const statutory = statutoryWorkingDays(limit)
    const promised = limit.promisedDays
    // A promise beyond the law is reported as that.
    if (statutory === undefined || promised <= FASTEST_CLASS_DAYS || promised > statutory) return []
    const target = policy.compressionTargetPercent ?? DEFAULT_TARGET_PERCENT
    // Whole numbers on both sides: no share is rounded before it is compared.
    if ((statutory - promised) * 100 >= target * statutory) return []
    const place = { in: 'items' as const, id, path: ['limit', 'promisedDays'] }
    return [
      report(compressionBelowTarget, place, {
        promised,
        statutory,
        percent: Math.floor(((statutory - promised) * 100) / statutory),
        target,
        atMost: Math.max(FASTEST_CLASS_DAYS, Math.floor((statutory * (100 - target)) / 100)),
      }),
    ]
  },
)
