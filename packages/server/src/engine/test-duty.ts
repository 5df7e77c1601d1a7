/** For tests: the smallest process that owes things by a time. */
import { randomUUID } from 'node:crypto'
import { type Actor, SYSTEM } from '@yijianshi/core/access'
import {
  type ClockLedger,
  getCivilDate,
  nationalWorkingCalendar,
  resumeClock,
  type StopGround,
  startClock,
  startOfDayMs,
  stopClock,
} from '@yijianshi/core/calendar'
import { type Obligation, type Owner, usualWatchRules } from '@yijianshi/core/process'
import { refusal } from '@yijianshi/core/refusal'
import type pg from 'pg'
import { z } from 'zod'
import { Engine } from './engine.ts'
import { obligationSource, type Watching } from './obligation-rows.ts'
import type { ProcessKind } from './process-kind.ts'
import type { OpenCard, SweepWork } from './sweep.ts'

export const usualWatching: Watching = { calendar: nationalWorkingCalendar, rules: usualWatchRules }

const duty = z.object({
  key: z.string(),
  days: z.number(),
  owner: z.custom<Owner>(),
  lapse: z.string().optional(),
})
const dutyEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Owed'), duties: z.array(duty), since: z.number() }),
  z.object({ type: z.literal('Stopped'), key: z.string(), ground: z.custom<StopGround>(), at: z.number() }),
  z.object({ type: z.literal('Resumed'), key: z.string(), at: z.number() }),
  z.object({ type: z.literal('Done'), key: z.string() }),
  z.object({ type: z.literal('Lapsed'), key: z.string() }),
])
type DutyEvent = z.infer<typeof dutyEvent>
export type Duty = z.infer<typeof duty>
export type DutyCommand = DutyEvent | { readonly type: 'Refuse' }
export type DutyState = { readonly owed: readonly Obligation[]; readonly lapsed: readonly string[] }

function withClock(state: DutyState, key: string, change: (clock: ClockLedger) => ClockLedger): DutyState {
  return {
    ...state,
    owed: state.owed.map(owed => (owed.key === key ? { ...owed, clock: change(owed.clock) } : owed)),
  }
}

function evolve(state: DutyState = { owed: [], lapsed: [] }, event: DutyEvent): DutyState {
  switch (event.type) {
    case 'Owed': {
      const owed = event.duties.map(({ key, days, owner, lapse }): Obligation => {
        const clock = startClock({ unit: 'working-days', allowed: days, owner: 'office', since: event.since })
        return { key, kind: 'test', owner, clock, ...(lapse !== undefined && { lapse }) }
      })
      return { ...state, owed: [...state.owed, ...owed] }
    }
    case 'Stopped':
      return withClock(state, event.key, clock => {
        const entry = stopClock(clock, event.ground, event.at)
        return entry.ok ? entry.ledger : clock
      })
    case 'Resumed':
      return withClock(state, event.key, clock => {
        const entry = resumeClock(clock, event.at)
        return entry.ok ? entry.ledger : clock
      })
    case 'Done':
      return { ...state, owed: state.owed.filter(({ key }) => key !== event.key) }
    case 'Lapsed':
      return {
        owed: state.owed.filter(({ key }) => key !== event.key),
        lapsed: [...state.lapsed, event.key],
      }
  }
}

export function dutyKind(watching: () => Watching): ProcessKind<DutyState, DutyCommand, DutyEvent> {
  return {
    name: 'duty',
    decide: (_, command) =>
      command.type === 'Refuse'
        ? { ok: false, refusal: refusal('case/stage') }
        : { ok: true, events: [command] },
    evolve: (state, { event }) => evolve(state, event),
    parseEvent: (type, data) => dutyEvent.parse({ ...z.object({}).loose().parse(data), type }),
    viewFunction: 'write_nothing',
    viewChange: () => null,
    obligations: obligationSource('duty', state => state.owed, watching),
    lapseCommand: (name, { key }) => (name === 'refuse' ? { type: 'Refuse' } : { type: 'Lapsed', key }),
  }
}

export type DutyEngine = Engine<DutyState, DutyCommand, DutyEvent>

/** The test database gets the view function of a kind without a view. */
export async function prepareDuties(pool: pg.Pool): Promise<void> {
  await pool.query(`CREATE FUNCTION write_nothing(jsonb) RETURNS void LANGUAGE plpgsql AS 'BEGIN END'`)
}

export function dutyEngine(pool: pg.Pool, now: () => number, watching = () => usualWatching): DutyEngine {
  return new Engine(pool, dutyKind(watching), now)
}

export const someone: Actor = SYSTEM
export const authority: Owner = { kind: 'authority', id: 'tax' }

/** Midnight in China, or so many hours after it. */
export function at(date: string, hours = 0): number {
  return startOfDayMs(getCivilDate(date)) + hours * 3_600_000
}

/** A new process that owes these things since a moment. */
export async function owe(
  engine: DutyEngine,
  since: number,
  ...duties: readonly Partial<Duty>[]
): Promise<string> {
  const process = randomUUID()
  const all = duties.map(more => ({ key: 'a', days: 10, owner: authority, ...more }))
  await send(engine, process, { type: 'Owed', duties: all, since }, since)
  return process
}

export async function send(
  engine: DutyEngine,
  process: string,
  command: DutyCommand,
  time: number,
): Promise<void> {
  const outcome = await engine.execute({
    process,
    commandId: randomUUID(),
    actor: someone,
    command,
    at: time,
  })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
}

export type TestSweep = SweepWork & { readonly faults: unknown[]; readonly cards: OpenCard[] }

/** One server's sweep, at a moment. */
export function sweepAt(pool: pg.Pool, engine: DutyEngine, moment: number): TestSweep {
  const faults: unknown[] = []
  const cards: OpenCard[] = []
  return {
    pool,
    engines: new Map([['duty', engine]]),
    superviseCard: async card => {
      cards.push(card)
      await pool.query('UPDATE alert SET order_id = gen_random_uuid() WHERE process_id = $1 AND key = $2', [
        card.process,
        card.key,
      ])
    },
    now: () => moment,
    onFault: error => faults.push(error),
    faults,
    cards,
  }
}
