/** Why a field stands in the form, whose limit is the strictest, and what a section is for. */
import type { Constraints } from '../../catalogue/model.ts'
import type { FormField } from '../plan.ts'
import type { PreparedField, PreparedItem } from '../prepare.ts'
import { calledOf, type Grounds, law } from './grounds.ts'
import type { Reason } from './reason.ts'

type Need = { readonly item: PreparedItem; readonly field: PreparedField }

function needsOf(grounds: Grounds, element: string): Need[] {
  return grounds.compiled.items.flatMap(item =>
    item.fields
      .filter(field => field.element.id === element && grounds.holds(field.when))
      .map(field => ({ item, field })),
  )
}

const LIMITS = [
  'minLength',
  'maxLength',
  'min',
  'max',
  'minItems',
  'maxItems',
  'pattern',
  'options',
] as const satisfies readonly (keyof Constraints)[]

/** Of numbers the one that won, of patterns and options each: those hold together. */
function isOf(limit: (typeof LIMITS)[number], own: Constraints, merged: Constraints): boolean {
  if (own[limit] === undefined) return false
  return limit === 'pattern' || limit === 'options' || own[limit] === merged[limit]
}

function limitReasons(field: FormField, needs: readonly Need[]): Reason[] {
  return LIMITS.filter(limit => field.constraints[limit] !== undefined).map(limit => {
    const value = field.constraints[limit]
    const everywhere = needs.some(need =>
      isOf(limit, need.field.element.constraints ?? {}, field.constraints),
    )
    const items = needs.filter(need => isOf(limit, need.field.use.constraints ?? {}, field.constraints))
    const narrows = limit === 'pattern' || limit === 'options' || !everywhere
    return {
      kind: 'strictest',
      limit,
      value: typeof value === 'number' ? value : undefined,
      items: narrows ? items.map(need => calledOf(need.item)) : [],
    }
  })
}

/** Undefined for a field that is not in this form. */
export function explainField(grounds: Grounds, id: string): readonly Reason[] | undefined {
  const { fields } = grounds.plan.form
  const field = fields.find(entry => entry.element === id)
  if (field === undefined) {
    const list = fields.find(entry => entry.of?.some(inner => inner.element === id))
    const outer = list && explainField(grounds, list.element)
    return outer && [{ kind: 'part-of', element: list.element, name: list.name }, ...outer]
  }
  const needs = needsOf(grounds, id)
  const items = new Set(needs.map(need => need.item.item.id)).size
  return [
    ...needs.map((need): Reason => {
      const [basis] = need.item.item.legalBasis
      return {
        kind: 'field-needed',
        ...calledOf(need.item),
        element: id,
        required: need.field.use.required,
        because: [
          ...(basis ? [law(basis)] : []),
          ...grounds.because(need.field.when),
          ...grounds.item(need.item.item.id),
        ],
      }
    }),
    ...(items > 1 ? [{ kind: 'filled-once' as const, times: items }] : []),
    ...limitReasons(field, needs),
  ]
}

/** Undefined for a section without a field in this form. */
export function explainSection(grounds: Grounds, id: string): readonly Reason[] | undefined {
  const fields = grounds.plan.form.fields.filter(field => field.section === id)
  if (fields.length === 0) return undefined
  return grounds.compiled.items.flatMap((item): Reason[] => {
    const own = fields.filter(field => field.neededBy.includes(item.item.id))
    if (own.length === 0) return []
    return [{ kind: 'section-needed', ...calledOf(item), fields: own.map(field => field.name) }]
  })
}
