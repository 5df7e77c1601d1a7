/** Texts in the language chosen. Chinese is always there; English is fetched when somebody wants it. */
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'
import { type Language, readSettings, useSettings } from '../settings/settings.ts'
import { type Texts, zhCn } from './zh-cn.ts'

export type { Texts } from './zh-cn.ts'

/** A text of the catalogue. */
export type Words = { readonly zh: string; readonly en?: string }

type Spoken = { readonly language: Language; readonly texts: Texts }

const chinese: Spoken = { language: 'zh-CN', texts: zhCn }
const SpokenContext = createContext(chinese)

async function textsOf(language: Language): Promise<Spoken> {
  if (language === 'zh-CN') return chinese
  try {
    return { language, texts: (await import('./en.ts')).en }
  } catch {
    return chinese
  }
}

/** The texts to begin with, so that the first picture is in the right language. */
export function firstTexts(): Promise<Spoken> {
  return textsOf(readSettings().language)
}

export function TextsProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const { language } = useSettings()
  const [spoken, setSpoken] = useState(first)
  useEffect(() => {
    let wanted = true
    void textsOf(language).then(next => {
      if (wanted) setSpoken(next)
    })
    return () => {
      wanted = false
    }
  }, [language])
  return <SpokenContext value={spoken}>{children}</SpokenContext>
}

export function useTexts(): Texts {
  return use(SpokenContext).texts
}

/** Picks the wording of a catalogue text; Chinese where there is no other. */
export function useSay(): (words: Words) => string {
  const { language } = use(SpokenContext)
  return useCallback(words => (language === 'en' ? (words.en ?? words.zh) : words.zh), [language])
}

/** The language that texts are really shown in, for dates and lists. */
export function useSpokenLanguage(): Language {
  return use(SpokenContext).language
}
