import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SupervisionOrder } from '@yijianshi/contract/supervision'
import { Button, Form, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { call, getValue } from '../connection/call.ts'
import { createCommandIds } from '../connection/command-id.ts'
import { Loaded } from '../frame/loaded.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { ProcessLink } from './process-link.tsx'
import { orderQuery } from './queries.ts'
import { dutyName } from './words.ts'

type Act = SupervisionOrder['may'][number]
type Asked = Extract<Act, 'reply' | 'send-back' | 'close'>

const isAsked = (act: Act): act is Asked => act === 'reply' || act === 'send-back' || act === 'close'

function useOrderCommand(order: string) {
  const queryClient = useQueryClient()
  const [ids] = useState(() => createCommandIds())
  return useMutation({
    mutationFn: ({ act, words }: { readonly act: Act; readonly words: string }) => {
      const id = ids.idFor(`${act} ${words}`)
      const body = () => {
        switch (act) {
          case 'reply':
            return { id, type: act, text: words }
          case 'send-back':
          case 'close':
            return { id, type: act, reason: words }
          case 'take-up':
          case 'accept':
            return { id, type: act }
        }
      }
      return getValue(call('commandSupervisionOrder', { params: { order }, body: body() }))
    },
    onSuccess: async changed => {
      ids.answered()
      queryClient.setQueryData(orderQuery(order).queryKey, changed)
      await queryClient.invalidateQueries({ queryKey: ['supervision'] })
    },
    onError: () => ids.answered(),
  })
}

/** What this reader may do with the order; what needs words opens a field for them. */
function Acts({ order }: { readonly order: SupervisionOrder }): ReactElement | null {
  const { t } = useTexts()
  const give = useOrderCommand(order.id)
  const [asked, setAsked] = useState<Asked>()
  if (order.may.length === 0) return null
  const close = () => setAsked(undefined)
  return (
    <section aria-label={t.supervision.order}>
      <ProblemAlert error={give.error} />
      <div className="buttons">
        {order.may.map(act => (
          <Button
            key={act}
            type={act === 'reply' || act === 'accept' || act === 'take-up' ? 'primary' : 'default'}
            loading={give.isPending && give.variables.act === act}
            {...(isAsked(act) && { 'aria-expanded': asked === act })}
            onClick={() => (isAsked(act) ? setAsked(act) : give.mutate({ act, words: '' }))}
          >
            {t.supervision.acts[act]}
          </Button>
        ))}
      </div>
      {asked === undefined ? null : (
        <Form<{ readonly words: string }>
          key={asked}
          layout="vertical"
          className="order-words"
          onFinish={({ words }) => give.mutateAsync({ act: asked, words }).then(close, () => {})}
        >
          <Form.Item
            name="words"
            label={t.supervision.words[asked]}
            rules={[{ required: true, whitespace: true, message: t.supervision.wordsMissing }]}
          >
            <Input.TextArea rows={5} maxLength={2000} showCount />
          </Form.Item>
          <div className="buttons">
            <Button type="primary" htmlType="submit" loading={give.isPending}>
              {t.supervision.acts[asked]}
            </Button>
            <Button onClick={close}>{t.frame.cancel}</Button>
          </div>
        </Form>
      )}
    </section>
  )
}

function Replies({ order }: { readonly order: SupervisionOrder }): ReactElement {
  const { t } = useTexts()
  return (
    <section>
      <h3>{t.supervision.replies}</h3>
      {order.replies.length === 0 ? <p className="quiet">{t.supervision.noReply}</p> : null}
      <ol className="order-replies">
        {order.replies.map(reply => (
          <li key={reply.at}>
            <p>{reply.text}</p>
            <p className="quiet">{t.supervision.replyOf(reply.by, formatInstant(reply.at))}</p>
            {reply.sentBack === null ? null : (
              <p className="order-sent-back">
                {t.supervision.sentBack(reply.sentBack.by)}
                {reply.sentBack.reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Facts({ order }: { readonly order: SupervisionOrder }): ReactElement {
  const { t, say } = useTexts()
  const { subject } = order
  const about = [dutyName(t, subject.kind), subject.itemName === null ? undefined : say(subject.itemName)]
  return (
    <dl className="order-facts">
      <dt>{t.supervision.order}</dt>
      <dd className="number">{order.number}</dd>
      <dt>{t.supervision.about}</dt>
      <dd>
        {[...about, t.supervision.until(subject.due)].filter(Boolean).join(' · ')}
        {subject.number === null ? null : (
          <>
            {' '}
            <ProcessLink {...subject} className="number">
              {subject.number}
            </ProcessLink>
          </>
        )}
      </dd>
      <dt>{t.supervision.who}</dt>
      <dd>{say(order.ownerName)}</dd>
      <dt>{t.supervision.reason}</dt>
      <dd>
        {order.reason ?? t.supervision.openedByCard}
        {order.openedBy === null ? '' : ` · ${t.supervision.openedBy(order.openedBy)}`}
        {` · ${formatInstant(order.openedAt)}`}
      </dd>
      {order.due === null ? null : (
        <>
          <dt>{t.supervision.dueNext}</dt>
          <dd>{order.due}</dd>
        </>
      )}
      {order.ended === null ? null : (
        <>
          <dt>{t.supervision.stages[order.stage]}</dt>
          <dd>
            {t.supervision.endedBy(order.ended.by, formatInstant(order.ended.at))}
            {order.ended.reason === null ? '' : ` · ${order.ended.reason}`}
          </dd>
        </>
      )}
    </dl>
  )
}

/** One order: what it is about, what was answered, and what is to be done. */
export function OrderView({ order }: { readonly order: string }): ReactElement {
  const { t } = useTexts()
  const query = useQuery(orderQuery(order))
  return (
    <Loaded query={query}>
      {data => (
        <div className="order-view">
          <p>
            <span className={`tag order-${data.stage}`}>{t.supervision.stages[data.stage]}</span>
          </p>
          <Facts order={data} />
          <Replies order={data} />
          <Acts order={data} />
        </div>
      )}
    </Loaded>
  )
}
