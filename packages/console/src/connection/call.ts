import { createClient } from '@yijianshi/contract/client'
import type { Problem } from '@yijianshi/contract/shape'
import { currentLanguage, languageTag } from '../texts/language.ts'

/** The console has a session of its own, so its calls have a path of their own. */
export const apiBase = '/console'

const timeoutMs = 20_000

export const call = createClient({
  base: apiBase,
  language: () => languageTag(currentLanguage()),
  fetch: (...parts) => globalThis.fetch(...parts),
  timeoutMs,
})

/** The server said no (`problem`), or nothing at all (`undefined`). Queries and mutations carry it as their error. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly problem: Problem | undefined

  constructor(problem: Problem | undefined) {
    super(problem?.title ?? 'no answer')
    this.problem = problem
  }
}

type Answered<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem | undefined }

export async function getValue<Value>(answer: Promise<Answered<Value>>): Promise<Value> {
  const given = await answer
  if (given.ok) return given.value
  throw new Refused(given.problem)
}

export function problemOf(error: unknown): Problem | undefined {
  return error instanceof Refused ? error.problem : undefined
}
