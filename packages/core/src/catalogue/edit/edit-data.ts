/** Edits of plain data, as YAML and JSON give it: what an edit of a text must come to. */
import type { Segment } from '../finding.ts'

export type Path = readonly Segment[]

export type Edit =
  /** The last segment of the path may be new in its map; whatever leads there is made. */
  | { readonly kind: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly kind: 'remove'; readonly path: Path }
  /** Before the entry that has this index now; at the end when there is none. */
  | { readonly kind: 'insert'; readonly path: Path; readonly index: number; readonly value: unknown }
  /** `to` is the index that the entry has afterwards. */
  | { readonly kind: 'move'; readonly path: Path; readonly from: number; readonly to: number }

type Outcome = { readonly ok: true; readonly data: unknown } | { readonly ok: false }

const impossible: Outcome = { ok: false }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isIndex = (segment: Segment | undefined, length: number): segment is number =>
  typeof segment === 'number' && Number.isInteger(segment) && segment >= 0 && segment < length

function within(data: unknown, path: Path, change: (inner: unknown) => Outcome): Outcome {
  const [segment, ...rest] = path
  if (segment === undefined) return change(data)
  if (Array.isArray(data)) {
    if (!isIndex(segment, data.length)) return impossible
    const inner = within(data[segment], rest, change)
    return inner.ok ? { ok: true, data: data.with(segment, inner.data) } : impossible
  }
  if (typeof segment !== 'string' || !isRecord(data) || !Object.hasOwn(data, segment)) return impossible
  const inner = within(data[segment], rest, change)
  return inner.ok ? { ok: true, data: { ...data, [segment]: inner.data } } : impossible
}

function set(data: unknown, path: Path, value: unknown): Outcome {
  const [segment, ...rest] = path
  if (segment === undefined) return { ok: true, data: value }
  if (Array.isArray(data)) {
    if (!isIndex(segment, data.length)) return impossible
    const inner = set(data[segment], rest, value)
    return inner.ok ? { ok: true, data: data.with(segment, inner.data) } : impossible
  }
  if (typeof segment !== 'string' || !(isRecord(data) || data === null || data === undefined))
    return impossible
  const known = isRecord(data) && Object.hasOwn(data, segment) ? data[segment] : undefined
  const inner = set(known, rest, value)
  return inner.ok ? { ok: true, data: { ...(data ?? {}), [segment]: inner.data } } : impossible
}

function remove(data: unknown, last: Segment): Outcome {
  if (Array.isArray(data)) {
    return isIndex(last, data.length) ? { ok: true, data: data.toSpliced(last, 1) } : impossible
  }
  if (!isRecord(data) || !Object.hasOwn(data, last)) return impossible
  return { ok: true, data: Object.fromEntries(Object.entries(data).filter(([key]) => key !== last)) }
}

/** The data after the edit; not ok where the path leads nowhere. The data given stays as it is. */
export function editedData(data: unknown, edit: Edit): Outcome {
  switch (edit.kind) {
    case 'set':
      return set(data, edit.path, edit.value)
    case 'remove': {
      const last = edit.path.at(-1)
      return last === undefined
        ? impossible
        : within(data, edit.path.slice(0, -1), inner => remove(inner, last))
    }
    case 'insert':
      return within(data, edit.path, inner => {
        if (!Array.isArray(inner) || edit.index < 0) return impossible
        return { ok: true, data: inner.toSpliced(edit.index, 0, edit.value) }
      })
    case 'move':
      return within(data, edit.path, inner => {
        if (!Array.isArray(inner) || !isIndex(edit.from, inner.length) || !isIndex(edit.to, inner.length)) {
          return impossible
        }
        return { ok: true, data: inner.toSpliced(edit.from, 1).toSpliced(edit.to, 0, inner[edit.from]) }
      })
  }
}
