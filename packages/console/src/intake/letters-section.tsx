import { PrinterOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addressOf } from '@yijianshi/contract/client'
import type { Draft, LetterKind } from '@yijianshi/contract/draft'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue, Refused } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatClock } from '../time/format.ts'
import { letterAnchor } from './missing.ts'
import { type DraftEditing, draftQuery } from './use-draft.ts'
import { lettersFor } from './ways.ts'

/** The letter as the server has it now is the one on paper: that very text is confirmed. */
function useConfirmation(draft: Draft, editing: DraftEditing, kind: LetterKind) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      if (!(await editing.autosave.flush())) throw new Refused(undefined)
      const params = { draft: draft.id }
      const { letters } = await getValue(call('getDraftLetters', { params }))
      const sent = letters
        .filter(letter => letter.kind === kind)
        .map(({ sha256 }) => ({ kind, sha256, name: draft.applicantName }))
      await getValue(call('changeDraft', { params, body: { letters: sent } }))
      return (await getValue(call('getDraft', { params }))).letters
    },
    onSuccess: letters =>
      queryClient.setQueryData(draftQuery(draft.id).queryKey, old => old && { ...old, letters }),
  })
}

function LetterRow({
  draft,
  editing,
  kind,
}: {
  readonly draft: Draft
  readonly editing: DraftEditing
  readonly kind: LetterKind
}): ReactElement {
  const { t } = useTexts()
  const confirm = useConfirmation(draft, editing, kind)
  const title = t.promises.titles[kind]
  const signed = draft.letters.find(letter => letter.kind === kind)?.signed ?? null
  // Chosen is saved at once; until then there is no such letter to print.
  const isSaved = editing.saving.step !== 'saving' && editing.saving.step !== 'failed'
  return (
    <li className="material" data-field={letterAnchor(kind)}>
      <div className="material-head">
        <h3 className="letter-title">{title}</h3>
        <span role="status" className={signed === null ? 'missing' : 'quiet'}>
          {signed === null ? t.promises.unsigned : t.promises.signed(signed.name, formatClock(signed.at))}
        </span>
      </div>
      <div className="letter-acts">
        <Button
          icon={<PrinterOutlined />}
          href={`/console${addressOf('getDraftLetterFile', { draft: draft.id, kind })}`}
          target="_blank"
          disabled={!isSaved}
        >
          {t.promises.print(title)}
        </Button>
        {signed === null ? (
          <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t.promises.confirm(title)}
          </Button>
        ) : null}
      </div>
      <ProblemAlert error={confirm.error} />
    </li>
  )
}

/** The letters that what is left out needs: printed, signed on paper, and confirmed by the clerk. */
export function LettersSection({
  draft,
  editing,
}: {
  readonly draft: Draft
  readonly editing: DraftEditing
}): ReactElement | null {
  const { t } = useTexts()
  const kinds = lettersFor(editing.left)
  if (kinds.length === 0) return null
  return (
    <section className="panel" aria-labelledby="letters-title">
      <h2 id="letters-title">{t.promises.letters}</h2>
      <p className="quiet">{t.promises.lettersLead}</p>
      <ul className="materials">
        {kinds.map(kind => (
          <LetterRow key={kind} draft={draft} editing={editing} kind={kind} />
        ))}
      </ul>
    </section>
  )
}
