import type { ReactElement } from 'react'

/** The headings of a table, each of them different. */
export function ColumnHeads({ headings }: { readonly headings: readonly string[] }): ReactElement {
  return (
    <thead>
      <tr>
        {headings.map(heading => (
          <th key={heading} scope="col">
            {heading}
          </th>
        ))}
      </tr>
    </thead>
  )
}
