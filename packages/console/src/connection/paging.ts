/** Where a list begins: before any cursor. A function, so that its type is that of the cursors to come. */
export function firstCursor(): string | undefined {
  return undefined
}
