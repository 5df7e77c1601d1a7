/** The letters that the applicant signed, word for word as they were signed. */
import { paper } from '@yijianshi/contract/paper'
import type { CaseState } from '@yijianshi/core/case'
import type { CaseDocumentContext } from '@yijianshi/core/paper/case'
import type pg from 'pg'
import { z } from 'zod'

const letterRow = z.object({
  kind: z.enum(['tolerance', 'commitment']),
  sha256: z.string(),
  text_hash: z.string(),
  content: z.object({ title: z.string(), blocks: paper.shape.blocks }),
  name: z.string(),
  on_paper: z.boolean(),
  signed_at: z.date(),
})

/** Only what the event of the submission vouches for: a letter with another hash is none of this case. */
export async function lettersOfCase(
  pool: pg.Pool,
  caseId: string,
  state: CaseState,
): Promise<CaseDocumentContext['letters']> {
  if (state.letters.length === 0) return {}
  const found = await pool.query(
    `SELECT kind, sha256, text_hash, content, name, on_paper, signed_at FROM signed_letter WHERE draft = $1`,
    [caseId],
  )
  const rows = found.rows.map(row => letterRow.parse(row))
  const letterOf = (kind: 'tolerance' | 'commitment') => {
    const sha256 = state.letters.find(letter => letter.kind === kind)?.sha256
    const row = rows.find(entry => entry.kind === kind && entry.sha256 === sha256)
    if (row === undefined) return {}
    const { title, blocks } = row.content
    const letter = {
      title,
      blocks,
      name: row.name,
      at: row.signed_at.getTime(),
      onPaper: row.on_paper,
      textHash: row.text_hash,
    }
    return kind === 'tolerance' ? { tolerance: letter } : { commitment: letter }
  }
  return { ...letterOf('tolerance'), ...letterOf('commitment') }
}
