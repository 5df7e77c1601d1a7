import { addressOf } from '@yijianshi/contract/client'
import type { ItemPaperOnWire, MatterPaperOnWire } from '@yijianshi/contract/paper'
import type { Language } from '../../settings/settings.ts'
import { type Answers, guideBodyOf, searchOf } from '../guide/answers-in-address.ts'

export type PaperPlan = { readonly matter: string; readonly answers: Answers; readonly region?: string }

function languageOf(language: Language): 'zh' | 'en' {
  return language === 'en' ? 'en' : 'zh'
}

/** What the API takes: answers as JSON. */
export function paperQuery({ answers, region }: PaperPlan, language: Language) {
  return {
    answers: JSON.stringify(answers),
    language: languageOf(language),
    ...(region !== undefined && { region }),
  }
}

/** The plan that the address of a paper's page means. */
export function planIn(matter: string, search: string): PaperPlan {
  return { matter, ...guideBodyOf(search) }
}

/** The page of a paper: its address has the answers as the plan's has. */
export function paperPage(paper: MatterPaperOnWire, { matter, answers, region }: PaperPlan): string {
  return `/matters/${matter}/papers/${paper}${searchOf(answers, region)}`
}

export function paperFile(paper: MatterPaperOnWire, plan: PaperPlan, language: Language): string {
  const address = addressOf('getMatterPaperFile', { matter: plan.matter, paper })
  return `${address}?${new URLSearchParams(paperQuery(plan, language))}`
}

export function itemFile(item: string, paper: ItemPaperOnWire, language: Language): string {
  return `${addressOf('getItemPaperFile', { item, paper })}?language=${languageOf(language)}`
}
