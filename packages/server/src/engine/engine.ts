/**
 * Runs processes of one kind: load, decide, append. Commands on one process queue in this server;
 * against other servers the expected version decides, and whoever was slower decides again.
 */
import { type Actor, SYSTEM } from '@yijianshi/core/access'
import { type Refusal, refusal } from '@yijianshi/core/refusal'
import type pg from 'pg'
import { KeyDestroyed } from '../personal-data/key-ring.ts'
import { AppendLanes, type AppendOutcome, type Change } from './append-lanes.ts'
import { recordAttempt } from './attempts.ts'
import { lapseCommandId } from './derived-id.ts'
import {
  type Append,
  appendRow,
  type ChainedEvent,
  chained,
  firstBrokenVersion,
  readEvents,
  type StoredEvent,
  storedDataOf,
} from './event-store.ts'
import { again } from './faults.ts'
import { CHAIN_START } from './hash-chain.ts'
import type { ObligationRow } from './obligation-rows.ts'
import type { Lapsed, ProcessEvent, ProcessKind } from './process-kind.ts'
import { ProcessQueue } from './process-queue.ts'
import { Recent } from './recent.ts'
import type { EventData, RecordKeys } from './sealed-words.ts'

export type Execution<Command> = {
  readonly process: string
  /** Chosen by the client: sent twice, done once. */
  readonly commandId: string
  readonly actor: Actor
  readonly command: Command
  /** Milliseconds since 1970; the engine's clock when absent. Never before the last event. */
  readonly at?: number
}

export type Executed<State> =
  | { readonly ok: true; readonly version: number; readonly state: State; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal }

/** A process as it stood just after a version. */
export type Standing<State> = { readonly version: number; readonly state: State }

type Loaded<State> = {
  readonly version: number
  readonly state: State | undefined
  readonly lastHash: string
  readonly lastAt: number
  readonly commands: ReadonlySet<string>
  /** The case whose record its words belong to; undefined before the first event. */
  readonly record: string | undefined
}

const EMPTY = {
  version: 0,
  state: undefined,
  lastHash: CHAIN_START,
  lastAt: 0,
  commands: new Set<string>(),
  record: undefined,
}

const CACHED_PROCESSES = 20_000
const ATTEMPTS = 8

export class Engine<State, Command, Event extends ProcessEvent> {
  readonly #pool: pg.Pool
  readonly #kind: ProcessKind<State, Command, Event>
  readonly #now: () => number
  readonly #keys: RecordKeys | undefined
  readonly #lanes: AppendLanes
  readonly #queue = new ProcessQueue()
  readonly #cache = new Recent<string, Loaded<State>>(CACHED_PROCESSES)

  /** `keys` open and seal what is said in its events: needed where the kind has words, and thrown for otherwise. */
  constructor(pool: pg.Pool, kind: ProcessKind<State, Command, Event>, now: () => number, keys?: RecordKeys) {
    if (kind.words !== undefined && keys === undefined) throw new Error(`${kind.name}: no keys to its words`)
    this.#keys = keys
    this.#pool = pool
    this.#kind = kind
    const viewTables = (kind.viewTables ?? []).map(({ columns }) => columns)
    this.#lanes = new AppendLanes(pool, kind.name, kind.viewFunction, viewTables)
    this.#now = now
  }

