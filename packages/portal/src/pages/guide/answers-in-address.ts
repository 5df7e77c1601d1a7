/**
 * Answers in the address (`?operatorKind=company&seal=true&area=80&goods=~tea~wine`), so that back, reload and
 * sharing work. Option values begin with a letter, so numbers and lists can't be mistaken for them.
 */
export type AnswerValue = string | boolean | number | readonly string[]
export type Answers = Readonly<Record<string, AnswerValue>>

const listMark = '~'
/** No question can be called so: their ids have no hyphen. */
const regionKey = 'in-region'

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
  const given = [...new URLSearchParams(search)].filter(([id]) => id !== regionKey)
  return Object.fromEntries(given.map(([id, text]) => [id, read(text)]))
}

/** The region that the person chose; undefined where there was nothing to choose. */
export function regionOf(search: string): string | undefined {
  const code = new URLSearchParams(search).get(regionKey)
  return code !== null && /^\d{12}$/.test(code) ? code : undefined
}

/** What the guide is asked with. */
export function guideBodyOf(search: string): { readonly answers: Answers; readonly region?: string } {
  const region = regionOf(search)
  return { answers: answersOf(search), ...(region !== undefined && { region }) }
}

export function searchOf(answers: Answers, region?: string): string {
  const parameters = new URLSearchParams(region === undefined ? [] : [[regionKey, region]])
  for (const [id, value] of Object.entries(answers)) parameters.set(id, written(value))
  return parameters.size > 0 ? `?${parameters}` : ''
}

/** The answers without one, so that its question is asked again. */
export function withoutAnswer(answers: Answers, question: string): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question))
}
