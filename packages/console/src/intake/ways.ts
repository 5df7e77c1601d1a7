/** How a material is handed in: now, later, or not at all because a promise stands in for it. */
import type { Draft, LetterKind } from '@yijianshi/contract/draft'

export const ways = ['now', 'later', 'promise'] as const
export type Way = (typeof ways)[number]

/** Materials left out now, as chosen on this page, saved or not. */
export type Left = Pick<Draft, 'later' | 'promised'>

type Entry = Draft['plan']['checklist'][number]

export function waysOf({ tolerableDays, commitmentCheckDays }: Entry): readonly Way[] {
  const isOffered = {
    now: true,
    later: tolerableDays !== undefined,
    promise: commitmentCheckDays !== undefined,
  }
  return ways.filter(way => isOffered[way])
}

export function wayOf({ later, promised }: Left, material: string): Way {
  if (later.includes(material)) return 'later'
  return promised.includes(material) ? 'promise' : 'now'
}

export function withWay({ later, promised }: Left, material: string, way: Way): Left {
  const others = (list: readonly string[]) => list.filter(id => id !== material)
  return {
    later: way === 'later' ? [...others(later), material] : others(later),
    promised: way === 'promise' ? [...others(promised), material] : others(promised),
  }
}

/** Left out and not there all the same. */
export function leftOpen({ later, promised }: Left, files: Draft['files']): Left {
  const isOpen = (material: string) => !files.some(file => file.material === material)
  return { later: later.filter(isOpen), promised: promised.filter(isOpen) }
}

/** Letters that what is left out needs. */
export function lettersFor({ later, promised }: Left): readonly LetterKind[] {
  return [
    ...(later.length > 0 ? (['tolerance'] as const) : []),
    ...(promised.length > 0 ? (['commitment'] as const) : []),
  ]
}
