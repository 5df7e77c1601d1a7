import type { Answers } from '../../plan/answers.ts'

/** `kind = "shop", area = 301` */
export function shownAnswers(answers: Answers): string {
  const shown = [...answers].map(([id, value]) => `${id} = ${JSON.stringify(value)}`)
  return shown.join(', ') || '…'
}

/** The few answers that matter; where none do, some of those that are given then. */
export function shownSample({ answers, all }: { readonly answers: Answers; readonly all: Answers }): string {
  return shownAnswers(answers.size > 0 ? answers : all)
}
