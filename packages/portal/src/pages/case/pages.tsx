import { Route, Switch } from 'wouter'
import { Failure } from '../../elements/shown.tsx'
import { OnlyLoggedIn } from '../../session/session.tsx'
import { CasePage } from './case-page.tsx'
import { CertificatePage } from './certificate.tsx'
import { ReceiptOfCasePage } from './receipt.tsx'
import './case.css'

const missing = { type: 'about:blank', title: '', status: 404, code: 'request/not-found' }

/** All pages of one case. */
export function CasePages({ caseId }: { caseId: string }) {
  return (
    <OnlyLoggedIn>
      <Switch>
        <Route path="/cases/:case">
          <CasePage caseId={caseId} />
        </Route>
        <Route path="/cases/:case/receipt">
          <ReceiptOfCasePage caseId={caseId} />
        </Route>
        <Route path="/cases/:case/results/:licence">
          {({ licence }) => <CertificatePage caseId={caseId} licence={licence} />}
        </Route>
        <Route>
          <Failure problem={missing} />
        </Route>
      </Switch>
    </OnlyLoggedIn>
  )
}
