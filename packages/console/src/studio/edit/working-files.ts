/**
 * The files of a change as one editor sees them: the version it is built on, what the change has saved, and what this
 * editor has typed since. Pure; nothing that was typed gets lost but by the choice of who typed it.
 */
import type { Change } from '@yijianshi/contract/publication'
import type { FileConflict } from '@yijianshi/contract/shape'

/** Null: no such file. */
export type Text = string | null

export type Unsaved = {
  readonly text: Text
  /** Revision that the editor saw when starting to edit. */
  readonly basedOn: number
}

export type WorkingFiles = {
  /** Texts of the version on which the change is built. */
  readonly base: ReadonlyMap<string, string>
  /** What the change has otherwise than its base. */
  readonly changed: ReadonlyMap<string, { readonly text: Text; readonly revision: number }>
  readonly moved: ReadonlyMap<string, number>
  /** Of the change, as far as it is known here. */
  readonly revision: number
  readonly unsaved: ReadonlyMap<string, Unsaved>
  /** Files that somebody else has saved meanwhile: they wait for a choice. */
  readonly conflicts: ReadonlyMap<string, FileConflict>
}

function withEntry<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value) {
  return new Map([...map, [key, value]])
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string) {
  return new Map([...map].filter(([each]) => each !== key))
}

export function beginWorking(unsaved: ReadonlyMap<string, Unsaved>): WorkingFiles {
  const none = new Map()
  return { base: none, changed: none, moved: none, revision: 0, unsaved, conflicts: none }
}

/** What the server has, without what is typed here and not saved yet. */
export function standingText(files: WorkingFiles, path: string): Text {
  const changed = files.changed.get(path)
  return changed === undefined ? (files.base.get(path) ?? null) : changed.text
}

export function shownText(files: WorkingFiles, path: string): Text {
  const unsaved = files.unsaved.get(path)
  return unsaved === undefined ? standingText(files, path) : unsaved.text
}

export function shownFiles(files: WorkingFiles): { readonly path: string; readonly text: string }[] {
  const paths = new Set([...files.base.keys(), ...files.changed.keys(), ...files.unsaved.keys()])
  return [...paths].sort().flatMap(path => {
    const text = shownText(files, path)
    return text === null ? [] : [{ path, text }]
  })
}

/** Paths that are otherwise than in the base. */
export function changedPaths(files: WorkingFiles): ReadonlySet<string> {
  const candidates = new Set([...files.changed.keys(), ...files.unsaved.keys()])
  return new Set([...candidates].filter(path => shownText(files, path) !== (files.base.get(path) ?? null)))
}

export function revisionOfFile(files: WorkingFiles, path: string): number {
  return files.changed.get(path)?.revision ?? files.moved.get(path) ?? 0
}

/** The change as it was read. An answer that was overtaken by a save of this editor tells nothing new. */
export function accepted(
  files: WorkingFiles,
  change: Pick<Change, 'files' | 'moved' | 'revision'>,
  base: ReadonlyMap<string, string>,
): WorkingFiles {
  if (change.revision < files.revision) return files
  const changed = new Map(change.files.map(({ path, text, revision }) => [path, { text, revision }]))
  const moved = new Map(change.moved.map(({ path, revision }) => [path, revision]))
  const next = { ...files, base, changed, moved, revision: change.revision }
  const unsaved = new Map([...files.unsaved].filter(([path, { text }]) => text !== standingText(next, path)))
  return { ...next, unsaved, conflicts: new Map([...files.conflicts].filter(([path]) => unsaved.has(path))) }
}

export function typed(files: WorkingFiles, path: string, text: Text): WorkingFiles {
  const earlier = files.unsaved.get(path)
  if (earlier === undefined && text === standingText(files, path)) return files
  const basedOn = earlier?.basedOn ?? revisionOfFile(files, path)
  const unsaved = withEntry(files.unsaved, path, { text, basedOn })
  const conflict = files.conflicts.get(path)
  if (conflict === undefined) return { ...files, unsaved }
  // The last words of who was typing when the conflict came; the merge does not know them.
  const { merged: _, ...rest } = conflict
  return { ...files, unsaved, conflicts: withEntry(files.conflicts, path, { ...rest, mine: text }) }
}

/** `sent` was saved; what was typed since then is based on it. */
export function saved(files: WorkingFiles, path: string, sent: Text, revision: number): WorkingFiles {
  const unsaved = files.unsaved.get(path)
  const isAsBase = sent === (files.base.get(path) ?? null)
  const rest = unsaved === undefined || unsaved.text === sent ? undefined : unsaved
  return {
    ...files,
    revision: Math.max(files.revision, revision),
    changed: isAsBase
      ? without(files.changed, path)
      : withEntry(files.changed, path, { text: sent, revision }),
    moved: isAsBase ? withEntry(files.moved, path, revision) : files.moved,
    unsaved:
      rest === undefined
        ? without(files.unsaved, path)
        : withEntry(files.unsaved, path, { text: rest.text, basedOn: revision }),
    conflicts: without(files.conflicts, path),
  }
}

/** Where more was typed since it was sent, that is sent first: the conflict is to know all of it. */
export function conflicting(files: WorkingFiles, conflict: FileConflict): WorkingFiles {
  if (files.unsaved.get(conflict.path)?.text !== conflict.mine) return files
  return { ...files, conflicts: withEntry(files.conflicts, conflict.path, conflict) }
}

/** The editor has chosen a text; it is saved on top of what the other has saved. */
export function resolved(files: WorkingFiles, path: string, text: Text): WorkingFiles {
  const conflict = files.conflicts.get(path)
  if (conflict === undefined) return files
  const conflicts = without(files.conflicts, path)
  if (text === conflict.theirs) {
    const changed = withEntry(files.changed, path, { text, revision: conflict.revision })
    return { ...files, changed, conflicts, unsaved: without(files.unsaved, path) }
  }
  return {
    ...files,
    conflicts,
    unsaved: withEntry(files.unsaved, path, { text, basedOn: conflict.revision }),
  }
}

/** What is to be sent now. */
export function toSave(
  files: WorkingFiles,
): { readonly path: string; readonly unsaved: Unsaved } | undefined {
  for (const [path, unsaved] of files.unsaved) if (!files.conflicts.has(path)) return { path, unsaved }
  return undefined
}
