import type { CaseHistory } from '@yijianshi/contract/case'
import type { Texts } from '../texts/zh-cn.ts'
import { handOverProblem } from './act/hand-over-problem.ts'

type Detail = CaseHistory['entries'][number]['details'][number]

/** What happened, in words; an event of a newer server is shown by its own name. */
export function eventLabel(type: string, t: Texts): string {
  const labels: Readonly<Record<string, string>> = t.events
  return labels[type] ?? type
}

/** Labels are stable keys, and so are the texts of some of them. */
export function detailText(
  { label, text }: Detail,
  t: Texts,
): { readonly label: string; readonly text: string } {
  const labels: Readonly<Record<string, string>> = t.history.details
  const methods: Readonly<Record<string, string>> = t.delivery.methods
  const grades: Readonly<Record<string, string>> = t.grades
  const wordsOf: Readonly<Record<string, string | undefined>> = {
    method: methods[text],
    grade: grades[text],
    fault: handOverProblem(text, t),
  }
  const words = wordsOf[label]
  return { label: labels[label] ?? label, text: words ?? text }
}
