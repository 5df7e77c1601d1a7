import { type HolidayYear, nationalWorkingCalendar, type WorkingCalendar } from '@yijianshi/core/calendar'
import { usualWatchRules } from '@yijianshi/core/process'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { columnParameters, columnValues } from './column-arrays.ts'
import { obligationColumns, toWrite } from './obligation-rows.ts'
import { followProjection } from './projection.ts'
import { type MovedDue, reprojectObligations } from './reproject.ts'
import { sweepOnce } from './sweep.ts'
import { at, type DutyEngine, dutyEngine, owe, prepareDuties, send, sweepAt } from './test-duty.ts'

let database: TestDatabase
let engine: DutyEngine
const monday = at('2026-11-02', 10)

beforeAll(async () => {
  database = await createTestDatabase()
  await prepareDuties(database.pool)
  engine = dutyEngine(database.pool, () => monday)
})
afterAll(() => database.close())
afterEach(async () => {
  await database.pool.query('TRUNCATE obligation, alert, obligation_projection')
})

/** 2026 with two more days off in the middle of November. */
function changed(): WorkingCalendar {
  const year = nationalWorkingCalendar.years.find(entry => entry.year === 2026)
  if (year === undefined) throw new Error('2026 is not in the calendar')
  const other: HolidayYear = {
    ...year,
    daysOff: { ...year.daysOff, '11-12': 'national-day', '11-13': 'national-day' },
  }
  return nationalWorkingCalendar.announced(other)
}

async function rows() {
  const found = await database.pool.query<Record<string, unknown>>(
    'SELECT to_jsonb(obligation) AS row FROM obligation ORDER BY process_id, key',
  )
  return found.rows.map(({ row }) => row)
}

const usual = { calendar: nationalWorkingCalendar, rules: usualWatchRules }

test('a changed calendar moves what it concerns, names the days, and leaves the rows that commands would write', async () => {
  const calendar = changed()
  await owe(engine, monday, { key: 'early', days: 3 }, { key: 'late', days: 10 })
  const stopped = await owe(engine, monday, { key: 'stopped', days: 10 })
  const stop = { type: 'Stopped', key: 'stopped', ground: 'special-procedure', at: at('2026-11-04') } as const
  await send(engine, stopped, stop, stop.at)
  const moved: MovedDue[] = []
  const told = await reprojectObligations(
    database.pool,
    nationalWorkingCalendar,
    { ...usual, calendar },
    entry => moved.push(entry),
  )
  expect(told).toMatchObject({ seen: 3, moved: 2 })
  const late = moved.find(({ obligation }) => obligation.key === 'late')
  expect([late?.change.before.date, late?.change.after.date]).toEqual(['2026-11-16', '2026-11-18'])
  expect(late?.change.days.map(({ after }) => after.date)).toEqual(['2026-11-12', '2026-11-13'])

  const reprojected = await rows()
  const processes = await database.pool.query<{ process_id: string }>(
    'SELECT DISTINCT process_id FROM obligation',
  )
  await database.pool.query('DELETE FROM obligation')
  const anew = dutyEngine(
    database.pool,
    () => monday,
    () => ({ ...usual, calendar }),
  )
  for (const { process_id } of processes.rows) {
    const { state } = (await anew.load(process_id)) ?? { state: undefined }
    if (state === undefined) throw new Error('the process is not there')
    const written = (await rowsOf(anew, process_id)) ?? []
    const rowsToWrite = written.map(row => toWrite({ ...row, replaces: null }))
    await database.pool.query(
      `SELECT write_obligations(NULL, $1, ${columnParameters(obligationColumns, 2)})`,
      [written[0]?.process_kind, ...columnValues(obligationColumns, rowsToWrite)],
    )
  }
  expect(await rows()).toEqual(reprojected)
})

async function rowsOf(by: DutyEngine, process: string) {
  const standing = await by.load(process)
  return standing && by.obligationRows(process, standing.state)
}

test('what was given before the change is not given again, and what is due earlier now comes', async () => {
  await owe(engine, monday, {})
  await sweepOnce(sweepAt(database.pool, engine, at('2026-11-12', 9)))
  const watching = { ...usual, calendar: changed() }
  await reprojectObligations(database.pool, nationalWorkingCalendar, watching, () => {})
  await sweepOnce(sweepAt(database.pool, engine, at('2026-11-18', 9)))
  const found = await database.pool.query<{ step: string }>('SELECT step FROM alert ORDER BY alert_id')
  expect(found.rows.map(({ step }) => step)).toEqual(['reminder-50', 'reminder-80', 'due-today'])
})

test('is followed once for each calendar and policy, by one server', async () => {
  await owe(engine, monday, {})
  const follow = (watching = usual) => {
    const moved: MovedDue[] = []
    const following = { pool: database.pool, watching, onMoved: (entry: MovedDue) => moved.push(entry) }
    return followProjection(following).then(outcome => ({ outcome, moved }))
  }
  expect((await follow()).outcome).toMatchObject({ changed: 0 })
  expect((await follow()).outcome).toBeUndefined()
  const stricter = { ...usual, rules: { reminderPercents: [30], graveAfterDays: 1 } }
  expect((await follow(stricter)).outcome).toEqual({ seen: 1, changed: 1, moved: 0 })
  const { outcome, moved } = await follow({ ...stricter, calendar: changed() })
  expect(outcome).toMatchObject({ moved: 1 })
  // The days that moved it are those in which the stored calendar differs.
  expect(moved[0]?.change.days).toHaveLength(2)
  expect((await follow({ ...stricter, calendar: changed() })).outcome).toBeUndefined()
})

test('goes through more than one batch, beside commands on the same processes', async () => {
  const processes = await Promise.all(
    Array.from({ length: 250 }, () =>
      owe(engine, monday, ...Array.from({ length: 6 }, (_, index) => ({ key: `k${index}` }))),
    ),
  )
  const watching = { ...usual, calendar: changed() }
  const anew = dutyEngine(
    database.pool,
    () => monday,
    () => watching,
  )
  const [told] = await Promise.all([
    reprojectObligations(database.pool, nationalWorkingCalendar, watching, () => {}),
    ...processes.slice(0, 100).map(process => send(anew, process, { type: 'Done', key: 'k3' }, monday)),
  ])
  expect(told.seen).toBeGreaterThanOrEqual(1_400)
  const dues = await database.pool.query('SELECT due, count(*) AS count FROM obligation GROUP BY due')
  expect(dues.rows).toEqual([{ due: '2026-11-18', count: 1_400 }])
})
