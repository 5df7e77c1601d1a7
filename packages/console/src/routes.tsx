import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Frame } from './frame/frame.tsx'
import { HomePage } from './frame/home-page.tsx'
import { NotFoundPage } from './frame/not-found-page.tsx'
import { readCaseSearch, readDeskSearch, readInboxSearch, readOverviewSearch } from './frame/search.ts'
import { readMatterPaperSearch, readPapersSearch } from './paper/address.ts'
import { readReportSearch } from './report/address.ts'
import { SessionGate } from './session/session-gate.tsx'
import { readSharingSearch } from './sharing/address.ts'
import { readChangeSearch, readCompareSearch, readHomeSearch } from './studio/address.ts'
import { readBoardSearch } from './supervision/address.ts'

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
const jointAct = createRoute({
  getParentRoute: () => staff,
  path: '/cases/$case/joint/$act',
  component: lazyRouteComponent(() => import('./joint/joint-page.tsx'), 'JointPage'),
})
const papers = createRoute({
  getParentRoute: () => staff,
  path: '/papers',
  validateSearch: readPapersSearch,
  component: lazyRouteComponent(() => import('./paper/papers-page.tsx'), 'PapersPage'),
})
const studio = createRoute({
  getParentRoute: () => staff,
  path: '/studio',
  validateSearch: readHomeSearch,
  component: lazyRouteComponent(() => import('./studio/home/studio-page.tsx'), 'StudioPage'),
})
const studioChange = createRoute({
  getParentRoute: () => staff,
  path: '/studio/changes/$change',
  validateSearch: readChangeSearch,
  component: lazyRouteComponent(() => import('./studio/change/change-page.tsx'), 'ChangePage'),
})
const studioOrder = createRoute({
  getParentRoute: () => staff,
  path: '/studio/orders/$order',
  component: lazyRouteComponent(() => import('./studio/order/order-page.tsx'), 'OrderPage'),
})
const studioCompare = createRoute({
  getParentRoute: () => staff,
  path: '/studio/compare',
  validateSearch: readCompareSearch,
  component: lazyRouteComponent(() => import('./studio/compare/compare-page.tsx'), 'ComparePage'),
})
const reports = createRoute({
  getParentRoute: () => staff,
  path: '/reports',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('./report/reports-page.tsx'), 'ReportsPage'),
})
const supervision = createRoute({
  getParentRoute: () => staff,
  path: '/supervision',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('./supervision/supervision-page.tsx'), 'SupervisionPage'),
})
const webhooks = createRoute({
  getParentRoute: () => staff,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./webhook/webhooks-page.tsx'), 'WebhooksPage'),
})
const duties = createRoute({
  getParentRoute: () => staff,
  path: '/duties',
  component: lazyRouteComponent(() => import('./duty/duties-page.tsx'), 'DutiesPage'),
})
const mandates = createRoute({
  getParentRoute: () => staff,
  path: '/mandates',
  component: lazyRouteComponent(() => import('./mandate/mandate-page.tsx'), 'MandatePage'),
})
const licenceCheck = createRoute({
  getParentRoute: () => staff,
  path: '/licences',
  component: lazyRouteComponent(() => import('./licence/check-page.tsx'), 'LicenceCheckPage'),
})
const sharing = createRoute({
  getParentRoute: () => staff,
  path: '/sharing',
  validateSearch: readSharingSearch,
  component: lazyRouteComponent(() => import('./sharing/sharing-page.tsx'), 'SharingPage'),
})
const account = createRoute({
  getParentRoute: () => staff,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
})
const resetCode = createRoute({
  getParentRoute: () => staff,
  path: '/reset-codes',
  component: lazyRouteComponent(() => import('./account/reset-code-page.tsx'), 'ResetCodePage'),
})
const itemPaper = createRoute({
  getParentRoute: () => root,
  path: '/items/$item/papers/$paper',
  component: lazyRouteComponent(() => import('./paper/paper-page.tsx'), 'ItemPaperPage'),
})
const matterPaper = createRoute({
  getParentRoute: () => root,
  path: '/matters/$matter/papers/$paper',
  validateSearch: readMatterPaperSearch,
  component: lazyRouteComponent(() => import('./paper/paper-page.tsx'), 'MatterPaperPage'),
})
const noticePrint = createRoute({
  getParentRoute: () => root,
  path: '/cases/$case/notice/print',
  component: lazyRouteComponent(() => import('./print/notice-print-page.tsx'), 'NoticePrintPage'),
})

export const router = createRouter({
  basepath: '/console',
  routeTree: root.addChildren([
    staff.addChildren([
      home,
      desk,
      overview,
      inbox,
      intake,
      draft,
      caseRoute,
      licenceCheck,
      mandates,
      duties,
      task,
      jointAct,
      papers,
      studio,
      studioChange,
      studioOrder,
      studioCompare,
      reports,
      supervision,
      webhooks,
      sharing,
      account,
      resetCode,
    ]),
    noticePrint,
    itemPaper,
    matterPaper,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
