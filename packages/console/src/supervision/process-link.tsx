import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { mayOpen } from '../frame/may-open.ts'
import { useMe } from '../session/use-me.ts'

/** Leads to what owes: a case, a supervision order, a change order; plain words where this post has no page for it. */
export function ProcessLink({
  process,
  processKind,
  number,
  children,
  className = 'row-link row-link-text',
}: {
  readonly process: string
  readonly processKind: string
  readonly number: string | null
  readonly children: string
  readonly className?: string
}): ReactElement {
  const { role } = useMe()
  if (processKind === 'case') {
    return (
      <Link to="/cases/$case" params={{ case: process }} className={className}>
        {children}
      </Link>
    )
  }
  if (processKind === 'supervision-order') {
    return (
      <Link to="/supervision" search={{ tab: 'orders', order: process }} className={className}>
        {children}
      </Link>
    )
  }
  if (processKind === 'change-order' && number !== null && mayOpen(role, `/studio/orders/${number}`)) {
    return (
      <Link to="/studio/orders/$order" params={{ order: number }} className={className}>
        {children}
      </Link>
    )
  }
  return <strong>{children}</strong>
}
