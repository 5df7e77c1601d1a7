/** 异议: what applicants say is wrong with what was fetched. The words lie sealed by the key of the case. */
import { z } from 'zod'
import { work } from '../database/subject.ts'
import { pageSize } from '../http/cursor.ts'
import type { Place } from '../personal-data/data-key.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

const row = z.object({
  dispute_id: z.uuid(),
  at: z.date(),
  case_id: z.uuid(),
  use_id: z.uuid(),
  resource: z.string(),
  owner: z.string(),
  subject: z.enum(['field', 'material']),
  subject_id: z.string(),
  sealed_reason: z.instanceof(Buffer),
})

export type Dispute = Omit<z.infer<typeof row>, 'sealed_reason'> & {
  /** Null once it was erased. */
  readonly reason: string | null
}

const COLUMNS = 'dispute_id, at, case_id, use_id, resource, owner, subject, subject_id, sealed_reason'
const reasonPlace = (dispute: string): Place => ({
  table: 'sharing_dispute',
  column: 'sealed_reason',
  row: dispute,
})

function withoutWords(raw: unknown): Dispute {
  const { sealed_reason: _, ...rest } = row.parse(raw)
  return { ...rest, reason: null }
}

async function opened(store: PersonalStore, rows: readonly unknown[]): Promise<Dispute[]> {
  const read = rows.map(raw => row.parse(raw))
  const keys = await store.keys.findKeys(read.map(({ case_id }) => case_id))
  return read.map(({ sealed_reason, ...rest }) => {
    const key = keys.get(rest.case_id)
    const words = key?.openJson(reasonPlace(rest.dispute_id), sealed_reason)
    return { ...rest, reason: words === undefined ? null : z.string().parse(words) }
  })
}

export type NewDispute = Omit<Dispute, 'at' | 'reason'> & {
  readonly at: number
  readonly reason: string
  readonly account: string
}

export async function recordDispute({ guarded, keys }: PersonalStore, dispute: NewDispute): Promise<void> {
  const key = await keys.keyOf(dispute.case_id, 'case')
  await guarded.query(
    `INSERT INTO sharing_dispute
       (dispute_id, at, case_id, use_id, resource, owner, subject, subject_id, sealed_reason, account_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      dispute.dispute_id,
      new Date(dispute.at),
      dispute.case_id,
      dispute.use_id,
      dispute.resource,
      dispute.owner,
      dispute.subject,
      dispute.subject_id,
      key.sealJson(reasonPlace(dispute.dispute_id), dispute.reason),
      dispute.account,
    ],
  )
}

/** The newest of each thing that is disputed. */
export async function disputesOfCase(store: PersonalStore, application: string): Promise<Dispute[]> {
  const found = await store.guarded.query(
    `SELECT DISTINCT ON (resource, subject, subject_id) ${COLUMNS} FROM sharing_dispute
     WHERE case_id = $1 ORDER BY resource, subject, subject_id, at DESC`,
    [application],
  )
  return opened(store, found.rows)
}

/** Newest first, one more than a page; of one owner, or of all and then without the words. */
export async function listDisputes(
  store: PersonalStore,
  owner: string | undefined,
  before: { readonly at: Date; readonly id: string } | undefined,
): Promise<Dispute[]> {
  const guarded = owner === undefined ? store.guarded.as(work('reports')) : store.guarded
  const found = await guarded.query(
    `SELECT ${COLUMNS} FROM sharing_dispute
     WHERE ($1::text IS NULL OR owner = $1)
       AND ($2::timestamptz IS NULL OR (at, dispute_id) < ($2, $3::uuid))
     ORDER BY at DESC, dispute_id DESC LIMIT ${pageSize + 1}`,
    [owner ?? null, before?.at ?? null, before?.id ?? null],
  )
  return owner === undefined ? found.rows.map(withoutWords) : opened(store, found.rows)
}
