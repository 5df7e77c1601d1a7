/** What a field holds, as people read it: for checking answers. */
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'
import { dateText } from '../elements/dates.ts'
import type { Language } from '../settings/settings.ts'
import type { Texts, Words } from '../texts/texts.tsx'
import { yuanText } from './number-text.ts'

type PlainField = Omit<FormFieldOnWire, 'of'>

export type Speech = {
  readonly texts: Texts
  readonly say: (words: Words) => string
  readonly language: Language
}

/** Text of a field that is no list and no region; undefined where nothing is filled in. */
export function valueText(
  field: PlainField,
  value: FieldValue | null | undefined,
  speech: Speech,
): string | undefined {
  const { texts, say, language } = speech
  if (value === undefined || value === null || value === '') return undefined
  const labelOf = (chosen: string) => {
    const option = field.options?.find(each => each.value === chosen)
    return option === undefined ? chosen : say(option.label)
  }
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (typeof value === 'number') {
    if (field.kind === 'money') return `${yuanText(value)} ${texts.fields.yuan}`
    return field.unit === undefined ? String(value) : `${value} ${say(field.unit)}`
  }
  if (Array.isArray(value)) {
    const chosen = value.filter(entry => typeof entry === 'string')
    return chosen.length === 0 ? undefined : texts.and(chosen.map(labelOf))
  }
  return field.kind === 'choice' ? labelOf(value) : field.kind === 'date' ? dateText(value, language) : value
}
