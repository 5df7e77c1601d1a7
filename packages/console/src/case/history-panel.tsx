import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import type { CaseHistory } from '@yijianshi/contract/case'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { detailText, eventLabel } from './event-label.ts'

/** Every event in order, with the hash that ties it to the one before. */
export function HistoryPanel({ history }: { readonly history: CaseHistory }): ReactElement {
  const { t, say } = useTexts()
  return (
    <>
      {history.intact ? (
        <Alert role="note" type="success" showIcon icon={<CheckCircleFilled />} title={t.history.intact} />
      ) : (
        <Alert role="note" type="error" showIcon icon={<CloseCircleFilled />} title={t.history.broken} />
      )}
      <ol className="history" aria-label={t.history.title}>
        {history.entries.map(entry => (
          <li key={entry.version}>
            <div className="history-head">
              <span className="history-version">{entry.version}</span>
              <strong>
                {eventLabel(entry.type, t)}
                {entry.item === null ? '' : ` · ${say(entry.item)}`}
              </strong>
              <span>{say(entry.by)}</span>
              <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
              <code title={entry.hash}>{entry.hash.slice(0, 12)}</code>
            </div>
            {entry.details
              .map(detail => detailText(detail, t))
              .map(({ label, text }) => (
                <p key={`${label}/${text}`} className="history-detail">
                  <span className="quiet">{label}</span> {text}
                </p>
              ))}
          </li>
        ))}
      </ol>
    </>
  )
}
