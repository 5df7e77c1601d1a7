/** Three-way merge of plain data: what mine changed since the base, as edits of theirs; or where both changed the same. */
import { type Edit, editedData, type Path } from '../catalogue/edit/edit-data.ts'
import { isSameData } from '../catalogue/same-data.ts'

export type DataMerge =
  | { readonly ok: true; readonly edits: readonly Edit[]; readonly data: unknown }
  | { readonly ok: false; readonly conflictAt: Path }

type Record_ = Readonly<Record<string, unknown>>

/** Names by which an entry of a list is known, the most telling first. */
const IDENTITY = ['id', 'code', 'item', 'material', 'element', 'question', 'value', 'region', 'keep'] as const

const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an entry is known by in its list; undefined where it has no name. */
function identityOf(entry: unknown): string | undefined {
  if (!isRecord(entry)) return typeof entry === 'object' ? undefined : JSON.stringify(entry)
  const name = IDENTITY.find(key => typeof entry[key] === 'string')
  return name === undefined ? undefined : `${name}:${String(entry[name])}`
}

/** The names of all entries; undefined when one has none or two have the same. */
function identitiesOf(list: readonly unknown[]): string[] | undefined {
  const names = list.map(identityOf).filter(name => name !== undefined)
  return names.length === list.length && new Set(names).size === list.length ? names : undefined
}

class Conflict extends Error {
  readonly at: Path
  constructor(at: Path) {
    super('both sides changed the same place')
    this.at = at
  }
}

class Merge {
  readonly edits: Edit[] = []
  data: unknown

  constructor(theirs: unknown) {
    this.data = theirs
  }

  apply(edit: Edit, at: Path): void {
    const next = editedData(this.data, edit)
    if (!next.ok) throw new Conflict(at)
    this.data = next.data
    this.edits.push(edit)
  }
}

function mergeValue(merge: Merge, base: unknown, mine: unknown, theirs: unknown, path: Path): void {
  if (isSameData(mine, base) || isSameData(mine, theirs)) return
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) {
    mergeRecord(merge, base, mine, theirs, path)
    return
  }
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    mergeList(merge, base, mine, theirs, path)
    return
  }
  if (!isSameData(theirs, base)) throw new Conflict(path)
  merge.apply({ kind: 'set', path, value: mine }, path)
}

function mergeRecord(merge: Merge, base: Record_, mine: Record_, theirs: Record_, path: Path): void {
  for (const key of new Set([...Object.keys(base), ...Object.keys(mine)])) {
    const at = [...path, key]
    const [was, is, other] = [Object.hasOwn(base, key), Object.hasOwn(mine, key), Object.hasOwn(theirs, key)]
    if (was && is && other) mergeValue(merge, base[key], mine[key], theirs[key], at)
    else if (is && !was) {
      if (other && !isSameData(mine[key], theirs[key])) throw new Conflict(at)
      if (!other) merge.apply({ kind: 'set', path: at, value: mine[key] }, at)
    } else if (is && !other) {
      // They removed what I may have changed.
      if (!isSameData(mine[key], base[key])) throw new Conflict(at)
    } else if (!is && other) {
      if (!isSameData(theirs[key], base[key])) throw new Conflict(at)
      merge.apply({ kind: 'remove', path: at }, at)
    }
  }
}

type Lists = {
  readonly base: readonly unknown[]
  readonly mine: readonly unknown[]
  readonly theirs: readonly unknown[]
}
type Names = { readonly base: string[]; readonly mine: string[]; readonly theirs: string[] }

function mergeList(
  merge: Merge,
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
  path: Path,
): void {
  if (isSameData(theirs, base)) {
    takeMine(merge, { base, mine, theirs }, path)
    return
  }
  const names = { base: identitiesOf(base), mine: identitiesOf(mine), theirs: identitiesOf(theirs) }
  if (names.base === undefined || names.mine === undefined || names.theirs === undefined)
    throw new Conflict(path)
  const known = { base: names.base, mine: names.mine, theirs: names.theirs }
  if (isReordered(known.base, known.mine)) throw new Conflict(path)
  mergeNamed(merge, { base, mine, theirs }, known, path)
}

/** They left the list alone: mine stands, edit by edit where that is possible, so that comments stay. */
function takeMine(merge: Merge, lists: Lists, path: Path): void {
  const base = identitiesOf(lists.base)
  const mine = identitiesOf(lists.mine)
  if (base === undefined || mine === undefined || isReordered(base, mine)) {
    merge.apply({ kind: 'set', path, value: lists.mine }, path)
    return
  }
  mergeNamed(merge, lists, { base, mine, theirs: base }, path)
}

/** Whether entries of both lists stand in another order. */
function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const kept = before.filter(name => after.includes(name))
  return !isSameData(
    kept,
    after.filter(name => kept.includes(name)),
  )
}

/** Entry by entry: each list names its own. What is new goes behind the entry that it followed. */
function mergeNamed(merge: Merge, lists: Lists, names: Names, path: Path): void {
  const current = [...names.theirs]
  for (const [index, name] of names.base.entries()) {
    const own = names.mine.indexOf(name)
    const theirs = names.theirs.indexOf(name)
    const at = [...path, current.indexOf(name)]
    if (own !== -1 && theirs !== -1) {
      mergeValue(merge, lists.base[index], lists.mine[own], lists.theirs[theirs], at)
    } else if (own !== -1) {
      if (!isSameData(lists.mine[own], lists.base[index])) throw new Conflict(path)
    } else if (theirs !== -1) {
      if (!isSameData(lists.theirs[theirs], lists.base[index])) throw new Conflict(at)
      merge.apply({ kind: 'remove', path: at }, at)
      current.splice(current.indexOf(name), 1)
    }
  }
  for (const [index, name] of names.mine.entries()) {
    if (names.base.includes(name)) continue
    const theirs = names.theirs.indexOf(name)
    if (theirs !== -1) {
      if (!isSameData(lists.theirs[theirs], lists.mine[index])) throw new Conflict(path)
      continue
    }
    const before = names.mine.slice(0, index).findLast(other => current.includes(other))
    const place = before === undefined ? 0 : current.indexOf(before) + 1
    merge.apply({ kind: 'insert', path, index: place, value: lists.mine[index] }, path)
    current.splice(place, 0, name)
  }
}

/** The edits that bring what mine changed into theirs, and what they come to; or the first place that both changed. */
export function mergeData(base: unknown, mine: unknown, theirs: unknown): DataMerge {
  const merge = new Merge(theirs)
  try {
    mergeValue(merge, base, mine, theirs, [])
    return { ok: true, edits: merge.edits, data: merge.data }
  } catch (conflict) {
    if (conflict instanceof Conflict) return { ok: false, conflictAt: conflict.at }
    throw conflict
  }
}
