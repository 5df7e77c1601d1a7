/** Texts in the language chosen. Chinese is always there; English is fetched when somebody wants it. */
import type { Problem } from '@yijianshi/contract/shape'
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react'
import { type Language, readSettings, useSettings } from '../settings/settings.ts'
import { type Texts, zhCn } from './zh-cn.ts'

export type { Texts } from './zh-cn.ts'

/** A text of the catalogue. */
export type Words = { readonly zh: string; readonly en?: string }

export type Spoken = {
  readonly language: Language
  readonly texts: Texts
  /** What was refused, in this language; only there once somebody has changed the language. */
  readonly refusal?: (problem: Problem) => string | undefined
}

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

/** For what was said in the other language before. Fetched when somebody changes it, so that nobody else waits for it. */
async function refusalsIn(language: Language): Promise<Spoken['refusal']> {
  try {
    const [{ isRefusalCode }, { refusalText }] = await Promise.all([
      import('@yijianshi/core/refusal'),
      import('@yijianshi/core/refusal/texts'),
    ])
    return ({ code, params = {} }) =>
      isRefusalCode(code) ? refusalText({ code, params }, language === 'en' ? 'en' : 'zh') : undefined
  } catch {
    return undefined
  }
}

async function changedTo(language: Language): Promise<Spoken> {
  const [spoken, refusal] = await Promise.all([textsOf(language), refusalsIn(language)])
  return spoken.language === language && refusal !== undefined ? { ...spoken, refusal } : spoken
}

/** The texts to begin with, so that the first picture is in the right language. */
export function firstTexts(): Promise<Spoken> {
  return textsOf(readSettings().language)
}

export function TextsProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const { language } = useSettings()
  const [spoken, setSpoken] = useState(first)
  const unchanged = useRef(true)
  useEffect(() => {
    if (unchanged.current && language === first.language) return
    unchanged.current = false
    let wanted = true
    void changedTo(language).then(words => {
      if (wanted) setSpoken(words)
    })
    return () => {
      wanted = false
    }
  }, [language, first])
  return <SpokenContext value={spoken}>{children}</SpokenContext>
}

export function useSpoken(): Spoken {
  return use(SpokenContext)
}

export function useTexts(): Texts {
  return use(SpokenContext).texts
}

/** The wording of a catalogue text; Chinese where there is no other. */
export function wordingIn({ language }: Pick<Spoken, 'language'>, words: Words): string {
  return language === 'en' ? (words.en ?? words.zh) : words.zh
}

/** The same in the language of now. */
export function useSay(): (words: Words) => string {
  const { language } = use(SpokenContext)
  return useCallback(words => wordingIn({ language }, words), [language])
}

/** The language that texts are really shown in, for dates and lists. */
export function useSpokenLanguage(): Language {
  return use(SpokenContext).language
}
