/**
 * Takes over what an earlier release stored in the open: row by row and file by file, before anybody is served. Stopped
 * at any time, the next start goes on where it ended. Afterwards the database itself refuses anything in the old columns.
 */
import { answers as answersSchema } from '@yijianshi/contract/shape'
import type pg from 'pg'
import { z } from 'zod'
import { sealIdentity } from '../account/person.ts'
import { addressPlace, commentPlace, formPlace } from '../case/contents-store.ts'
import { letterPlace } from '../draft/letter-store.ts'
import { contentOf } from '../draft/plan-store.ts'
import { draftAddressPlace, draftAnswersPlace, fieldPlace } from '../draft/stored-draft.ts'
import type { FileStore } from '../file/file-store.ts'
import { fileNamePlace } from '../file/store.ts'
import type { PersonalPool } from './key-ring.ts'

/** `pool` as the owner of the tables, whom row-level security does not bind. */
type Stores = PersonalPool & { readonly files: FileStore }

const atOnce = 100

type Step = {
  readonly table: string
  /** Validated once nothing is left. */
  readonly constraint: string
  /** Which rows still hold something. */
  readonly open: string
  readonly columns: string
  readonly move: (stores: Stores, row: unknown) => Promise<void>
}

const salted = z.instanceof(Buffer).transform(salt => salt.toString('base64'))

const personRow = z.object({ id: z.uuid(), name: z.string(), citizen_number: z.string(), mobile: z.string() })
const accountRow = z.object({ id: z.uuid() })
const draftRow = z.object({
  id: z.uuid(),
  case_id: z.uuid().nullable(),
  form_values: z.record(z.string(), z.unknown()).nullable(),
  postal_address: z.unknown(),
  saved_at: z.date(),
})
const contentsRow = z.object({
  case_id: z.uuid(),
  form_hash: z.string(),
  salt: salted,
  form_values: z.unknown(),
})
const receiptRow = z.object({ case_id: z.uuid(), postal_address: z.unknown() })
const commentRow = z.object({ case_id: z.uuid(), salt: salted, comment: z.string() })
const letterRow = z.object({
  draft: z.uuid(),
  kind: z.enum(['tolerance', 'commitment']),
  salt: salted,
  content: z.unknown(),
  text_hash: z.string(),
  name: z.string(),
})
const planRow = z.object({ hash: z.string(), content: z.looseObject({ answers: answersSchema }) })
const fileRow = z.object({ id: z.uuid(), subject: z.uuid(), name: z.string() })

const PERSONS: Step = {
  table: 'person',
  constraint: 'person_plain_empty',
  open: 'name IS NOT NULL',
  columns: 'id, name, citizen_number, mobile',
  move: async (stores, raw) => {
    const { id, citizen_number: citizenNumber, ...row } = personRow.parse(raw)
    const sealed = await sealIdentity(stores, id, {
      ...row,
      document: { kind: 'citizen-number', number: citizenNumber },
    })
    await stores.pool.query(
      `UPDATE person SET identity = $2, citizen_index = $3, name = NULL, citizen_number = NULL, mobile = NULL
       WHERE id = $1`,
      [id, sealed.identity, sealed.index],
    )
  },
}

const ACCOUNTS: Step = {
  table: 'account',
  constraint: 'account_applicant_unnamed',
  open: `role = 'applicant' AND name <> ''`,
  columns: 'id',
  move: async ({ pool }, raw) => {
    await pool.query(`UPDATE account SET name = '' WHERE id = $1`, [accountRow.parse(raw).id])
  },
}

