import type { ChangeOrderSummary } from '@yijianshi/contract/publication'
import type { ReactElement } from 'react'
import { DueSignal } from '../../case/due-signal.tsx'
import { useTexts } from '../../texts/texts.ts'

/** What is left of the days, or how it ended. */
export function OrderDue({ order }: { readonly order: ChangeOrderSummary }): ReactElement {
  const { t } = useTexts()
  const { orders } = t.studio
  if (order.state === 'carried-out') return <>{orders.carriedOut(order.version ?? 0)}</>
  if (order.state === 'cancelled') return <>{orders.cancelled(order.reason ?? '')}</>
  const { due: date, daysLeft = 0, provisional } = order
  return <DueSignal due={{ date, daysLeft, provisional, owner: 'authority' }} />
}
