import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { call, getValue } from '../../connection/call.ts'
import { newUuid } from '../../connection/command-id.ts'
import { ProblemAlert } from '../../frame/problem-alert.tsx'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import { emptyOrder, missingInOrder, type OrderField, orderBody } from './order-draft.ts'

const lengths: Readonly<Record<OrderField, number>> = {
  title: 200,
  number: 100,
  issuer: 100,
  date: 10,
  changes: 5000,
  words: 2000,
  law: 100,
  article: 100,
  items: 5000,
}
const long: readonly OrderField[] = ['changes', 'words', 'items']

function useFieldTexts(): Readonly<Record<OrderField, { readonly label: string; readonly hint?: string }>> {
  const { orders } = useTexts().t.studio
  return {
    title: { label: orders.documentTitle },
    number: { label: orders.documentNumber },
    issuer: { label: orders.issuer },
    date: { label: orders.date },
    changes: { label: orders.changes, hint: orders.changesHint },
    words: { label: orders.words, hint: orders.wordsHint },
    law: { label: orders.law, hint: orders.lawHint },
    article: { label: orders.article, hint: orders.articleHint },
    items: { label: orders.ids, hint: orders.wordsHint },
  }
}

function OrderInput({
  field,
  value,
  problem,
  onChange,
}: {
  readonly field: OrderField
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (value: string) => void
}): ReactElement {
  const { label, hint } = useFieldTexts()[field]
  const id = useId()
  const shared = {
    id,
    value,
    maxLength: lengths[field],
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-note`,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {long.includes(field) ? (
        <Input.TextArea {...shared} rows={3} onChange={event => onChange(event.target.value)} />
      ) : (
        <Input
          {...shared}
          type={field === 'date' ? 'date' : 'text'}
          onChange={event => onChange(event.target.value)}
        />
      )}
      <span id={`${id}-note`} className={problem === undefined ? 'hint' : 'field-problem'}>
        {problem ?? hint ?? ''}
      </span>
    </div>
  )
}

function OrderForm(): ReactElement {
  const { t } = useTexts()
  const { orders } = t.studio
  const [draft, setDraft] = useState(emptyOrder)
  const [isTried, setTried] = useState(false)
  const [id] = useState(newUuid)
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const open = useMutation({
    mutationFn: () => getValue(call('openChangeOrder', { body: { id, ...orderBody(draft) } })),
    onSuccess: async order => {
      await queryClient.invalidateQueries({ queryKey: ['studio', 'orders'] })
      await navigate({ to: '/studio/orders/$order', params: { order: order.id } })
    },
  })
  const missing = missingInOrder(draft)
  const problemOf = (field: OrderField) => {
    if (!isTried || !missing.includes(field)) return undefined
    return field === 'words' ? orders.searchMissing : orders.missing
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing.length === 0) open.mutate()
  }
  const input = (field: OrderField) => (
    <OrderInput
      key={field}
      field={field}
      value={draft[field]}
      problem={problemOf(field)}
      onChange={value => setDraft({ ...draft, [field]: value })}
    />
  )
  return (
    <form className="studio-form" onSubmit={submit} noValidate>
      <p>{orders.openLead}</p>
      {(['title', 'number', 'issuer', 'date', 'changes', 'words', 'law', 'article', 'items'] as const).map(
        input,
      )}
      <ProblemAlert error={open.error} />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {orders.submit}
        </Button>
      </div>
    </form>
  )
}

export function OrderPanel({
  open,
  onClose,
}: {
  readonly open: boolean
  readonly onClose: () => void
}): ReactElement {
  const { t } = useTexts()
  return (
    <SidePanel open={open} title={t.studio.orders.openTitle} onClose={onClose}>
      <OrderForm />
    </SidePanel>
  )
}
