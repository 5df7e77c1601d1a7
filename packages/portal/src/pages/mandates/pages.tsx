import { Route, Switch } from 'wouter'
import { OnlyLoggedIn } from '../../session/session.tsx'
import { ClaimRepresentation } from './claim.tsx'
import { GiveMandate } from './give.tsx'
import { MandateLists } from './list.tsx'
import { OneMandate } from './one.tsx'

/** 请人代办、替人代办. */
export function MandatePages() {
  return (
    <OnlyLoggedIn>
      <Switch>
        <Route path="/mandates" component={MandateLists} />
        <Route path="/mandates/new" component={GiveMandate} />
        <Route path="/mandates/organisation" component={ClaimRepresentation} />
        <Route path="/mandates/:mandate">{({ mandate }) => <OneMandate key={mandate} id={mandate} />}</Route>
      </Switch>
    </OnlyLoggedIn>
  )
}
