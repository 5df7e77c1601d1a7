import { useQuery } from '@tanstack/react-query'
import type { Site } from '@yijianshi/core/catalogue'
import { catalogueQuery } from '../connection/queries.ts'

/** Address and telephone for a document; undefined until the catalogue has arrived. */
export function useSite(id: string): Site | undefined {
  const catalogue = useQuery(catalogueQuery)
  return catalogue.data?.sites.get(id)
}
