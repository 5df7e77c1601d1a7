/** All rows of a list that is read page by page: `read` is given the last row of the page before. */
export async function everyRow<Row>(
  read: (last: Row | undefined) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (;;) {
    const page = await read(rows.at(-1))
    if (page.length === 0) return rows
    rows.push(...page)
  }
}
