import { queryOptions } from '@tanstack/react-query'
import { call, getValue } from '../connection/call.ts'

/** A licence follows its result within a second or so. */
const COMING_MS = 1_500

/** Under the key of the case, so that whatever refreshes the case refreshes its licences. */
export function caseLicencesQuery(caseId: string, expected: string) {
  return queryOptions({
    queryKey: ['case', caseId, 'licences'],
    queryFn: () => getValue(call('listCaseLicences', { params: { case: caseId } })),
    refetchInterval: ({ state }) =>
      state.data?.licences.some(({ licence }) => licence === expected) === false ? COMING_MS : false,
  })
}

/** What became of a licence, with the signatures. */
export function licenceStepsQuery(caseId: string, licence: string) {
  return queryOptions({
    queryKey: ['case', caseId, 'licence', licence, 'steps'],
    queryFn: () => getValue(call('listLicenceSteps', { params: { licence } })),
    retry: false,
  })
}

export function licenceQuery(caseId: string, licence: string) {
  return queryOptions({
    queryKey: ['case', caseId, 'licence', licence],
    queryFn: () => getValue(call('getLicence', { params: { licence } })),
    // Who only supervises may not read it.
    retry: false,
  })
}
