import { addressOf } from '@yijianshi/contract/client'
import { type FetchedPaper as Fetched, fetchedPaper } from '@yijianshi/contract/fetched'
import { Link } from 'wouter'
import { useDraft } from '../../../draft/draft-state.tsx'
import { useSharing } from '../../../draft/sharing-state.tsx'
import { useSay, useTexts } from '../../../texts/texts.tsx'
import { Dispute } from './dispute.tsx'
import { HeldLicence } from './held-licence.tsx'
import { useReason, useWhen } from './words.ts'

/** What became of a paper that a source could give; undefined where none could. */
export function useFetchedPaper(material: string): Fetched | undefined {
  const { draft } = useDraft()
  const { sharing } = useSharing()
  const files = draft.files.filter(file => file.material === material).map(({ file }) => file)
  return sharing && fetchedPaper(sharing.resources, material, files)
}

function HandedIn({ paper, name }: { paper: Extract<Fetched, { kind: 'handed-in' }>; name: string }) {
  const { sharing: words } = useTexts()
  const say = useSay()
  const when = useWhen()
  const { resource, file } = paper
  const { answeredAt, ownerName } = resource
  const material = resource.materials.find(entry => entry.file === file)?.material ?? ''
  return (
    <div className="notice good column">
      <p>
        <strong>{words.paper(say(ownerName), answeredAt === null ? '' : when(answeredAt))}</strong>
      </p>
      <HeldLicence resource={resource} />
      <p>
        <a href={addressOf('getFile', { file })} target="_blank" rel="noreferrer" className="change-link">
          {words.look}
          <span className="visually-hidden">：{name}</span>
        </a>
      </p>
      <Dispute resource={resource} subject="material" id={material} name={name} />
    </div>
  )
}

/** Under a material: that it is handed in already, or why the person hands it in after all. */
export function FetchedPaper({
  paper,
  name,
  hasFiles,
}: {
  paper: Fetched
  name: string
  /** The person handed it in. */
  hasFiles: boolean
}) {
  const { sharing: words } = useTexts()
  const say = useSay()
  const reason = useReason()
  const { draft } = useDraft()
  const { sharing } = useSharing()
  switch (paper.kind) {
    case 'handed-in':
      return <HandedIn paper={paper} name={name} />
    case 'disputed':
      return (
        <p className="notice column">{words.disputed(say(paper.resource.ownerName), paper.dispute ?? '')}</p>
      )
    case 'offered':
      if (draft.kind !== 'application' || !sharing?.mayConsent || hasFiles) return null
      return (
        <p>
          <Link href={`/drafts/${draft.id}/sharing`} className="change-link">
            {words.paperOffered}
            <span className="visually-hidden">：{name}</span>
          </Link>
        </p>
      )
    case 'missing':
      if (paper.why === 'not-connected' || hasFiles) return null
      return <p className="notice warn column">{words.handInYourself(reason(paper))}</p>
  }
}
