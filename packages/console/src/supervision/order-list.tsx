import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SupervisionOrder } from '@yijianshi/contract/supervision'
import { Select } from 'antd'
import type { ReactElement } from 'react'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Pages } from '../frame/pages.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { useTexts } from '../texts/texts.ts'
import { type BoardSearch, orderStages } from './address.ts'
import { OrderView } from './order-view.tsx'
import { ordersQuery } from './queries.ts'
import { dutyName } from './words.ts'

function Row({
  row,
  search,
}: {
  readonly row: SupervisionOrder
  readonly search: BoardSearch
}): ReactElement {
  const { t, say } = useTexts()
  const { subject } = row
  const second = [subject.itemName === null ? undefined : say(subject.itemName), subject.number]
  return (
    <tr>
      <td data-label={t.supervision.order}>
        <Link
          to="/supervision"
          search={{ ...search, tab: 'orders', order: row.id }}
          className="row-link row-link-text number"
        >
          {row.number}
        </Link>
      </td>
      <td data-label={t.supervision.about}>
        {dutyName(t, subject.kind)}
        <span className="cell-second">{second.filter(Boolean).join(' · ')}</span>
      </td>
      <td data-label={t.supervision.who}>{say(row.ownerName)}</td>
      <td data-label={t.cases.stage}>
        <span className={`tag order-${row.stage}`}>{t.supervision.stages[row.stage]}</span>
      </td>
      <td data-label={t.supervision.dueNext} className="unbroken">
        {row.due ?? '—'}
      </td>
    </tr>
  )
}

/** Supervision orders, newest first, each with its replies in a panel beside the list. */
export function OrderList({
  search,
  onChange,
}: {
  readonly search: BoardSearch
  readonly onChange: (next: BoardSearch) => void
}): ReactElement {
  const { t } = useTexts()
  const query = useInfiniteQuery(ordersQuery(search))
  const { order: opened, ...closed } = search
  const { order, about, who, dueNext } = t.supervision
  const { stage, ...others } = search
  return (
    <>
      <div className="board-filter">
        <Select
          className="stage-filter"
          aria-label={t.supervision.stageFilter}
          value={stage ?? 'all'}
          onChange={value => {
            const next = orderStages.find(candidate => candidate === value)
            onChange(next === undefined ? others : { ...others, stage: next })
          }}
          options={[
            { value: 'all', label: t.supervision.allStates },
            ...orderStages.map(value => ({ value, label: t.supervision.stages[value] })),
          ]}
        />
      </div>
      <Pages query={query} rowsOf={page => page.orders} empty={t.supervision.orderEmpty}>
        {rows => (
          <table className="rows">
            <caption className="sr-only">{t.supervision.tabs.orders}</caption>
            <ColumnHeads headings={[order, about, who, t.cases.stage, dueNext]} />
            <tbody>
              {rows.map(row => (
                <Row key={row.id} row={row} search={search} />
              ))}
            </tbody>
          </table>
        )}
      </Pages>
      <SidePanel open={opened !== undefined} title={order} onClose={() => onChange(closed)}>
        {opened === undefined ? null : <OrderView order={opened} />}
      </SidePanel>
    </>
  )
}
