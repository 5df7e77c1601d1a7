/** What of a draft is not handed in now: what follows later, and what a promise stands in for. */
import type { Draft, LetterKind } from '@yijianshi/contract/draft'
import type { ChecklistEntryOnWire } from '@yijianshi/contract/plan'

export type Choice = 'now' | 'later' | 'promise'

type Chosen = Pick<Draft, 'later' | 'promised'>

/** Ways to hand the material in, other than now. */
export function waysOf(entry: ChecklistEntryOnWire): readonly Exclude<Choice, 'now'>[] {
  return [
    ...(entry.tolerableDays === undefined ? [] : (['later'] as const)),
    ...(entry.commitmentCheckDays === undefined ? [] : (['promise'] as const)),
  ]
}

/** What is there needs no choice. */
export function choiceOf(draft: Chosen & Pick<Draft, 'files'>, material: string): Choice {
  if (draft.files.some(file => file.material === material)) return 'now'
  if (draft.later.includes(material)) return 'later'
  return draft.promised.includes(material) ? 'promise' : 'now'
}

/** Both lists as they are after the choice. */
export function withChoice({ later, promised }: Chosen, material: string, choice: Choice) {
  const others = (list: readonly string[]) => list.filter(id => id !== material)
  return {
    later: choice === 'later' ? [...others(later), material] : others(later),
    promised: choice === 'promise' ? [...others(promised), material] : others(promised),
  }
}

/** Letters that have to be signed before the draft is submitted. */
export function lettersNeeded(draft: Chosen & Pick<Draft, 'files' | 'kind'>): readonly LetterKind[] {
  if (draft.kind !== 'application') return []
  const isLeft = (choice: Choice) => (material: string) => choiceOf(draft, material) === choice
  return [
    ...(draft.later.some(isLeft('later')) ? (['tolerance'] as const) : []),
    ...(draft.promised.some(isLeft('promise')) ? (['commitment'] as const) : []),
  ]
}

export function lettersUnsigned(
  draft: Chosen & Pick<Draft, 'files' | 'kind' | 'letters'>,
): readonly LetterKind[] {
  return lettersNeeded(draft).filter(
    kind => !draft.letters.some(letter => letter.kind === kind && letter.signed !== null),
  )
}
