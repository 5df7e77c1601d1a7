import { Component, lazy, type ReactNode, Suspense } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { PageHeading } from './elements/page-heading.tsx'
import { Failure, Loading } from './elements/shown.tsx'
import { Layout } from './layout/layout.tsx'
import { GuidePage } from './pages/guide/page.tsx'
import { HomePage } from './pages/home/page.tsx'
import { MatterPage } from './pages/matter/page.tsx'
import { useTexts } from './texts/texts.tsx'

const PlanPage = lazy(async () => ({ default: (await import('./pages/plan/page.tsx')).PlanPage }))
const BeginPage = lazy(async () => ({ default: (await import('./pages/plan/start-draft.tsx')).BeginPage }))
const LoginPage = lazy(async () => ({ default: (await import('./pages/login/page.tsx')).LoginPage }))
const RegisterPage = lazy(async () => ({
  default: (await import('./pages/login/register.tsx')).RegisterPage,
}))
const ResetPage = lazy(async () => ({ default: (await import('./pages/reset/page.tsx')).ResetPage }))
const SecurityPage = lazy(async () => ({ default: (await import('./pages/security/page.tsx')).SecurityPage }))
const DraftPages = lazy(async () => ({ default: (await import('./pages/draft/pages.tsx')).DraftPages }))
const MyPage = lazy(async () => ({ default: (await import('./pages/my/page.tsx')).MyPage }))
const MyDataPage = lazy(async () => ({ default: (await import('./pages/my/data-page.tsx')).MyDataPage }))
const CasePages = lazy(async () => ({ default: (await import('./pages/case/pages.tsx')).CasePages }))
const MandatePages = lazy(async () => ({
  default: (await import('./pages/mandates/pages.tsx')).MandatePages,
}))
const LicencePages = lazy(async () => ({
  default: (await import('./pages/licence/pages.tsx')).LicencePages,
}))
const MatterPaperPage = lazy(async () => ({
  default: (await import('./pages/paper/page.tsx')).MatterPaperPage,
}))
const ItemPaperPage = lazy(async () => ({ default: (await import('./pages/paper/page.tsx')).ItemPaperPage }))
const DataResourcesPage = lazy(async () => ({
  default: (await import('./pages/data-resources/page.tsx')).DataResourcesPage,
}))
const ReceiptPage = lazy(async () => ({ default: (await import('./pages/receipt/page.tsx')).ReceiptPage }))

/** A part of the program that could not be fetched, or a fault in it: the page says so and offers to reload. */
class FaultBoundary extends Component<{ path: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override componentDidUpdate(before: { path: string }) {
    if (this.state.failed && before.path !== this.props.path) this.setState({ failed: false })
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return <Failure problem={undefined} again={() => location.reload()} />
  }
}

function NotFound() {
  const texts = useTexts()
  return (
    <div className="column">
      <PageHeading>{texts.errors.notFound}</PageHeading>
      <p>{texts.errors.notFoundHint}</p>
      <p className="actions">
        <Link href="/" className="button">
          {texts.site.home}
        </Link>
      </p>
    </div>
  )
}

export function App() {
  const [path] = useLocation()
  return (
    <Layout>
      <FaultBoundary path={path}>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/" component={HomePage} />
            <Route path="/matters/:matter" component={MatterPage} />
            <Route path="/matters/:matter/guide" component={GuidePage} />
            <Route path="/matters/:matter/plan" component={PlanPage} />
            <Route path="/matters/:matter/begin" component={BeginPage} />
            <Route path="/matters/:matter/papers/:paper" component={MatterPaperPage} />
            <Route path="/items/:item/papers/information-sheet" component={ItemPaperPage} />
            <Route path="/login" component={LoginPage} />
            <Route path="/register" component={RegisterPage} />
            <Route path="/reset" component={ResetPage} />
            <Route path="/my" component={MyPage} />
            <Route path="/my/data" component={MyDataPage} />
            <Route path="/my/security" component={SecurityPage} />
            <Route path="/drafts/:draft/*?">{({ draft }) => <DraftPages key={draft} draft={draft} />}</Route>
            <Route path="/data-resources" component={DataResourcesPage} />
            <Route path="/mandates/*?" component={MandatePages} />
            <Route path="/cases/:case/*?">
              {params => <CasePages key={params.case} caseId={params.case} />}
            </Route>
            <Route path="/receipts/:number?">
              {({ number }) => <ReceiptPage key={number ?? ''} number={number} />}
            </Route>
            {['/licences/*?', '/showings/:code', '/verify/:code?'].map(path => (
              <Route key={path} path={path} component={LicencePages} />
            ))}
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </FaultBoundary>
    </Layout>
  )
}
