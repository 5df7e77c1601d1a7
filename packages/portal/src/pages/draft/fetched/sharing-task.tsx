import { offeredResources } from '@yijianshi/contract/fetched'
import { Link } from 'wouter'
import { useDraft } from '../../../draft/draft-state.tsx'
import { useSharing } from '../../../draft/sharing-state.tsx'
import { useSay, useTexts } from '../../../texts/texts.tsx'

const mostNames = 3

/** On the task list, before anything is filled in: what need not be. */
export function SharingTask() {
  const texts = useTexts()
  const say = useSay()
  const { draft } = useDraft()
  const { sharing } = useSharing()
  const words = texts.sharing
  const offered = sharing === undefined ? [] : offeredResources(sharing)
  if (sharing === undefined || offered.length === 0 || draft.kind !== 'application') return null
  if (!sharing.mayConsent) return <p className="notice column">{words.onlyOneself}</p>
  const isGiven = sharing.consent !== null
  const names = offered.slice(0, mostNames).map(({ name }) => say(name))
  return (
    <>
      <h2>{words.heading}</h2>
      <ul className="task-list">
        <li>
          <Link href={`/drafts/${draft.id}/sharing`}>{words.taskHint(texts.and(names))}</Link>
          <span className={isGiven ? 'tag good' : 'tag busy'}>
            {isGiven ? words.taskStates.given : words.taskStates.open}
          </span>
        </li>
      </ul>
    </>
  )
}
