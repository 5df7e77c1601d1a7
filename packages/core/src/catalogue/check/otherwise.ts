/** A question that is not always asked says what counts as its answer then, so conditions are decided. */
import { allowedValues } from '../../plan/answers.ts'
import type { FindingRow } from '../finding.ts'
import type { AnswerValue, Question } from '../model.ts'
import { eachMatter } from './rule.ts'

const otherwiseMissing = {
  code: 'catalogue/otherwise-missing',
  severity: 'error',
  zh: '问题 {question} 有时不问（when），要用 otherwise 写明不问时按什么答案算。',
  en: 'The question {question} is not always asked (when): say with otherwise which answer counts then.',
} as const satisfies FindingRow

const otherwiseWrong = {
  code: 'catalogue/otherwise-wrong',
  severity: 'error',
  zh: '{value} 不能作为问题 {question} 的答案。可用的值：{allowed}。',
  en: '{value} can’t be the answer to {question}. Allowed: {allowed}.',
} as const satisfies FindingRow

function isAnswer(question: Question, value: AnswerValue): boolean {
  switch (question.kind) {
    case 'choice':
      return question.options.some(option => option.value === value)
    case 'many':
      return (
        Array.isArray(value) && value.every(entry => question.options.some(option => option.value === entry))
      )
    case 'yes-no':
      return typeof value === 'boolean'
    // Not asked, a number may lie outside what people can enter: an area of 0 where there is no shop.
    case 'number':
      return typeof value === 'number'
  }
}

export const otherwise = eachMatter([otherwiseMissing, otherwiseWrong], (matter, catalogue, { report }) =>
  matter.questions.flatMap((entry, index) => {
    const place = { in: 'matters' as const, id: matter.id }
    const value = entry.otherwise
    if (value === undefined) {
      if (entry.when === undefined) return []
      const path = ['questions', index]
      return [report(otherwiseMissing, { ...place, path }, { question: entry.question })]
    }
    const question = catalogue.questions.get(entry.question)
    if (question === undefined || isAnswer(question, value)) return []
    const path = ['questions', index, 'otherwise']
    const allowed = allowedValues(question)
    return [
      report(
        otherwiseWrong,
        { ...place, path },
        { value: JSON.stringify(value), question: question.id, allowed },
      ),
    ]
  }),
)
