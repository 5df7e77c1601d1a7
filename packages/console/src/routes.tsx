import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Frame } from './frame/frame.tsx'
import { HomePage } from './frame/home-page.tsx'
import { NotFoundPage } from './frame/not-found-page.tsx'
import { readCaseSearch, readDeskSearch, readInboxSearch, readOverviewSearch } from './frame/search.ts'
import { SessionGate } from './session/session-gate.tsx'

const root = createRootRoute({ component: SessionGate, notFoundComponent: NotFoundPage })
const staff = createRoute({ getParentRoute: () => root, id: 'staff', component: Frame })

const home = createRoute({ getParentRoute: () => staff, path: '/', component: HomePage })
const desk = createRoute({
  getParentRoute: () => staff,
  path: '/desk',
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import('./case/desk-page.tsx'), 'DeskPage'),
})
const overview = createRoute({
  getParentRoute: () => staff,
  path: '/overview',
  validateSearch: readOverviewSearch,
  component: lazyRouteComponent(() => import('./case/overview-page.tsx'), 'OverviewPage'),
})
const inbox = createRoute({
  getParentRoute: () => staff,
  path: '/inbox',
  validateSearch: readInboxSearch,
  component: lazyRouteComponent(() => import('./task/inbox-page.tsx'), 'InboxPage'),
})
const intake = createRoute({
  getParentRoute: () => staff,
  path: '/intake',
  component: lazyRouteComponent(() => import('./intake/intake-page.tsx'), 'IntakePage'),
})
const draft = createRoute({
  getParentRoute: () => staff,
  path: '/intake/$draft',
  component: lazyRouteComponent(() => import('./intake/draft-page.tsx'), 'DraftPage'),
})
const caseRoute = createRoute({
  getParentRoute: () => staff,
  path: '/cases/$case',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('./case/case-page.tsx'), 'CasePage'),
})
const task = createRoute({
  getParentRoute: () => staff,
  path: '/cases/$case/tasks/$item',
  component: lazyRouteComponent(() => import('./task/task-page.tsx'), 'TaskPage'),
})
const noticePrint = createRoute({
  getParentRoute: () => root,
  path: '/cases/$case/notice/print',
  component: lazyRouteComponent(() => import('./print/notice-print-page.tsx'), 'NoticePrintPage'),
})
const acceptancePrint = createRoute({
  getParentRoute: () => root,
  path: '/cases/$case/acceptance/print',
  component: lazyRouteComponent(() => import('./print/acceptance-print-page.tsx'), 'AcceptancePrintPage'),
})

export const router = createRouter({
  basepath: '/console',
  routeTree: root.addChildren([
    staff.addChildren([home, desk, overview, inbox, intake, draft, caseRoute, task]),
    noticePrint,
    acceptancePrint,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
