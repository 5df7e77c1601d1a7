import type { CollectionName } from '@yijianshi/core/catalogue'
import type { Edit, EditRefusal, Path } from '@yijianshi/core/catalogue/edit'
import { Alert, ConfigProvider, type ThemeConfig } from 'antd'
import { type ReactElement, useMemo, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'
import type { SaidFinding } from '../bench/bench.ts'
import type { OutlineEntry } from '../bench/outline.ts'
import { isRecord } from '../bench/outline.ts'
import type { EntityKind, FieldShape, Shape } from '../bench/shape.ts'
import { FieldFindings } from './field.tsx'
import { FormContext, type FormMeans, placeText } from './form-context.ts'
import { Cases, Fields } from './shaped-field.tsx'

export type EntityFormProps = {
  readonly kind: EntityKind
  readonly shape: Shape
  /** Of the entity, in its file. */
  readonly path: Path
  readonly value: unknown
  readonly findings: readonly SaidFinding[]
  readonly outline: readonly OutlineEntry[]
  readonly isReadOnly: boolean
  readonly onEdit: (edits: readonly Edit[]) => Promise<EditRefusal | undefined>
}

/** Where the field is: a name has one for both languages. */
function findingsByPlace(findings: readonly SaidFinding[]): ReadonlyMap<string, readonly SaidFinding[]> {
  return Map.groupBy(findings, ({ path }) => path.replace(/\.(zh|en)$/, ''))
}

const isWithin = (place: string, around: string) =>
  place === around || place.startsWith(`${around}.`) || place.startsWith(`${around}[`)

function useOptions(outline: readonly OutlineEntry[]): FormMeans['optionsOf'] {
  const { say } = useTexts()
  return useMemo(() => {
    const known = new Map<CollectionName, readonly { readonly value: string; readonly label: string }[]>()
    return collection => {
      const found = known.get(collection)
      if (found !== undefined) return found
      const options = outline
        .filter(({ kind }) => kind === collection)
        .map(({ id, name }) => ({ value: id, label: name === undefined ? id : `${say(name)} (${id})` }))
      known.set(collection, options)
      return options
    }
  }, [outline, say])
}

/** The id is what others refer to: it is given once. */
const withoutId = (fields: readonly FieldShape[], kind: EntityKind) =>
  fields.filter(({ name }) => name !== (kind === 'regions' ? 'code' : 'id'))

/** Whoever may not edit still reads: nothing is greyed out. */
const readable: ThemeConfig = { token: { colorTextDisabled: '#454d57' } }

export function EntityForm(props: EntityFormProps): ReactElement {
  const { t } = useTexts()
  const { kind, shape, path, value, findings, outline, isReadOnly, onEdit } = props
  const [isRefused, setRefused] = useState(false)
  const optionsOf = useOptions(outline)
  const byPlace = useMemo(() => findingsByPlace(findings), [findings])
  if (!isRecord(value)) return <Alert type="warning" showIcon title={t.studio.edit.noEntity} />
  const means: FormMeans = {
    entity: typeof value.id === 'string' ? value.id : '',
    isReadOnly,
    edit: edits => {
      onEdit(edits).then(refusal => setRefused(refusal !== undefined))
    },
    findingsAt: at => byPlace.get(at) ?? [],
    findingsWithin: at => [...byPlace].flatMap(([place, found]) => (isWithin(place, at) ? found : [])),
    optionsOf,
  }
  const place = { path, names: kind }
  return (
    <ConfigProvider theme={readable}>
      <FormContext value={means}>
        <FieldFindings id="entity-findings" findings={means.findingsAt(placeText(path))} />
        {isRefused ? <Alert role="alert" type="warning" showIcon title={t.studio.edit.refused} /> : null}
        {shape.kind === 'group' ? (
          <Fields place={place} fields={withoutId(shape.fields, kind)} value={value} />
        ) : null}
        {shape.kind === 'cases' ? (
          <Cases
            place={place}
            shape={{
              ...shape,
              cases: shape.cases.map(each => ({ ...each, fields: withoutId(each.fields, kind) })),
            }}
            value={value}
          />
        ) : null}
      </FormContext>
    </ConfigProvider>
  )
}
