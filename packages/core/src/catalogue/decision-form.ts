/** What the decision on an item is called: only a licence is granted or refused as one; papers and screens follow it. */
import type { Language } from './language.ts'
import type { Catalogue, Item } from './model.ts'

export const DECISION_FORMS = ['licence', 'registration', 'filing', 'other'] as const
export type DecisionForm = (typeof DECISION_FORMS)[number]

type Words = {
  /** What is decided, as on a button: 准予许可. */
  readonly grant: string
  readonly refuse: string
  /** The titles of the documents. */
  readonly granted: string
  readonly refused: string
}

const words: Readonly<Record<Language, Readonly<Record<DecisionForm, Words>>>> = {
  zh: {
    licence: {
      grant: '准予许可',
      refuse: '不予许可',
      granted: '准予行政许可决定书',
      refused: '不予行政许可决定书',
    },
    registration: {
      grant: '准予登记',
      refuse: '不予登记',
      granted: '准予登记通知书',
      refused: '不予登记通知书',
    },
    filing: { grant: '予以备案', refuse: '不予备案', granted: '备案通知书', refused: '不予备案通知书' },
    other: {
      grant: '予以办理',
      refuse: '不予办理',
      granted: '办理结果通知书',
      refused: '不予办理通知书',
    },
  },
  en: {
    licence: {
      grant: 'Grant the licence',
      refuse: 'Refuse the licence',
      granted: 'Decision to grant the licence',
      refused: 'Decision to refuse the licence',
    },
    registration: {
      grant: 'Register',
      refuse: 'Refuse to register',
      granted: 'Notice of registration',
      refused: 'Notice that registration is refused',
    },
    filing: {
      grant: 'Take the filing',
      refuse: 'Refuse the filing',
      granted: 'Notice of filing',
      refused: 'Notice that the filing is refused',
    },
    other: {
      grant: 'Grant',
      refuse: 'Refuse',
      granted: 'Notice of the result',
      refused: 'Notice of refusal',
    },
  },
}

/**
 * The code table of kinds knows neither registrations nor filings: they stand among licences, confirmations, other powers
 * and services. The standard names of items end with the act, so the Chinese name tells them, without what follows in
 * brackets. A service that is called 登记 confirms no right, and is none.
 */
export function decisionFormOf({ kind, name }: Pick<Item, 'kind' | 'name'>): DecisionForm {
  const act = name.zh.replace(/（[^（）]*）$/, '')
  if (act.endsWith('备案') && kind !== 'licence') return 'filing'
  if (act.endsWith('登记') && kind !== 'public-service') return 'registration'
  return kind === 'licence' ? 'licence' : 'other'
}

/** The same of an item by its id; one that the catalogue does not know is none of the named forms. */
export function decisionFormIn({ items }: Pick<Catalogue, 'items'>, item: string): DecisionForm {
  const record = items.get(item)
  return record === undefined ? 'other' : decisionFormOf(record)
}

export function decisionWords(form: DecisionForm, language: Language): Words {
  return words[language][form]
}

/** How many of several items are decided as licences, for which alone the licensing law (行政许可法) is cited. */
export type LicenceShare = 'all' | 'some' | 'none'

export function shareOfLicences(forms: readonly DecisionForm[]): LicenceShare {
  if (!forms.includes('licence')) return 'none'
  return forms.every(form => form === 'licence') ? 'all' : 'some'
}
