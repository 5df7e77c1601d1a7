import { useQuery } from '@tanstack/react-query'
import { catalogueQuery } from '../connection/queries.ts'
import { useTexts } from '../texts/texts.ts'
import type { ValueContext } from './value-text.ts'

/** Until the catalogue is there, regions are shown by their codes. */
export function useValueContext(): ValueContext {
  const { t, language } = useTexts()
  const catalogue = useQuery(catalogueQuery)
  return {
    language,
    yes: t.form.yes,
    no: t.form.no,
    regionName: code => catalogue.data?.regions.get(code)?.name,
  }
}
