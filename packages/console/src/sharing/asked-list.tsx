import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { addressOf } from '@yijianshi/contract/client'
import type { AskedAnyway } from '@yijianshi/contract/sharing-report'
import { Empty } from 'antd'
import type { ReactElement } from 'react'
import { apiBase } from '../connection/call.ts'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { askedAnywayQuery } from './queries.ts'

const reasons = [
  'disputed',
  'sourceDown',
  'refused',
  'nothingFound',
  'quota',
  'keyMissing',
  'besides',
  'neverAsked',
] as const satisfies readonly (keyof AskedAnyway)[]

function Row({ row }: { readonly row: AskedAnyway }): ReactElement {
  const { t, say } = useTexts()
  const words = t.sharing
  const whys = reasons.filter(reason => row[reason] > 0).map(reason => words.whys[reason](row[reason]))
  return (
    <tr>
      <td data-label={words.material}>{say(row.name)}</td>
      <td data-label={words.authority}>{say(row.authorityName)}</td>
      <td data-label={words.resource}>{say(row.resourceName)}</td>
      <td data-label={words.times} className="number">
        {row.times}
      </td>
      <td data-label={words.why}>{whys.join(words.separator)}</td>
    </tr>
  )
}

/** Papers that were handed in although a source exists, and why. */
export function AskedList({ month }: { readonly month: string }): ReactElement {
  const { t, language } = useTexts()
  const words = t.sharing
  const query = useQuery(askedAnywayQuery(month))
  return (
    <>
      <p className="quiet">{words.askedLead}</p>
      <div className="sharing-tools">
        <a
          className="button-link"
          href={`${apiBase}${addressOf('getAskedAnywayFile')}?month=${month}&language=${language}`}
          download
        >
          <DownloadOutlined aria-hidden="true" /> {words.download}
        </a>
      </div>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noAsked} />
          ) : (
            <table className="rows">
              <caption className="sr-only">{words.tabs.asked}</caption>
              <ColumnHeads
                headings={[words.material, words.authority, words.resource, words.times, words.why]}
              />
              <tbody>
                {rows.map(row => (
                  <Row key={`${row.authority} ${row.material} ${row.resource}`} row={row} />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </>
  )
}
