/** What is kept of a person, counted kind by kind. */
import { holdingKind, type MyData } from '@yijianshi/contract/my-data'
import { z } from 'zod'
import type { GuardedDatabase } from '../database/guarded.ts'

const row = z.object({
  kind: holdingKind,
  count: z.coerce.number().int(),
  bytes: z.coerce.number().int().nullable(),
  first: z.date(),
  last: z.date(),
})

/** A draft stays with its case once it is handed in; a file belongs to the draft that it came with. */
const COUNTS = `
  WITH own_draft AS (SELECT id, saved_at, submitted_at FROM draft WHERE person = $1),
       own_case AS (SELECT case_id, submitted_at FROM case_view WHERE applicant_id = $1),
       own_comment AS (SELECT max(happened_at) AS at FROM rating_comment JOIN own_case USING (case_id)
                       JOIN process_event ON process_id = case_id AND type = 'CaseRated' GROUP BY case_id)
  SELECT 'person' AS kind, count(*) AS count, NULL::bigint AS bytes, min(created_at) AS first, max(created_at) AS last
    FROM person WHERE id = $1
  UNION ALL SELECT 'account', count(*), NULL::bigint, min(created_at), max(created_at) FROM account WHERE person = $1
  UNION ALL SELECT 'sessions', count(*), NULL::bigint, min(began_at), max(last_seen_at)
    FROM session JOIN account ON account.id = session.account WHERE person = $1
  UNION ALL SELECT 'log-ins', count(*), NULL::bigint, min(at), max(at)
    FROM login_record JOIN account ON account.id = login_record.account WHERE person = $1
  UNION ALL SELECT 'passkeys', count(*), NULL::bigint, min(made_at), max(made_at)
    FROM passkey JOIN account ON account.id = passkey.account WHERE person = $1
  UNION ALL SELECT 'resets', count(*), NULL::bigint, min(at), max(at)
    FROM password_reset JOIN account ON account.id = password_reset.account WHERE person = $1
  UNION ALL SELECT 'licences', count(*), NULL::bigint, min(issued_at), max(issued_at)
    FROM licence_view WHERE holder_id = $1
  UNION ALL SELECT 'paper-licences', count(*), NULL::bigint, min(imported_at), max(imported_at)
    FROM paper_licence JOIN paper_licence_import USING (import_id)
    WHERE holder_index = (SELECT citizen_index FROM person WHERE id = $1)
  UNION ALL SELECT 'sharing', count(*), NULL::bigint, min(at), max(at) FROM sharing_use WHERE person = $1
  UNION ALL SELECT 'mandates', count(*), NULL::bigint, min(given_at), max(given_at)
    FROM mandate_view WHERE principal_id = $1 OR agent_id = $1
  UNION ALL SELECT 'drafts', count(*), NULL::bigint, min(saved_at), max(saved_at) FROM own_draft WHERE submitted_at IS NULL
  UNION ALL SELECT 'cases', count(*), NULL::bigint, min(submitted_at), max(submitted_at) FROM own_case
  UNION ALL SELECT 'files', count(*), sum(bytes), min(stored_at), max(stored_at)
    FROM file JOIN own_draft ON own_draft.id = file.origin
  UNION ALL SELECT 'letters', count(*), NULL::bigint, min(signed_at), max(signed_at)
    FROM signed_letter JOIN own_draft ON own_draft.id = signed_letter.draft
  UNION ALL SELECT 'comments', count(*), NULL::bigint, min(at), max(at) FROM own_comment
  UNION ALL SELECT 'looks', count(*), NULL::bigint, min(at), max(at) FROM access_record JOIN own_case USING (case_id)`

/** Kinds of which there is none are left out. */
export async function holdingsOf(guarded: GuardedDatabase, person: string): Promise<MyData['holdings']> {
  const found = await guarded.query(`SELECT * FROM (${COUNTS}) AS holding WHERE count > 0`, [person])
  const rows = found.rows.map(raw => row.parse(raw))
  return holdingKind.options.flatMap(kind =>
    rows
      .filter(entry => entry.kind === kind)
      .map(({ count, bytes, first, last }) => ({
        kind,
        count,
        bytes,
        from: first.toISOString(),
        to: last.toISOString(),
      })),
  )
}
