/** A change as its editors see it. */
import type { Change } from '@yijianshi/contract/publication'
import type { Actor } from '@yijianshi/core/access'
import {
  type ChangeEvent,
  type ChangeState,
  isSamplePath,
  permittedChanges,
} from '@yijianshi/core/publication'
import { namesOf } from '../account/names.ts'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { getTexts } from './content-store.ts'
import { findVersion, getNewest } from './version-store.ts'

type Names = ReadonlyMap<string, string>

function person(names: Names, id: string): { readonly id: string; readonly name: string } {
  return { id, name: names.get(id) ?? id }
}

/** What is worth telling of an event: a file, a title, a reason, a number. */
function detailOf(event: ChangeEvent): string | undefined {
  switch (event.type) {
    case 'ChangeBegun':
    case 'ChangeRenamed':
      return event.title
    case 'FileSaved':
      return event.path
    case 'ChangeRebased':
      return event.files.map(file => file.path).join(', ') || undefined
    case 'ChangeSentBack':
      return event.reason
    case 'PublicationScheduled':
      return instant(event.publishAt)
    case 'PublicationFailed':
      return event.what
    case 'ChangePublished':
      return String(event.number)
    default:
      return undefined
  }
}

async function historyOf(services: Services, changeId: string) {
  const events = await services.changes.history(changeId)
  const names = await namesOf(
    services.guarded,
    events.map(entry => entry.account),
  )
  return events.map(({ version, at, account, event }) => {
    const detail = detailOf(event)
    return {
      revision: version,
      at: instant(at),
      type: event.type,
      by: names.get(account) ?? account,
      ...(detail !== undefined && { detail }),
    }
  })
}

async function filesOnWire(services: Services, state: ChangeState, names: Names) {
  const entries = [...state.files].sort(([left], [right]) => (left < right ? -1 : 1))
  const texts = entries.filter(([path]) => !isSamplePath(path))
  const contents = await getTexts(
    services.pool,
    texts.flatMap(([, file]) => file.hash ?? []),
  )
  const saved = (file: (typeof entries)[number][1]) => ({
    revision: file.revision,
    savedBy: names.get(file.savedBy) ?? file.savedBy,
    savedAt: instant(file.savedAt),
  })
  return {
    files: texts.map(([path, file]) => ({
      path,
      text: file.hash === null ? null : (contents.get(file.hash) ?? null),
      ...saved(file),
    })),
    samples: entries
      .filter(([path]) => isSamplePath(path))
      .map(([path, file]) => ({
        name: path.slice('samples/'.length),
        deleted: file.hash === null,
        ...saved(file),
      })),
    moved: [...state.moved].map(([path, revision]) => ({ path, revision })),
  }
}

/** The parts that are there or not. */
function courseOf(state: ChangeState, names: Names) {
  const { failure, order, published, restored, reviewer, scheduled } = state
  return {
    ...(order !== undefined && { order }),
    ...(restored !== undefined && { restored }),
    ...(reviewer !== undefined && { reviewer: person(names, reviewer) }),
    ...(scheduled !== undefined && { publishAt: instant(scheduled.publishAt) }),
    ...(published !== undefined && {
      published: { version: published.version, number: published.number, at: instant(published.at) },
    }),
    ...(failure !== undefined && {
      failure: { at: instant(failure.at), code: failure.code, what: failure.what },
    }),
  }
}

export async function presentChange(
  services: Services,
  actor: Actor,
  id: string,
  state: ChangeState,
): Promise<Change> {
  const { pool } = services
  const [current, base] = await Promise.all([getNewest(pool), findVersion(pool, state.base)])
  const savers = [...state.files.values()].map(file => file.savedBy)
  const people = [...state.authors, ...savers, ...(state.reviewer === undefined ? [] : [state.reviewer])]
  const names = await namesOf(services.guarded, people)
  const may = permittedChanges(state, actor, current.version)
  return {
    id,
    title: state.title,
    state: state.stage,
    base: state.base,
    baseNumber: base?.number ?? 0,
    authors: state.authors.map(author => person(names, author)),
    ...courseOf(state, names),
    revision: state.revision,
    begunAt: instant(state.begunAt),
    changedAt: instant(state.changedAt),
    ...(await filesOnWire(services, state, names)),
    behind: state.base !== current.version && state.published === undefined,
    history: await historyOf(services, id),
    may: may.map(command => (command === 'save-file' ? 'save' : command)),
  }
}
