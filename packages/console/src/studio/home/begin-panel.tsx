import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { call, getValue } from '../../connection/call.ts'
import { newUuid } from '../../connection/command-id.ts'
import { ProblemAlert } from '../../frame/problem-alert.tsx'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'

export type Beginning = {
  readonly heading: string
  readonly lead?: string
  readonly title: string
  readonly order?: string
  /** Hash of the version to bring back. */
  readonly restore?: string
}

function BeginForm({ beginning }: { readonly beginning: Beginning }): ReactElement {
  const { t } = useTexts()
  const field = useId()
  const [title, setTitle] = useState(beginning.title)
  const [isTried, setTried] = useState(false)
  // Sent twice, begun once.
  const [id] = useState(newUuid)
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const begin = useMutation({
    mutationFn: () => {
      const { order, restore } = beginning
      const body = {
        id,
        title: title.trim(),
        ...(order !== undefined && { order }),
        ...(restore !== undefined && { restore }),
      }
      return getValue(call('createChange', { body }))
    },
    onSuccess: async change => {
      await queryClient.invalidateQueries({ queryKey: ['studio', 'changes'] })
      await navigate({ to: '/studio/changes/$change', params: { change: change.id } })
    },
  })
  const isMissing = title.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isMissing) begin.mutate()
  }
  return (
    <form className="studio-form" onSubmit={submit} noValidate>
      {beginning.lead === undefined ? null : <p>{beginning.lead}</p>}
      <div className="field">
        <label htmlFor={field}>{t.studio.home.name}</label>
        <Input
          id={field}
          value={title}
          maxLength={200}
          placeholder={t.studio.home.nameHint}
          aria-invalid={isTried && isMissing}
          aria-describedby={`${field}-problem`}
          onChange={event => setTitle(event.target.value)}
        />
        <span id={`${field}-problem`} className="field-problem">
          {isTried && isMissing ? t.studio.home.nameMissing : ''}
        </span>
      </div>
      <ProblemAlert error={begin.error} />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          {t.studio.home.begin}
        </Button>
      </div>
    </form>
  )
}

/** Asks for a title and begins a change. */
export function BeginPanel({
  beginning,
  onClose,
}: {
  readonly beginning: Beginning | undefined
  readonly onClose: () => void
}): ReactElement {
  return (
    <SidePanel open={beginning !== undefined} title={beginning?.heading ?? ''} onClose={onClose}>
      {beginning === undefined ? null : <BeginForm beginning={beginning} />}
    </SidePanel>
  )
}
