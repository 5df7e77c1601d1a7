import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { sweepOnce } from './sweep.ts'
import { startSweeping } from './sweep-schedule.ts'
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
  await database.pool.query('TRUNCATE obligation, alert')
})

const sweep = (moment: number, by = engine) => {
  const work = sweepAt(database.pool, by, moment)
  return sweepOnce(work).then(next => ({ ...work, next }))
}

type Alert = { process_id: string; key: string; step: string; card: string | null; at: Date }

async function alerts(): Promise<Alert[]> {
  const found = await database.pool.query<Alert>(
    'SELECT process_id, key, step, card, at FROM alert ORDER BY alert_id',
  )
  return found.rows
}
const steps = async () => (await alerts()).map(({ step, card }) => [step, card])

async function openKeys(): Promise<string[]> {
  const found = await database.pool.query<{ key: string }>('SELECT key FROM obligation ORDER BY key')
  return found.rows.map(row => row.key)
}

describe('alerts', () => {
  test('come each at its time, in their order, each once', async () => {
    await owe(engine, monday, {})
    expect((await sweep(monday)).next).toBe(at('2026-11-09', 9))
    expect(await steps()).toEqual([])
    await sweep(at('2026-11-09', 9))
    await sweep(at('2026-11-09', 10))
    expect(await steps()).toEqual([['reminder-50', null]])
    await sweep(at('2026-11-17'))
    const { next, cards } = await sweep(at('2026-11-20'))
    expect(await steps()).toEqual([
      ['reminder-50', null],
      ['reminder-80', null],
      ['due-today', null],
      ['overdue', 'yellow'],
      ['grave', 'red'],
    ])
    expect((await alerts()).map(alert => alert.at.getTime())).toEqual([
      at('2026-11-09', 9),
      at('2026-11-12', 9),
      at('2026-11-16', 9),
      at('2026-11-17'),
      at('2026-11-20'),
    ])
    expect(cards).toHaveLength(1)
    expect(next).toBeUndefined()
  })

  test('that fell due while no server was up come all, in their order', async () => {
    await owe(engine, monday, {})
    await sweep(at('2026-12-20'))
    expect((await steps()).map(([step]) => step)).toEqual([
      'reminder-50',
      'reminder-80',
      'due-today',
      'overdue',
      'grave',
    ])
  })

  test('stop with what was owed', async () => {
    const process = await owe(engine, monday, {})
    await sweep(at('2026-11-09', 9))
    await send(engine, process, { type: 'Done', key: 'a' }, at('2026-11-10'))
    await sweep(at('2026-12-20'))
    expect(await steps()).toEqual([['reminder-50', null]])
    expect(await openKeys()).toEqual([])
  })

  test('of two sweeps at once come once', async () => {
    const processes = await Promise.all(Array.from({ length: 60 }, () => owe(engine, monday, {})))
    const others = Array.from({ length: 4 }, () => dutyEngine(database.pool, () => monday))
    await Promise.all(others.map(by => sweep(at('2026-11-17'), by)))
    await sweep(at('2026-11-17'))
    const found = await alerts()
    expect(found).toHaveLength(processes.length * 4)
    expect(new Set(found.map(({ process_id, step }) => `${process_id} ${step}`)).size).toBe(found.length)
    for (const process of processes) {
      const own = found.filter(alert => alert.process_id === process).map(alert => alert.step)
      expect(own).toEqual(['reminder-50', 'reminder-80', 'due-today', 'overdue'])
    }
  })

  test('of a new duty come anew, also under the old name of a process', async () => {
    const process = await owe(engine, monday, { key: 'first' })
    await sweep(at('2026-11-09', 9))
    await send(engine, process, { type: 'Done', key: 'first' }, at('2026-11-10'))
    const duties = [{ key: 'second', days: 10, owner: { kind: 'authority', id: 'tax' } as const }]
    await send(engine, process, { type: 'Owed', duties, since: at('2026-11-10', 10) }, at('2026-11-10', 10))
    await sweep(at('2026-11-17', 9))
    expect((await alerts()).map(({ key, step }) => [key, step])).toEqual([
      ['first', 'reminder-50'],
      ['second', 'reminder-50'],
    ])
  })

  test('reach applicants as reminders and never as cards', async () => {
    await owe(engine, monday, { owner: { kind: 'applicant', id: 'p' } })
    await sweep(at('2026-12-20'))
    expect((await steps()).at(-1)).toEqual(['expired', null])
    expect((await alerts()).every(({ card }) => card === null)).toBe(true)
  })

  test('are red at once for whoever is overdue again in the same process', async () => {
    await owe(engine, monday, { key: 'a', days: 1 }, { key: 'b', days: 2 }, { key: 'c', days: 1 })
    await sweep(at('2026-11-05'))
    expect((await alerts()).filter(({ card }) => card !== null).map(({ key, card }) => [key, card])).toEqual([
      ['a', 'yellow'],
      ['c', 'yellow'],
      ['b', 'red'],
    ])
  })
})

