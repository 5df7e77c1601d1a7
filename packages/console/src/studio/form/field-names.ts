/** What a field is called, what is to be written there, and how its values are called. */
import { findFieldText } from '@yijianshi/core/catalogue/field-texts'
import { type Language, useLanguage } from '../../texts/language.ts'

export type FieldName = { readonly label: string; readonly help?: string }

/** `path` without the numbers of its lists: `items.materials.copies.original`. */
export function findFieldName(path: string, language: Language): FieldName | undefined {
  const text = findFieldText(path)
  return text && { label: text.title[language], help: text.help[language] }
}

export function findValueName(path: string, value: string, language: Language): string | undefined {
  return findFieldText(path)?.values?.[value]?.[language]
}

export function useFieldNames() {
  const language = useLanguage()
  return {
    nameOf: (path: string): FieldName => findFieldName(path, language) ?? { label: path },
    valueNameOf: (path: string, value: string): string => findValueName(path, value, language) ?? value,
  }
}
