import type { FileConflict } from '@yijianshi/contract/shape'
import type { Finding } from '@yijianshi/core/catalogue'
import type { FieldProblem } from '@yijianshi/core/form'
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from '@yijianshi/core/refusal'

/** The platform says no. The lists name what stands in the way of a submission, a save or a publication. */
export type Refused = {
  readonly ok: false
  readonly refusal: Refusal
  readonly fields?: readonly FieldProblem[]
  readonly materials?: readonly string[]
  /** Files of the catalogue that somebody else has changed, and the version that they are in conflict with. */
  readonly conflicts?: readonly FileConflict[]
  readonly onto?: string
  /** Errors of the catalogue as it would be published. */
  readonly findings?: readonly Finding[]
}

/** What an operation comes to: its value, or a refusal. Faults are thrown. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Refused

export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value }
}

export function refused(
  code: RefusalCode,
  params: RefusalParams = {},
  obstacles: Omit<Refused, 'ok' | 'refusal'> = {},
): Refused {
  return { ok: false, refusal: refusal(code, params), ...obstacles }
}
