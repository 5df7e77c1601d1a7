/** The rows of the table `obligation` that a process stands for, and what a command changes of them. */
import type { ClockLedger, WorkingCalendar } from '@yijianshi/core/calendar'
import { lastEntryOf, type Obligation, type WatchRules, watch } from '@yijianshi/core/process'
import { arrayText, plainArrayText, type RowToWrite } from './column-arrays.ts'
import { instant } from './instant.ts'

/** By what attention is due: the calendar of working days, and what the centre has set itself. */
export type Watching = {
  readonly calendar: WorkingCalendar
  readonly rules: WatchRules
}

/** As in the table `obligation`, less what the sweep moves on. */
export type ObligationRow = {
  readonly process_id: string
  readonly process_kind: string
  readonly key: string
  readonly kind: string
  readonly owner_kind: string
  readonly owner_id: string
  readonly item: string | null
  readonly lapse: string | null
  readonly due: string
  readonly due_at: string
  readonly provisional: boolean
  readonly stopped: boolean
  readonly steps: readonly string[]
  /** RFC 3339, one for each of `steps`. */
  readonly step_at: readonly string[]
  readonly clock: ClockLedger
  readonly statutory: ClockLedger | null
}

/** What `write_obligations` reads of rows; arrays and ledgers as texts within arrays. */
export const obligationColumns = {
  process_id: 'uuid',
  replaces: 'text',
  due_at: 'timestamptz',
  due: 'date',
  provisional: 'boolean',
  stopped: 'boolean',
  key: 'text',
  kind: 'text',
  owner_kind: 'text',
  owner_id: 'text',
  item: 'text',
  lapse: 'text',
  statutory: 'text',
  steps: 'text',
  step_at: 'text',
  clock: 'text',
} as const

/** A row as `write_obligations` reads it. */
export function toWrite(row: WrittenObligation): RowToWrite {
  const { steps, step_at, clock, statutory, ...rest } = row
  return {
    ...rest,
    steps: arrayText(steps),
    step_at: plainArrayText(step_at),
    clock: JSON.stringify(clock),
    statutory: statutory === null ? null : JSON.stringify(statutory),
  }
}

export type GoneObligation = { readonly process_id: string; readonly key: string }

/** A row that is new, or that differs; `replaces` is the key of the row that it takes the place of. */
export type WrittenObligation = ObligationRow & { readonly replaces: string | null }

/** What one command changes. */
export type ObligationChange = {
  readonly rows: readonly WrittenObligation[]
  /** Those of which no row is left. */
  readonly gone: readonly GoneObligation[]
}

export type ObligationSource<State> = {
  /** All rows of a process: a function of its state, so that they can be rebuilt from events. */
  readonly rowsOf: (processId: string, state: State) => ObligationRow[]
  readonly changeOf: (processId: string, before: State | undefined, after: State) => ObligationChange
}

/** A clock that stands still is read at the moment at which it stopped, so that a row does not change by itself. */
export function obligationRow(
  processKind: string,
  processId: string,
  obligation: Obligation,
  { calendar, rules }: Watching,
): ObligationRow {
  const { key, kind, owner, item, clock, statutory, lapse } = obligation
  const { due, state, steps } = watch(obligation, lastEntryOf(clock), calendar, rules)
  return {
    process_id: processId,
    process_kind: processKind,
    key,
    kind,
    owner_kind: owner.kind,
    owner_id: owner.id,
    item: item ?? null,
    lapse: lapse ?? null,
    due: due.date,
    due_at: instant(due.at),
    provisional: due.provisional,
    stopped: state === 'stopped',
    steps: steps.map(({ step }) => step),
    step_at: steps.map(({ at }) => instant(at)),
    clock,
    statutory: statutory ?? null,
  }
}

/** What is done is owed no more, however long its decider goes on telling of it. */
const isOpen = ({ clock }: Obligation) => clock.endedAt === undefined

function sameClock(one: ClockLedger | undefined, other: ClockLedger | undefined): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  const isPlain = ({ stops, extensions }: ClockLedger) => stops.length === 0 && extensions.length === 0
  if (isPlain(one) && isPlain(other)) {
    return (
      one.since === other.since &&
      one.allowed === other.allowed &&
      one.unit === other.unit &&
      one.owner === other.owner
    )
  }
  return JSON.stringify(one) === JSON.stringify(other)
}

function isSame(one: Obligation, other: Obligation): boolean {
  return (
    one.kind === other.kind &&
    one.owner.kind === other.owner.kind &&
    one.owner.id === other.owner.id &&
    one.item === other.item &&
    one.lapse === other.lapse &&
    sameClock(one.clock, other.clock) &&
    sameClock(one.statutory, other.statutory)
  )
}

/**
 * Rows of one kind of process. `watching` is asked anew for each row, so that a changed policy holds from the next
 * command on.
 */
export function obligationSource<State>(
  processKind: string,
  obligations: (state: State) => readonly Obligation[],
  watching: () => Watching,
): ObligationSource<State> {
  const open = (state: State): readonly Obligation[] => obligations(state).filter(isOpen)
  const row = (processId: string, obligation: Obligation) =>
    obligationRow(processKind, processId, obligation, watching())
  return {
    rowsOf: (processId, state) => open(state).map(obligation => row(processId, obligation)),
    changeOf: (processId, before, after) => {
      const earlier = before === undefined ? [] : open(before)
      const now = open(after)
      const gone = earlier.filter(({ key }) => now.every(obligation => obligation.key !== key))
      const left = gone.map(({ key }) => key)
      const rows = now.flatMap((obligation): WrittenObligation[] => {
        const same = earlier.find(({ key }) => key === obligation.key)
        if (same !== undefined && isSame(same, obligation)) return []
        const replaces = same === undefined ? left.shift() : same.key
        return [{ ...row(processId, obligation), replaces: replaces ?? null }]
      })
      return { rows, gone: left.map(key => ({ process_id: processId, key })) }
    },
  }
}
