/** How a budget of time runs out: the one algorithm of all limits, on points that are day numbers or instants. */

/** `suspend`: afterwards the clock goes on with the rest. `interrupt`: afterwards the whole limit begins again. */
export type StopKind = 'suspend' | 'interrupt'

/** The clock counts up to and with `before`, and again after `after`. */
export type Span = { readonly kind: StopKind; readonly before: number; readonly after: number }

/** How much counts after one point up to another, and where an amount that begins after a point runs out. */
export type Measure = {
  readonly counted: (from: number, to: number) => number
  readonly end: (from: number, amount: number) => number
}

export type Course = {
  /** What the budget counts from: the start, or the end of the last interruption. */
  readonly begin: number
  readonly end: number
  /** Whether the budget had run out before the span began, so that it stops nothing. */
  readonly isLate: (span: Span) => boolean
}

/** Where the budget runs out, given what stops it. The order of the spans does not matter. */
export function courseOf(measure: Measure, start: number, allowed: number, spans: readonly Span[]): Course {
  const ordered = spans.toSorted((one, other) => one.before - other.before)
  const suspensions = mergedSpans(ordered.filter(({ kind }) => kind === 'suspend'))
  // What is owed at once is not prolonged by a stop.
  if (allowed === 0) return { begin: start, end: start, isLate: () => true }
  let begin = start
  let end = endOf(measure, begin, allowed, suspensions)
  for (const span of ordered) {
    if (span.kind !== 'interrupt' || span.after <= begin) continue
    if (span.before >= end) break
    begin = span.after
    end = endOf(measure, begin, allowed, suspensions)
  }
  return { begin, end, isLate: ({ before }) => before >= end }
}

/** How much of a budget that counts from `begin` is used up at a point. */
export function countedUntil(measure: Measure, begin: number, point: number, spans: readonly Span[]): number {
  let used = 0
  let at = begin
  for (const { before, after } of mergedSpans(spans)) {
    if (after <= at || before >= point) continue
    used += measure.counted(at, Math.max(at, before))
    at = Math.min(point, after)
  }
  return used + measure.counted(at, Math.max(at, point))
}

function endOf(measure: Measure, begin: number, allowed: number, suspensions: readonly Span[]): number {
  let left = allowed
  let at = begin
  for (const { before, after } of suspensions) {
    if (after <= at) continue
    const from = Math.max(before, at)
    const end = measure.end(at, left)
    if (end <= from) return end
    // A limit in natural days that ran out on a day off, just before the clock stopped, has nothing left to count.
    left = Math.max(0, left - measure.counted(at, from))
    at = after
  }
  return measure.end(at, left)
}

/** Spans in order, those that overlap or touch as one. */
function mergedSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((one, other) => one.before - other.before)) {
    const last = merged.at(-1)
    if (last === undefined || span.before > last.after) merged.push(span)
    else if (span.after > last.after) merged[merged.length - 1] = { ...last, after: span.after }
  }
  return merged
}
