import { addressOf } from '@yijianshi/contract/client'
import type { ItemPaperOnWire, MatterPaperOnWire } from '@yijianshi/contract/paper'
import { apiBase } from '../connection/call.ts'

export const itemPaperNames = ['information-sheet', 'manual'] as const satisfies readonly ItemPaperOnWire[]
export const matterPaperNames = [
  'guide',
  'notice',
  'flow-chart',
  'tolerance-letter',
  'commitment-letter',
] as const satisfies readonly MatterPaperOnWire[]

export function itemFile(item: string, paper: ItemPaperOnWire, language: string): string {
  return `${apiBase}${addressOf('getItemPaperFile', { item, paper })}?language=${language}`
}

export function matterFile(
  matter: string,
  paper: MatterPaperOnWire,
  query: Readonly<Record<string, string>>,
): string {
  return `${apiBase}${addressOf('getMatterPaperFile', { matter, paper })}?${new URLSearchParams(query)}`
}

export type PapersSearch = { readonly q?: string; readonly page?: number }
export type MatterPaperSearch = { readonly answers?: string; readonly region?: string }

type Raw = Readonly<Record<string, unknown>>

/** The router reads what looks like a number or an object as one. */
function textOf(raw: unknown): string | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined
  return typeof raw === 'object' ? JSON.stringify(raw) : String(raw)
}

export function readPapersSearch(raw: Raw): PapersSearch {
  const words = textOf(raw.q)?.trim().slice(0, 100)
  const page = Number(raw.page)
  return {
    ...(words && { q: words }),
    ...(Number.isInteger(page) && page > 1 && { page }),
  }
}

export function readMatterPaperSearch(raw: Raw): MatterPaperSearch {
  const answers = textOf(raw.answers)
  const region = textOf(raw.region)
  return { ...(answers && { answers }), ...(region && { region }) }
}
