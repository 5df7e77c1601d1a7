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
import { type Speech, useTexts } from '../texts/texts.ts'
import type { Texts } from '../texts/zh-cn.ts'
import { mayOpen } from './may-open.ts'

function placeOf(me: Staff, say: Speech['say']): string {
  if (me.role === 'clerk') return `${say(me.siteName)} · ${say(me.windowName)}`
  if (me.role === 'reviewer') return say(me.authorityName)
  if (me.role === 'editor') return ''
  return say(me.siteName)
}

function deputyText(me: Staff, t: Texts): string {
  if (me.role !== 'clerk' && me.role !== 'reviewer') return ''
  return me.deputyOf === undefined ? '' : t.frame.deputyOf(me.deputyOf)
}

const active = { className: 'navigation-link navigation-active' }

/** In the order of the navigation; who sees which, `mayOpen` says. */
const pages = [
  { to: '/desk', title: t => t.frame.desk },
  { to: '/intake', title: t => t.frame.intake },
  { to: '/mandates', title: t => t.mandate.title },
  { to: '/reset-codes', title: t => t.resetCode.title },
  { to: '/inbox', title: t => t.frame.inbox },
  { to: '/licences', title: t => t.licenceCheck.title },
  { to: '/overview', title: t => t.frame.overview },
  { to: '/studio', title: t => t.frame.studio },
  { to: '/reports', title: t => t.report.title },
  { to: '/supervision', title: t => t.supervision.title },
  { to: '/sharing', title: t => t.sharing.title },
  { to: '/duties', title: t => t.duty.title },
  { to: '/webhooks', title: t => t.webhook.title },
  { to: '/papers', title: t => t.frame.papers },
] as const satisfies readonly { readonly to: string; readonly title: (t: Texts) => string }[]

function Navigation({ role }: { readonly role: Staff['role'] }): ReactElement {
  const { t } = useTexts()
  return (
    <nav aria-label={t.frame.navigation} className="navigation">
      {pages
        .filter(({ to }) => mayOpen(role, to))
        .map(({ to, title }) => (
          <Link key={to} to={to} className="navigation-link" activeProps={active}>
            {title(t)}
          </Link>
        ))}
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
