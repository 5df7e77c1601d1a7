import type { ReactNode } from 'react'

type Value = Exclude<ReactNode, boolean>

/** Names and values in rows, each name another; a row without a value is left out. */
export function Summary({
  rows,
  className = 'summary column',
}: {
  rows: readonly (readonly [name: string, value: Value])[]
  className?: string
}) {
  const known = rows.filter(([, value]) => value !== undefined && value !== null && value !== '')
  return (
    <dl className={className}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
