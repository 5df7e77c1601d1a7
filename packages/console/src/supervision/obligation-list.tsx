import { useInfiniteQuery } from '@tanstack/react-query'
import type { OpenObligation } from '@yijianshi/contract/supervision'
import { Select } from 'antd'
import type { ReactElement } from 'react'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Pages } from '../frame/pages.tsx'
import { useTexts } from '../texts/texts.ts'
import { type BoardSearch, obligationStates } from './address.ts'
import { CardTag, LimitSignal } from './limit-signal.tsx'
import { ProcessLink } from './process-link.tsx'
import { obligationsQuery } from './queries.ts'
import { dutyName } from './words.ts'

/** Where the duty is looked at. */
function Subject({ row }: { readonly row: OpenObligation }): ReactElement {
  const { t, say } = useTexts()
  const second = [row.itemName === null ? undefined : say(row.itemName), row.number].filter(Boolean)
  return (
    <>
      <ProcessLink {...row}>{dutyName(t, row.kind)}</ProcessLink>
      <span className="cell-second">{second.join(' · ')}</span>
    </>
  )
}

function Row({ row }: { readonly row: OpenObligation }): ReactElement {
  const { t, say } = useTexts()
  return (
    <tr>
      <td data-label={t.supervision.limit}>
        <LimitSignal row={row} />
      </td>
      <td data-label={t.supervision.duty}>
        <Subject row={row} />
      </td>
      <td data-label={t.supervision.who}>{say(row.ownerName)}</td>
      <td data-label={t.cases.stage}>
        {t.supervision.states[row.state]} {row.card === null ? null : <CardTag card={row.card} />}
        <span className="cell-second">
          {t.supervision.used(row.used, row.allowed, t.supervision.units[row.unit])}
        </span>
      </td>
    </tr>
  )
}

function Table({ rows }: { readonly rows: readonly OpenObligation[] }): ReactElement {
  const { t } = useTexts()
  const { limit, duty, who } = t.supervision
  return (
    <table className="rows">
      <caption className="sr-only">{t.supervision.tabs.obligations}</caption>
      <ColumnHeads headings={[limit, duty, who, t.cases.stage]} />
      <tbody>
        {rows.map(row => (
          <Row key={`${row.process}/${row.key}`} row={row} />
        ))}
      </tbody>
    </table>
  )
}

type Change = (next: BoardSearch) => void

/** How many stand how: each is a filter. */
function Counts({
  search,
  onChange,
}: {
  readonly search: BoardSearch
  readonly onChange: Change
}): ReactElement | null {
  const { t } = useTexts()
  const { kind } = search
  const all = useInfiniteQuery(obligationsQuery(kind === undefined ? {} : { kind }))
  const counts = all.data?.pages[0]?.counts
  if (counts === undefined) return null
  return (
    <ul className="board-counts" aria-label={t.supervision.tabs.obligations}>
      {obligationStates.map(state => {
        const isActive = search.state === state
        const { state: _, ...others } = search
        return (
          <li key={state}>
            <button
              type="button"
              className={`board-count board-${state}`}
              aria-pressed={isActive}
              onClick={() => onChange(isActive ? others : { ...search, state })}
            >
              <strong>{t.supervision.countOf(counts[state] ?? 0)}</strong>
              <span>{t.supervision.states[state]}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

export function ObligationList({
  search,
  onChange,
}: {
  readonly search: BoardSearch
  readonly onChange: Change
}): ReactElement {
  const { t } = useTexts()
  const query = useInfiniteQuery(obligationsQuery(search))
  const { kind, ...others } = search
  return (
    <>
      <Counts search={search} onChange={onChange} />
      <div className="board-filter">
        <Select
          className="stage-filter"
          aria-label={t.supervision.kindFilter}
          value={kind ?? ''}
          onChange={value => onChange(value === '' ? others : { ...others, kind: value })}
          options={[
            { value: '', label: t.supervision.allKinds },
            ...Object.entries(t.supervision.kinds).map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
      <Pages query={query} rowsOf={page => page.obligations} empty={t.supervision.empty}>
        {rows => <Table rows={rows} />}
      </Pages>
    </>
  )
}
