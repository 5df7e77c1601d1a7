/** What the address of the data-sharing page says: which list, and of which month. */
import { pick } from '../frame/search.ts'

export const sharingTabs = ['sources', 'counts', 'asked', 'disputes'] as const
export type SharingTab = (typeof sharingTabs)[number]

/** `month`: `2026-11`; this month when not given. */
export type SharingSearch = { readonly tab?: SharingTab; readonly month?: string }

export function readSharingSearch(raw: Readonly<Record<string, unknown>>): SharingSearch {
  const tab = pick(sharingTabs, raw.tab)
  const month =
    typeof raw.month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(raw.month) ? raw.month : undefined
  return { ...(tab !== undefined && { tab }), ...(month !== undefined && { month }) }
}

/** The newest first, the month of that civil day included. Throws when it is no date. */
export function monthsUpTo(day: string, count: number): readonly string[] {
  const [year = Number.NaN, month = Number.NaN] = day.split('-').map(Number)
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7),
  )
}
