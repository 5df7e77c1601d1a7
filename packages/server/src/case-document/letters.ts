/** The letters that the applicant signed, word for word as they were signed. */
import { paper } from '@yijianshi/contract/paper'
import type { CaseState } from '@yijianshi/core/case'
import type { CaseDocumentContext } from '@yijianshi/core/paper/case'
import { z } from 'zod'
import { signaturesOf } from '../draft/letter-store.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

const letterContent = z.object({ title: z.string(), blocks: paper.shape.blocks })

/** Only what the event of the submission vouches for: a letter with another hash is none of this case. */
export async function lettersOfCase(
  store: PersonalStore,
  caseId: string,
  state: CaseState,
): Promise<CaseDocumentContext['letters']> {
  if (state.letters.length === 0) return {}
  const rows = await signaturesOf(store, caseId)
  const letterOf = (kind: 'tolerance' | 'commitment') => {
    const sha256 = state.letters.find(letter => letter.kind === kind)?.sha256
    const row = rows.find(entry => entry.kind === kind && entry.sha256 === sha256)
    if (row === undefined) return {}
    const { title, blocks } = letterContent.parse(row.content)
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
