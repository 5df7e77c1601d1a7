/** Links that lead to one field or material of a page below the task list. */

import type { GuideMark } from '@yijianshi/core/publication/guide-marks'
import { useEffect } from 'react'
import { useSearch } from 'wouter'
import { fieldId } from '../fields/field-id.ts'

const parameter = 'place'

export function materialId(material: string): string {
  return `material-${material}`
}

/** The page of a draft where the field or material stands, with the place on it; the task list for anything else. */
export function addressOfMark(
  draft: {
    readonly id: string
    readonly plan: {
      readonly form: { readonly fields: readonly { readonly element: string; readonly section: string }[] }
    }
  },
  mark: Pick<GuideMark, 'kind' | 'id'>,
): string {
  const base = `/drafts/${draft.id}`
  const to = (page: string, place: string) => `${base}/${page}?${new URLSearchParams({ [parameter]: place })}`
  if (mark.kind === 'material') return to('materials', materialId(mark.id))
  const field = draft.plan.form.fields.find(({ element }) => element === mark.id)
  return mark.kind === 'item' || field === undefined
    ? base
    : to(`sections/${field.section}`, fieldId(mark.id))
}

/** Brings the place that the address names into view, and the focus to it. */
export function usePlace(): void {
  const place = new URLSearchParams(useSearch()).get(parameter)
  useEffect(() => {
    const element = place === null ? null : document.getElementById(place)
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }, [place])
}
