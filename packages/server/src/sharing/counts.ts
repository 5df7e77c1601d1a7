/** How often each source was asked, day by day. */
import { type SharingCount, sharingCount } from '@yijianshi/contract/sharing-report'
import { getCivilDate, startOfDayMs } from '@yijianshi/core/calendar'
import type { Services } from '../http/wiring.ts'
import { resourceNames } from './names.ts'

export type Span = { readonly from: Date; readonly to: Date }

function beginOf(month: string): Date {
  return new Date(startOfDayMs(getCivilDate(`${month}-01`)))
}

/** `month` as `2026-11`, in Asia/Shanghai. */
export function spanOf(month: string): Span {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return { from: beginOf(month), to: beginOf(next) }
}

const row = sharingCount.omit({ name: true, ownerName: true })

const COUNTS = `
  SELECT resource, to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, count(*)::int AS asked,
         count(*) FILTER (WHERE outcome = 'fetched')::int AS fetched,
         count(*) FILTER (WHERE outcome = 'nothing-found')::int AS "nothingFound",
         count(*) FILTER (WHERE outcome = 'source-down')::int AS "sourceDown",
         count(*) FILTER (WHERE outcome = 'refused')::int AS refused,
         count(*) FILTER (WHERE outcome = 'quota')::int AS quota,
         count(*) FILTER (WHERE cached)::int AS cached,
         (avg(ms) FILTER (WHERE NOT cached AND outcome IN ('fetched', 'nothing-found', 'source-down')))::float8 AS "meanMs"
  FROM sharing_use WHERE at >= $1 AND at < $2 GROUP BY 1, 2 ORDER BY 2, 1`

export async function countsOf(services: Services, month: string): Promise<SharingCount[]> {
  const { from, to } = spanOf(month)
  const found = await services.pool.query(COUNTS, [from, to])
  return found.rows.map(raw => {
    const counted = row.parse(raw)
    return { ...counted, ...resourceNames(services, counted.resource) }
  })
}
