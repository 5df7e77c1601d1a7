import type { FieldProblem, FieldProblemCode } from '@yijianshi/core/form'
import type { Texts } from '../texts/zh-cn.ts'
import { yuanText } from './money.ts'

type AnyProblem = {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

function isKnown(code: string, t: Texts): code is FieldProblemCode {
  return Object.hasOwn(t.fieldProblems, code)
}

/** What is wrong with a field and how to put it right; bounds of money are told in yuan. */
export function problemText(problem: AnyProblem | FieldProblem, kind: string, t: Texts): string {
  const { code, params } = problem
  if (!isKnown(code, t)) return t.fieldProblems.pattern('')
  const bound = params.min ?? params.max ?? ''
  return t.fieldProblems[code](
    kind === 'money' && typeof bound === 'number' ? `¥ ${yuanText(bound)}` : String(bound),
  )
}
