import { Route, Switch } from 'wouter'
import { OnlyLoggedIn } from '../../session/session.tsx'
import { OneLicence } from './one-licence.tsx'
import { OwnLicences } from './own-licences.tsx'
import { ShowingPage } from './shown.tsx'
import { VerifyPage } from './verify.tsx'
import '../case/case.css'
import './licence.css'

/** Everything about e-licences: one's own, whether one holds, what somebody shows. */
export function LicencePages() {
  return (
    <Switch>
      <Route path="/licences">
        <OnlyLoggedIn>
          <OwnLicences />
        </OnlyLoggedIn>
      </Route>
      <Route path="/licences/:licence">
        {({ licence }) => (
          <OnlyLoggedIn>
            <OneLicence key={licence} licence={licence} />
          </OnlyLoggedIn>
        )}
      </Route>
      <Route path="/showings/:code">{({ code }) => <ShowingPage key={code} code={code} />}</Route>
      <Route path="/verify/:code?">{({ code }) => <VerifyPage code={code} />}</Route>
    </Switch>
  )
}
