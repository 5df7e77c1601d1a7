import { useQuery } from '@tanstack/react-query'
import type { SharingSource } from '@yijianshi/contract/sharing-report'
import { Empty } from 'antd'
import type { ReactElement } from 'react'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { sourcesQuery } from './queries.ts'

function Row({ source }: { readonly source: SharingSource }): ReactElement {
  const { t, say } = useTexts()
  const words = t.sharing
  const { connector, breaker, lastAt, lastOutcome } = source
  return (
    <tr>
      <td data-label={words.resource}>
        {say(source.name)}
        <span className="cell-second quiet">{say(source.ownerName)}</span>
      </td>
      <td data-label={words.kind}>{words.kinds[source.kind]}</td>
      <td data-label={words.connector}>
        {connector === null ? words.unconnected : words.connectors[connector]}
      </td>
      <td data-label={words.breaker}>
        {breaker === null ? (
          '—'
        ) : (
          <span className={breaker === 'closed' ? 'tag' : 'tag source-failing'}>
            {words.breakers[breaker]}
          </span>
        )}
      </td>
      <td data-label={words.today} className="number unbroken">
        {source.usedToday} / {source.perDay}
      </td>
      <td data-label={words.last}>
        {lastAt === null ? (
          words.never
        ) : (
          <>
            <span className="unbroken">{formatInstant(lastAt)}</span>
            {lastOutcome === null ? null : <span className="cell-second">{words.outcomes[lastOutcome]}</span>}
          </>
        )}
      </td>
    </tr>
  )
}

/** Those that are connected come first, then the own licences, of which only those that were ever used. */
function inOrder(sources: readonly SharingSource[]): readonly SharingSource[] {
  const isOwn = ({ connector }: SharingSource) => connector === 'library'
  const others = sources.filter(source => !isOwn(source))
  return [
    ...others.filter(({ connector }) => connector !== null),
    ...sources.filter(source => isOwn(source) && source.lastAt !== null),
    ...others.filter(({ connector }) => connector === null),
  ]
}

/** How the sources stand: connected, failing, used today. */
export function SourceList(): ReactElement {
  const { t } = useTexts()
  const words = t.sharing
  const query = useQuery(sourcesQuery)
  return (
    <Loaded query={query}>
      {({ sources }) =>
        sources.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noSources} />
        ) : (
          <table className="rows">
            <caption className="sr-only">{words.tabs.sources}</caption>
            <ColumnHeads
              headings={[words.resource, words.kind, words.connector, words.breaker, words.today, words.last]}
            />
            <tbody>
              {inOrder(sources).map(source => (
                <Row key={source.resource} source={source} />
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  )
}
