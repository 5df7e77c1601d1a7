import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Alert } from '@yijianshi/contract/supervision'
import { Button, Select } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Pages } from '../frame/pages.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import type { BoardSearch } from './address.ts'
import { CardTag } from './limit-signal.tsx'
import { ProcessLink } from './process-link.tsx'
import { alertsQuery } from './queries.ts'
import { dutyName, stepName } from './words.ts'

function Acknowledgement({ alert }: { readonly alert: Alert }): ReactElement | null {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const acknowledge = useMutation({
    mutationFn: () => getValue(call('acknowledgeAlert', { params: { alert: alert.id } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['supervision', 'alerts'] }),
  })
  if (alert.acknowledgedAt !== null) {
    return <span className="quiet">{t.supervision.acknowledged(formatInstant(alert.acknowledgedAt))}</span>
  }
  if (!alert.may.includes('acknowledge')) return null
  return (
    <>
      <ProblemAlert error={acknowledge.error} />
      <Button loading={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
        {t.supervision.acknowledge}
      </Button>
    </>
  )
}

function Row({ row }: { readonly row: Alert }): ReactElement {
  const { t, say } = useTexts()
  const second = [row.itemName === null ? undefined : say(row.itemName), row.number].filter(Boolean)
  return (
    <tr>
      <td data-label={t.supervision.step}>
        {row.card === null ? null : <CardTag card={row.card} />} <strong>{stepName(t, row.step)}</strong>
        <span className="cell-second">{formatInstant(row.at)}</span>
      </td>
      <td data-label={t.supervision.duty}>
        <ProcessLink {...row}>{dutyName(t, row.kind)}</ProcessLink>
        <span className="cell-second">{second.join(' · ')}</span>
      </td>
      <td data-label={t.supervision.who}>{say(row.ownerName)}</td>
      <td data-label={t.supervision.limit} className="unbroken">
        {t.supervision.until(row.due)}
      </td>
      <td data-label={t.supervision.actions} className="row-actions">
        {row.order === null ? null : (
          <Link to="/supervision" search={{ tab: 'orders', order: row.order }}>
            {t.supervision.toOrder}
          </Link>
        )}{' '}
        <Acknowledgement alert={row} />
      </td>
    </tr>
  )
}

/** Warnings and cards, newest first. */
export function AlertList({
  search,
  onChange,
}: {
  readonly search: BoardSearch
  readonly onChange: (next: BoardSearch) => void
}): ReactElement {
  const { t } = useTexts()
  const query = useInfiniteQuery(alertsQuery(search))
  const { card, ...others } = search
  const { step, duty, who, limit, cards, allAlerts, cardFilter, actions } = t.supervision
  return (
    <>
      <p className="quiet">{t.supervision.alertsAbout}</p>
      <div className="board-filter">
        <Select
          className="stage-filter"
          aria-label={cardFilter}
          value={card ?? 'all'}
          onChange={value =>
            onChange(value === 'yellow' || value === 'red' ? { ...others, card: value } : others)
          }
          options={[
            { value: 'all', label: allAlerts },
            { value: 'yellow', label: cards.yellow },
            { value: 'red', label: cards.red },
          ]}
        />
      </div>
      <Pages query={query} rowsOf={page => page.alerts} empty={t.supervision.alertEmpty}>
        {rows => (
          <table className="rows">
            <caption className="sr-only">{t.supervision.tabs.cards}</caption>
            <ColumnHeads headings={[step, duty, who, limit, actions]} />
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