  execute(execution: Execution<Command>): Promise<Executed<State>> {
    return this.#queue.run(execution.process, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const outcome = await this.#attempt(execution, attempt === 0).catch(error => again(error, attempt))
        if (outcome !== 'again') {
          if (!outcome.ok) await this.#record(execution, outcome.refusal)
          return outcome
        }
        this.#cache.delete(execution.process)
      }
      return { ok: false, refusal: refusal('case/changed') }
    })
  }

  /**
   * Gives the process the command by the clock that its obligation has for the end of its limit. The command id is the
   * same whoever gives it, so it is done once.
   */
  lapse(process: string, name: string, lapsed: Lapsed, at: number): Promise<Executed<State>> {
    const command = this.#kind.lapseCommand?.(name, lapsed)
    if (command === undefined)
      throw new Error(`${this.#kind.name}: no command of the clock is called ${name}`)
    const commandId = lapseCommandId(process, lapsed.key, name)
    return this.execute({ process, commandId, actor: SYSTEM, command, at })
  }

  /** The process as other servers may have changed it by now; undefined when there is none. */
  load(processId: string): Promise<Standing<State> | undefined> {
    return this.at(processId, Number.POSITIVE_INFINITY)
  }

  history(processId: string): Promise<StoredEvent<Event>[]> {
    return readEvents(this.#pool, this.#kind, processId, this.#keys)
  }

  /** The process as it stood just after that version. */
  async at(processId: string, lastVersion: number): Promise<Standing<State> | undefined> {
    const events = await this.history(processId)
    const { version, state } = this.#fold(
      processId,
      events.filter(stored => stored.version <= lastVersion),
    )
    return state === undefined ? undefined : { version, state }
  }

  /** What the process owes in a state, as rows: from them the table can be rebuilt. */
  obligationRows(processId: string, state: State): readonly ObligationRow[] {
    return this.#kind.obligations?.rowsOf(processId, state) ?? []
  }

  /** Whether every event of the process is as it was written. */
  isIntact(processId: string, events: readonly StoredEvent<Event>[]): boolean {
    return firstBrokenVersion(processId, events) === undefined
  }

  /** Settles when no command is running. */
  idle(): Promise<void> {
    return this.#queue.idle()
  }

  /** What begins a process is first tried as if there were none: should there be one, its first version says so. */
  async #attempt(execution: Execution<Command>, isFirst: boolean): Promise<Executed<State> | 'again'> {
    const known = this.#cache.find(execution.process)
    const isNew = isFirst && known === undefined && this.#kind.begins?.(execution.command) === true
    const before = known ?? (isNew ? EMPTY : await this.#read(execution.process))
    if (before.state !== undefined && before.commands.has(execution.commandId)) {
      return { ok: true, version: before.version, state: before.state, repeated: true }
    }
    // Clocks never run backwards within a process.
    const at = Math.max(execution.at ?? this.#now(), before.lastAt)
    const decision = this.#kind.decide(before.state, execution.command, execution.actor, at)
    if (!decision.ok) return isNew ? 'again' : this.#refuse(execution.process, before, decision.refusal)

    const append = {
      processId: execution.process,
      expectedVersion: before.version,
      previousHash: before.lastHash,
      commandId: execution.commandId,
      at,
      account: execution.actor.account,
      role: execution.actor.role,
      events: decision.events,
    }
    const stored = await this.#stored(append, before)
    if (stored === 'erased') return { ok: false, refusal: refusal('case/words-erased') }
    const events = chained(append, stored)
    const after = this.#fold(execution.process, events, before)
    if (after.state === undefined) throw new Error(`${this.#kind.name}: a command gave no event`)
    const change = { processId: execution.process, before: before.state, after: after.state }
    const outcome = await this.#append(append, events, {
      view: this.#kind.viewChange(change),
      viewRows: (this.#kind.viewTables ?? []).map(({ rowsOf }) => rowsOf(change)),
      obligations: this.#kind.obligations?.changeOf(execution.process, before.state, after.state),
    })
    if (outcome !== 'appended') return 'again'
    this.#cache.set(execution.process, after)
    return { ok: true, version: after.version, state: after.state, repeated: false }
  }

  async #read(processId: string): Promise<Loaded<State>> {
    return this.#fold(processId, await this.history(processId))
  }

  /** Undefined before the first event. */
  #recordOf(processId: string, first: Event | undefined): string | undefined {
    return first && (this.#kind.words?.recordOf(processId, first) ?? processId)
  }

  async #stored(append: Append<Event>, before: Loaded<State>): Promise<readonly EventData[] | 'erased'> {
    const record = before.record ?? this.#recordOf(append.processId, append.events[0]) ?? append.processId
    try {
      return await storedDataOf(this.#kind, append, this.#keys, record)
    } catch (error) {
      if (error instanceof KeyDestroyed) return 'erased'
      throw error
    }
  }

  async #append(
    append: Append<Event>,
    events: readonly ChainedEvent<Event>[],
    change: Change,
  ): Promise<AppendOutcome> {
    try {
      return await this.#lanes.append(appendRow(append, events), change)
    } catch (error) {
      // Whether it was written is not known: what is cached may be stale.
      this.#cache.delete(append.processId)
      throw error
    }
  }

  async #record(execution: Execution<Command>, no: Refusal): Promise<void> {
    const { process, commandId, actor, command, at = this.#now() } = execution
    // What the clock can't do is nobody's attempt.
    if (actor.role === 'system') return
    const { account, role } = actor
    const processKind = this.#kind.name
    await recordAttempt(this.#pool, {
      process,
      processKind,
      commandId,
      account,
      role,
      command,
      refusal: no,
      at,
    })
  }

  /** A refusal on a stale state is no refusal: another server may have moved the process on. */
  async #refuse(processId: string, before: Loaded<State>, no: Refusal): Promise<Executed<State> | 'again'> {
    if (this.#cache.find(processId) === undefined) return { ok: false, refusal: no }
    const found = await this.#pool.query<{ version: number | null }>({
      name: 'last-version',
      text: 'SELECT max(version) AS version FROM process_event WHERE process_id = $1',
      values: [processId],
    })
    return (found.rows[0]?.version ?? 0) === before.version ? { ok: false, refusal: no } : 'again'
  }

  #fold(
    processId: string,
    events: readonly StoredEvent<Event>[],
    start: Loaded<State> = EMPTY,
  ): Loaded<State> {
    const commands = new Set(start.commands)
    let state = start.state
    for (const stored of events) {
      state = this.#kind.evolve(state, stored)
      if (stored.commandId !== undefined) commands.add(stored.commandId)
    }
    const last = events.at(-1)
    return {
      version: last?.version ?? start.version,
      state,
      lastHash: last?.hash ?? start.lastHash,
      lastAt: last?.at ?? start.lastAt,
      commands,
      record: start.record ?? this.#recordOf(processId, events[0]?.event),
    }
  }
}
