import { Button, Empty } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { useTexts } from '../texts/texts.ts'
import { Loaded } from './loaded.tsx'

type PagedQuery<Page> = {
  readonly data: { readonly pages: readonly Page[] } | undefined
  readonly error: Error | null
  readonly isFetching: boolean
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly refetch: () => unknown
  readonly fetchNextPage: () => unknown
}

/** A list that arrives page by page: waiting, failed, empty, or its rows and a way to the next ones. */
export function Pages<Page, Row>({
  query,
  rowsOf,
  empty,
  children,
}: {
  readonly query: PagedQuery<Page>
  readonly rowsOf: (page: Page) => readonly Row[]
  readonly empty: string
  readonly children: (rows: readonly Row[]) => ReactNode
}): ReactElement {
  const { t } = useTexts()
  return (
    <Loaded query={query}>
      {data => {
        const rows = data.pages.flatMap(rowsOf)
        if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
        return (
          <>
            {children(rows)}
            {query.hasNextPage ? (
              <div className="more">
                <Button onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
                  {t.frame.more}
                </Button>
              </div>
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}
