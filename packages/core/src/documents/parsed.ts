/** What reading a number gives: its value, or the stable code of what is wrong with it. */
export type Parsed<Value, Code extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code }

/**
 * What a person typed, as the number is written: full-width characters become plain ones, spaces go, letters are
 * capitals.
 */
export function normaliseNumber(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}

/** Keeps the ends and hides the rest, for lists and logs: `110105********002X`. */
export function maskMiddle(text: string, shownStart: number, shownEnd: number): string {
  const hidden = Math.max(0, text.length - shownStart - shownEnd)
  return text.slice(0, shownStart) + '*'.repeat(hidden) + text.slice(text.length - shownEnd)
}
