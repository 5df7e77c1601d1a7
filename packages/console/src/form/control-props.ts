import type { FieldValue } from '@yijianshi/contract/shape'
import type { PlainField } from './field-value.ts'

/** What each control of a field is given. */
export type ControlProps = {
  readonly field: PlainField
  readonly id: string
  readonly labelId: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly value: FieldValue | null | undefined
  readonly onChange: (value: FieldValue | undefined) => void
  /** The person left the field or chose: what stands there now is to be saved. */
  readonly onCommit: (value: FieldValue | undefined) => void
}
