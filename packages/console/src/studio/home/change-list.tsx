import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ChangeStateOnWire, ChangeSummary } from '@yijianshi/contract/publication'
import { Select } from 'antd'
import type { ReactElement } from 'react'
import { Pages } from '../../frame/pages.tsx'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'
import { changeStates } from '../address.ts'
import { changesQuery } from '../queries.ts'
import { ChangeStateTag } from './state-tag.tsx'

function Row({ row }: { readonly row: ChangeSummary }): ReactElement {
  const { t } = useTexts()
  const { home, change } = t.studio
  return (
    <tr>
      <td data-label={home.name}>
        <Link to="/studio/changes/$change" params={{ change: row.id }} className="row-link row-link-text">
          {row.title}
        </Link>
        {row.order === undefined ? null : <span className="cell-second">{change.order(row.order)}</span>}
        {row.restored === undefined ? null : (
          <span className="cell-second">{change.restored(row.restored)}</span>
        )}
      </td>
      <td data-label={home.state}>
        <ChangeStateTag state={row.state} />
        {row.publishAt === undefined ? null : (
          <span className="cell-second">{change.publishAt(formatInstant(row.publishAt))}</span>
        )}
      </td>
      <td data-label={home.authors}>
        {row.authors.map(({ name }) => name).join(t.acts.listMark) || (
          <span className="quiet">{home.noAuthors}</span>
        )}
      </td>
      <td data-label={home.basedOn}>
        <span>{home.version(row.baseNumber)}</span>
        <span className="cell-second">{home.files(row.filesChanged)}</span>
      </td>
      <td data-label={home.changedAt}>{formatInstant(row.changedAt)}</td>
    </tr>
  )
}

export function ChangeList({ state }: { readonly state: ChangeStateOnWire | undefined }): ReactElement {
  const { t } = useTexts()
  const { home } = t.studio
  const navigate = useNavigate()
  const query = useInfiniteQuery(changesQuery(state))
  return (
    <>
      <div className="studio-filter">
        <Select
          aria-label={home.stateFilter}
          value={state ?? 'all'}
          onChange={value => {
            const chosen = changeStates.find(each => each === value)
            return navigate({ to: '/studio', search: chosen === undefined ? {} : { state: chosen } })
          }}
          options={[
            { value: 'all', label: home.allStates },
            ...changeStates.map(value => ({ value, label: home.states[value] })),
          ]}
        />
      </div>
      <Pages query={query} rowsOf={page => page.changes} empty={home.empty.changes}>
        {rows => (
          <table className="rows">
            <caption className="sr-only">{home.tabs.changes}</caption>
            <thead>
              <tr>
                <th scope="col">{home.name}</th>
                <th scope="col">{home.state}</th>
                <th scope="col">{home.authors}</th>
                <th scope="col">{home.basedOn}</th>
                <th scope="col">{home.changedAt}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        )}
      </Pages>
    </>
  )
}
