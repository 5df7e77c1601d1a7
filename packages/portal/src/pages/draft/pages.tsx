import { useCallback } from 'react'
import { Route, Switch } from 'wouter'
import { DraftProvider, saveLeft } from '../../draft/draft-state.tsx'
import { SharingProvider } from '../../draft/sharing-state.tsx'
import { OnBehalf } from '../../elements/on-behalf.tsx'
import { Failure, Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { OnlyLoggedIn } from '../../session/session.tsx'
import { CheckPage } from './check.tsx'
import { DeliveryPage } from './delivery.tsx'
import { LettersPage } from './letters.tsx'
import { MaterialsPage } from './materials.tsx'
import { SectionPage } from './section.tsx'
import { SharingPage } from './sharing.tsx'
import { SupplementPage } from './supplement.tsx'
import { TasksPage } from './tasks.tsx'
import './draft.css'
import './fetched/fetched.css'

async function load(draft: string) {
  await saveLeft(draft)
  return await call('getDraft', { params: { draft } })
}

function Loaded({ draft }: { draft: string }) {
  const loaded = useLoaded(useCallback(() => load(draft), [draft]))
  return (
    <Shown loaded={loaded}>
      {value => (
        <DraftProvider loaded={value}>
          {value.onBehalf && <OnBehalf name={value.applicantName} />}
          <SharingProvider>
            <Switch>
              <Route
                path="/drafts/:draft"
                component={value.kind === 'supplement' ? SupplementPage : TasksPage}
              />
              <Route path="/drafts/:draft/sharing" component={SharingPage} />
              <Route path="/drafts/:draft/sections/:section">
                {({ section }) => <SectionPage key={section} section={section} />}
              </Route>
              <Route path="/drafts/:draft/materials" component={MaterialsPage} />
              <Route path="/drafts/:draft/letters" component={LettersPage} />
              <Route path="/drafts/:draft/delivery" component={DeliveryPage} />
              <Route path="/drafts/:draft/check" component={CheckPage} />
              <Route>
                <Failure problem={notFound} />
              </Route>
            </Switch>
          </SharingProvider>
        </DraftProvider>
      )}
    </Shown>
  )
}

const notFound = { type: 'about:blank', title: '', status: 404, code: 'request/not-found' }

/** All pages of one draft: it is loaded once and stays while one goes from page to page. */
export function DraftPages({ draft }: { draft: string }) {
  return (
    <OnlyLoggedIn>
      <Loaded draft={draft} />
    </OnlyLoggedIn>
  )
}
