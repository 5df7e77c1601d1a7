/** Keeps what is owed to the calendar and the rules that are in force: after a new release, or with another policy. */
import { type HolidayYear, WorkingCalendar } from '@yijianshi/core/calendar'
import type pg from 'pg'
import { z } from 'zod'
import type { Watching } from './obligation-rows.ts'
import { type MovedDue, type Reprojected, reprojectObligations } from './reproject.ts'

const holiday = z.enum([
  'new-year',
  'spring-festival',
  'tomb-sweeping-day',
  'labour-day',
  'dragon-boat-festival',
  'mid-autumn-festival',
  'national-day',
  'victory-day',
])
const days = z.record(z.string(), holiday)
const holidayYear: z.ZodType<HolidayYear> = z.object({
  year: z.int(),
  published: z.boolean(),
  daysOff: days,
  makeUpDays: days,
  december: z.object({ daysOff: days, makeUpDays: days }).exactOptional(),
})

/** Any number, the same for ever: of all servers on one database, one works out the rows. */
const PROJECTION_LOCK = 7_193_480_266

const STANDING = `
  SELECT calendar, calendar = $1::jsonb AND rules = $2::jsonb AS same FROM obligation_projection`

const KEEP = `
  INSERT INTO obligation_projection (calendar, rules) VALUES ($1, $2)
  ON CONFLICT (one) DO UPDATE SET calendar = EXCLUDED.calendar, rules = EXCLUDED.rules`

export type Following = {
  readonly pool: pg.Pool
  readonly watching: Watching
  readonly onMoved: (moved: MovedDue) => void
  readonly signal?: AbortSignal
}

async function project(following: Following): Promise<Reprojected | undefined> {
  const { pool, watching, onMoved, signal } = following
  const values = [JSON.stringify(watching.calendar.years), JSON.stringify(watching.rules)]
  const found = await pool.query<{ calendar: unknown; same: boolean }>(STANDING, values)
  const [standing] = found.rows
  if (standing?.same === true) return undefined
  const was =
    standing === undefined
      ? watching.calendar
      : new WorkingCalendar(z.array(holidayYear).parse(standing.calendar))
  const reprojected = await reprojectObligations(pool, was, watching, onMoved, signal)
  await pool.query(KEEP, values)
  return reprojected
}

/**
 * Works every open obligation out anew, if the rows stand by another calendar or other rules; undefined when nothing
 * was to be done, `busy` when another server is at it. What is broken off is begun again the next time.
 */
export async function followProjection(following: Following): Promise<Reprojected | 'busy' | undefined> {
  const holder = await following.pool.connect()
  try {
    const locked = await holder.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
      PROJECTION_LOCK,
    ])
    return locked.rows[0]?.mine === true ? await project(following) : 'busy'
  } finally {
    // A connection that can't give the lock back is closed, which gives it back too.
    const unlocked = await holder.query('SELECT pg_advisory_unlock_all()').catch(() => undefined)
    holder.release(unlocked === undefined)
  }
}
