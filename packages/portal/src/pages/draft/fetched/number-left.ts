import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import { validateField } from '@yijianshi/core/form'
import { useDraft } from '../../../draft/draft-state.tsx'
import { useSharing } from '../../../draft/sharing-state.tsx'

/** To be called when a field is left: by its number, or for the person whose number it is, more may be fetched now. */
export function useNumberLeft(): (field: FormFieldOnWire) => void {
  const { draft } = useDraft()
  const { fetchByNumber } = useSharing()
  return field => {
    const value = draft.values[field.element]
    const isNumber = field.kind === 'citizen-number' || field.kind === 'credit-code'
    if (isNumber && typeof value === 'string' && validateField(field, value).length === 0)
      void fetchByNumber(value)
  }
}
