import type { ChecklistEntryOnWire } from '@yijianshi/contract/plan'
import { Radio } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { type Left, wayOf, ways, waysOf, withWay } from './ways.ts'

/** Now, later, or a commitment instead; nothing where the plan leaves no choice. */
export function WayChoice({
  entry,
  left,
  onChange,
}: {
  readonly entry: ChecklistEntryOnWire
  readonly left: Left
  readonly onChange: (left: Left) => void
}): ReactElement | null {
  const { t, say } = useTexts()
  const offered = waysOf(entry)
  if (offered.length < 2) return null
  const labels = {
    now: t.promises.now,
    later: t.promises.later(entry.tolerableDays ?? 0),
    promise: t.promises.promise,
  }
  return (
    <Radio.Group
      aria-label={t.promises.way(say(entry.name))}
      value={wayOf(left, entry.material)}
      options={offered.map(value => ({ value, label: labels[value] }))}
      onChange={event =>
        onChange(withWay(left, entry.material, ways.find(way => way === event.target.value) ?? 'now'))
      }
    />
  )
}
