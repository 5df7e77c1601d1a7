/** Reasons in plain sentences, for whoever stands in line or holds the telephone. */
import { type Language, textIn } from '../../catalogue/language.ts'
import type { Name } from '../../catalogue/model.ts'
import { childrenOf, type Reason, type ReasonKind } from './reason.ts'
import { english } from './reason-text-en.ts'
import { chinese, type Reader } from './reason-text-zh.ts'

export type { Reader } from './reason-text-zh.ts'

/** One sentence, without what it rests on. */
export function reasonText(reason: Reason, language: Language, reader: Reader = 'applicant'): string {
  const say = (name: Name | { readonly zh: string; readonly en?: string }) => textIn(name, language)
  return language === 'zh' ? chinese(reason, say, reader) : english(reason, say, reader)
}

export type ReasonLine = { readonly depth: number; readonly kind: ReasonKind; readonly text: Name }

/**
 * The tree as lines, each below what it explains. The same sentence is said once among neighbours:
 * two items that are in the plan for the same answer need not repeat it.
 */
export function reasonLines(
  reasons: readonly Reason[],
  reader: Reader = 'applicant',
  depth = 0,
): readonly ReasonLine[] {
  const said = new Set<string>()
  return reasons.flatMap(reason => {
    const text = { zh: reasonText(reason, 'zh', reader), en: reasonText(reason, 'en', reader) }
    const below = reasonLines(childrenOf(reason), reader, depth + 1)
    const whole = JSON.stringify([text.zh, below])
    if (said.has(whole)) return []
    said.add(whole)
    return [{ depth, kind: reason.kind, text }, ...below]
  })
}
