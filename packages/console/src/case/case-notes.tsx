import type { CaseView } from '@yijianshi/contract/case'
import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { GuideChangeList } from './guide-change-list.tsx'
import { keepMarks, useKeptMarks } from './kept-marks.ts'

function NoticeNote({ notice }: { readonly notice: NonNullable<CaseView['notice']> }): ReactElement {
  const { t, say } = useTexts()
  return (
    <Alert
      role="note"
      type={notice.answered ? 'info' : 'warning'}
      showIcon
      title={notice.answered ? t.notice.answered : t.notice.waiting(notice.correctionDue?.date)}
      description={
        <ul className="points">
          {notice.entries.map(entry => (
            <li key={`${entry.subject}/${entry.id}`}>
              <strong>{say(entry.name)}</strong> — {entry.problem}
            </li>
          ))}
        </ul>
      }
    />
  )
}

/** Under another guide since this device put it there: what has changed, until somebody has seen it. */
function TakenNote({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { t } = useTexts()
  const marks = useKeptMarks(caseId)
  if (marks.length === 0) return null
  return (
    <Alert
      role="note"
      type="info"
      showIcon
      title={t.takeOver.taken}
      description={
        <>
          <p>{t.takeOver.takenLead}</p>
          <GuideChangeList marks={marks} />
        </>
      }
      action={<Button onClick={() => keepMarks(caseId, [])}>{t.newerGuide.understood}</Button>}
    />
  )
}

/** What stands in the way, or how it ended. */
export function CaseNotes({ view }: { readonly view: CaseView }): ReactElement {
  const { t, say } = useTexts()
  return (
    <div className="notes">
      {view.separated ? (
        <Alert
          role="note"
          type="info"
          showIcon
          title={t.caseView.separatedTitle}
          description={t.caseView.separated}
        />
      ) : null}
      <TakenNote caseId={view.id} />
      {view.notice === null ? null : <NoticeNote notice={view.notice} />}
      {view.declined === null ? null : (
        <Alert
          role="note"
          type="error"
          showIcon
          title={t.decline.done}
          description={
            <>
              <div>{view.declined.reason}</div>
              {view.declined.competentAuthority === null ? null : (
                <div>{t.decline.turnTo(say(view.declined.competentAuthority))}</div>
              )}
            </>
          }
        />
      )}
      {view.withdrawnReason === null ? null : (
        <Alert
          role="note"
          type="info"
          showIcon
          title={t.caseView.withdrawn}
          description={view.withdrawnReason}
        />
      )}
      {view.delivered === null ? null : (
        <Alert
          role="note"
          type="success"
          showIcon
          title={t.delivery.done(t.delivery.methods[view.delivered.method], formatInstant(view.delivered.at))}
          description={
            view.delivered.trackingNumber === undefined
              ? undefined
              : `${t.delivery.trackingNumber} ${view.delivered.trackingNumber}`
          }
        />
      )}
      {view.rating === null ? null : (
        <Alert role="note" type="info" showIcon title={t.caseView.rated(t.grades[view.rating.grade])} />
      )}
    </div>
  )
}
