import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Loaded } from '../frame/loaded.tsx'
import { DraftWorkplace } from './draft-workplace.tsx'
import { draftQuery } from './use-draft.ts'

const route = getRouteApi('/staff/intake/$draft')

export function DraftPage(): ReactElement {
  const { draft: id } = route.useParams()
  // What is being typed lives on the page; fetching again while typing would only disturb it.
  const draft = useQuery({
    ...draftQuery(id),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <Loaded query={draft}>{data => <DraftWorkplace key={data.id} draft={data} />}</Loaded>
}
