import { useEffect } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { cameFromCheck, DraftTop, fromCheck } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { usePlace } from '../../draft/place.ts'
import { askedOf, materialsProgress } from '../../draft/progress.ts'
import { choiceOf, lettersUnsigned } from '../../draft/promises.ts'
import { PageHeading } from '../../elements/page-heading.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { MaterialCard } from './material-card.tsx'

export function MaterialsPage() {
  const texts = useTexts()
  const { draft, see } = useDraft()
  const [, navigate] = useLocation()
  const back = cameFromCheck(useSearch())
  const { done, all } = materialsProgress(draft)
  const chosen = askedOf(draft).map(({ material }) => choiceOf(draft, material))
  const left = texts.promises.allReady(
    chosen.filter(choice => choice === 'later').length,
    chosen.filter(choice => choice === 'promise').length,
  )
  const next = lettersUnsigned(draft).length > 0 ? 'letters' : back ? 'check' : 'delivery'
  usePlace()
  useEffect(() => () => see(({ kind, mark }) => kind === 'material' && mark !== 'gone'), [see])
  return (
    <>
      <DraftTop />
      <PageHeading>{texts.materials.heading}</PageHeading>
      <p className="lead">{texts.materials.hint}</p>
      <p role="status">
        <strong>{all > done || left === '' ? texts.materials.left(all - done) : left}</strong>
      </p>
      {askedOf(draft).map(entry => (
        <MaterialCard key={entry.material} entry={entry} />
      ))}
      <p className="actions">
        <button
          type="button"
          className="button"
          onClick={() => navigate(`/drafts/${draft.id}/${next}${back ? fromCheck('') : ''}`)}
        >
          {back && next === 'check' ? texts.draft.continueToCheck : texts.continue}
        </button>
        <Link href={`/drafts/${draft.id}`} className="change-link">
          {texts.draft.toTasks}
        </Link>
      </p>
    </>
  )
}
