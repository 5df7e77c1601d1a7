/** What a licence tells besides its number: values of the form, in words. */
import type { ToldByLicence } from '@yijianshi/contract/licence'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Catalogue, DataElement, Name, Text } from '@yijianshi/core/catalogue'
import type { FormValues } from '../case/contents-store.ts'

type Lists = Pick<Catalogue, 'elements' | 'regions'>

const YES: Name = { zh: '是', en: 'Yes' }
const NO: Name = { zh: '否', en: 'No' }

function same(text: string): Name {
  return { zh: text, en: text }
}

function named(text: Text): Name {
  return { zh: text.zh, en: text.en ?? text.zh }
}

function joined(names: readonly Name[], zh: string, en: string): Name {
  return { zh: names.map(each => each.zh).join(zh), en: names.map(each => each.en).join(en) }
}

function labelOf({ options }: DataElement, chosen: string): Name {
  return options?.find(({ value }) => value === chosen)?.label ?? same(chosen)
}

function numberText({ kind, unit }: DataElement, value: number): Name {
  if (kind === 'money') {
    const yuan = (value / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 })
    return { zh: `${yuan} 元`, en: `${yuan} yuan` }
  }
  if (unit === undefined) return same(String(value))
  return { zh: `${value} ${unit.zh}`, en: `${value} ${unit.en ?? unit.zh}` }
}

type Entry = Exclude<Extract<FieldValue, readonly unknown[]>[number], string>

function entryText(catalogue: Lists, { of = [] }: DataElement, entry: Entry): Name {
  const parts = of.flatMap(({ element }) => {
    const inner = catalogue.elements.get(element)
    const value = entry[element]
    const text = inner === undefined || value === null ? undefined : toldValue(catalogue, inner, value)
    return text === undefined ? [] : [text]
  })
  return joined(parts, ' ', ' ')
}

/** Undefined where nothing is filled in. Regions are told by their code, whose names the catalogue need not have. */
export function toldValue(
  catalogue: Lists,
  element: DataElement,
  value: FieldValue | undefined,
): Name | undefined {
  if (value === undefined || value === '') return undefined
  if (typeof value === 'boolean') return value ? YES : NO
  if (typeof value === 'number') return numberText(element, value)
  if (!Array.isArray(value)) {
    if (element.kind === 'choice') return labelOf(element, value)
    const region = element.kind === 'region' ? catalogue.regions.get(value) : undefined
    return region === undefined ? same(value) : region.name
  }
  const names = value.map(entry =>
    typeof entry === 'string' ? labelOf(element, entry) : entryText(catalogue, element, entry),
  )
  return names.length === 0 ? undefined : joined(names, '、', ', ')
}

/** In the order in which the kind of licence names them. */
export function toldBy(catalogue: Catalogue, licence: string, values: FormValues): ToldByLicence[] {
  return (catalogue.licences.get(licence)?.tells ?? []).flatMap(id => {
    const element = catalogue.elements.get(id)
    const value = element && toldValue(catalogue, element, values[id])
    return element === undefined || value === undefined ? [] : [{ name: named(element.name), value }]
  })
}

/** The organisation that the form names; undefined where it is a person’s own matter. */
export function organisationIn(catalogue: Catalogue, values: FormValues): string | undefined {
  for (const [id, value] of Object.entries(values)) {
    const isName = catalogue.elements.get(id)?.autocomplete === 'organization'
    if (isName && typeof value === 'string' && value !== '') return value
  }
  return undefined
}
