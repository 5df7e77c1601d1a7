import type { PersonActor } from './access.ts'

export type Reviewer = Extract<PersonActor, { role: 'reviewer' }>

/** Of the authority `registry`. */
export function reviewer(account: string, items: Reviewer['items'], more: Partial<Reviewer> = {}): Reviewer {
  return { role: 'reviewer', account, authority: 'registry', items, ...more }
}