const DRAFTS: Step = {
  table: 'draft',
  constraint: 'draft_plain_empty',
  open: 'form_values IS NOT NULL OR postal_address IS NOT NULL',
  columns: 'id, case_id, form_values, postal_address, saved_at',
  move: async ({ pool, keys }, raw) => {
    const { id, case_id, form_values, postal_address, saved_at } = draftRow.parse(raw)
    const key = await keys.keyOf(case_id ?? id, 'case')
    // As old as the application: how long it is kept counts from then.
    await pool.query('UPDATE data_key SET made_at = least(made_at, $2) WHERE subject = $1', [
      case_id ?? id,
      saved_at,
    ])
    const values = Object.fromEntries(
      Object.entries(form_values ?? {}).map(([element, value]) => [
        element,
        key.sealJson(fieldPlace(id, element), value).toString('base64'),
      ]),
    )
    await pool.query(
      `UPDATE draft SET sealed_values = $2, sealed_address = $3, form_values = NULL, postal_address = NULL
       WHERE id = $1`,
      [
        id,
        JSON.stringify(values),
        postal_address == null ? null : key.sealJson(draftAddressPlace(id), postal_address),
      ],
    )
  },
}

const CONTENTS: Step = {
  table: 'case_contents',
  constraint: 'case_contents_plain_empty',
  open: 'form_values IS NOT NULL',
  columns: 'case_id, form_hash, salt, form_values',
  move: async ({ pool, keys }, raw) => {
    const { case_id, form_hash, salt, form_values } = contentsRow.parse(raw)
    const key = await keys.keyOf(case_id, 'case')
    await pool.query(
      `UPDATE case_contents SET sealed = $3, salt = NULL, form_values = NULL
       WHERE case_id = $1 AND form_hash = $2`,
      [case_id, form_hash, key.sealJson(formPlace(case_id, form_hash), { salt, values: form_values })],
    )
  },
}

const RECEIPTS: Step = {
  table: 'case_receipt',
  constraint: 'case_receipt_plain_empty',
  open: 'postal_address IS NOT NULL',
  columns: 'case_id, postal_address',
  move: async ({ pool, keys }, raw) => {
    const { case_id, postal_address } = receiptRow.parse(raw)
    const key = await keys.keyOf(case_id, 'case')
    await pool.query(
      'UPDATE case_receipt SET sealed_address = $2, postal_address = NULL WHERE case_id = $1',
      [case_id, key.sealJson(addressPlace(case_id), postal_address)],
    )
  },
}

const COMMENTS: Step = {
  table: 'rating_comment',
  constraint: 'rating_comment_plain_empty',
  open: 'comment IS NOT NULL',
  columns: 'case_id, salt, comment',
  move: async ({ pool, keys }, raw) => {
    const { case_id, ...said } = commentRow.parse(raw)
    const key = await keys.keyOf(case_id, 'case')
    await pool.query(
      'UPDATE rating_comment SET sealed = $2, salt = NULL, comment = NULL WHERE case_id = $1',
      [case_id, key.sealJson(commentPlace(case_id), said)],
    )
  },
}

const LETTERS: Step = {
  table: 'signed_letter',
  constraint: 'signed_letter_plain_empty',
  open: 'name IS NOT NULL',
  columns: 'draft, kind, salt, content, text_hash, name',
  move: async ({ pool, keys }, raw) => {
    const { draft, kind, text_hash: textHash, ...letter } = letterRow.parse(raw)
    const key = await keys.keyOf(draft, 'case')
    await pool.query(
      `UPDATE signed_letter SET sealed = $3, salt = NULL, content = NULL, text_hash = NULL, name = NULL
       WHERE draft = $1 AND kind = $2`,
      [draft, kind, key.sealJson(letterPlace(draft, kind), { ...letter, textHash })],
    )
  },
}

/** Each draft gets its answers sealed, and the plan without them; a case has them in its first event. */
const PLANS: Step = {
  table: 'plan',
  constraint: 'plan_without_answers',
  open: `content ? 'answers'`,
  columns: 'hash, content',
  move: async (stores, raw) => {
    const { pool } = stores
    const { hash, content } = planRow.parse(raw)
    const stored = contentOf(content)
    await pool.query('INSERT INTO plan (hash, content) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING', [
      stored.hash,
      stored.content,
    ])
    for (;;) {
      const drafts = await pool.query<{ id: string; subject: string }>(
        `SELECT id, coalesce(case_id, id) AS subject FROM draft WHERE plan_hash = $1 LIMIT ${atOnce}`,
        [hash],
      )
      if (drafts.rows.length === 0) break
      for (const draft of drafts.rows) await sealDraftAnswers(stores, draft, content.answers, stored.hash)
    }
    await pool.query(`UPDATE plan SET content = content - 'answers' WHERE hash = $1`, [hash])
  },
}

