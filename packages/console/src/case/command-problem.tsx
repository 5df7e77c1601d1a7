import { ReloadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { problemOf } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'

const conflict = 409

/** Why a command was refused; where a colleague was faster, with a way to see the case as it stands now. */
export function CommandProblem({
  caseId,
  error,
}: {
  readonly caseId: string
  readonly error: Error | null
}): ReactElement {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const stale = problemOf(error)?.status === conflict
  return (
    <ProblemAlert error={error}>
      {stale ? (
        <Button
          icon={<ReloadOutlined />}
          onClick={() => queryClient.invalidateQueries({ queryKey: ['case', caseId] })}
        >
          {t.caseView.reload}
        </Button>
      ) : null}
    </ProblemAlert>
  )
}
