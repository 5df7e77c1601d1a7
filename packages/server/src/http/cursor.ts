/** Where a page of a list ended: opaque to clients. */
export type Cursor = { readonly key: string; readonly id: string }

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.key}\n${cursor.id}`).toString('base64url')
}

const shape = /^([0-9A-Za-z-]{1,40})\n([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?: [a-z0-9-]{1,100})?)$/

/** Undefined at the beginning of a list. */
export function readCursor(text: string | undefined): Cursor | 'invalid' | undefined {
  if (text === undefined) return undefined
  const [, key, id] = shape.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return key === undefined || id === undefined ? 'invalid' : { key, id }
}

/** The instant that a key of milliseconds stands for; undefined when it is none of our days. */
export function readMoment({ key }: Cursor): Date | undefined {
  return /^\d{1,15}$/.test(key) ? new Date(Number(key)) : undefined
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
