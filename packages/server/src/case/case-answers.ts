/** Answers to guided questions of a case: sealed in its events, and opened by its key. */
import { answers as answersSchema } from '@yijianshi/contract/shape'
import type { CaseState } from '@yijianshi/core/case'
import type { AnswerValue } from '@yijianshi/core/catalogue'
import { plainAnswers } from '../matter/answers.ts'
import type { Place } from '../personal-data/data-key.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

export type Answers = Readonly<Record<string, AnswerValue>>

const answersPlace = (caseId: string): Place => ({
  table: 'process_event',
  column: 'answers',
  row: caseId,
})

/** As they go into an event: base64. Throws when the case was erased. */
export async function sealAnswers(
  { keys }: Pick<PersonalStore, 'keys'>,
  caseId: string,
  answers: Answers,
): Promise<string> {
  const key = await keys.keyOf(caseId, 'case')
  return key.sealJson(answersPlace(caseId), answers).toString('base64')
}

/**
 * Undefined when the case was erased, or is out of the reader’s reach. The events of a case are no guarded rows, so its
 * key is asked for as the reader each time: what another server erased is not opened by a key that this one still has.
 */
export async function findAnswers(
  { guarded, keys }: Pick<PersonalStore, 'guarded' | 'keys'>,
  caseId: string,
  { answers }: Pick<CaseState, 'answers'>,
): Promise<Answers | undefined> {
  const living = await guarded.query('SELECT FROM data_key WHERE subject = $1 AND wrapped IS NOT NULL', [
    caseId,
  ])
  const key = living.rowCount === 0 ? undefined : await keys.findKey(caseId)
  if (key === undefined) return undefined
  if (typeof answers !== 'string') return answers
  const opened = key.openJson(answersPlace(caseId), Buffer.from(answers, 'base64'))
  return plainAnswers(answersSchema.parse(opened))
}
