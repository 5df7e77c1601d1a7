import type { AnswerProblem } from '@yijianshi/core/plan'
import type { Messages } from './messages.ts'

/** Long input is shown from its beginning: the message stays one readable line. */
function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

export function answerProblemText(problem: AnswerProblem, messages: Messages): string {
  switch (problem.code) {
    case 'plan/unknown-matter':
      return messages.unknownMatter(shown(problem.matter), problem.nearest)
    case 'plan/unknown-region':
      return messages.unknownRegion(shown(problem.region), problem.nearest)
    case 'plan/unknown-question':
      return messages.unknownQuestion(shown(problem.question), problem.nearest)
    case 'plan/missing-answer':
      return messages.missingAnswer(problem.question, problem.allowed)
    case 'plan/unknown-value':
      return messages.unknownValue(problem.question, shown(problem.value), problem.nearest)
    case 'plan/wrong-type':
      return messages.wrongType(problem.question, shown(problem.value), messages.expected[problem.expected])
    case 'plan/out-of-range':
      return messages.outOfRange(problem.question, problem.value, problem.min, problem.max)
    case 'plan/undecided':
      return messages.undecided(problem.condition)
  }
}
