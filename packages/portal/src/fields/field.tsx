import { ChoiceField, ManyField, YesNoField } from './choice-fields.tsx'
import { DateField } from './date-field.tsx'
import type { FieldProps } from './field-frame.tsx'
import { ListField } from './list-field.tsx'
import { RegionField } from './region-field.tsx'
import { NumberField, TextField } from './text-fields.tsx'
import './fields.css'

/** The control for a field's kind. */
export function Field(props: FieldProps) {
  return props.field.kind === 'list' ? <ListField {...props} Inner={PlainField} /> : <PlainField {...props} />
}

/** Every kind but the list: lists do not nest. */
function PlainField(props: FieldProps) {
  switch (props.field.kind) {
    case 'text':
    case 'long-text':
    case 'mobile':
    case 'citizen-number':
    case 'credit-code':
      return <TextField {...props} />
    case 'number':
    case 'money':
      return <NumberField {...props} />
    case 'date':
      return <DateField {...props} />
    case 'choice':
      return <ChoiceField {...props} />
    case 'many':
      return <ManyField {...props} />
    case 'yes-no':
      return <YesNoField {...props} />
    case 'region':
      return <RegionField {...props} />
    case 'list':
      return null
  }
}
