import type { Language } from '../catalogue/language.ts'
import { en } from './texts/en.ts'
import { type PaperTexts, zh } from './texts/zh.ts'

export type { PaperTexts } from './texts/zh.ts'

const TEXTS: Readonly<Record<Language, PaperTexts>> = { zh, en }

export function paperTexts(language: Language): PaperTexts {
  return TEXTS[language]
}
