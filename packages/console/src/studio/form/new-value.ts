/** What a part of an entity begins with when it is added: what the model requires, and nothing else. */
import type { Shape } from '../bench/shape.ts'

export function newValue(shape: Shape): unknown {
  switch (shape.kind) {
    case 'text':
    case 'condition':
    case 'date':
      return ''
    case 'bilingual':
      return shape.english ? { zh: '', en: '' } : { zh: '' }
    case 'number':
      return Math.max(shape.min ?? 0, 0)
    case 'yes-no':
      return false
    case 'one-of':
      return shape.values[0] ?? ''
    case 'list':
      return []
    case 'group':
      return Object.fromEntries(
        shape.fields.filter(({ required }) => required).map(field => [field.name, newValue(field.shape)]),
      )
    case 'cases': {
      const [first] = shape.cases
      if (first === undefined) return {}
      const rest = newValue({ kind: 'group', fields: first.fields })
      return { [shape.by]: first.value, ...Object(rest) }
    }
    case 'open':
      return ''
  }
}
