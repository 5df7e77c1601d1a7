/** What was tried on a case and refused by law, as a manager reads it. */
import type { Operation } from '@yijianshi/contract/contract'
import { refusalText } from '@yijianshi/core/refusal/texts'
import { findPersonNames, namesBeside } from '../account/person.ts'
import { readAttempts } from '../engine/attempts.ts'
import { pageSize, readCursor, readMoment, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'

export async function presentAttempts(
  services: Services,
  caseId: string,
  cursorText: string | undefined,
  language: 'zh' | 'en',
): Promise<Outcome<Operation<'listCaseAttempts'>['response']>> {
  const cursor = readCursor(cursorText)
  const at = cursor === undefined || cursor === 'invalid' ? undefined : readMoment(cursor)
  if (cursor === 'invalid' || (cursor !== undefined && at === undefined))
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  const before = cursor === undefined || at === undefined ? undefined : { at, commandId: cursor.id }
  const found = await readAttempts(services.pool, caseId, before, pageSize + 1)
  const { rows, next } = toPage(found, entry => ({ key: String(entry.at.getTime()), id: entry.commandId }))
  const names = await findPersonNames(
    namesBeside(services),
    rows.flatMap(({ person }) => person ?? []),
  )
  const attempts = rows.map(entry => ({
    id: entry.commandId,
    at: entry.at.toISOString(),
    by: names.get(entry.person ?? '') ?? entry.by,
    role: entry.role,
    command: entry.commandType,
    code: entry.code,
    title: entry.refusal === undefined ? entry.code : refusalText(entry.refusal, language),
    article: entry.article ?? null,
  }))
  return done({ attempts, next })
}
