/**
 * Names of applicants, reached by their cases: a person may have thousands of them, and only those on the page need to
 * be within reach of whoever reads it.
 */
import type { PersonalStore } from '../personal-data/key-ring.ts'
import { erasedName, openIdentities, organisationNames } from './person.ts'

type Found = { readonly case_id: string; readonly applicant_id: string; readonly identity: Buffer | null }

/** By case; “—” stands for a person whose data were erased, and for the applicant of a case out of reach. */
async function findApplicantNames(
  store: PersonalStore,
  cases: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (cases.length === 0) return new Map()
  const { rows } = await store.guarded.query<Found>(
    'SELECT case_id, applicant_id, identity FROM applicants_within_reach($1::uuid[])',
    [[...new Set(cases)]],
  )
  const identities = await openIdentities(
    store,
    rows.map(row => ({ id: row.applicant_id, identity: row.identity })),
  )
  const others = rows.map(row => row.applicant_id).filter(applicant => !identities.has(applicant))
  const organisations = await organisationNames(store, others)
  return new Map(
    rows.map(({ case_id, applicant_id }) => [
      case_id,
      identities.get(applicant_id)?.name ?? organisations.get(applicant_id) ?? erasedName,
    ]),
  )
}

export async function findApplicantName(store: PersonalStore, caseId: string): Promise<string> {
  return (await findApplicantNames(store, [caseId])).get(caseId) ?? erasedName
}

/** Rows of a page, each with the name of its case's applicant. */
export async function withApplicantNames<Row>(
  store: PersonalStore,
  rows: readonly Row[],
  caseOf: (row: Row) => string,
): Promise<(Row & { readonly applicant_name: string })[]> {
  const names = await findApplicantNames(store, rows.map(caseOf))
  return rows.map(row => ({ ...row, applicant_name: names.get(caseOf(row)) ?? erasedName }))
}
