/**
 * A condition of an item in words, for those who review: names of questions and labels of options in
 * place of their ids. What a condition means is decided by FEEL alone; this only makes it readable.
 */
import type { Question } from '../catalogue/model.ts'
import type { Desk } from './desk.ts'

const literal = /"([^"]*)"|\b(true|false)\b/

const comparison =
  /list contains\(\s*(\w+)\s*,\s*"([^"]*)"\s*\)|(\w+)\s*(!=|>=|<=|=|>|<)\s*("[^"]*"|true|false|-?[\d.]+)/g

function labelOf({ t, say }: Desk, question: Question, value: string): string {
  const [, text, truth] = literal.exec(value) ?? []
  if (truth !== undefined) return truth === 'true' ? t.yes : t.no
  if (text === undefined) return question.kind === 'number' ? `${value} ${say(question.unit)}` : value
  const options = question.kind === 'choice' || question.kind === 'many' ? question.options : []
  const option = options.find(each => each.value === text)
  return option ? say(option.label) : text
}

export function conditionText(desk: Desk, condition: string): string {
  const { catalogue, t, say } = desk
  const { condition: words } = t.codes
  const signs = {
    '=': words.is,
    '!=': words.isNot,
    '>=': words.atLeast,
    '<=': words.atMost,
    '>': words.more,
    '<': words.less,
  }
  const spoken = condition.replaceAll(
    comparison,
    (whole, list: string | undefined, entry: string, id: string | undefined, sign: string, value: string) => {
      const question = catalogue.questions.get(list ?? id ?? '')
      if (question === undefined) return whole
      const title = t.quoted(say(question.title))
      if (list !== undefined) return words.contains(title, t.quoted(labelOf(desk, question, `"${entry}"`)))
      const word = Object.entries(signs).find(([known]) => known === sign)?.[1]
      return word === undefined ? whole : `${title}${word}${t.quoted(labelOf(desk, question, value))}`
    },
  )
  return spoken.replaceAll(/\s+and\s+/g, words.and).replaceAll(/\s+or\s+/g, words.or)
}
