/** Letters that were signed with a draft: they stay with the case that comes of it. */
import { randomBytes } from 'node:crypto'
import { type LetterKind, letterKind } from '@yijianshi/contract/draft'
import canonicalize from 'canonicalize'
import type pg from 'pg'
import { z } from 'zod'
import { saltedHash } from '../case/contents-store.ts'

const saltBytes = 16

const signedRow = z.object({
  kind: letterKind,
  sha256: z.string(),
  text_hash: z.string(),
  name: z.string(),
  on_paper: z.boolean(),
  signed_at: z.date(),
})
export type SignedRow = z.infer<typeof signedRow>

export type NewSignature = {
  readonly draft: string
  readonly kind: LetterKind
  /** The text as it was shown, and its SHA-256, hex. */
  readonly content: unknown
  readonly textHash: string
  readonly name: string
  readonly onPaper: boolean
  readonly account: string
  readonly at: number
}

/** Signed again, the later signature counts. */
export async function keepSignature(pool: pg.Pool, signature: NewSignature): Promise<void> {
  const { draft, kind, content, textHash, name, onPaper, account } = signature
  const at = new Date(signature.at)
  const salt = randomBytes(saltBytes)
  const whole = canonicalize({ content, name, onPaper, at: at.toISOString() }) ?? ''
  await pool.query(
    `INSERT INTO signed_letter (draft, kind, sha256, salt, content, text_hash, name, on_paper, signed_at, account)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (draft, kind) DO UPDATE SET
       sha256 = EXCLUDED.sha256, salt = EXCLUDED.salt, content = EXCLUDED.content, text_hash = EXCLUDED.text_hash,
       name = EXCLUDED.name, on_paper = EXCLUDED.on_paper, signed_at = EXCLUDED.signed_at, account = EXCLUDED.account`,
    [
      draft,
      kind,
      saltedHash(salt, whole),
      salt,
      JSON.stringify(content),
      textHash,
      name,
      onPaper,
      at,
      account,
    ],
  )
}

export async function signaturesOf(pool: pg.Pool, draft: string): Promise<SignedRow[]> {
  const found = await pool.query(
    'SELECT kind, sha256, text_hash, name, on_paper, signed_at FROM signed_letter WHERE draft = $1',
    [draft],
  )
  return found.rows.map(row => signedRow.parse(row))
}
