import type { Change } from '@yijianshi/contract/publication'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'

const pageSize = 50

/** A type that a newer server knows and this page does not shows as it is. */
function wordOf(words: Readonly<Record<string, string>>, type: string): string {
  return words[type] ?? type
}

/** Everything that happened to the change, newest first. */
export function HistoryTab({ change }: { readonly change: Change }): ReactElement {
  const { t } = useTexts()
  const words = t.studio.change
  const [shown, setShown] = useState(pageSize)
  const entries = change.history.toReversed()
  return (
    <>
      <table className="rows">
        <caption className="sr-only">{words.tabs.history}</caption>
        <thead>
          <tr>
            <th scope="col">{words.event}</th>
            <th scope="col">{words.detail}</th>
            <th scope="col">{words.by}</th>
            <th scope="col">{words.at}</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, shown).map(entry => (
            <tr key={entry.revision}>
              <td data-label={words.event}>
                <span>{wordOf(words.events, entry.type)}</span>
                <span className="cell-second">{words.revision(entry.revision)}</span>
              </td>
              <td data-label={words.detail}>{entry.detail ?? ''}</td>
              <td data-label={words.by}>{entry.by}</td>
              <td data-label={words.at}>{formatInstant(entry.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length > shown ? (
        <div className="more">
          <Button onClick={() => setShown(shown + pageSize)}>{t.frame.more}</Button>
        </div>
      ) : null}
    </>
  )
}
