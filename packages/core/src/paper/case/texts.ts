/** Texts of the documents of a case; a text that English lacks does not compile. */
import type { Language } from '../../catalogue/language.ts'
import { enCase } from './en-case.ts'
import { type CaseDocumentTexts, zhCase } from './zh-case.ts'

export type { CaseDocumentTexts } from './zh-case.ts'

const TEXTS: Readonly<Record<Language, CaseDocumentTexts>> = { zh: zhCase, en: enCase }

export function caseDocumentTexts(language: Language): CaseDocumentTexts {
  return TEXTS[language]
}