describe('a clock that stands still', () => {
  test('is silent, and goes on where it stopped', async () => {
    const process = await owe(engine, monday, {})
    await sweep(at('2026-11-09', 9))
    const stop = { type: 'Stopped', key: 'a', ground: 'special-procedure', at: at('2026-11-10', 11) } as const
    await send(engine, process, stop, stop.at)
    expect((await sweep(at('2026-12-20'))).next).toBeUndefined()
    expect(await steps()).toEqual([['reminder-50', null]])
    await send(engine, process, { type: 'Resumed', key: 'a', at: at('2026-12-21', 9) }, at('2026-12-21', 9))
    await sweep(at('2026-12-21', 10))
    expect(await steps()).toEqual([['reminder-50', null]])
    // The fifth day was the last that counted; three of ten are left after the eighth.
    const { next } = await sweep(at('2026-12-24', 9))
    expect((await steps()).at(-1)).toEqual(['reminder-80', null])
    expect(next).toBe(at('2026-12-28', 9))
  })
})

describe('the law acts by itself', () => {
  const late = at('2026-11-17')

  test('once, by whichever server comes first, and the office has its card before', async () => {
    const processes = await Promise.all(
      Array.from({ length: 20 }, () => owe(engine, monday, { lapse: 'lapse' })),
    )
    const others = Array.from({ length: 3 }, () => dutyEngine(database.pool, () => late))
    const swept = await Promise.all(others.map(by => sweep(late, by)))
    expect(swept.flatMap(({ faults }) => faults)).toEqual([])
    for (const process of processes) {
      const events = await engine.history(process)
      expect(events.map(({ event }) => event.type)).toEqual(['Owed', 'Lapsed'])
      expect(events.at(-1)).toMatchObject({ role: 'system', at: late })
    }
    expect(await openKeys()).toEqual([])
    const cards = (await alerts()).filter(({ card }) => card !== null)
    expect(cards.map(({ card }) => card)).toEqual(processes.map(() => 'yellow'))
  })

  test('although the server died between taking it and giving the command', async () => {
    const process = await owe(engine, monday, { lapse: 'lapse' })
    await database.pool.query('SELECT raise_alerts($1, 100)', [new Date(late)])
    const taken = await database.pool.query(`SELECT key FROM lease_lapses($1, 100, '30 seconds', '1 hour')`, [
      new Date(late),
    ])
    expect(taken.rows).toEqual([{ key: 'a' }])
    await sweep(late + 29_000)
    expect(await engine.history(process)).toHaveLength(1)
    await sweep(late + 30_000)
    expect((await engine.load(process))?.state.lapsed).toEqual(['a'])
  })

  test('once, although the server died after giving the command', async () => {
    const process = await owe(engine, monday, { lapse: 'lapse' })
    const first = await engine.lapse(process, 'lapse', { key: 'a' }, late)
    const second = await dutyEngine(database.pool, () => late).lapse(process, 'lapse', { key: 'a' }, late)
    expect([first, second]).toMatchObject([{ repeated: false }, { repeated: true }])
    expect((await engine.load(process))?.state.lapsed).toEqual(['a'])
  })

  test('or is told as a fault and tried again, each time after twice the time', async () => {
    const process = await owe(engine, monday, { lapse: 'refuse' })
    const tried: number[] = []
    for (let moment = late; moment < late + 250_000; moment += 5_000) {
      const { faults } = await sweep(moment)
      if (faults.length > 0) tried.push((moment - late) / 1000)
    }
    expect(tried).toEqual([0, 30, 90, 210])
    expect(await engine.history(process)).toHaveLength(1)
    const { faults } = await sweep(late + 86_400_000)
    expect(String(faults[0])).toContain(`refuse of duty ${process} for a, attempt 5`)
  })

  test('and one that fails keeps no other from it', async () => {
    await owe(engine, monday, { key: 'x', lapse: 'refuse' })
    const process = await owe(engine, monday, { key: 'y', lapse: 'lapse' })
    await sweep(late)
    expect((await engine.load(process))?.state.lapsed).toEqual(['y'])
  })
})

test('a sweeper acts when something falls due, and stops', async () => {
  const begin = Date.now()
  const work = sweepAt(database.pool, engine, 0)
  await owe(engine, monday, {})
  await database.pool.query('UPDATE obligation SET next_at = $1', [new Date(begin + 600)])
  const sweeping = startSweeping({ ...work, now: Date.now }, { pollMs: 60_000 })
  try {
    await expect
      .poll(async () => (await alerts()).length, { timeout: 20_000, interval: 20 })
      .toBeGreaterThan(0)
    expect(Date.now() - begin).toBeGreaterThanOrEqual(600)
  } finally {
    await sweeping.stop()
  }
  expect(work.faults).toEqual([])
})
