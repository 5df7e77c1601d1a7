import {
  CheckCircleFilled,
  ClockCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
} from '@ant-design/icons'
import type { Due } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { type Urgency, urgencyOf } from './urgency.ts'

const icons: Readonly<Record<Urgency, ReactElement>> = {
  overdue: <CloseCircleFilled aria-hidden="true" />,
  today: <ExclamationCircleFilled aria-hidden="true" />,
  soon: <ClockCircleFilled aria-hidden="true" />,
  calm: <CheckCircleFilled aria-hidden="true" />,
}

/** Icon, words and date: never colour alone. */
export function DueSignal({
  due,
  showOwner = false,
}: {
  readonly due: Due | null
  readonly showOwner?: boolean
}): ReactElement {
  const { t } = useTexts()
  if (due === null) return <span className="quiet">{t.due.none}</span>
  const urgency = urgencyOf(due.daysLeft)
  return (
    <span className={`signal signal-${urgency}`}>
      {icons[urgency]}
      <span>
        <strong>{t.due[urgency](due.daysLeft)}</strong>
        <span className="signal-date">
          {showOwner ? `${t.due.owner[due.owner]} · ` : ''}
          <span>{t.due.until(due.date)}</span>
          {due.provisional ? t.due.provisional : ''}
        </span>
      </span>
    </span>
  )
}
