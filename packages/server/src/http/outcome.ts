import type { FieldProblem } from '@yijianshi/core/form'
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from '@yijianshi/core/refusal'

/** The platform says no. `fields` and `materials` name what stands in the way of a submission. */
export type Refused = {
  readonly ok: false
  readonly refusal: Refusal
  readonly fields?: readonly FieldProblem[]
  readonly materials?: readonly string[]
}

/** What an operation comes to: its value, or a refusal. Faults are thrown. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Refused

export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value }
}

export function refused(
  code: RefusalCode,
  params: RefusalParams = {},
  obstacles: Pick<Refused, 'fields' | 'materials'> = {},
): Refused {
  return { ok: false, refusal: refusal(code, params), ...obstacles }
}
