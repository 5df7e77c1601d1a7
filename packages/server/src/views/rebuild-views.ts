/** Which views can be made anew from the events, and from which rows they follow. */
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import type { Catalogue } from '@yijianshi/core/catalogue'
import type pg from 'pg'
import { caseKind } from '../case/case-kind.ts'
import { caseRows } from '../case/view.ts'
import { CatalogueVersions } from '../catalogue/catalogue-versions.ts'
import { orderKind, orderRow } from '../change-order/order-kind.ts'
import type { ProcessEvent, ProcessKind } from '../engine/process-kind.ts'
import { Rebuild, type RebuildOutcome, type RebuildProgress, type RowSource } from '../engine/rebuild.ts'
import { licenceKind, licenceRow } from '../licence/licence-kind.ts'
import { mandateKind, mandateRow } from '../mandate/mandate-kind.ts'
import { changeKind, changeRow } from '../publication/change-kind.ts'
import { findNewest } from '../publication/version-store.ts'
import { supervisionKind, supervisionRow } from '../supervision/supervision-kind.ts'
import { watchingOf } from '../supervision/watching.ts'

export type RebuildWork = {
  readonly pool: pg.Pool
  /** The catalogue in use: its policy says when attention is due. */
  readonly catalogue: Catalogue
  readonly signal: AbortSignal
  readonly onProgress: (progress: RebuildProgress) => void
}

function source<State>(
  table: string,
  keys: RowSource<State>['keys'],
  columns: readonly string[],
  rowsOf: RowSource<State>['rowsOf'],
): RowSource<State> {
  return { table, keys, columns: [...keys, ...columns], rowsOf }
}

/** What a kind's processes owe; next steps are the sweep's and follow from the steps of a row that is new. */
export function obligationSourceOf<State, Command, Event extends ProcessEvent>(
  kind: ProcessKind<State, Command, Event>,
): readonly RowSource<State>[] {
  const { obligations } = kind
  if (obligations === undefined) return []
  const columns =
    'process_kind kind owner_kind owner_id item lapse due due_at provisional stopped statutory steps step_at clock'
  return [
    {
      ...source<State>('obligation', ['process_id', 'key'], columns.split(' '), obligations.rowsOf),
      where: `process_kind = '${kind.name}'`,
      whenWritten: { next_step: 'steps[1]', next_at: 'step_at[1]', attempts: '0' },
    },
  ]
}

function run<State, Command, Event extends ProcessEvent>(
  { pool, signal, onProgress }: RebuildWork,
  kind: ProcessKind<State, Command, Event>,
  views: readonly RowSource<State>[],
): Promise<RebuildOutcome> {
  const sources = [...views, ...obligationSourceOf(kind)]
  return new Rebuild({ pool, kind, sources, signal, onProgress }).run()
}

const caseColumns =
  'number matter situation plan_hash stage ended channel site applicant_id submitted_at tasks_all tasks_ended due due_owner due_provisional broken_promise_at clerks reviewers'
const taskColumns = 'authority stage dispatched_at ended_at'
const changeColumns =
  'title stage base order_number restored authors reviewer publish_at published_at version number revision files_changed begun_at changed_at'
const orderColumns = 'number request stage opened_at'
const licenceColumns = 'case_id item licence authority holder_id number edition stage issued_at valid_until'
const mandateColumns =
  'kind principal_kind principal_id agent_id matters acts given_at holds_from holds_until'
const supervisionColumns =
  'number stage process_id process_kind key kind owner_kind owner_id item opened_at closed_at'

/** By kind of process. Versions of the catalogue are no view: they are what was published. */
export const REBUILDS = {
  case: work => {
    const calendar = nationalWorkingCalendar
    const authorities = () => new Set(work.catalogue.authorities.keys())
    const watchRules = () => watchingOf(work.catalogue).rules
    return run(work, caseKind({ authorities, watchRules }), [
      source('case_view', ['case_id'], caseColumns.split(' '), (id, state) => [
        caseRows(id, state, calendar).case,
      ]),
      source(
        'task_view',
        ['case_id', 'item'],
        taskColumns.split(' '),
        (id, state) => caseRows(id, state, calendar).tasks,
      ),
    ])
  },
  'catalogue-change': work =>
    run(work, changeKind, [
      source('catalogue_change_view', ['change_id'], changeColumns.split(' '), (id, state) => [
        changeRow(id, state),
      ]),
    ]),
  'change-order': work =>
    run(
      work,
      orderKind(() => watchingOf(work.catalogue)),
      [
        source('change_order_view', ['order_id'], orderColumns.split(' '), (id, state) => [
          orderRow(id, state),
        ]),
      ],
    ),
  licence: work =>
    run(work, licenceKind, [
      source('licence_view', ['licence_id'], licenceColumns.split(' '), (id, state) => [
        licenceRow(id, state),
      ]),
    ]),
  mandate: work =>
    run(work, mandateKind, [
      source('mandate_view', ['mandate_id'], mandateColumns.split(' '), (id, state) => [
        mandateRow(id, state),
      ]),
    ]),
  'supervision-order': work =>
    run(
      work,
      supervisionKind(() => watchingOf(work.catalogue)),
      [
        source('supervision_view', ['order_id'], supervisionColumns.split(' '), (id, state) => [
          supervisionRow(id, state),
        ]),
      ],
    ),
} as const satisfies Readonly<Record<string, (work: RebuildWork) => Promise<RebuildOutcome>>>

/** The catalogue in use; undefined in a database that no server has started on yet. */
export async function newestCatalogue(pool: pg.Pool): Promise<Catalogue | undefined> {
  const newest = await findNewest(pool)
  return newest === undefined ? undefined : new CatalogueVersions(pool).find(newest.version)
}

export type RebuildableKind = keyof typeof REBUILDS

export function isRebuildable(kind: string): kind is RebuildableKind {
  return Object.hasOwn(REBUILDS, kind)
}
