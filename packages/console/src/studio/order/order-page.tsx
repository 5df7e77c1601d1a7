import '../studio.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { AffectedItem, ChangeOrder } from '@yijianshi/contract/publication'
import { Button, Empty, Input } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { call, getValue } from '../../connection/call.ts'
import { newUuid } from '../../connection/command-id.ts'
import { Loaded } from '../../frame/loaded.tsx'
import { ProblemAlert } from '../../frame/problem-alert.tsx'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useMe } from '../../session/use-me.ts'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'
import { type Beginning, BeginPanel } from '../home/begin-panel.tsx'
import { ChangeStateTag } from '../home/state-tag.tsx'
import { orderQuery } from '../queries.ts'
import { OrderDue } from './order-due.tsx'

const route = getRouteApi('/staff/studio/orders/$order')
const pageSize = 30

function Cancelling({
  order,
  onDone,
}: {
  readonly order: ChangeOrder
  readonly onDone: () => void
}): ReactElement {
  const { t } = useTexts()
  const field = useId()
  const [reason, setReason] = useState('')
  const [id] = useState(newUuid)
  const queryClient = useQueryClient()
  const cancel = useMutation({
    mutationFn: () =>
      getValue(
        call('commandChangeOrder', {
          params: { order: order.id },
          body: { id, type: 'cancel', reason: reason.trim() },
        }),
      ),
    onSuccess: async answered => {
      queryClient.setQueryData(orderQuery(order.id).queryKey, answered)
      await queryClient.invalidateQueries({ queryKey: ['studio', 'orders'] })
      onDone()
    },
  })
  return (
    <div className="studio-form">
      <div className="field">
        <label htmlFor={field}>{t.studio.orders.cancelReason}</label>
        <Input.TextArea
          id={field}
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
      </div>
      <ProblemAlert error={cancel.error} />
      <div className="buttons">
        <Button
          danger
          type="primary"
          disabled={reason.trim() === ''}
          loading={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {t.studio.orders.cancel}
        </Button>
      </div>
    </div>
  )
}

function Affected({ items }: { readonly items: readonly AffectedItem[] }): ReactElement {
  const { t, say } = useTexts()
  const { orders } = t.studio
  const [shown, setShown] = useState(pageSize)
  if (items.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={orders.noneAffected} />
  }
  return (
    <>
      <ul className="studio-cards">
        {items.slice(0, shown).map(entry => (
          <li key={entry.item} className="studio-card">
            <h3>{say(entry.name)}</h3>
            <p className="quiet">
              {say(entry.authorityName)} · <code>{entry.item}</code>
              {entry.matters.map(({ matter, name }) => (
                <span key={matter} className="tag">
                  {say(name)}
                </span>
              ))}
            </p>
            <ul className="points">
              {entry.because.map(({ place, text, found }) => (
                <li key={`${place}/${found}/${text.zh}`}>
                  {orders.places[place]}: {say(text)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {items.length > shown ? (
        <div className="more">
          <Button onClick={() => setShown(shown + pageSize)}>{t.frame.more}</Button>
        </div>
      ) : null}
    </>
  )
}

function Facts({ order }: { readonly order: ChangeOrder }): ReactElement {
  const { orders, home } = useTexts().t.studio
  return (
    <section className="panel" aria-label={orders.document}>
      <dl className="facts">
        {(
          [
            [home.state, orders.states[order.state]],
            [orders.issuer, order.document.issuer],
            [orders.documentNumber, order.document.number],
            [orders.date, order.document.date],
            [orders.openedBy, `${order.openedBy} ${formatInstant(order.openedAt)}`],
          ] as const
        ).map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{orders.due}</dt>
          <dd>
            <OrderDue order={order} />
          </dd>
        </div>
      </dl>
      <p className="studio-quote">{order.changes}</p>
    </section>
  )
}

function OrderView({ order }: { readonly order: ChangeOrder }): ReactElement {
  const { t } = useTexts()
  const { orders } = t.studio
  const me = useMe()
  const [beginning, setBeginning] = useState<Beginning>()
  const [isCancelling, setCancelling] = useState(false)
  const begin = () => setBeginning({ heading: orders.begin, title: order.document.title, order: order.id })
  return (
    <>
      <div className="page-head">
        <h1>
          <span className="number">{order.id}</span> {order.document.title}
        </h1>
        <div className="buttons">
          {order.may.includes('cancel') ? (
            <Button onClick={() => setCancelling(true)}>{orders.cancel}</Button>
          ) : null}
          {me.role === 'editor' && order.state === 'open' ? (
            <Button type="primary" onClick={begin}>
              {orders.begin}
            </Button>
          ) : null}
        </div>
      </div>
      <Facts order={order} />
      <section className="panel" aria-labelledby="linked-title">
        <h2 id="linked-title">{orders.linked}</h2>
        {order.linked.length === 0 ? (
          <p className="quiet">{orders.noLinked}</p>
        ) : (
          <ul className="studio-cards">
            {order.linked.map(({ id, title, state }) => (
              <li key={id}>
                <Link to="/studio/changes/$change" params={{ change: id }} className="row-link row-link-text">
                  {title}
                </Link>{' '}
                <ChangeStateTag state={state} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="panel" aria-labelledby="affected-title">
        <h2 id="affected-title">{orders.affectedTitle(order.affected.length)}</h2>
        <Affected items={order.affected} />
      </section>
      <BeginPanel beginning={beginning} onClose={() => setBeginning(undefined)} />
      <SidePanel open={isCancelling} title={orders.cancel} onClose={() => setCancelling(false)}>
        <Cancelling order={order} onDone={() => setCancelling(false)} />
      </SidePanel>
    </>
  )
}

/** One change order: what it says, whom it concerns, what is done about it. */
export function OrderPage(): ReactElement {
  const { t } = useTexts()
  const { order } = route.useParams()
  const query = useQuery(orderQuery(order))
  return (
    <>
      <Link to="/studio" search={{ tab: 'orders' }} className="studio-back">
        {t.studio.home.back}
      </Link>
      <Loaded query={query}>{data => <OrderView order={data} />}</Loaded>
    </>
  )
}
