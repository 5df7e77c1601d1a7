/** Nothing is asked whose answer changes nothing, even where conditions mention it. */
import type { FindingRow } from '../finding.ts'
import { matterVerdicts } from './matter-verdicts.ts'
import { eachMatter } from './rule.ts'

const questionIdle = {
  code: 'catalogue/question-idle',
  severity: 'warning',
  zh: '问题 {question} 虽然写在条件里，但怎么回答结果都一样。建议不问，并把它从条件中去掉。',
  en: 'Conditions mention the question {question}, but its answer changes nothing. Consider not asking it, and take it out of the conditions.',
} as const satisfies FindingRow

export const idleQuestions = eachMatter([questionIdle], (matter, catalogue, { report }) =>
  matterVerdicts(catalogue, matter).idleQuestions.map(question => {
    const index = matter.questions.findIndex(entry => entry.question === question)
    return report(questionIdle, { in: 'matters', id: matter.id, path: ['questions', index] }, { question })
  }),
)
