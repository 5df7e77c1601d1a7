/** Which places of an automaton can read the same character. */

/** Where the sets begin and end that have a short name: `.`, `\d`, `\w`, `\s`. */
const NAMED_ENDS = [
  0x0, 0x9, 0xa, 0xb, 0xd, 0xe, 0x20, 0x21, 0x30, 0x3a, 0x41, 0x5b, 0x5f, 0x60, 0x61, 0x7b, 0xa0, 0xa1,
  0x1680, 0x1681, 0x2000, 0x200b, 0x2028, 0x202a, 0x202f, 0x2030, 0x205f, 0x2060, 0x3000, 0x3001, 0xfeff,
  0xff00,
]
const LAST_CODE_POINT = 0x10ffff
/** Sets with a long name (`\p{Script=Han}`) begin and end where Unicode says: here every character is tried. */
const LAST_TRIED = 0x1ffff

/**
 * One character of each kind that the sources can tell apart: every set is made of ranges, so a character at
 * the beginning of each range, and one behind its end, stand for all.
 */
function characters(ends: Iterable<number>, sources: readonly string[]): string[] {
  const points = new Set([...NAMED_ENDS, ...ends])
  if (sources.some(source => /\\[pP]\{/u.test(source)))
    for (let point = 0; point <= LAST_TRIED; point += 1) points.add(point)
  return [...points].filter(point => point <= LAST_CODE_POINT).map(point => String.fromCodePoint(point))
}

/** `ends`: the first character of each range in the pattern, and the one behind its last. */
export function overlaps(
  reads: readonly (string | undefined)[],
  ends: Iterable<number>,
): (one: number, other: number) => boolean {
  const sources = [...new Set(reads)].filter(source => source !== undefined)
  const all = characters(ends, sources)
  const matched = new Map(
    sources.map(source => {
      const expression = new RegExp(`^${source}$`, 'u')
      return [source, new Set(all.filter(character => expression.test(character)))] as const
    }),
  )
  const known = new Map<string, boolean>()
  function meet(one: string, other: string): boolean {
    if (one === other) return true
    const key = one < other ? `${one}\n${other}` : `${other}\n${one}`
    const before = known.get(key)
    if (before !== undefined) return before
    const [left, right] = [matched.get(one), matched.get(other)]
    const found = left !== undefined && right !== undefined && [...left].some(sign => right.has(sign))
    known.set(key, found)
    return found
  }
  return (one, other) => {
    const [left, right] = [reads[one], reads[other]]
    return left === undefined || right === undefined || meet(left, right)
  }
}
