import type { AnswerValue, Question } from '@yijianshi/core/catalogue'
import { nextQuestion, type PreparedMatter } from '@yijianshi/core/plan'

export type AnswersGiven = Readonly<Record<string, AnswerValue>>

/**
 * Questions to put side by side: those whose condition holds with the answers so far. The clerk may
 * answer in any order, so unlike the portal's guide all of them stand there at once.
 */
export function visibleQuestions(
  questions: PreparedMatter['questions'],
  answers: AnswersGiven,
): readonly Question[] {
  const known = new Map<string, AnswerValue>()
  return questions.flatMap(({ question, when, otherwise }) => {
    const isAsked = when === undefined || when.holds(known) === true
    const value = isAsked ? answers[question.id] : otherwise
    if (value !== undefined) known.set(question.id, value)
    return isAsked ? [question] : []
  })
}

/** How many of the visible questions have no valid answer yet. */
export function openQuestions(questions: PreparedMatter['questions'], answers: AnswersGiven): number {
  return visibleQuestions(questions, answers).filter(question => {
    const only = questions.filter(entry => entry.question.id === question.id)
    const alone = only.map(entry => ({ ...entry, when: undefined }))
    return nextQuestion(alone, answers) !== undefined
  }).length
}

/** The answers that count: of questions that are not asked (any more) nothing is sent. */
export function answersThatCount(
  questions: PreparedMatter['questions'],
  answers: AnswersGiven,
): Record<string, AnswerValue> {
  return Object.fromEntries(
    visibleQuestions(questions, answers).flatMap(({ id }) => {
      const value = answers[id]
      return value === undefined ? [] : [[id, value] as const]
    }),
  )
}
