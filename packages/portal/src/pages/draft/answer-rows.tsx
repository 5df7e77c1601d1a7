import type { FormFieldOnWire, FormOnWire } from '@yijianshi/contract/plan'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { fromCheck } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { entriesOf, inPlaces } from '../../fields/list-field.tsx'
import { pathTo } from '../../fields/region-field.tsx'
import { loadRegions } from '../../fields/regions.ts'
import { valueText } from '../../fields/value-text.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { FieldSource } from './fetched/fetched-field.tsx'

function RegionText({ code }: { code: string }) {
  const say = useSay()
  const [text, setText] = useState(code)
  useEffect(() => {
    let wanted = true
    void loadRegions().then(regions => {
      const path = pathTo(regions, code)
      if (wanted && path.length > 0) setText(path.map(({ name }) => say(name)).join(' '))
    })
    return () => {
      wanted = false
    }
  }, [code, say])
  return text
}

function Value({ field }: { field: FormFieldOnWire }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const { draft } = useDraft()
  const value = draft.values[field.element]
  const speech = { texts, say, language }
  if (field.kind === 'region' && typeof value === 'string') return <RegionText code={value} />
  if (field.kind !== 'list') return valueText(field, value, speech) ?? texts.fields.notFilled
  const entries = entriesOf(value)
  if (entries.length === 0) return texts.fields.notFilled
  return inPlaces(entries).map(({ entry, place }) => (
    <ul className="entry-values" key={place}>
      {(field.of ?? []).map(inner => (
        <li key={inner.element}>
          {say(inner.name)}：{valueText(inner, entry[inner.element], speech) ?? texts.fields.notFilled}
        </li>
      ))}
    </ul>
  ))
}

/** What was filled in in one section, each with a link to change it. */
export function AnswerRows({ section }: { section: FormOnWire['sections'][number] }) {
  const texts = useTexts()
  const say = useSay()
  const { draft } = useDraft()
  const href = fromCheck(`/drafts/${draft.id}/sections/${section.id}`)
  return (
    <>
      <h2>{say(section.name)}</h2>
      <dl className="summary">
        {draft.plan.form.fields
          .filter(field => field.section === section.id)
          .map(field => (
            <div key={field.element}>
              <dt>{say(field.name)}</dt>
              <dd>
                <Value field={field} />
                <FieldSource field={field} />
              </dd>
              <dd>
                <Link href={href} className="change-link">
                  {texts.change}
                  <span className="visually-hidden">{say(field.name)}</span>
                </Link>
              </dd>
            </div>
          ))}
      </dl>
    </>
  )
}
