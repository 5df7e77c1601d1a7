import type { OmittedEntry } from '@yijianshi/core/plan'
import type { Bilingual } from '../texts/texts.ts'
import type { Texts } from '../texts/zh-cn.ts'

/** Why a material need not be brought. */
export function omittedReason(entry: OmittedEntry, t: Texts, say: (name: Bilingual) => string): string {
  switch (entry.reason) {
    case 'merged-form':
      return t.plan.reasons.mergedForm(say(entry.intoName))
    case 'duplicate':
      return entry.equivalentTo
        ? t.plan.reasons.samePaper(say(entry.equivalentTo.name), say(entry.equivalentTo.reason))
        : t.plan.reasons.duplicate(say(entry.givenForName))
    case 'process-material':
      return t.plan.reasons.processMaterial(say(entry.producedByName))
    case 'fetched':
      return t.plan.reasons.fetched(say(entry.resource))
    case 'not-applicable':
      return t.plan.reasons.notApplicable
  }
}
