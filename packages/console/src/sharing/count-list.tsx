import { useQuery } from '@tanstack/react-query'
import type { SharingCount } from '@yijianshi/contract/sharing-report'
import { Empty } from 'antd'
import type { ReactElement } from 'react'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { countsQuery } from './queries.ts'

function Row({ count }: { readonly count: SharingCount }): ReactElement {
  const { t, say } = useTexts()
  const words = t.sharing
  const outcomes = [
    [words.outcomes.fetched, count.fetched],
    [words.outcomes['nothing-found'], count.nothingFound],
    [words.outcomes['source-down'], count.sourceDown],
    [words.outcomes.refused, count.refused],
    [words.outcomes.quota, count.quota],
  ] as const
  return (
    <tr>
      <td data-label={words.day} className="unbroken">
        {count.day}
      </td>
      <td data-label={words.resource}>
        {say(count.name)}
        <span className="cell-second quiet">{say(count.ownerName)}</span>
      </td>
      <td data-label={words.times} className="number">
        {count.asked}
      </td>
      <td data-label={words.outcome}>
        {outcomes
          .filter(([, times]) => times > 0)
          .map(([name, times]) => `${name} ${times}`)
          .join(words.separator) || '—'}
      </td>
      <td data-label={words.cached} className="number">
        {count.cached}
      </td>
      <td data-label={words.mean} className="number unbroken">
        {count.meanMs === null ? '—' : words.ms(Math.round(count.meanMs))}
      </td>
    </tr>
  )
}

/** How often each source was asked, day by day. */
export function CountList({ month }: { readonly month: string }): ReactElement {
  const { t } = useTexts()
  const words = t.sharing
  const query = useQuery(countsQuery(month))
  return (
    <Loaded query={query}>
      {({ counts }) =>
        counts.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noCounts} />
        ) : (
          <table className="rows">
            <caption className="sr-only">{words.tabs.counts}</caption>
            <ColumnHeads
              headings={[words.day, words.resource, words.times, words.outcome, words.cached, words.mean]}
            />
            <tbody>
              {counts.map(count => (
                <Row key={`${count.day} ${count.resource}`} count={count} />
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  )
}
