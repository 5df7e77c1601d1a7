/** What another version of the guide asks otherwise than the one that a draft or a case began with. */
import { isSameData } from '../catalogue/same-data.ts'

export type ChangeMark = 'new' | 'gone' | 'changed'

/** The parts of a plan that a person meets. */
type Guide = {
  readonly form: { readonly fields: readonly { readonly element: string; readonly required: boolean }[] }
  readonly checklist: readonly { readonly material: string }[]
  readonly items: readonly { readonly item: string }[]
}

export type GuideChanges = {
  readonly fields: readonly { readonly element: string; readonly mark: ChangeMark }[]
  readonly materials: readonly { readonly material: string; readonly mark: ChangeMark }[]
  /** Elements and materials that are demanded now and were not before, and items that come or go. */
  readonly demands: readonly string[]
}

type Marked = { readonly id: string; readonly mark: ChangeMark }

function marks<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  idOf: (entry: Entry) => string,
): Marked[] {
  const earlier = new Map(before.map(entry => [idOf(entry), entry]))
  const later = new Set(after.map(idOf))
  const present = after.flatMap((entry): Marked[] => {
    const known = earlier.get(idOf(entry))
    if (known === undefined) return [{ id: idOf(entry), mark: 'new' }]
    return isSameData(known, entry) ? [] : [{ id: idOf(entry), mark: 'changed' }]
  })
  const gone = before.map(idOf).filter(id => !later.has(id))
  return [...present, ...gone.map((id): Marked => ({ id, mark: 'gone' }))]
}

export function compareGuides(before: Guide, after: Guide): GuideChanges {
  const fields = marks(before.form.fields, after.form.fields, field => field.element)
  const materials = marks(before.checklist, after.checklist, entry => entry.material)
  const items = marks(before.items, after.items, entry => entry.item)
  const optional = new Set(before.form.fields.filter(field => !field.required).map(field => field.element))
  const required = after.form.fields.filter(field => field.required).map(field => field.element)
  const isNew = (element: string) => fields.some(field => field.id === element && field.mark === 'new')
  return {
    fields: fields.map(({ id, mark }) => ({ element: id, mark })),
    materials: materials.map(({ id, mark }) => ({ material: id, mark })),
    demands: [
      ...required.filter(element => isNew(element) || optional.has(element)),
      ...materials.filter(({ mark }) => mark === 'new').map(({ id }) => id),
      ...items.filter(({ mark }) => mark !== 'changed').map(({ id }) => id),
    ],
  }
}
