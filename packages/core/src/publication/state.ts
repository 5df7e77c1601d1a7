/** A change of the catalogue (草案) as it stands: the fold of its events. */
import type { Recorded } from '../process/process.ts'
import type { ChangedFile, ChangeEvent } from './events.ts'

export type ChangeStage = 'editing' | 'in-review' | 'approved' | 'scheduled' | 'published' | 'withdrawn'

export type FileInChange = {
  /** SHA-256 of the content, hex; null where the change deletes the file. */
  readonly hash: string | null
  /** Revision of the change at which the content became this. */
  readonly revision: number
  /** Account. */
  readonly savedBy: string
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

export type ChangeState = {
  readonly stage: ChangeStage
  readonly title: string
  readonly base: string
  readonly order?: string
  readonly restored?: number
  /** Version of the last event: every event is a revision. */
  readonly revision: number
  readonly files: ReadonlyMap<string, FileInChange>
  /** Revision at which a file that the change does not hold got another content: by a rebase, or put back as it was. */
  readonly moved: ReadonlyMap<string, number>
  readonly begunBy: string
  readonly begunAt: number
  readonly changedAt: number
  /** Everybody who ever put content into it; none of them may approve it. */
  readonly authors: readonly string[]
  readonly reviewer?: string
  readonly scheduled?: { readonly publishAt: number; readonly by: string; readonly role: string }
  /** Why the last publication that was due did not take place. */
  readonly failure?: { readonly at: number; readonly code: string; readonly what: string }
  readonly published?: {
    readonly at: number
    readonly by: string
    readonly version: string
    readonly number: number
    readonly onto: string
  }
}

/** The revision at which the file got the content that it has in the change; 0 when it is as at the beginning. */
export function revisionOf(state: ChangeState, path: string): number {
  return state.files.get(path)?.revision ?? state.moved.get(path) ?? 0
}

function withFiles(
  state: ChangeState,
  recorded: Recorded<ChangeEvent>,
  changed: readonly ChangedFile[],
  dropped: readonly string[],
): ChangeState {
  const { version: revision, at: savedAt, account: savedBy } = recorded
  const files = new Map(state.files)
  const moved = new Map(state.moved)
  for (const { path, hash } of changed) {
    files.set(path, { hash, revision, savedBy, savedAt })
    moved.delete(path)
  }
  for (const path of dropped) {
    files.delete(path)
    moved.set(path, revision)
  }
  const isNewAuthor = changed.length > 0 && !state.authors.includes(savedBy)
  return { ...state, files, moved, authors: isNewAuthor ? [...state.authors, savedBy] : state.authors }
}

/** Back to the editors: what was approved or scheduled was another content. */
function reopened(state: ChangeState): ChangeState {
  const { reviewer: _, scheduled: __, ...rest } = state
  return { ...rest, stage: 'editing' }
}

function begun(recorded: Recorded<ChangeEvent>, event: Extract<ChangeEvent, { type: 'ChangeBegun' }>) {
  const { type: _, files, ...facts } = event
  const empty: ChangeState = {
    ...facts,
    stage: 'editing',
    revision: recorded.version,
    files: new Map(),
    moved: new Map(),
    begunBy: recorded.account,
    begunAt: recorded.at,
    changedAt: recorded.at,
    authors: [],
  }
  return withFiles(empty, recorded, files, [])
}

type Later = Exclude<ChangeEvent, { type: 'ChangeBegun' }>

function evolveLater(state: ChangeState, recorded: Recorded<ChangeEvent>, event: Later): ChangeState {
  const { at, account, role } = recorded
  switch (event.type) {
    case 'ChangeRenamed':
      return { ...state, title: event.title }
    case 'FileSaved':
      return event.hash === event.baseHash
        ? withFiles(reopened(state), recorded, [], [event.path])
        : withFiles(reopened(state), recorded, [event], [])
    case 'ChangeRebased': {
      const { base, files, dropped, moved } = event
      const merged = withFiles({ ...reopened(state), base }, recorded, files, dropped)
      const elsewhere = moved.filter(path => !merged.files.has(path))
      return {
        ...merged,
        moved: new Map([
          ...merged.moved,
          ...elsewhere.map((path): [string, number] => [path, recorded.version]),
        ]),
      }
    }
    case 'ReviewRequested':
      return { ...state, stage: 'in-review' }
    case 'ChangeApproved':
      return { ...state, stage: 'approved', reviewer: account }
    case 'ChangeSentBack':
      return reopened(state)
    case 'PublicationScheduled':
      return { ...state, stage: 'scheduled', scheduled: { publishAt: event.publishAt, by: account, role } }
    case 'PublicationFailed': {
      const { scheduled: _, ...rest } = state
      return { ...rest, stage: 'approved', failure: { at, code: event.code, what: event.what } }
    }
    case 'ChangePublished': {
      const { type: _, ...facts } = event
      return { ...state, stage: 'published', published: { at, by: account, ...facts } }
    }
    case 'ChangeWithdrawn':
      return { ...state, stage: 'withdrawn' }
  }
}

/** Throws when a history does not begin with its beginning. */
export function evolveChange(state: ChangeState | undefined, recorded: Recorded<ChangeEvent>): ChangeState {
  const { event, version: revision, at: changedAt } = recorded
  if (event.type === 'ChangeBegun') return begun(recorded, event)
  if (state === undefined) throw new Error(`A change can't begin with ${event.type}`)
  return { ...evolveLater(state, recorded, event), revision, changedAt }
}
