/** What a field holds, as a person reads it. */
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Language } from '../texts/language.ts'
import { type Bilingual, sayIn } from '../texts/texts.ts'
import { yuanText } from './money.ts'

type PlainField = Pick<FormFieldOnWire, 'kind' | 'options' | 'unit'>

export type ValueContext = {
  readonly language: Language
  readonly yes: string
  readonly no: string
  /** Name of a region by its code. */
  readonly regionName: (code: string) => Bilingual | undefined
}

function optionText(field: PlainField, value: string, language: Language): string {
  const option = field.options?.find(candidate => candidate.value === value)
  return option === undefined ? value : sayIn(language, option.label)
}

/** Undefined when nothing is filled in. Lists are shown entry by entry, see `list-value.tsx`. */
export function valueText(
  field: PlainField,
  value: FieldValue | null | undefined,
  context: ValueContext,
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const { language } = context
  if (typeof value === 'boolean') return value ? context.yes : context.no
  if (typeof value === 'number') {
    if (field.kind === 'money') return `¥ ${yuanText(value)}`
    return field.unit === undefined ? String(value) : `${value} ${sayIn(language, field.unit)}`
  }
  if (typeof value === 'string') {
    if (field.kind === 'choice') return optionText(field, value, language)
    const region = field.kind === 'region' ? context.regionName(value) : undefined
    return region === undefined ? value : sayIn(language, region)
  }
  const texts = value.flatMap(entry =>
    typeof entry === 'string' ? [optionText(field, entry, language)] : [],
  )
  return texts.length === 0 ? undefined : texts.join(language === 'en' ? ', ' : '、')
}
