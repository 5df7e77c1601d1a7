/** The merged form (一次表单): each data element once, with the strictest constraints of all that need it. */
import type { Constraints, DataElement } from '../catalogue/model.ts'
import type { Form, FormField } from './plan.ts'
import type { PreparedItem, PreparedMatter } from './prepare.ts'
import type { Truth } from './truth.ts'

function bothPatterns(left: string, right: string): string {
  return left === right ? left : `(?=(?:${left})$)(?:${right})`
}

function merged<Value>(
  left: Value | undefined,
  right: Value | undefined,
  merge: (left: Value, right: Value) => Value,
): Value | undefined {
  if (left === undefined) return right
  return right === undefined ? left : merge(left, right)
}

/** Both at once: what satisfies the result satisfies each. */
export function mergeConstraints(left: Constraints, right: Constraints | undefined): Constraints {
  if (right === undefined) return left
  const minLength = merged(left.minLength, right.minLength, Math.max)
  const maxLength = merged(left.maxLength, right.maxLength, Math.min)
  const min = merged(left.min, right.min, Math.max)
  const max = merged(left.max, right.max, Math.min)
  const minItems = merged(left.minItems, right.minItems, Math.max)
  const maxItems = merged(left.maxItems, right.maxItems, Math.min)
  const pattern = merged(left.pattern, right.pattern, bothPatterns)
  const options = merged(left.options, right.options, (mine, theirs) =>
    mine.filter(value => theirs.includes(value)),
  )
  return {
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
    ...(pattern !== undefined && { pattern }),
    ...(options !== undefined && { options }),
  }
}

function fieldOf(
  element: DataElement,
  elements: ReadonlyMap<string, DataElement>,
  use: { required: boolean; constraints: Constraints; neededBy: readonly string[] },
): FormField {
  const entries = element.of?.flatMap(entry => {
    const inner = elements.get(entry.element)
    return inner
      ? [
          fieldOf(inner, elements, {
            required: entry.required,
            constraints: inner.constraints ?? {},
            neededBy: use.neededBy,
          }),
        ]
      : []
  })
  return {
    element: element.id,
    name: element.name,
    kind: element.kind,
    section: element.section,
    constraints: use.constraints,
    required: use.required,
    neededBy: use.neededBy,
    ...(element.hint && { hint: element.hint }),
    ...(element.unit && { unit: element.unit }),
    ...(element.options && { options: element.options }),
    ...(entries && { of: entries }),
    ...(element.autocomplete && { autocomplete: element.autocomplete }),
  }
}

type Gathered = { element: DataElement; required: boolean; constraints: Constraints; neededBy: string[] }

export function mergeForm(prepared: PreparedMatter, items: readonly PreparedItem[], truth: Truth): Form {
  const gathered = new Map<string, Gathered>()
  for (const { item, fields } of items) {
    for (const { element, use, when } of fields) {
      if (!truth.holds(when)) continue
      const earlier = gathered.get(element.id)
      if (earlier) {
        earlier.required ||= use.required
        earlier.constraints = mergeConstraints(earlier.constraints, use.constraints)
        if (!earlier.neededBy.includes(item.id)) earlier.neededBy.push(item.id)
      } else {
        const constraints = mergeConstraints(element.constraints ?? {}, use.constraints)
        gathered.set(element.id, { element, required: use.required, constraints, neededBy: [item.id] })
      }
    }
  }
  const placeOf = ({ element }: Gathered) => prepared.placeOf.get(element.id) ?? 0
  const all = [...gathered.values()].toSorted((one, other) => placeOf(one) - placeOf(other))
  const sections = prepared.matter.sections.filter(section =>
    all.some(use => use.element.section === section.id),
  )
  const fields = sections.flatMap(section =>
    all
      .filter(use => use.element.section === section.id)
      .map(use => fieldOf(use.element, prepared.elements, use)),
  )
  return { sections, fields }
}
