/** Under which numbers a condition holds, as stretches: its truth changes at its own numbers only. */

type Bound = { readonly value: number; readonly included: boolean }

/** Without `from` it begins at the least number that may be given, without `to` it ends at the greatest. */
export type Stretch = { readonly from?: Bound; readonly to?: Bound }

/** One of the condition's numbers, or all between the one before and the next. */
type Piece = { readonly point: number | undefined; readonly holds: boolean }

function piecesOf(
  { min, max }: { readonly min: number; readonly max: number },
  limits: readonly number[],
  holds: (value: number) => boolean,
): Piece[] {
  const points = [...new Set(limits)]
    .filter(limit => limit >= min && limit <= max)
    .sort((left, right) => left - right)
  const pieces: Piece[] = []
  let start = min
  for (const point of points) {
    if (point > start) pieces.push({ point: undefined, holds: holds((start + point) / 2) })
    pieces.push({ point, holds: holds(point) })
    start = point
  }
  if (max > start || points.length === 0) pieces.push({ point: undefined, holds: holds((start + max) / 2) })
  return pieces
}

/** `limits` are the fixed numbers with which the condition compares; none between two of them changes it. */
export function stretchesOf(
  range: { readonly min: number; readonly max: number },
  limits: readonly number[],
  holds: (value: number) => boolean,
): readonly Stretch[] {
  const found: Stretch[] = []
  let open: Stretch | undefined
  let passed: number | undefined
  for (const { point, holds: isInside } of piecesOf(range, limits, holds)) {
    if (isInside && open === undefined) {
      if (point === undefined) open = passed === undefined ? {} : { from: { value: passed, included: false } }
      else open = point > range.min ? { from: { value: point, included: true } } : {}
    }
    if (!isInside && open !== undefined) {
      const value = point ?? passed
      found.push(value === undefined ? open : { ...open, to: { value, included: point === undefined } })
      open = undefined
    }
    passed = point ?? passed
  }
  return open === undefined ? found : [...found, open]
}
