import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { ReactNode } from 'react'
import { useSay, useTexts } from '../texts/texts.tsx'

export type FieldProps = {
  readonly field: FormFieldOnWire
  /** Id of the control on the page; also where an error summary leads. */
  readonly id: string
  readonly value: FieldValue | null | undefined
  /** In words, by id; an id missing here has nothing to mend. */
  readonly problems: ReadonlyMap<string, string>
  /** Who uses the answer, in words; empty where it need not be said. */
  readonly neededBy: string
  readonly onChange: (value: FieldValue | null) => void
  /** The person left the control with this id. */
  readonly onLeave: (id: string) => void
}

export function describedBy({ field, id, problems, neededBy }: FieldProps): string | undefined {
  const ids = [
    (field.hint || field.kind === 'date') && `${id}-hint`,
    problems.has(id) && `${id}-problem`,
    neededBy !== '' && `${id}-needed-by`,
  ]
  return ids.filter(Boolean).join(' ') || undefined
}

function Label({ field }: FieldProps) {
  const texts = useTexts()
  const say = useSay()
  return (
    <>
      {say(field.name)}
      {!field.required && <span className="optional">{texts.draft.optional}</span>}
    </>
  )
}

function Below(props: FieldProps) {
  if (props.neededBy === '') return null
  return (
    <p className="needed-by" id={`${props.id}-needed-by`}>
      {props.neededBy}
    </p>
  )
}

function Above({ field, id, problems }: FieldProps) {
  const texts = useTexts()
  const say = useSay()
  const problem = problems.get(id)
  const hint = field.hint ? say(field.hint) : field.kind === 'date' ? texts.fields.dateHint : undefined
  return (
    <>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </>
  )
}

/** A field of one control: label, hint, problem, control, who needs it. */
export function SingleFrame({ children, ...props }: FieldProps & { children: ReactNode }) {
  return (
    <div className={props.problems.has(props.id) ? 'field faulty' : 'field'}>
      <label htmlFor={props.id}>
        <Label {...props} />
      </label>
      <Above {...props} />
      {children}
      <Below {...props} />
    </div>
  )
}

/** A field of several controls: the name is the group's legend. */
export function GroupFrame({ children, ...props }: FieldProps & { children: ReactNode }) {
  return (
    <fieldset
      className={props.problems.has(props.id) ? 'field faulty' : 'field'}
      aria-describedby={describedBy(props)}
    >
      <legend>
        <Label {...props} />
      </legend>
      <Above {...props} />
      {children}
      <Below {...props} />
    </fieldset>
  )
}
