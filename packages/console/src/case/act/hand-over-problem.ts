import { deliveryError } from '@yijianshi/contract/webhook'
import type { Texts } from '../../texts/zh-cn.ts'
import { errorText } from '../../webhook/webhook-state.ts'

/** The case keeps a code and its detail; any other words stand for themselves. */
export function handOverProblem(problem: string, t: Texts): string {
  const [code = '', ...detail] = problem.split(' ')
  const known = deliveryError.shape.code.safeParse(code)
  return known.success ? errorText({ code: known.data, detail: detail.join(' ') }, t) : problem
}
