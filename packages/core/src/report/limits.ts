/** How much shorter promised limits are than statutory ones, and which are the fastest classes (WY3, WY4). */
import { statutoryWorkingDays } from '../catalogue/check/limit-compression.ts'
import type { Catalogue } from '../catalogue/model.ts'
import { type AuthorityRow, byAuthority, type ItemRow, itemRow } from './by-authority.ts'

/** 即办件; 1日办结; 3日办结; longer. By the promise: no day, at most one, at most three working days. */
export const LIMIT_CLASSES = ['immediate', 'one-day', 'three-days', 'longer'] as const
export type LimitClass = (typeof LIMIT_CLASSES)[number]

export type ItemLimit = ItemRow & {
  /** As the law says it; null where no law sets a limit. */
  readonly statutoryDays: number | null
  readonly statutoryUnit: 'working-days' | 'natural-days'
  /** The same in working days, five of every seven natural ones. */
  readonly statutoryWorkingDays: number | null
  readonly promisedDays: number
  /** 0 to 1; null where no law sets a limit, or one of no day. */
  readonly compression: number | null
  readonly class: LimitClass
}

export type LimitSums = {
  /** Items with a statutory limit of a day or more: the figures below are over these. */
  readonly withStatutory: number
  readonly statutoryWorkingDays: number
  readonly promisedDays: number
  readonly compression: number | null
  readonly atTarget: number
  readonly atHighTarget: number
  /** Over all items. */
  readonly classes: Readonly<Record<LimitClass, number>>
}

export type LimitsReport = {
  readonly kind: 'limits'
  readonly catalogueVersion: string
  /** Shares from 0 to 1: what the centre has set itself, and the highest that the sources ask for. */
  readonly target: number
  readonly highTarget: number
  readonly items: readonly ItemLimit[]
  readonly authorities: readonly (AuthorityRow & LimitSums)[]
  readonly overall: LimitSums & { readonly items: number }
}

const DEFAULT_TARGET = 0.5
const HIGH_TARGET = 0.75

export function limitClassOf(promisedDays: number): LimitClass {
  if (promisedDays === 0) return 'immediate'
  if (promisedDays <= 1) return 'one-day'
  return promisedDays <= 3 ? 'three-days' : 'longer'
}

function compressionOf(statutory: number, promised: number): number | null {
  return statutory === 0 ? null : (statutory - promised) / statutory
}

function sumOf(rows: readonly ItemLimit[], target: number): LimitSums {
  const bound = rows.filter(row => row.compression !== null)
  const sum = (of: (row: ItemLimit) => number) => bound.reduce((total, row) => total + of(row), 0)
  const statutory = sum(row => row.statutoryWorkingDays ?? 0)
  const promised = sum(row => row.promisedDays)
  const reaching = (share: number) => bound.filter(row => (row.compression ?? 0) >= share).length
  const inClass = (name: LimitClass) => rows.filter(row => row.class === name).length
  return {
    withStatutory: bound.length,
    statutoryWorkingDays: statutory,
    promisedDays: promised,
    compression: compressionOf(statutory, promised),
    atTarget: reaching(target),
    atHighTarget: reaching(HIGH_TARGET),
    classes: {
      immediate: inClass('immediate'),
      'one-day': inClass('one-day'),
      'three-days': inClass('three-days'),
      longer: inClass('longer'),
    },
  }
}

export function limitsReport(catalogue: Catalogue): LimitsReport {
  const percent = catalogue.policy.compressionTargetPercent
  const target = percent === undefined ? DEFAULT_TARGET : percent / 100
  const items = [...catalogue.items.values()].map((item): ItemLimit => {
    const { limit } = item
    const statutory = statutoryWorkingDays(limit)
    return {
      ...itemRow(catalogue, item),
      statutoryDays: limit.statutoryDays ?? null,
      statutoryUnit: limit.statutoryUnit ?? 'working-days',
      statutoryWorkingDays: statutory ?? null,
      promisedDays: limit.promisedDays,
      compression: statutory === undefined ? null : compressionOf(statutory, limit.promisedDays),
      class: limitClassOf(limit.promisedDays),
    }
  })
  const sum = (rows: readonly ItemLimit[]) => sumOf(rows, target)
  return {
    kind: 'limits',
    catalogueVersion: catalogue.version,
    target,
    highTarget: HIGH_TARGET,
    items,
    authorities: byAuthority(catalogue, items, sum),
    overall: { items: items.length, ...sum(items) },
  }
}
