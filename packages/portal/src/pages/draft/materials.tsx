import { useEffect } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { cameFromCheck, DraftTop } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { usePlace } from '../../draft/place.ts'
import { handedInOf, materialsProgress } from '../../draft/progress.ts'
import { PageHeading } from '../../elements/page-heading.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { MaterialCard } from './material-card.tsx'

export function MaterialsPage() {
  const texts = useTexts()
  const { draft, see } = useDraft()
  const [, navigate] = useLocation()
  const back = cameFromCheck(useSearch())
  const { done, all } = materialsProgress(draft)
  usePlace()
  useEffect(() => () => see(({ kind, mark }) => kind === 'material' && mark !== 'gone'), [see])
  return (
    <>
      <DraftTop />
      <PageHeading>{texts.materials.heading}</PageHeading>
      <p className="lead">{texts.materials.hint}</p>
      <p role="status">
        <strong>{texts.materials.left(all - done)}</strong>
      </p>
      {handedInOf(draft.plan).map(entry => (
        <MaterialCard key={entry.material} entry={entry} />
      ))}
      <p className="actions">
        <button
          type="button"
          className="button"
          onClick={() => navigate(`/drafts/${draft.id}/${back ? 'check' : 'delivery'}`)}
        >
          {back ? texts.draft.continueToCheck : texts.continue}
        </button>
        <Link href={`/drafts/${draft.id}`} className="change-link">
          {texts.draft.toTasks}
        </Link>
      </p>
    </>
  )
}
