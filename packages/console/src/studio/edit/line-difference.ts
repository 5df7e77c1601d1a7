/** How one text differs from another, line by line, for two people to read side by side. */

export type DifferenceLine = {
  readonly kind: 'same' | 'removed' | 'added'
  /** From 1; of the later text, for a removed line of the earlier one. */
  readonly number: number
  readonly text: string
}

/** More cells than that are not compared: the middle then counts as replaced. */
const mostCells = 4_000_000

function lengths(left: readonly string[], right: readonly string[]): Uint32Array[] {
  const rows = [new Uint32Array(right.length + 1)]
  for (const line of left) {
    const above = rows.at(-1) ?? new Uint32Array(right.length + 1)
    const row = new Uint32Array(right.length + 1)
    for (const [column, other] of right.entries()) {
      const aside = row[column] ?? 0
      row[column + 1] = line === other ? (above[column] ?? 0) + 1 : Math.max(above[column + 1] ?? 0, aside)
    }
    rows.push(row)
  }
  return rows
}

type Step = { readonly kind: DifferenceLine['kind']; readonly text: string }

function steps(left: readonly string[], right: readonly string[]): Step[] {
  if (left.length * right.length > mostCells) {
    return [
      ...left.map((text): Step => ({ kind: 'removed', text })),
      ...right.map((text): Step => ({ kind: 'added', text })),
    ]
  }
  const table = lengths(left, right)
  const found: Step[] = []
  let [row, column] = [left.length, right.length]
  while (row > 0 || column > 0) {
    const [above, aside] = [left[row - 1] ?? '', right[column - 1] ?? '']
    if (row > 0 && column > 0 && above === aside) {
      found.push({ kind: 'same', text: above })
      row -= 1
      column -= 1
    } else if (
      row === 0 ||
      (column > 0 && (table[row]?.[column - 1] ?? 0) >= (table[row - 1]?.[column] ?? 0))
    ) {
      found.push({ kind: 'added', text: aside })
      column -= 1
    } else {
      found.push({ kind: 'removed', text: above })
      row -= 1
    }
  }
  return found.reverse()
}

export function lineDifference(before: string, after: string): DifferenceLine[] {
  const [left, right] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1
  let end = 0
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  ) {
    end += 1
  }
  const same = (lines: readonly string[]): Step[] => lines.map(text => ({ kind: 'same', text }))
  const all = [
    ...same(right.slice(0, start)),
    ...steps(left.slice(start, left.length - end), right.slice(start, right.length - end)),
    ...same(right.slice(right.length - end)),
  ]
  let [earlier, later] = [0, 0]
  return all.map(({ kind, text }) => {
    if (kind !== 'added') earlier += 1
    if (kind !== 'removed') later += 1
    return { kind, text, number: kind === 'removed' ? earlier : later }
  })
}

/** The lines that differ, each with some around it; a new part begins where lines are left out. */
export function differingParts(lines: readonly DifferenceLine[], around = 2): DifferenceLine[][] {
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same'),
  )
  const parts: DifferenceLine[][] = []
  for (const [index, line] of lines.entries()) {
    if (isNear[index] !== true) continue
    if (isNear[index - 1] === true) parts.at(-1)?.push(line)
    else parts.push([line])
  }
  return parts
}
