/** The files of a draft. */
import { type FileSummary, fileSummary } from '@yijianshi/contract/draft'
import { z } from 'zod'
import { fileNamePlace } from '../file/store.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'
import { keySubject, type StoredDraft } from './stored-draft.ts'

const fileRow = fileSummary.omit({ name: true }).extend({ sealed_name: z.instanceof(Buffer) })

/** Files of a draft in the order in which they came; none of a case that was erased. */
export async function draftFiles(
  { guarded, keys }: PersonalStore,
  draft: Pick<StoredDraft, 'id' | 'case_id'>,
): Promise<FileSummary[]> {
  const found = await guarded.query(
    `SELECT file.id AS file, file.material, file.sealed_name, file.media_type AS "mediaType", file.bytes, file.sha256
     FROM draft_file JOIN file ON file.id = draft_file.file
     WHERE draft_file.draft = $1 AND file.sealed_name IS NOT NULL
     ORDER BY draft_file.added_at, file.stored_at, file.id`,
    [draft.id],
  )
  if (found.rows.length === 0) return []
  const key = await keys.findKey(keySubject(draft))
  if (key === undefined) return []
  return found.rows.map(raw => {
    const { sealed_name, ...row } = fileRow.parse(raw)
    return fileSummary.parse({ ...row, name: key.open(fileNamePlace(row.file), sealed_name).toString() })
  })
}