/** Of an erased case nothing is kept. */
async function sealDraftAnswers(
  { pool, keys }: Stores,
  { id, subject }: { readonly id: string; readonly subject: string },
  answers: unknown,
  planHash: string,
): Promise<void> {
  const key = await keys.findKey(subject)
  const sealed = key === undefined ? null : key.sealJson(draftAnswersPlace(id), answers)
  await pool.query('UPDATE draft SET sealed_answers = $2, plan_hash = $3 WHERE id = $1', [
    id,
    sealed,
    planHash,
  ])
}

/** The content first: a row that is sealed says that its file is. */
const FILES: Step = {
  table: 'file',
  constraint: 'file_plain_empty',
  open: 'name IS NOT NULL',
  columns: 'id, name, coalesce((SELECT case_id FROM draft WHERE draft.id = file.origin), origin) AS subject',
  move: async ({ pool, keys, files }, raw) => {
    const { id, subject, name } = fileRow.parse(raw)
    const key = await keys.keyOf(subject, 'case')
    await files.protect(id, key)
    await pool.query('UPDATE file SET sealed_name = $2, name = NULL WHERE id = $1', [
      id,
      key.seal(fileNamePlace(id), Buffer.from(name)),
    ])
  },
}

const STEPS: readonly Step[] = [
  PERSONS,
  ACCOUNTS,
  DRAFTS,
  PLANS,
  CONTENTS,
  RECEIPTS,
  COMMENTS,
  LETTERS,
  FILES,
]

const tellEveryMs = 2_000
/** Any number, the same for ever: starters of one database take turns by it. */
const advisoryLockKey = 7_193_480_263

/** Gives how many rows were taken over. `onProgress` is told a line now and then. */
export async function takeOverPlainData(
  stores: Stores,
  onProgress: (message: string) => void,
): Promise<number> {
  const client = await stores.pool.connect()
  try {
    await client.query('SET statement_timeout = 0')
    await client.query('SET idle_in_transaction_session_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLockKey])
    let moved = 0
    for (const step of await stepsLeft(client)) {
      const count = await takeOverTable(stores, step, onProgress)
      await client.query(`ALTER TABLE ${step.table} VALIDATE CONSTRAINT ${step.constraint}`)
      // An update leaves the old row on the disk until it is written over.
      if (count > 0) await client.query(`VACUUM (FULL) ${step.table}`)
      moved += count
    }
    return moved
  } finally {
    // With its settings and its lock it does not go back to the pool.
    client.release(true)
  }
}

async function stepsLeft(client: pg.PoolClient): Promise<Step[]> {
  const found = await client.query<{ conname: string }>(
    'SELECT conname FROM pg_constraint WHERE conname = ANY ($1) AND NOT convalidated',
    [STEPS.map(step => step.constraint)],
  )
  const left = new Set(found.rows.map(row => row.conname))
  return STEPS.filter(step => left.has(step.constraint))
}

async function takeOverTable(
  stores: Stores,
  { table, open, columns, move }: Step,
  onProgress: (message: string) => void,
): Promise<number> {
  const all = await stores.pool.query<{ rows: number }>(`SELECT count(*) AS rows FROM ${table} WHERE ${open}`)
  const expected = all.rows[0]?.rows ?? 0
  let moved = 0
  let told = performance.now()
  if (expected > 0) onProgress(`Encrypting personal data: ${table} …`)
  for (;;) {
    const batch = await stores.pool.query(`SELECT ${columns} FROM ${table} WHERE ${open} LIMIT ${atOnce}`)
    if (batch.rows.length === 0) return moved
    const done = await Promise.allSettled(batch.rows.map(row => move(stores, row)))
    const failed = done.find(result => result.status === 'rejected')
    if (failed) throw failed.reason
    moved += batch.rows.length
    if (performance.now() - told < tellEveryMs) continue
    told = performance.now()
    onProgress(`Encrypting personal data: ${table}, ${moved} of ${expected} …`)
  }
}
