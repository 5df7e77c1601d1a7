import { Alert } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { problemOf } from '../connection/call.ts'
import { useTexts } from '../texts/texts.ts'

/** Why something was refused or did not arrive; nothing when there is no error. */
export function ProblemAlert({
  error,
  action,
  children,
}: {
  readonly error: Error | null
  readonly action?: ReactNode
  readonly children?: ReactNode
}): ReactElement | null {
  const { t } = useTexts()
  if (error === null) return null
  const problem = problemOf(error)
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      className="problem"
      title={problem?.title ?? t.frame.noAnswer}
      description={
        <>
          {problem?.article === undefined ? null : <div>{t.frame.article(problem.article)}</div>}
          {children}
        </>
      }
      action={action}
    />
  )
}
