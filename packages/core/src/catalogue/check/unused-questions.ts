/** Nothing is asked for nothing. */
import { parseCondition } from '../../plan/condition.ts'
import type { FindingRow } from '../finding.ts'
import type { Catalogue, Matter } from '../model.ts'
import { itemConditions, matterConditions, sharingConditions } from './condition-places.ts'
import type { Rule } from './rule.ts'

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
  const items = matter.items.flatMap(({ item }) => catalogue.items.get(item) ?? [])
  const materials = new Set(items.flatMap(item => item.materials.map(entry => entry.material)))
  const conditions = [
    ...matterConditions(matter),
    ...items.flatMap(itemConditions),
    ...sharingConditions(catalogue).filter(({ place }) => materials.has(place.id)),
  ]
  const known = new Set(catalogue.questions.keys())
  return new Set(
    conditions.flatMap(({ text }) => {
      const result = parseCondition(text, known)
      return result.ok ? result.condition.names : []
    }),
  )
}

export const unusedQuestions: Rule = {
  rows: [questionUnused, questionNeverAsked],
  check(catalogue, { report }) {
    const matters = [...catalogue.matters.values()]
    const asked = new Set([
      ...matters.flatMap(matter => matter.questions.map(entry => entry.question)),
      ...[...catalogue.items.values()].flatMap(item => item.asks),
    ])
    const unused = matters.flatMap(matter => {
      const read = questionsRead(catalogue, matter)
      return matter.questions.flatMap(({ question }, index) =>
        read.has(question)
          ? []
          : [
              report(
                questionUnused,
                { in: 'matters', id: matter.id, path: ['questions', index] },
                { question },
              ),
            ],
      )
    })
    const neverAsked = [...catalogue.questions.keys()]
      .filter(id => !asked.has(id))
      .map(id => report(questionNeverAsked, { in: 'questions', id, path: ['id'] }, { question: id }))
    return [...unused, ...neverAsked]
  },
}
