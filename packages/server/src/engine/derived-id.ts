/** Ids that follow from what they stand for, so that whoever makes one makes the same. */
import { createHash } from 'node:crypto'

/** A UUID of one's own making (RFC 9562, version 8) of a text. */
export function derivedId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}

/** The command that the clock gives a process once for an obligation whose limit is over. */
export function lapseCommandId(processId: string, key: string, name: string): string {
  return derivedId(`lapse ${processId} ${key} ${name}`)
}
