/** What the person chose about the look of the pages. Kept on the device only. */
import { useSyncExternalStore } from 'react'

export type Language = 'zh-CN' | 'en'

type Settings = {
  readonly language: Language
  /** 长辈版: the same pages with larger text and targets. */
  readonly elder: boolean
  /** Where the person last wanted a matter done: code of the region. */
  readonly region: string | undefined
}

const storageKey = 'yijianshi.settings'
const listeners = new Set<() => void>()
let current = stored()

function stored(): Settings {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    const known = typeof value === 'object' && value !== null ? value : {}
    return {
      language: 'language' in known && known.language === 'en' ? 'en' : 'zh-CN',
      elder: 'elder' in known && known.elder === true,
      region: 'region' in known && typeof known.region === 'string' ? known.region : undefined,
    }
  } catch {
    return { language: 'zh-CN', elder: false, region: undefined }
  }
}

function show(settings: Settings): void {
  document.documentElement.lang = settings.language
  document.documentElement.classList.toggle('elder', settings.elder)
}

export function readSettings(): Settings {
  return current
}

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change }
  show(current)
  try {
    localStorage.setItem(storageKey, JSON.stringify(current))
  } catch {
    // Storage is full or forbidden: the choice then holds until the page is left.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, readSettings)
}

show(current)
