import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  PauseCircleFilled,
} from '@ant-design/icons'
import type { ObligationState, OpenObligation } from '@yijianshi/contract/supervision'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'

const icons: Readonly<Record<ObligationState, ReactElement>> = {
  grave: <CloseCircleFilled aria-hidden="true" />,
  overdue: <CloseCircleFilled aria-hidden="true" />,
  'due-today': <ExclamationCircleFilled aria-hidden="true" />,
  running: <CheckCircleFilled aria-hidden="true" />,
  stopped: <PauseCircleFilled aria-hidden="true" />,
}

const tones: Readonly<Record<ObligationState, string>> = {
  grave: 'overdue',
  overdue: 'overdue',
  'due-today': 'today',
  running: 'calm',
  stopped: 'stopped',
}

/** Light, words and date: never colour alone. */
export function LimitSignal({ row }: { readonly row: OpenObligation }): ReactElement {
  const { t } = useTexts()
  const { units, left, over, overNow, stoppedNow, states, until, provisional } = t.supervision
  const unit = units[row.unit]
  const words = () => {
    if (row.state === 'stopped') return stoppedNow
    if (row.state === 'due-today') return states['due-today']
    if (row.state === 'running') return left(row.left, unit)
    // On a day off nothing has been counted beyond the limit yet.
    return row.overdueBy > 0 ? over(row.overdueBy, unit) : overNow
  }
  return (
    <span className={`signal signal-${tones[row.state]}`}>
      {icons[row.state]}
      <span>
        <strong>{words()}</strong>
        <span className="signal-date">
          <span>{until(row.due)}</span>
          {row.provisional ? provisional : ''}
        </span>
      </span>
    </span>
  )
}

export function CardTag({ card }: { readonly card: 'yellow' | 'red' }): ReactElement {
  const { t } = useTexts()
  return <span className={`tag card-${card}`}>{t.supervision.cards[card]}</span>
}
