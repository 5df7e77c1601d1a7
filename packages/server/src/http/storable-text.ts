/** Text that PostgreSQL can't hold: the character U+0000, and halves of surrogate pairs. */

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

type Place = { readonly value: unknown; readonly name: string; readonly depth: number }

/** No shape of the contract goes a fifth as deep. Whatever walks through a value need not mind its stack below it. */
const deepest = 100

/**
 * Where in what was sent such text stands, or what is nested without end, as in `body.values.subject-name`; undefined
 * where there is neither.
 */
export function findUnstorable(value: unknown, place: string): string | undefined {
  const open: Place[] = [{ value, name: place, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: current, name, depth } = next
    if (typeof current === 'string' && !isStorable(current)) return name
    if (typeof current !== 'object' || current === null) continue
    if (depth === deepest) return place
    for (const [key, inner] of Object.entries(current)) {
      if (!isStorable(key)) return name
      open.push({ value: inner, name: `${name}.${key}`, depth: depth + 1 })
    }
  }
  return undefined
}
