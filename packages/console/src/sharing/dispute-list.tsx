import { useInfiniteQuery } from '@tanstack/react-query'
import type { SharingDispute } from '@yijianshi/contract/sharing-report'
import type { ReactElement } from 'react'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Pages } from '../frame/pages.tsx'
import { useMe } from '../session/use-me.ts'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { disputesQuery } from './queries.ts'

function Row({ dispute }: { readonly dispute: SharingDispute }): ReactElement {
  const { t, say } = useTexts()
  const { role } = useMe()
  const words = t.sharing
  // The centre sees that there is a dispute; its words are for the owner of the data.
  const silence = role === 'manager' ? words.notForYou : words.erased
  return (
    <tr>
      <td data-label={words.at} className="unbroken">
        {formatInstant(dispute.at)}
      </td>
      <td data-label={words.resource}>
        {say(dispute.resourceName)}
        <span className="cell-second quiet">{say(dispute.ownerName)}</span>
      </td>
      <td data-label={words.subject}>
        {say(dispute.subjectName)}
        <span className="cell-second quiet">{words.subjects[dispute.subject]}</span>
      </td>
      <td data-label={words.reason}>{dispute.reason ?? <span className="quiet">{silence}</span>}</td>
    </tr>
  )
}

/** What applicants dispute, newest first. */
export function DisputeList(): ReactElement {
  const { t } = useTexts()
  const words = t.sharing
  const query = useInfiniteQuery(disputesQuery)
  return (
    <>
      <p className="quiet">{words.disputesLead}</p>
      <Pages query={query} rowsOf={page => page.disputes} empty={words.noDisputes}>
        {rows => (
          <table className="rows">
            <caption className="sr-only">{words.tabs.disputes}</caption>
            <ColumnHeads headings={[words.at, words.resource, words.subject, words.reason]} />
            <tbody>
              {rows.map(dispute => (
                <Row key={dispute.id} dispute={dispute} />
              ))}
            </tbody>
          </table>
        )}
      </Pages>
    </>
  )
}
