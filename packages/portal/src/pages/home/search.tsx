import { useCallback, useId, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useTexts } from '../../texts/texts.tsx'
import { Browse } from './browse.tsx'
import { MatterCards } from './matter-cards.tsx'

export function SearchBox({ query }: { query: string }) {
  const texts = useTexts()
  const [, navigate] = useLocation()
  const [words, setWords] = useState(query)
  const id = useId()
  return (
    <search>
      <form
        className="home-search"
        onSubmit={event => {
          event.preventDefault()
          const wanted = words.trim()
          navigate(wanted === '' ? '/' : `/?${new URLSearchParams({ query: wanted })}`)
        }}
      >
        <label htmlFor={id}>{texts.home.searchLabel}</label>
        <p className="hint soft" id={`${id}-hint`}>
          {texts.home.searchHint}
        </p>
        <div className="row">
          <input
            id={id}
            name="query"
            type="search"
            autoComplete="off"
            enterKeyHint="search"
            maxLength={100}
            aria-describedby={`${id}-hint`}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
          <button type="submit" className="button">
            {texts.home.searchButton}
          </button>
        </div>
      </form>
    </search>
  )
}

export function SearchResults({ query }: { query: string }) {
  const texts = useTexts()
  const loaded = useLoaded(useCallback(() => call('listMatters', { query: { query } }), [query]))
  return (
    <Shown loaded={loaded}>
      {({ matters }) => (
        <>
          <div role="status">
            <h2>
              {matters.length === 0 ? texts.home.noResult(query) : texts.home.results(query, matters.length)}
            </h2>
          </div>
          {matters.length === 0 ? (
            <>
              <p>{texts.home.noResultHint}</p>
              <Browse audience="enterprise" stage={undefined} />
            </>
          ) : (
            <>
              <MatterCards matters={matters} />
              <p>
                <Link href="/" className="change-link">
                  {texts.home.showAll}
                </Link>
              </p>
            </>
          )}
        </>
      )}
    </Shown>
  )
}
