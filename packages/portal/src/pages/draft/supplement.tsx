import { useLocation } from 'wouter'
import { SaveNote } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { usePlace } from '../../draft/place.ts'
import { askedOf } from '../../draft/progress.ts'
import { BackLink } from '../../elements/back-link.tsx'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { MaterialCard } from './material-card.tsx'
import { useSubmission } from './submission.ts'

/** What was to follow later, on one page: the papers, and handing them in. */
export function SupplementPage() {
  const texts = useTexts()
  const say = useSay()
  const [, navigate] = useLocation()
  const { draft } = useDraft()
  const { problems, occasion, state, submit } = useSubmission(true, caseId =>
    navigate(`/cases/${caseId}`, { replace: true }),
  )
  const busy = state !== 'idle'
  // The first paper answers the reproach that there is none.
  const left = problems.filter(
    ({ text }) => text !== texts.promises.supplementEmpty || draft.files.length === 0,
  )
  usePlace()
  return (
    <>
      <BackLink href={draft.case === null ? '/my' : `/cases/${draft.case}`} />
      <ErrorSummary entries={left} occasion={occasion} />
      <PageHeading faulty={left.length > 0} title={say(draft.name)}>
        {texts.promises.supplementHeading}
      </PageHeading>
      <p className="situation">{say(draft.name)}</p>
      <p className="lead">{texts.promises.supplementLead}</p>
      <SaveNote />
      {askedOf(draft).map(entry => (
        <MaterialCard key={entry.material} entry={entry} />
      ))}
      <p className="actions">
        <button type="button" className="button big" aria-disabled={busy} onClick={() => void submit()}>
          {busy ? texts.check.submitting : texts.promises.supplementSubmit}
        </button>
      </p>
      <p role="status">{state === 'slow' && texts.check.slow}</p>
    </>
  )
}
