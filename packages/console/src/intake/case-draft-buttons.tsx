import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CaseView } from '@yijianshi/contract/case'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'

const operations = { supplement: 'openSupplement', 'correct-on-the-spot': 'openOnTheSpot' } as const

function OpenDraft({
  caseId,
  command,
  label,
}: {
  readonly caseId: string
  readonly command: keyof typeof operations
  readonly label: string
}): ReactElement {
  const navigate = useNavigate()
  const open = useMutation({
    mutationFn: () => getValue(call(operations[command], { params: { case: caseId } })),
    onSuccess: draft => navigate({ to: '/intake/$draft', params: { draft: draft.id } }),
  })
  return (
    <>
      <Button loading={open.isPending} onClick={() => open.mutate()}>
        {label}
      </Button>
      <ProblemAlert error={open.error} />
    </>
  )
}

/** What the window takes in for a case that was submitted already; nothing where it may not. */
export function CaseDraftButtons({ view }: { readonly view: CaseView }): ReactElement {
  const { t } = useTexts()
  const may = (wanted: string) => view.mayDo.some(({ command }) => command === wanted)
  return (
    <>
      {may('supplement') ? (
        <OpenDraft caseId={view.id} command="supplement" label={t.promises.supplement} />
      ) : null}
      {may('correct-on-the-spot') ? (
        <OpenDraft caseId={view.id} command="correct-on-the-spot" label={t.promises.onTheSpot} />
      ) : null}
    </>
  )
}
