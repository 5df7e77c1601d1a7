import { useCallback } from 'react'
import { Link, useSearch } from 'wouter'
import { PageHeading } from '../../elements/page-heading.tsx'
import { ElderSwitch } from '../../layout/header.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSession } from '../../session/session.tsx'
import { useSettings } from '../../settings/settings.ts'
import { useTexts } from '../../texts/texts.tsx'
import { CaseRows, DraftRows } from '../my/own-lists.tsx'
import { Browse } from './browse.tsx'
import { SearchBox, SearchResults } from './search.tsx'
import './home.css'

const shownOwn = 3

function Own() {
  const texts = useTexts()
  const drafts = useLoaded(useCallback(() => call('listDrafts'), []))
  const cases = useLoaded(useCallback(() => call('listCases', { query: { scope: 'own' } }), []))
  const openDrafts = drafts.status === 'ready' ? drafts.value.drafts : []
  const openCases =
    cases.status === 'ready'
      ? cases.value.cases.filter(({ stage }) => !['closed', 'withdrawn', 'declined'].includes(stage))
      : []
  if (openDrafts.length + openCases.length === 0) return null
  return (
    <section className="card" aria-labelledby="own-heading">
      <h2 id="own-heading" className="visually-hidden">
        {texts.my.heading}
      </h2>
      {openDrafts.length > 0 && (
        <>
          <h3>{texts.home.drafts}</h3>
          <DraftRows drafts={openDrafts.slice(0, shownOwn)} />
        </>
      )}
      {openCases.length > 0 && (
        <>
          <h3>{texts.home.cases}</h3>
          <CaseRows cases={openCases.slice(0, shownOwn)} />
        </>
      )}
      <p>
        <Link href="/my" className="change-link">
          {texts.home.allMine}
        </Link>
      </p>
    </section>
  )
}

/** Left out beside results, which would stand below the fold of a phone. */
function Promises() {
  const texts = useTexts()
  const { elder } = useSettings()
  return (
    <>
      <ul className="promises">
        {texts.home.promises.map(promise => (
          <li key={promise}>{promise}</li>
        ))}
      </ul>
      {!elder && (
        <p className="elder-prompt">
          {texts.home.elderPrompt}
          <ElderSwitch className="button secondary" />
        </p>
      )}
    </>
  )
}

export function HomePage() {
  const texts = useTexts()
  const { session } = useSession()
  const parameters = new URLSearchParams(useSearch())
  const query = (parameters.get('query') ?? '').trim().slice(0, 100)
  const audience = parameters.get('audience') === 'person' ? 'person' : 'enterprise'
  const stage = parameters.get('stage') ?? undefined
  return (
    <>
      <div className="home-top">
        <PageHeading>{texts.site.name}</PageHeading>
        {query === '' && <p className="lead">{texts.home.lead}</p>}
        <SearchBox key={query} query={query} />
        {query === '' && <Promises />}
      </div>
      {session?.me && query === '' && <Own />}
      {query === '' ? <Browse audience={audience} stage={stage} /> : <SearchResults query={query} />}
    </>
  )
}
