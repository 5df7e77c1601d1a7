import { Button, Skeleton } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { useTexts } from '../texts/texts.ts'
import { ProblemAlert } from './problem-alert.tsx'

type QueryState<Data> = {
  readonly data: Data | undefined
  readonly error: Error | null
  readonly isFetching: boolean
  readonly refetch: () => unknown
}

/** Waiting, failed with a way to try again, or the data. */
export function Loaded<Data>({
  query,
  children,
}: {
  readonly query: QueryState<Data>
  readonly children: (data: Data) => ReactNode
}): ReactElement {
  const { t } = useTexts()
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error !== null) {
    const retry = (
      <Button onClick={() => query.refetch()} loading={query.isFetching}>
        {t.frame.retry}
      </Button>
    )
    return <ProblemAlert error={query.error} action={retry} />
  }
  return (
    <div role="status" aria-label={t.frame.loading} className="loading">
      <Skeleton active paragraph={{ rows: 4 }} />
    </div>
  )
}
