import { useCallback } from 'react'
import { Link } from 'wouter'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useTexts } from '../../texts/texts.tsx'

/** Whose cases are listed: one’s own, or those of somebody for whom one acts. Nothing where there is nobody. */
export function Whose({ chosen }: { chosen: string | null }) {
  const texts = useTexts().mandate
  const loaded = useLoaded(useCallback(() => call('listMandates', { query: {} }), []))
  const people = loaded.status === 'ready' ? loaded.value.representable : []
  const others = new Map(people.map(({ principal, name }) => [principal, name]))
  if (others.size === 0) return null
  const rows = [[null, texts.mine] as const, ...others]
  return (
    <nav aria-label={texts.whose}>
      <ul className="whose">
        {rows.map(([principal, name]) => (
          <li key={principal ?? ''}>
            <Link
              href={principal === null ? '/my' : `/my?for=${principal}`}
              className={principal === chosen ? 'button' : 'button secondary'}
              aria-current={principal === chosen ? 'page' : undefined}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
