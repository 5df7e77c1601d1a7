/** Where a page of a list ended: opaque to clients. */
export type Cursor = { readonly key: string; readonly id: string }

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.key}\n${cursor.id}`).toString('base64url')
}

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const ofId = new RegExp(`^([0-9A-Za-z-]{1,40})\\n(${id})$`)
const ofIdAndName = new RegExp(`^([0-9A-Za-z-]{1,40})\\n(${id} [a-z0-9-]{1,100})$`)

function read(text: string | undefined, shape: RegExp): Cursor | 'invalid' | undefined {
  if (text === undefined) return undefined
  const [, key, found] = shape.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return key === undefined || found === undefined ? 'invalid' : { key, id: found }
}

/** In a list of things with an id. Undefined at the beginning of a list. */
export function readCursor(text: string | undefined): Cursor | 'invalid' | undefined {
  return read(text, ofId)
}

/** In a list of parts of things, such as tasks: id and name, with a blank between them. */
export function readPartCursor(text: string | undefined): Cursor | 'invalid' | undefined {
  return read(text, ofIdAndName)
}

/** The instant that a key of milliseconds stands for; undefined when it is none of our days. */
export function readMoment({ key }: Cursor): Date | undefined {
  return /^\d{1,15}$/.test(key) ? new Date(Number(key)) : undefined
}

/** In a list of rows that are counted: the key is the number of one. */
export function readCountedCursor(text: string | undefined): Cursor | 'invalid' | undefined {
  const cursor = readCursor(text)
  return cursor === undefined || cursor === 'invalid' || /^\d{1,15}$/.test(cursor.key) ? cursor : 'invalid'
}

export type MomentCursor = { readonly at: Date; readonly id: string }

/** In a list of things with an id by time: where the page before ended. */
export function readMomentCursor(text: string | undefined): MomentCursor | 'invalid' | undefined {
  const cursor = readCursor(text)
  if (cursor === undefined || cursor === 'invalid') return cursor
  const at = readMoment(cursor)
  return at === undefined ? 'invalid' : { at, id: cursor.id }
}

export const pageSize = 20

/** A page, of rows read one beyond its size; `next` is null at the end of the list. */
export function toPage<Row>(
  rows: readonly Row[],
  cursorOf: (row: Row) => Cursor,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    rows: page,
    next: rows.length > pageSize && last !== undefined ? writeCursor(cursorOf(last)) : null,
  }
}
