/** Nothing is asked for nothing. */
import { parseCondition } from '../../plan/condition.ts'
import type { FindingRow } from '../finding.ts'
import type { Catalogue, Matter } from '../model.ts'
import { matterClaims, matterParts } from './matter-claims.ts'
import { eachMatter, type Rule } from './rule.ts'

const questionUnused = {
  code: 'catalogue/question-unused',
  severity: 'warning',
  zh: '问题 {question} 的答案在这件事里没有用到。建议不问。',
  en: 'No condition of this matter uses the answer to {question}. Consider not asking it.',
} as const satisfies FindingRow

const questionNeverAsked = {
  code: 'catalogue/question-never-asked',
  severity: 'warning',
  zh: '问题 {question} 没有事项或一件事使用。建议删去。',
  en: 'No item and no matter asks the question {question}. Consider removing it.',
} as const satisfies FindingRow

function questionsRead(catalogue: Catalogue, matter: Matter): ReadonlySet<string> {
  const known = new Set(catalogue.questions.keys())
  const texts = new Set([...matterClaims(matterParts(catalogue, matter))].map(claim => claim.text))
  const read = new Set<string>()
  for (const text of texts) {
    const result = parseCondition(text, known)
    for (const name of result.ok ? result.condition.names : []) read.add(name)
  }
  return read
}

export const unusedQuestions = eachMatter([questionUnused], (matter, catalogue, { report }) => {
  const read = questionsRead(catalogue, matter)
  return matter.questions.flatMap(({ question }, index) =>
    read.has(question)
      ? []
      : [report(questionUnused, { in: 'matters', id: matter.id, path: ['questions', index] }, { question })],
  )
})

export const neverAskedQuestions: Rule = {
  rows: [questionNeverAsked],
  check(catalogue, { report }) {
    const asked = new Set<string>()
    for (const item of catalogue.items.values()) for (const id of item.asks) asked.add(id)
    for (const matter of catalogue.matters.values())
      for (const entry of matter.questions) asked.add(entry.question)
    return [...catalogue.questions.keys()]
      .filter(id => !asked.has(id))
      .map(id => report(questionNeverAsked, { in: 'questions', id, path: ['id'] }, { question: id }))
  },
}
