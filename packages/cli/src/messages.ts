/** All that the command line says, in both languages. */
import type { Language } from '@yijianshi/core/catalogue'
import { english } from './messages-en.ts'
import { chinese, type Messages } from './messages-zh.ts'

export type { Messages } from './messages-zh.ts'

const catalogue: Readonly<Record<Language, Messages>> = { zh: chinese, en: english }

export function messagesIn(language: Language): Messages {
  return catalogue[language]
}
