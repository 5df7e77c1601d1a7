import type { Session } from '@yijianshi/contract/session'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { Redirect } from 'wouter'
import { Loading } from '../elements/shown.tsx'
import { call } from '../server/call.ts'

type SessionState = {
  /** Undefined while it is not known yet. */
  readonly session: Session | undefined
  /** After logging in, registering or logging out. */
  readonly take: (session: Session) => void
  readonly leave: () => Promise<void>
}

const SessionContext = createContext<SessionState>({
  session: undefined,
  take: () => {},
  leave: async () => {},
})

const nobody: Session = {
  me: null,
  step: null,
  unifiedIdentity: null,
  passkeys: false,
  demo: false,
  demoAccounts: [],
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session>()
  const refresh = useCallback(async () => {
    const answer = await call('getSession')
    setSession(earlier => (answer.ok ? answer.value : (earlier ?? nobody)))
  }, [])
  useEffect(() => {
    void refresh()
  }, [refresh])
  const state = useMemo<SessionState>(
    () => ({
      session,
      take: setSession,
      leave: async () => {
        const answer = await call('logout')
        // Logged in by the unified identity: there too one logs out.
        if (answer.ok && answer.value.continueAt !== null) location.assign(answer.value.continueAt)
        else await refresh()
      },
    }),
    [session, refresh],
  )
  return <SessionContext value={state}>{children}</SessionContext>
}

export function useSession(): SessionState {
  return use(SessionContext)
}

export function loginAddress(next: string): string {
  return `/login?next=${encodeURIComponent(next)}`
}

/** Pages of one's own: whoever is not logged in is asked to, and comes back here. */
export function OnlyLoggedIn({ children }: { children: ReactNode }) {
  const { session } = useSession()
  if (session === undefined) return <Loading />
  if (session.me === null) {
    return <Redirect to={loginAddress(location.pathname + location.search)} replace />
  }
  return children
}
