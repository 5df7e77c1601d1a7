/** Data → the YAML of a file, touching only what differs, so that comments and order stay. */
import { Document, isMap, visit } from 'yaml'
import { type Path, readData, removeAt, setAt } from '../edit.ts'
import { isSameData } from '../same-data.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Step = (text: string) => string | undefined

const setting =
  (path: Path, value: unknown): Step =>
  text => {
    const result = setAt(text, path, value)
    return result.ok ? result.text : undefined
  }

const removing =
  (path: Path): Step =>
  text => {
    const result = removeAt(text, path)
    return result.ok ? result.text : undefined
  }

/** The smallest places that differ. Lists of another length are written as a whole. */
function* differences(before: unknown, after: unknown, path: Path): Generator<Step> {
  if (isSameData(before, after)) return
  if (isRecord(before) && isRecord(after)) {
    for (const [key, value] of Object.entries(after)) {
      if (Object.hasOwn(before, key)) yield* differences(before[key], value, [...path, key])
      else yield setting([...path, key], value)
    }
    for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) yield removing([...path, key])
    return
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, value] of after.entries()) yield* differences(before[index], value, [...path, index])
    return
  }
  yield setting(path, after)
}

/** Undefined where the text is no YAML, or could not be edited in place. */
export function withData(text: string, after: Readonly<Record<string, unknown>>): string | undefined {
  const read = readData(text)
  if (read === undefined) return undefined
  let edited: string | undefined = text
  for (const step of differences(read.data, after, [])) {
    edited = edited === undefined ? undefined : step(edited)
  }
  return edited
}

/** A new file; short entries stand on one line, as people write them. */
export function newText(data: Readonly<Record<string, unknown>>): string {
  const document = new Document(data)
  visit(document, {
    Map(key, node) {
      const isLeaf = node.items.every(
        ({ value }) => !isMap(value) && !(value && typeof value === 'object' && 'items' in value),
      )
      if (key !== null && isLeaf && node.items.length <= 3) node.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}
