/** What a bar is called, and how it stands, in words. */
import type { TimelineBar } from '@yijianshi/contract/case-timeline'
import type { Speech } from '../../texts/texts.ts'

type Words = Pick<Speech, 't' | 'say'>

export function barTitle({ work, subject, item }: TimelineBar, { t, say }: Words): string {
  const parts = [t.timeline.works[work], ...[subject, item?.name ?? null].flatMap(name => name ?? [])]
  return parts.map(part => (typeof part === 'string' ? part : say(part))).join(' · ')
}

/** Not begun, running, standing still, ended, or how much too late. */
export function barStanding({ actual, limit }: TimelineBar, { t }: Words): string {
  const { standing, overdue } = t.timeline
  if (actual === null) return standing.ahead
  if (limit === null) return actual.to === null ? standing.lasting : standing.over
  const { overdueBy, state } = limit.clock
  return overdueBy > 0 ? overdue(overdueBy, limit.unit) : standing[state]
}
