import { Navigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMe } from '../session/use-me.ts'

/** Each post begins its day at its own list. */
export function HomePage(): ReactElement {
  const me = useMe()
  if (me.role === 'clerk') return <Navigate to="/desk" replace />
  if (me.role === 'reviewer') return <Navigate to="/inbox" replace />
  if (me.role === 'editor') return <Navigate to="/studio" replace />
  return <Navigate to="/overview" replace />
}
