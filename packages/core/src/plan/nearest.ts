/** Valid names near to a mistyped one, for error messages. */

function distance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[right.length] ?? 0
}

/** At most `limit` of the valid names, nearest first; short lists come whole. */
export function nearest(wrong: string, valid: Iterable<string>, limit = 3): string[] {
  const probe = wrong.slice(0, 100).toLowerCase()
  return [...valid]
    .map(name => ({ name, cost: distance(probe, name.toLowerCase()) }))
    .sort((left, right) => left.cost - right.cost || left.name.localeCompare(right.name))
    .slice(0, limit)
    .map(entry => entry.name)
}
