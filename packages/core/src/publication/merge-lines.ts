/** Three-way merge of texts by lines: what only one side touched is taken from that side. */

type Match = { readonly before: number; readonly after: number }

/** Longest common runs of lines, by patience: unique lines first, between them the same again. */
function matches(before: readonly string[], after: readonly string[]): Match[] {
  const found: Match[] = []
  const pending = [{ from: 0, to: before.length, otherFrom: 0, otherTo: after.length }]
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    let { from, to, otherFrom, otherTo } = part
    while (from < to && otherFrom < otherTo && before[from] === after[otherFrom]) {
      found.push({ before: from, after: otherFrom })
      from += 1
      otherFrom += 1
    }
    while (from < to && otherFrom < otherTo && before[to - 1] === after[otherTo - 1]) {
      to -= 1
      otherTo -= 1
      found.push({ before: to, after: otherTo })
    }
    const anchors = uniqueInBoth(before, after, { from, to, otherFrom, otherTo })
    let [begin, otherBegin] = [from, otherFrom]
    for (const anchor of anchors) {
      pending.push({ from: begin, to: anchor.before, otherFrom: otherBegin, otherTo: anchor.after })
      found.push(anchor)
      begin = anchor.before + 1
      otherBegin = anchor.after + 1
    }
    if (anchors.length > 0) pending.push({ from: begin, to, otherFrom: otherBegin, otherTo })
  }
  return found.sort((left, right) => left.before - right.before)
}

type Part = {
  readonly from: number
  readonly to: number
  readonly otherFrom: number
  readonly otherTo: number
}

function onceIn(lines: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (let index = from; index < to; index += 1) {
    const line = lines[index] ?? ''
    if (places.has(line)) repeated.add(line)
    places.set(line, index)
  }
  for (const line of repeated) places.delete(line)
  return places
}

/** Lines that stand once on each side, as many as stand in the same order on both. */
function uniqueInBoth(before: readonly string[], after: readonly string[], part: Part): Match[] {
  const others = onceIn(after, part.otherFrom, part.otherTo)
  const pairs = [...onceIn(before, part.from, part.to)]
    .flatMap(([line, index]) => {
      const other = others.get(line)
      return other === undefined ? [] : [{ before: index, after: other }]
    })
    .sort((left, right) => left.before - right.before)
  return longestRising(pairs)
}

/** The longest part of the pairs in which `after` rises too (patience sorting). */
function longestRising(pairs: readonly Match[]): Match[] {
  const piles: { readonly match: Match; readonly previous: number }[] = []
  const tops: number[] = []
  for (const match of pairs) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      const top = piles[tops[middle] ?? 0]
      if (top !== undefined && top.match.after < match.after) low = middle + 1
      else high = middle
    }
    piles.push({ match, previous: low === 0 ? -1 : (tops[low - 1] ?? -1) })
    tops[low] = piles.length - 1
  }
  const rising: Match[] = []
  for (let index = tops.at(-1) ?? -1; index !== -1; ) {
    const pile = piles[index]
    if (pile === undefined) break
    rising.push(pile.match)
    index = pile.previous
  }
  return rising.reverse()
}

/** The merged text; undefined where both sides touch the same lines, or lines beside each other. */
export function mergeLines(base: string, mine: string, theirs: string): string | undefined {
  const lines = base.split('\n')
  const [own, other] = [mine.split('\n'), theirs.split('\n')]
  const ownAt = new Map(matches(lines, own).map(match => [match.before, match.after]))
  const otherAt = new Map(matches(lines, other).map(match => [match.before, match.after]))
  const result: string[] = []
  let [from, ownFrom, otherFrom] = [0, 0, 0]
  for (let index = 0; index <= lines.length; index += 1) {
    const isEnd = index === lines.length
    const ownIndex = isEnd ? own.length : ownAt.get(index)
    const otherIndex = isEnd ? other.length : otherAt.get(index)
    if (ownIndex === undefined || otherIndex === undefined) continue
    const before = lines.slice(from, index).join('\n')
    const [left, right] = [own.slice(ownFrom, ownIndex), other.slice(otherFrom, otherIndex)]
    const chosen = choose(before, left, right, index - from)
    if (chosen === undefined) return undefined
    result.push(...chosen)
    if (!isEnd) result.push(lines[index] ?? '')
    ;[from, ownFrom, otherFrom] = [index + 1, ownIndex + 1, otherIndex + 1]
  }
  return result.join('\n')
}

function choose(before: string, mine: string[], theirs: string[], count: number): string[] | undefined {
  const [left, right] = [mine.join('\n'), theirs.join('\n')]
  if (left === right && mine.length === theirs.length) return mine
  if (left === before && mine.length === count) return theirs
  return right === before && theirs.length === count ? mine : undefined
}
