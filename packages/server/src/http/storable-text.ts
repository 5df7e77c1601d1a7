/** Text that PostgreSQL can't hold: the character U+0000, and halves of surrogate pairs. */

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** Where in what was sent such text stands, as in `body.values.subject-name`; undefined where there is none. */
export function findUnstorable(value: unknown, place: string): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : place
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) return place
    const found = findUnstorable(inner, `${place}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}
