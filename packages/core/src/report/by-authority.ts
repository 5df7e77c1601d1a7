/** Rows of items under the authorities that answer for them, in the order of the catalogue. */
import type { Catalogue, Item, Name } from '../catalogue/model.ts'

export type ItemRow = {
  readonly item: string
  readonly name: Name
  readonly basicCode: string
  readonly authority: string
  readonly authorityName: Name
}

export type AuthorityRow = { readonly authority: string; readonly name: Name; readonly items: number }

export function itemRow(catalogue: Catalogue, item: Item): ItemRow {
  const { id, name, basicCode, authority } = item
  // The check of the catalogue leaves no item without its authority.
  const authorityName = catalogue.authorities.get(authority)?.name ?? name
  return { item: id, name, basicCode, authority, authorityName }
}

/** Authorities that have such rows; `sum` makes the figures of each, and of all. */
export function byAuthority<Row extends ItemRow, Sum extends object>(
  catalogue: Catalogue,
  rows: readonly Row[],
  sum: (rows: readonly Row[]) => Sum,
): (AuthorityRow & Sum)[] {
  const grouped = Map.groupBy(rows, row => row.authority)
  return [...catalogue.authorities.values()].flatMap(({ id, name }) => {
    const own = grouped.get(id)
    return own ? [{ authority: id, name, items: own.length, ...sum(own) }] : []
  })
}
