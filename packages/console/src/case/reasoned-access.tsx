/** 有理由的查看: whoever follows progress only says why before contents are shown. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReasonedPurpose } from '@yijianshi/contract/access-record'
import { Alert, Button, Form } from 'antd'
import { type ReactElement, useState } from 'react'
import { call, getValue, Refused } from '../connection/call.ts'
import { createCommandIds } from '../connection/command-id.ts'
import { reasonedAccessQuery } from '../connection/queries.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatClock } from '../time/format.ts'
import { ChoiceField, WordsField } from './act/act-fields.tsx'

type Reason = { readonly purpose: ReasonedPurpose; readonly words: string }

const purposes = ['complaint', 'overdue', 'quality-check', 'applicant-asks', 'dispute'] as const
const mostCharacters = 500

function OpenForm({ caseId, onDone }: { readonly caseId: string; readonly onDone: () => void }) {
  const { t } = useTexts()
  const words = t.reasonedAccess
  const queries = useQueryClient()
  const [ids] = useState(() => createCommandIds())
  const open = useMutation({
    mutationFn: (reason: Reason) => {
      const body = { id: ids.idFor(JSON.stringify(reason)), ...reason }
      return getValue(call('openReasonedAccess', { params: { case: caseId }, body }))
    },
    onSuccess: async () => {
      ids.answered()
      await queries.invalidateQueries({ queryKey: ['case', caseId] })
    },
    onError: error => {
      if (error instanceof Refused && error.problem !== undefined) ids.answered()
    },
  })
  // The panel may be gone once the case has been read again; its own callbacks would then not be called.
  const finish = (reason: Reason) => open.mutateAsync(reason).then(onDone, () => {})
  return (
    <>
      <p>{words.lead}</p>
      <ProblemAlert error={open.error} />
      <Form<Reason> layout="vertical" onFinish={finish}>
        <ChoiceField
          name="purpose"
          label={words.purpose}
          missing={words.purposeMissing}
          options={purposes.map(value => ({ value, label: words.purposes[value] }))}
        />
        <WordsField
          name="words"
          label={words.words}
          extra={words.wordsHint}
          missing={words.wordsMissing}
          mostCharacters={mostCharacters}
        />
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {words.open}
        </Button>
      </Form>
    </>
  )
}

function EndButton({ caseId }: { readonly caseId: string }): ReactElement {
  const { t } = useTexts()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => getValue(call('endReasonedAccess', { params: { case: caseId } })),
    onSuccess: async () => {
      // What was read is not kept on the screen, nor behind it.
      queries.removeQueries({ queryKey: ['case', caseId, 'contents'] })
      await queries.invalidateQueries({ queryKey: ['case', caseId] })
    },
  })
  return (
    <>
      <Button loading={end.isPending} onClick={() => end.mutate()}>
        {t.reasonedAccess.end}
      </Button>
      <ProblemAlert error={end.error} />
    </>
  )
}

/** Says whether contents are shown, and opens or ends that. */
export function ReasonedAccessNote({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { t } = useTexts()
  const words = t.reasonedAccess
  const [panel, setPanel] = useState(false)
  const { data } = useQuery(reasonedAccessQuery(caseId))
  if (data === undefined) return null
  const { access } = data
  return (
    <>
      {access === null ? (
        <Alert
          role="note"
          type="info"
          showIcon
          title={words.closed}
          description={words.closedLead}
          action={<Button onClick={() => setPanel(true)}>{words.title}</Button>}
        />
      ) : (
        <Alert
          role="note"
          type="warning"
          showIcon
          title={words.opened(access.purpose, formatClock(access.until))}
          description={access.words}
          action={<EndButton caseId={caseId} />}
        />
      )}
      <SidePanel open={panel} title={words.title} onClose={() => setPanel(false)}>
        <OpenForm caseId={caseId} onDone={() => setPanel(false)} />
      </SidePanel>
    </>
  )
}
