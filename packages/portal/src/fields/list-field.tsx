import type { FieldValue } from '@yijianshi/contract/shape'
import { type ComponentType, useRef } from 'react'
import { useSay, useTexts } from '../texts/texts.tsx'
import { type FieldProps, GroupFrame } from './field-frame.tsx'
import { innerId } from './field-id.ts'

type Entry = Extract<FieldValue, readonly Record<string, unknown>[]>[number]
type EntryValue = Entry[string]

function isEntry(value: string | Entry): value is Entry {
  return typeof value !== 'string'
}

export function entriesOf(value: FieldValue | null | undefined): Entry[] {
  return Array.isArray(value) ? value.filter(isEntry) : []
}

/** Entries have no identity but their place. */
export function inPlaces(entries: readonly Entry[]) {
  return entries.map((entry, index) => ({ entry, index, place: `entry-${index}` }))
}

/** What an entry may hold: everything but another list. */
function plainValue(value: FieldValue | null): EntryValue {
  if (!Array.isArray(value)) return value
  return value.filter(entry => typeof entry === 'string')
}

/** Several of the same, e.g. shareholders: each a group of fields that can be taken out again. */
export function ListField({ Inner, ...props }: FieldProps & { Inner: ComponentType<FieldProps> }) {
  const texts = useTexts()
  const say = useSay()
  const addButton = useRef<HTMLButtonElement>(null)
  const { field, id, value, problems, onChange, onLeave } = props
  const name = say(field.name)
  const entries = entriesOf(value)
  const put = (next: Entry[]) => onChange(next.length === 0 ? null : next)
  const full = entries.length >= (field.constraints.maxItems ?? Number.MAX_SAFE_INTEGER)
  return (
    <GroupFrame {...props}>
      {entries.length === 0 && <p className="soft">{texts.fields.noEntries}</p>}
      {inPlaces(entries).map(({ entry, index, place }) => (
        <fieldset className="list-entry" key={place}>
          <legend>{texts.fields.entry(name, index + 1)}</legend>
          {(field.of ?? []).map(inner => (
            <Inner
              key={inner.element}
              field={inner}
              id={innerId(field.element, index, inner.element)}
              value={entry[inner.element]}
              problems={problems}
              neededBy=""
              onChange={next =>
                put(
                  entries.map((old, place) =>
                    place === index ? { ...old, [inner.element]: plainValue(next) } : old,
                  ),
                )
              }
              onLeave={onLeave}
            />
          ))}
          <button
            type="button"
            className="button danger"
            onClick={() => {
              put(entries.filter((_, at) => at !== index))
              addButton.current?.focus()
            }}
          >
            {texts.fields.removeEntry(name, index + 1)}
          </button>
        </fieldset>
      ))}
      {!full && (
        <button
          ref={addButton}
          id={id}
          type="button"
          className="button secondary"
          onClick={() => put([...entries, {}])}
        >
          {entries.length === 0 ? texts.fields.add(name) : texts.fields.addAnother(name)}
        </button>
      )}
    </GroupFrame>
  )
}
