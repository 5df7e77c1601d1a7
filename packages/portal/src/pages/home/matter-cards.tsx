import type { MatterSummary } from '@yijianshi/contract/matter'
import { Link } from 'wouter'
import { useSay, useTexts } from '../../texts/texts.tsx'

export function MatterCards({ matters }: { matters: readonly MatterSummary[] }) {
  const texts = useTexts()
  const say = useSay()
  return (
    <ul className="matter-list">
      {matters.map(matter => (
        <li key={matter.id} className="card">
          <h3>
            <Link href={`/matters/${matter.id}`}>{say(matter.name)}</Link>
          </h3>
          <p>{say(matter.summary)}</p>
          <p className="small soft">
            {texts.home.audience[matter.audience]} · {texts.home.together(matter.items)} ·{' '}
            {texts.home.lists[matter.list]}
          </p>
        </li>
      ))}
    </ul>
  )
}
