import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'

const storageKey = 'yijianshi-console-language'
const listeners = new Set<() => void>()

function readStored(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh'
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
    return 'zh'
  }
}

let current: Language = readStored()

export function currentLanguage(): Language {
  return current
}

/** BCP 47 tag, for `lang` and `Accept-Language`. */
export function languageTag(language: Language): string {
  return language === 'en' ? 'en' : 'zh-CN'
}

export function setLanguage(language: Language): void {
  current = language
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // See readStored.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage)
}
