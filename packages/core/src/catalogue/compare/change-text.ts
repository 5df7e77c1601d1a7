/** A change in one or two sentences: what, how it was, how it is, whom it concerns. */
import { type Language, textIn } from '../language.ts'
import type { Text } from '../model.ts'
import type { CatalogueChange } from './change.ts'
import { english } from './change-text-en.ts'
import { chinese } from './change-text-zh.ts'

export function changeText(change: CatalogueChange, language: Language): string {
  const say = (text: Text) => textIn(text, language)
  return language === 'zh' ? chinese(change, say) : english(change, say)
}
