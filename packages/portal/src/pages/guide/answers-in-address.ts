/**
 * Answers in the address (`?operatorKind=company&seal=true&area=80&goods=~tea~wine`), so that back, reload and
 * sharing work. Option values begin with a letter, so numbers and lists can't be mistaken for them.
 */
export type AnswerValue = string | boolean | number | readonly string[]
export type Answers = Readonly<Record<string, AnswerValue>>

const listMark = '~'

function written(value: AnswerValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' || typeof value === 'number') return String(value)
  return listMark + value.join(listMark)
}

function read(text: string): AnswerValue {
  if (text === 'true') return true
  if (text === 'false') return false
  if (text.startsWith(listMark)) return text.split(listMark).filter(part => part !== '')
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

export function answersOf(search: string): Answers {
  return Object.fromEntries([...new URLSearchParams(search)].map(([id, text]) => [id, read(text)]))
}

export function searchOf(answers: Answers): string {
  const parameters = new URLSearchParams(Object.entries(answers).map(([id, value]) => [id, written(value)]))
  return parameters.size > 0 ? `?${parameters}` : ''
}

/** The answers without one, so that its question is asked again. */
export function withoutAnswer(answers: Answers, question: string): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question))
}
