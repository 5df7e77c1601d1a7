import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CatalogueVersion } from '@yijianshi/contract/publication'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { Pages } from '../../frame/pages.tsx'
import { useMe } from '../../session/use-me.ts'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'
import { versionsQuery } from '../queries.ts'
import type { Beginning } from './begin-panel.tsx'

function Row({
  row,
  isCurrent,
  onRollBack,
}: {
  readonly row: CatalogueVersion
  readonly isCurrent: boolean
  readonly onRollBack: (() => void) | undefined
}): ReactElement {
  const { t } = useTexts()
  const { home } = t.studio
  return (
    <tr>
      <td data-label={home.tabs.versions}>
        <strong>{home.version(row.number)}</strong>{' '}
        {isCurrent ? <span className="tag tag-change-published">{home.current}</span> : null}
        <code className="cell-second">{row.version.slice(0, 12)}</code>
      </td>
      <td data-label={home.name}>
        {row.changeId === undefined ? (
          row.title
        ) : (
          <Link
            to="/studio/changes/$change"
            params={{ change: row.changeId }}
            className="row-link row-link-text"
          >
            {row.title}
          </Link>
        )}
      </td>
      <td data-label={home.publishedBy}>{row.publishedBy ?? home.fromFolder}</td>
      <td data-label={home.publishedAt}>{formatInstant(row.publishedAt)}</td>
      <td data-label={home.actions}>
        <div className="buttons">
          {row.number === 1 ? null : (
            <Link
              to="/studio/compare"
              search={{ from: row.number - 1, to: row.number }}
              className="button-link"
            >
              {home.compareWithBefore(row.number - 1)}
            </Link>
          )}
          {onRollBack === undefined ? null : (
            <Button onClick={onRollBack}>
              {home.rollBack}
              <span className="sr-only"> {home.version(row.number)}</span>
            </Button>
          )}
        </div>
      </td>
    </tr>
  )
}

export function VersionList({ onBegin }: { readonly onBegin: (beginning: Beginning) => void }): ReactElement {
  const { t } = useTexts()
  const { home } = t.studio
  const me = useMe()
  const query = useInfiniteQuery(versionsQuery)
  const rollBack = ({ number, version }: CatalogueVersion) =>
    onBegin({
      heading: home.rollBackTitle(number),
      lead: home.rollBackLead,
      title: home.rollBackTitle(number),
      restore: version,
    })
  return (
    <Pages query={query} rowsOf={page => page.versions} empty={home.empty.versions}>
      {rows => (
        <table className="rows">
          <caption className="sr-only">{home.tabs.versions}</caption>
          <thead>
            <tr>
              <th scope="col">{home.tabs.versions}</th>
              <th scope="col">{home.name}</th>
              <th scope="col">{home.publishedBy}</th>
              <th scope="col">{home.publishedAt}</th>
              <th scope="col">{home.actions}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <Row
                key={row.number}
                row={row}
                isCurrent={place === 0}
                onRollBack={me.role === 'editor' && place > 0 ? () => rollBack(row) : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
    </Pages>
  )
}
