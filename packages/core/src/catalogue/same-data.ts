/** Whether two values of plain data (as YAML and JSON give them) say the same. */
export function isSameData(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false
    return left.every((value, index) => isSameData(value, right[index]))
  }
  if (Array.isArray(right)) return false
  // Reflect.get makes no list of entries: thousands of items are compared while an editor types.
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every(
      key => Object.hasOwn(right, key) && isSameData(Reflect.get(left, key), Reflect.get(right, key)),
    )
  )
}
