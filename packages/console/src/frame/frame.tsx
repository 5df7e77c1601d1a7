import { LogoutOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, Outlet, useMatches, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useEffect, useRef } from 'react'
import { call, getValue } from '../connection/call.ts'
import { useLive } from '../connection/live.ts'
import { sessionQuery } from '../connection/queries.ts'
import { forgetDrafts } from '../intake/kept-drafts.ts'
import { ConfirmationGate } from '../session/confirmation-gate.tsx'
import { LanguageSwitch } from '../session/language-switch.tsx'
import { type Staff, useMe } from '../session/use-me.ts'
import { useTexts } from '../texts/texts.ts'
import { mayOpen } from './may-open.ts'

function placeOf(me: Staff, say: ReturnType<typeof useTexts>['say']): string {
  if (me.role === 'clerk') return `${say(me.siteName)} · ${say(me.windowName)}`
  if (me.role === 'reviewer') return say(me.authorityName)
  if (me.role === 'editor') return ''
  return say(me.siteName)
}

function deputyText(me: Staff, t: ReturnType<typeof useTexts>['t']): string {
  if (me.role !== 'clerk' && me.role !== 'reviewer') return ''
  return me.deputyOf === undefined ? '' : t.frame.deputyOf(me.deputyOf)
}

const active = { className: 'navigation-link navigation-active' }
const className = 'navigation-link'

/** For whoever answers for an office and its people. */
function OfficeLinks({ role }: { readonly role: Staff['role'] }): ReactElement {
  const { t } = useTexts()
  return (
    <>
      {role === 'reviewer' || role === 'manager' ? (
        <Link to="/duties" className={className} activeProps={active}>
          {t.duty.title}
        </Link>
      ) : null}
      {role === 'manager' ? (
        <Link to="/webhooks" className={className} activeProps={active}>
          {t.webhook.title}
        </Link>
      ) : null}
    </>
  )
}

function Navigation({ role }: { readonly role: Staff['role'] }): ReactElement {
  const { t } = useTexts()
  return (
    <nav aria-label={t.frame.navigation} className="navigation">
      {role === 'clerk' ? (
        <>
          <Link to="/desk" className={className} activeProps={active}>
            {t.frame.desk}
          </Link>
          <Link to="/intake" className={className} activeProps={active}>
            {t.frame.intake}
          </Link>
          <Link to="/mandates" className={className} activeProps={active}>
            {t.mandate.title}
          </Link>
          <Link to="/reset-codes" className={className} activeProps={active}>
            {t.resetCode.title}
          </Link>
        </>
      ) : null}
      {role === 'reviewer' ? (
        <Link to="/inbox" className={className} activeProps={active}>
          {t.frame.inbox}
        </Link>
      ) : null}
      {role === 'clerk' || role === 'reviewer' ? (
        <Link to="/licences" className={className} activeProps={active}>
          {t.licenceCheck.title}
        </Link>
      ) : null}
      {role === 'clerk' || role === 'manager' ? (
        <Link to="/overview" className={className} activeProps={active}>
          {t.frame.overview}
        </Link>
      ) : null}
      {role === 'editor' || role === 'manager' ? (
        <>
          <Link to="/studio" className={className} activeProps={active}>
            {t.frame.studio}
          </Link>
          <Link to="/reports" className={className} activeProps={active}>
            {t.report.title}
          </Link>
        </>
      ) : null}
      <Link to="/supervision" className={className} activeProps={active}>
        {t.supervision.title}
      </Link>
      {role === 'clerk' ? null : (
        <Link to="/sharing" className={className} activeProps={active}>
          {t.sharing.title}
        </Link>
      )}
      <OfficeLinks role={role} />
      <Link to="/papers" className={className} activeProps={active}>
        {t.frame.papers}
      </Link>
    </nav>
  )
}

export function Frame(): ReactElement {
  const { t, say } = useTexts()
  const me = useMe()
  useLive()
  // The page that the outlet shows, which lags behind the address while the next one loads.
  const page = useMatches({ select: matches => matches.at(-1)?.fullPath ?? '/' })
  const main = useRef<HTMLElement>(null)
  const seen = useRef(page)
  useEffect(() => {
    // A screen reader and the keyboard follow to the new page; on the first one the browser begins at its top.
    if (seen.current !== page) main.current?.focus({ preventScroll: true })
    seen.current = page
  }, [page])
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const logout = useMutation({
    mutationFn: () => getValue(call('logout')),
    onSuccess: async ({ continueAt }) => {
      forgetDrafts(() => sessionStorage)
      queryClient.setQueryData(sessionQuery.queryKey, session => session && { ...session, me: null })
      queryClient.removeQueries({ predicate: query => query.queryKey[0] !== sessionQuery.queryKey[0] })
      // Logged in by the unified identity: there too one logs out.
      if (continueAt === null) await navigate({ to: '/' })
      else location.assign(continueAt)
    },
  })
  return (
    <>
      <a href="#main" className="skip-link">
        {t.frame.skip}
      </a>
      <header className="topbar">
        <div className="topbar-row">
          <Link to="/" className="brand">
            <span className="brand-mark" aria-hidden="true">
              一
            </span>
            {t.frame.brand}
          </Link>
          <Navigation role={me.role} />
          <div className="who">
            <div className="who-text">
              <Link to="/account" aria-label={t.frame.pair(t.account.open, me.name)}>
                <strong>{me.name}</strong>
              </Link>
              <span>
                {[t.frame.roles[me.role], placeOf(me, say), deputyText(me, t)].filter(Boolean).join(' · ')}
              </span>
            </div>
            <LanguageSwitch />
            <Button
              icon={<LogoutOutlined />}
              loading={logout.isPending}
              onClick={() => logout.mutate()}
              aria-label={t.frame.logout}
            >
              <span className="wide-only">{t.frame.logout}</span>
            </Button>
          </div>
        </div>
      </header>
      <main ref={main} id="main" className="page" tabIndex={-1}>
        {mayOpen(me.role, page) ? <Outlet /> : <Navigate to="/" replace />}
      </main>
      <ConfirmationGate />
    </>
  )
}
