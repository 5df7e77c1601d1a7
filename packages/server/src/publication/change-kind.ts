/** Changes of the catalogue as a kind of process of the engine. */
import {
  type ChangeCommand,
  type ChangeEvent,
  type ChangeState,
  decideChange,
  evolveChange,
  filesOf,
  parseChangeEvent,
} from '@yijianshi/core/publication'
import type pg from 'pg'
import { Engine } from '../engine/engine.ts'
import { instantOrNull } from '../engine/instant.ts'
import type { ProcessKind, ViewChange } from '../engine/process-kind.ts'

export type ChangeEngine = Engine<ChangeState, ChangeCommand, ChangeEvent>

/** As in the table `catalogue_change_view`, less the time of the last event. */
export function changeRow(changeId: string, state: ChangeState) {
  const { published } = state
  return {
    change_id: changeId,
    title: state.title,
    stage: state.stage,
    base: state.base,
    order_number: state.order ?? null,
    restored: state.restored ?? null,
    authors: state.authors,
    reviewer: state.reviewer ?? null,
    publish_at: instantOrNull(state.scheduled?.publishAt),
    published_at: instantOrNull(published?.at),
    version: published?.version ?? null,
    number: published?.number ?? null,
    revision: state.revision,
    files_changed: state.files.size,
    begun_at: instantOrNull(state.begunAt),
    changed_at: instantOrNull(state.changedAt),
  }
}

/** The version that comes of a change: a row of `catalogue_version`, with what the files of it are made from. */
function versionOfChange(changeId: string, state: ChangeState) {
  const { published } = state
  if (published === undefined) return undefined
  return {
    number: published.number,
    version: published.version,
    onto: published.onto,
    title: state.title,
    published_at: instantOrNull(published.at),
    published_by: published.by,
    change_id: changeId,
    files: filesOf(state),
  }
}

function viewChange({ processId, before, after }: ViewChange<ChangeState>): unknown {
  const isPublication = before?.stage !== 'published' && after.stage === 'published'
  const published = isPublication ? versionOfChange(processId, after) : undefined
  return { row: changeRow(processId, after), ...(published && { published }) }
}

export const changeKind: ProcessKind<ChangeState, ChangeCommand, ChangeEvent> = {
  name: 'catalogue-change',
  decide: decideChange,
  evolve: evolveChange,
  parseEvent: parseChangeEvent,
  viewFunction: 'write_catalogue_change_views',
  viewChange,
}

export function createChangeEngine(pool: pg.Pool, now: () => number): ChangeEngine {
  return new Engine(pool, changeKind, now)
}
