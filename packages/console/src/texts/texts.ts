import { en } from './en.ts'
import { type Language, useLanguage } from './language.ts'
import { type Texts, zhCn } from './zh-cn.ts'

/** A name or text of the catalogue: Chinese always, English where it has one. */
export type Bilingual = { readonly zh: string; readonly en?: string }

export function textsIn(language: Language): Texts {
  return language === 'en' ? en : zhCn
}

export function sayIn(language: Language, name: Bilingual): string {
  return (language === 'en' ? name.en : undefined) || name.zh
}

export type Speech = {
  readonly t: Texts
  readonly language: Language
  /** A name of the catalogue in the reader's language. */
  readonly say: (name: Bilingual) => string
}

export function useTexts(): Speech {
  const language = useLanguage()
  return { t: textsIn(language), language, say: name => sayIn(language, name) }
}
