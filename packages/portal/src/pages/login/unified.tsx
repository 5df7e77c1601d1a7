import { unifiedProblems } from '@yijianshi/contract/unified-problems'
import { useSearch } from 'wouter'
import { useSession } from '../../session/session.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** The way in by the unified identity, where there is one, and what went wrong there. */
export function UnifiedEntry({ next }: { next: string }) {
  const texts = useTexts()
  const { session } = useSession()
  const given = new URLSearchParams(useSearch()).get('unified')
  const problem = unifiedProblems.find(name => name === given)
  const name = session?.unifiedIdentity ?? null
  return (
    <>
      {problem !== undefined && (
        <div className="notice bad column" role="alert">
          <p>{texts.security.unifiedProblems[problem]}</p>
        </div>
      )}
      {name !== null && (
        <>
          <p className="actions">
            <a className="button big" href={`/api/session/unified?next=${encodeURIComponent(next)}`}>
              {texts.security.unified(name)}
            </a>
          </p>
          <p>{texts.security.unifiedOr}</p>
        </>
      )}
    </>
  )
}
