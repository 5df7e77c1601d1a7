/** A draft as it lies in the database: what of it is sealed, and by which key. */
import { draftKind, type PostalAddress, postalAddress } from '@yijianshi/contract/draft'
import { answers as answersSchema, type FieldValue, fieldValue } from '@yijianshi/contract/shape'
import { z } from 'zod'
import { findPersonNames } from '../account/person.ts'
import type { Answers } from '../case/case-answers.ts'
import { plainAnswers } from '../matter/answers.ts'
import type { DataKey, Place } from '../personal-data/data-key.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

const draftRow = z.object({
  id: z.uuid(),
  kind: draftKind,
  case_id: z.uuid().nullable(),
  /** Who applies: a person or an organisation. */
  person: z.uuid(),
  /** Who began it for them, by which mandate. */
  mandate: z.uuid().nullable(),
  handler: z.uuid().nullable(),
  channel: z.enum(['online', 'window']),
  desk_site: z.string().nullable(),
  matter: z.string(),
  plan_hash: z.string(),
  sealed_answers: z.instanceof(Buffer).nullable(),
  /** Sealed one by one, base64. */
  sealed_values: z.record(z.string(), z.string()),
  delivery: z.enum(['window', 'post', 'electronic']),
  site: z.string(),
  sealed_address: z.instanceof(Buffer).nullable(),
  /** As chosen, right or wrong: `choicesOf` tells what counts. */
  later: z.array(z.string()),
  promised: z.array(z.string()),
  revision: z.int(),
  saved_at: z.date(),
  submitted_at: z.date().nullable(),
  submitted_by: z.uuid().nullable(),
})
type DraftRow = z.infer<typeof draftRow>

export type StoredDraft = Omit<DraftRow, 'sealed_answers' | 'sealed_values' | 'sealed_address'> & {
  readonly applicant_name: string
  /** To the guided questions. Empty, as the values are, and without an address, when the case was erased. */
  readonly answers: Answers
  readonly form_values: Readonly<Record<string, FieldValue>>
  readonly postal_address: PostalAddress | null
}

/** A draft of a case is sealed by the key of the case. */
export function keySubject({ id, case_id }: Pick<StoredDraft, 'id' | 'case_id'>): string {
  return case_id ?? id
}

export const fieldPlace = (draft: string, element: string): Place => ({
  table: 'draft',
  column: 'sealed_values',
  row: `${draft} ${element}`,
})
export const draftAnswersPlace = (draft: string): Place => ({
  table: 'draft',
  column: 'sealed_answers',
  row: draft,
})
export const draftAddressPlace = (draft: string): Place => ({
  table: 'draft',
  column: 'sealed_address',
  row: draft,
})

export function sealValues(
  key: DataKey,
  draft: string,
  values: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([element, value]) => [
      element,
      key.sealJson(fieldPlace(draft, element), value).toString('base64'),
    ]),
  )
}

function openDraft(row: DraftRow, applicantName: string, key: DataKey | undefined): StoredDraft {
  const { sealed_answers, sealed_values, sealed_address, ...rest } = row
  const values = key === undefined ? [] : Object.entries(sealed_values)
  return {
    ...rest,
    applicant_name: applicantName,
    answers:
      sealed_answers === null || key === undefined
        ? {}
        : plainAnswers(answersSchema.parse(key.openJson(draftAnswersPlace(row.id), sealed_answers))),
    form_values: Object.fromEntries(
      values.map(([element, sealed]) => [
        element,
        fieldValue.parse(key?.openJson(fieldPlace(row.id, element), Buffer.from(sealed, 'base64'))),
      ]),
    ),
    postal_address:
      sealed_address === null || key === undefined
        ? null
        : postalAddress.parse(key.openJson(draftAddressPlace(row.id), sealed_address)),
  }
}

/** Rows of the database as the drafts that they are, those that `isShown` leaves out aside. */
export async function openDrafts(
  store: PersonalStore,
  rows: readonly unknown[],
  isShown: (draft: Pick<StoredDraft, 'person' | 'matter' | 'desk_site'>) => boolean = () => true,
): Promise<StoredDraft[]> {
  const drafts = rows.map(row => draftRow.parse(row)).filter(isShown)
  if (drafts.length === 0) return []
  const keys = await store.keys.findKeys(drafts.map(keySubject))
  const names = await findPersonNames(
    store,
    drafts.map(draft => draft.person),
  )
  return drafts.map(draft => openDraft(draft, names.get(draft.person) ?? '', keys.get(keySubject(draft))))
}
