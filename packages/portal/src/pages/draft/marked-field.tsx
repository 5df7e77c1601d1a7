import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import { type ReactNode, useEffect } from 'react'
import { useDraft } from '../../draft/draft-state.tsx'
import { usePlace } from '../../draft/place.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { markText } from './mark-text.ts'
import { MarkTag } from './newer-guide.tsx'

/** A field that a newer guide asks for, or asks otherwise, with that said before it. */
export function MarkedField({ field, children }: { field: FormFieldOnWire; children: ReactNode }) {
  const texts = useTexts()
  const say = useSay()
  const { marks } = useDraft()
  const mark = marks.find(({ kind, id }) => kind === 'field' && id === field.element)
  if (mark === undefined) return children
  return (
    <fieldset className="marked" aria-label={`${say(field.name)}：${markText(mark, texts)}`}>
      <MarkTag mark={mark} />
      {children}
    </fieldset>
  )
}

/** Shows the place that the address names. Whoever leaves the page of a section has seen what is marked on it. */
export function useSectionMarks(section: string): void {
  const { see } = useDraft()
  usePlace()
  useEffect(
    () => () =>
      see((mark, { plan }) => {
        const field = plan.form.fields.find(({ element }) => element === mark.id)
        return mark.kind === 'field' && field?.section === section
      }),
    [section, see],
  )
}
