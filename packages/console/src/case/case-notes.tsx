import { useQuery } from '@tanstack/react-query'
import type { CaseView } from '@yijianshi/contract/case'
import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { contentsQuery } from '../connection/queries.ts'
import { Signatures } from '../staff-key/signatures.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { CourseNotes } from './course-notes.tsx'
import { GuideChangeList } from './guide-change-list.tsx'
import { isGuideSeen, keepGuideSeen } from './seen-guide.ts'

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
              <strong>{say(entry.name)}</strong>
              {entry.problem === '' ? null : ` — ${entry.problem}`}
            </li>
          ))}
        </ul>
      }
    />
  )
}

/** Under a newer guide than it was handed in by: what that asks otherwise, until whoever sits here has seen it. */
function TakenNote({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { t } = useTexts()
  const { data } = useQuery(contentsQuery(caseId))
  const [closed, setClosed] = useState<string>()
  const guide = data?.newerGuide
  if (!guide || guide.marks.length === 0) return null
  const { since, marks } = guide
  if (closed === since || isGuideSeen(caseId, since)) return null
  const close = () => {
    keepGuideSeen(caseId, since)
    setClosed(since)
  }
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
      action={<Button onClick={close}>{t.newerGuide.understood}</Button>}
    />
  )
}

/** What stands in the way, or how it ended. `contents`: whether the reader may see them, as they are now. */
export function CaseNotes({
  view,
  contents,
}: {
  readonly view: CaseView
  readonly contents: boolean
}): ReactElement {
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
      {view.erasedAt === null ? null : (
        <Alert
          role="note"
          type="info"
          showIcon
          title={t.caseView.erased}
          description={t.caseView.erasedSince(formatInstant(view.erasedAt))}
        />
      )}
      {contents ? <TakenNote caseId={view.id} /> : null}
      {view.notice === null ? null : <NoticeNote notice={view.notice} />}
      <CourseNotes view={view} />
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
      {view.declined === null ? null : <Signatures caseId={view.id} item={null} />}
      {view.withdrawnReason === null ? null : (
        <Alert
          role="note"
          type="info"
          showIcon
          title={t.caseView.withdrawn}
          description={view.withdrawnReason}
        />
      )}
      {view.delivered === null || view.stage !== 'closed' ? null : (
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
