/** The languages of the platform's texts; the first is the default. */
export const languages = ['zh', 'en'] as const

export type Language = (typeof languages)[number]

/** A text in the language asked for, in Chinese where it has no other. */
export function textIn(text: { readonly zh: string; readonly en?: string }, language: Language): string {
  return (language === 'en' ? text.en : undefined) ?? text.zh
}
