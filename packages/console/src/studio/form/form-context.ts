/** What every field of a form needs to know. */
import type { CollectionName } from '@yijianshi/core/catalogue'
import type { Edit, Path } from '@yijianshi/core/catalogue/edit'
import { createContext, useContext } from 'react'
import type { SaidFinding } from '../bench/bench.ts'

export type Option = { readonly value: string; readonly label: string }

export type FormMeans = {
  /** Id of what the form is about. */
  readonly entity: string
  readonly isReadOnly: boolean
  readonly edit: (edits: readonly Edit[]) => void
  /** Those whose place is that one. */
  readonly findingsAt: (place: string) => readonly SaidFinding[]
  /** Those whose place is that one or lies in it. */
  readonly findingsWithin: (place: string) => readonly SaidFinding[]
  readonly optionsOf: (collection: CollectionName) => readonly Option[]
}

export const FormContext = createContext<FormMeans | undefined>(undefined)

export function useForm(): FormMeans {
  const means = useContext(FormContext)
  if (means === undefined) throw new Error('useForm was called outside of a form')
  return means
}

export type FieldPlace = {
  /** In the file: `materials[3].name`. */
  readonly path: Path
  /** Without numbers, from the kind of entity on: `items.materials.name`. */
  readonly names: string
}

/** `['materials', 3, 'when']` → `materials[3].when`, as findings name their place. */
export function placeText(path: Path): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[${segment}]`
    return text === '' ? segment : `${text}.${segment}`
  }, '')
}

export function within(place: FieldPlace, name: string): FieldPlace {
  return { path: [...place.path, name], names: `${place.names}.${name}` }
}

export function entryOf(place: FieldPlace, index: number): FieldPlace {
  return { path: [...place.path, index], names: place.names }
}
