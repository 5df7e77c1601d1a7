/** What a form says stays what it is when the language changes: kept is what to say, and said is it in the language of now. */
import type { Problem } from '@yijianshi/contract/shape'
import type { Spoken, Texts } from './texts.tsx'

/** Says something in the language of now. An object, since a state of React takes a bare function for a change of it. */
export type Said<Value> = { readonly in: (spoken: Spoken) => Value }
export type Message = Said<string>

/** Words of our own. */
export function own(words: (texts: Texts) => string): Message {
  return { in: ({ texts }) => words(texts) }
}

/**
 * What the server refused, which it said in the language of the request; `otherwise` where there was no answer. Once
 * somebody has changed the language it is said from the code.
 */
export function heard(problem: Problem | undefined, otherwise: (texts: Texts) => string): Message {
  if (problem === undefined) return own(otherwise)
  return { in: ({ refusal }) => refusal?.(problem) ?? problem.title }
}
