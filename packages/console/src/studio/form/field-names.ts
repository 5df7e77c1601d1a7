/** What a field is called, and what is to be written there. The longest end of its path that is known counts. */
import { enStudioFields, enStudioValues } from '../../texts/en-studio-fields.ts'
import { type Language, useLanguage } from '../../texts/language.ts'
import { zhStudioFields, zhStudioValues } from '../../texts/zh-cn-studio-fields.ts'

export type FieldName = { readonly label: string; readonly help?: string }

type Names = Readonly<Record<string, readonly [string, string?]>>
type Values = Readonly<Record<string, Readonly<Record<string, string>>>>

const names: Readonly<Record<Language, Names>> = { zh: zhStudioFields, en: enStudioFields }
const values: Readonly<Record<Language, Values>> = { zh: zhStudioValues, en: enStudioValues }

/** `items.limit.note` → that, `limit.note`, `note`. */
function ends(path: string): string[] {
  const parts = path.split('.')
  return parts.map((_, index) => parts.slice(index).join('.'))
}

/** `path` without the numbers of its lists: `items.materials.copies.original`. */
export function findFieldName(path: string, language: Language): FieldName | undefined {
  const key = ends(path).find(end => Object.hasOwn(names[language], end))
  const found = key === undefined ? undefined : names[language][key]
  if (found === undefined) return undefined
  const [label, help] = found
  return { label, ...(help !== undefined && { help }) }
}

export function findValueName(path: string, value: string, language: Language): string | undefined {
  const key = ends(path).find(end => values[language][end]?.[value] !== undefined)
  return key === undefined ? undefined : values[language][key]?.[value]
}

export function useFieldNames() {
  const language = useLanguage()
  return {
    nameOf: (path: string): FieldName => findFieldName(path, language) ?? { label: path },
    valueNameOf: (path: string, value: string): string => findValueName(path, value, language) ?? value,
  }
}
