import { Link } from 'wouter'
import { BackLink } from '../elements/back-link.tsx'
import { timeText } from '../elements/dates.ts'
import { loginAddress } from '../session/session.tsx'
import { useTexts } from '../texts/texts.tsx'
import { useDraft, useSaveState } from './draft-state.tsx'

/** Whether what was typed is safe. */
export function SaveNote() {
  const texts = useTexts()
  const state = useSaveState()
  const bad = state.status === 'retrying' || state.status === 'refused'
  return (
    <p className={bad ? 'save-note bad' : 'save-note'} role="status">
      {state.status === 'saved' && texts.draft.savedAt(timeText(state.savedAt))}
      {state.status === 'saving' && texts.draft.saving}
      {state.status === 'retrying' && texts.draft.unsaved}
      {state.status === 'refused' && texts.draft.refused(state.problem.title)}
      {state.status === 'refused' && state.problem.status === 401 && (
        <>
          {' '}
          <Link href={loginAddress(location.pathname)}>{texts.site.login}</Link>
        </>
      )}
    </p>
  )
}

/** Top of every page below a task list: the way back and the state of saving. */
export function DraftTop() {
  const texts = useTexts()
  const { draft } = useDraft()
  return (
    <div className="draft-top">
      <BackLink href={`/drafts/${draft.id}`}>{texts.draft.toTasks}</BackLink>
      <SaveNote />
    </div>
  )
}

const checkPlace = 'check'

/** A link from the check page carries where it came from, so that Continue leads straight back. */
export function fromCheck(address: string): string {
  return `${address}?from=${checkPlace}`
}

export function cameFromCheck(search: string): boolean {
  return new URLSearchParams(search).get('from') === checkPlace
}

/** The page after this one: the sections in order, then materials, delivery and the check. */
export function addressAfter(
  draft: {
    readonly id: string
    readonly plan: { readonly form: { readonly sections: readonly { id: string }[] } }
  },
  section: string | undefined,
): string {
  const { sections } = draft.plan.form
  const next = sections[sections.findIndex(({ id }) => id === section) + 1]
  return next === undefined ? `/drafts/${draft.id}/materials` : `/drafts/${draft.id}/sections/${next.id}`
}
