/** Letters that were signed with a draft: they stay with the case that comes of it. */
import { randomBytes } from 'node:crypto'
import { type LetterKind, letterKind } from '@yijianshi/contract/draft'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { saltedHash } from '../case/contents-store.ts'
import type { Place } from '../personal-data/data-key.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

const saltBytes = 16

const sealedLetter = z.object({
  salt: z.string(),
  content: z.unknown(),
  textHash: z.string(),
  name: z.string(),
})
const storedRow = z.object({
  kind: letterKind,
  sha256: z.string(),
  sealed: z.instanceof(Buffer),
  on_paper: z.boolean(),
  signed_at: z.date(),
})

export type SignedRow = {
  readonly kind: LetterKind
  readonly sha256: string
  readonly on_paper: boolean
  readonly signed_at: Date
  readonly text_hash: string
  readonly name: string
  /** The text as it was shown. */
  readonly content: unknown
}

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

export const letterPlace = (draft: string, kind: LetterKind): Place => ({
  table: 'signed_letter',
  column: 'sealed',
  row: `${draft} ${kind}`,
})

/** Signed again, the later signature counts. Only applications have letters: the draft's id is that of the key. */
export async function keepSignature(
  { guarded, keys }: PersonalStore,
  signature: NewSignature,
): Promise<void> {
  const { draft, kind, content, textHash, name, onPaper, account } = signature
  const at = new Date(signature.at)
  const salt = randomBytes(saltBytes)
  const whole = canonicalize({ content, name, onPaper, at: at.toISOString() }) ?? ''
  const key = await keys.keyOf(draft, 'case')
  const sealed = key.sealJson(letterPlace(draft, kind), {
    salt: salt.toString('base64'),
    content,
    textHash,
    name,
  })
  await guarded.query(
    `INSERT INTO signed_letter (draft, kind, sha256, sealed, on_paper, signed_at, account)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (draft, kind) DO UPDATE SET
       sha256 = EXCLUDED.sha256, sealed = EXCLUDED.sealed, on_paper = EXCLUDED.on_paper,
       signed_at = EXCLUDED.signed_at, account = EXCLUDED.account`,
    [draft, kind, saltedHash(salt, whole), sealed, onPaper, at, account],
  )
}

/** None when they were erased. */
export async function signaturesOf({ guarded, keys }: PersonalStore, draft: string): Promise<SignedRow[]> {
  const found = await guarded.query(
    'SELECT kind, sha256, sealed, on_paper, signed_at FROM signed_letter WHERE draft = $1',
    [draft],
  )
  if (found.rows.length === 0) return []
  const key = await keys.findKey(draft)
  if (key === undefined) return []
  return found.rows.map(raw => {
    const { sealed, ...row } = storedRow.parse(raw)
    const { textHash, name, content } = sealedLetter.parse(key.openJson(letterPlace(draft, row.kind), sealed))
    return { ...row, text_hash: textHash, name, content }
  })
}
