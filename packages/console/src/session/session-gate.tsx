import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { sessionQuery } from '../connection/queries.ts'
import { Loaded } from '../frame/loaded.tsx'
import { LoginPage } from './login-page.tsx'
import { isStaff, MeContext } from './use-me.ts'

/** Nobody gets past it without a post: an applicant's account is for the portal. */
export function SessionGate(): ReactElement {
  const session = useQuery(sessionQuery)
  return (
    <Loaded query={session}>
      {data =>
        isStaff(data.me) ? (
          <MeContext value={data.me}>
            <Outlet />
          </MeContext>
        ) : (
          <LoginPage session={data} />
        )
      }
    </Loaded>
  )
}
