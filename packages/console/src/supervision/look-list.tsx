import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AccessRecord, Viewer } from '@yijianshi/contract/access-record'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Pages } from '../frame/pages.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import type { BoardSearch } from './address.ts'
import { looksQuery } from './queries.ts'

function Post({ viewer }: { readonly viewer: Viewer }): ReactElement | null {
  const { t, say } = useTexts()
  if (viewer.role === null) return null
  const post = [t.attempts.roles[viewer.role], ...(viewer.office === null ? [] : [say(viewer.office)])]
  return <span className="cell-second quiet">{post.join(' · ')}</span>
}

function Row({ row, search }: { readonly row: AccessRecord; readonly search: BoardSearch }): ReactElement {
  const { t, say } = useTexts()
  const { by } = row
  const words = t.looks
  return (
    <tr>
      <td data-label={words.at} className="unbroken">
        {formatInstant(row.at)}
      </td>
      <td data-label={words.by}>
        {by.account === null || by.name === null ? (
          words.unknown
        ) : (
          <Link
            to="/supervision"
            search={{ ...search, account: by.account }}
            className="row-link"
            aria-label={words.onlyOf(by.name)}
          >
            {by.name}
          </Link>
        )}
        <Post viewer={by} />
      </td>
      <td data-label={words.as}>
        {row.reason === null ? null : words.reason(row.reason.purpose, row.reason.words)}
        {row.as === null ? null : (
          <>
            {row.as.name ?? words.unknown}
            <Post viewer={row.as} />
          </>
        )}
      </td>
      <td data-label={words.case}>
        <Link to="/cases/$case" params={{ case: row.case }} className="row-link">
          {row.number}
        </Link>
        {row.as === null ? null : (
          <span className="cell-second quiet unbroken">{words.moment(formatInstant(row.moment))}</span>
        )}
        {search.case === row.case ? null : (
          <Link to="/supervision" search={{ ...search, case: row.case }} className="look-only">
            {words.onlyCase}
            <span className="sr-only">{t.frame.pair('', row.number)}</span>
          </Link>
        )}
      </td>
      <td data-label={words.outcome}>
        {row.refused ?? (row.what === null ? words.seen : words.what[row.what])}
        {row.subject === null ? null : <span className="cell-second quiet">{say(row.subject)}</span>}
      </td>
    </tr>
  )
}

/** Who looked at which case with the eyes of another account, or for a reason, newest first. */
export function LookList({
  search,
  onChange,
}: {
  readonly search: BoardSearch
  readonly onChange: (next: BoardSearch) => void
}): ReactElement {
  const { t, language } = useTexts()
  const query = useInfiniteQuery(looksQuery(search, language))
  const words = t.looks
  const isFiltered = search.account !== undefined || search.case !== undefined
  return (
    <>
      <p className="quiet">{words.about}</p>
      <div className="board-filter">
        {isFiltered ? (
          <>
            <span role="status">{words.filtered}</span>
            <Button onClick={() => onChange({ tab: 'looks' })}>{words.all}</Button>
          </>
        ) : null}
      </div>
      <Pages query={query} rowsOf={page => page.records} empty={words.empty}>
        {rows => (
          <table className="rows">
            <caption className="sr-only">{words.tab}</caption>
            <ColumnHeads headings={[words.at, words.by, words.as, words.case, words.outcome]} />
            <tbody>
              {rows.map(row => (
                <Row key={row.id} row={row} search={search} />
              ))}
            </tbody>
          </table>
        )}
      </Pages>
    </>
  )
}
