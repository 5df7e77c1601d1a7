import type { DraftSharing } from '@yijianshi/contract/sharing'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { DraftTop } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { useSharing } from '../../draft/sharing-state.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { ConsentForm } from './fetched/consent-form.tsx'
import { Results } from './fetched/results.tsx'

function Lead({ sharing }: { sharing: DraftSharing }) {
  const { sharing: words } = useTexts()
  const say = useSay()
  return (
    <>
      <p className="lead">{words.lead}</p>
      <p className="column">{words.purpose(say(sharing.matterName))}</p>
    </>
  )
}

/** Who acts for somebody finds no form here that would be refused, but who can agree to it. */
function OnlyOneself() {
  const texts = useTexts()
  const { draft } = useDraft()
  return (
    <>
      <p className="notice column">{texts.sharing.onlyOneself}</p>
      <p className="actions">
        <Link href={`/drafts/${draft.id}`} className="button">
          {texts.draft.toTasks}
        </Link>
      </p>
    </>
  )
}

/** 让我们替您去取: consent source by source, and what came of it. */
export function SharingPage() {
  const texts = useTexts()
  const { draft } = useDraft()
  const { loaded, sharing: newest } = useSharing()
  const [, navigate] = useLocation()
  const [choosing, setChoosing] = useState(false)
  const words = texts.sharing
  return (
    <Shown loaded={loaded}>
      {first => {
        const sharing = newest ?? first
        const { consent, resources } = sharing
        return (
          <>
            <DraftTop />
            <PageHeading>{words.heading}</PageHeading>
            {sharing.mayConsent ? <Lead sharing={sharing} /> : null}
            {consent !== null && !choosing ? (
              <Results consent={consent} resources={resources} onOther={() => setChoosing(true)} />
            ) : sharing.mayConsent ? (
              <ConsentForm
                sharing={sharing}
                onDone={() => setChoosing(false)}
                onSkip={() => navigate(`/drafts/${draft.id}`)}
              />
            ) : (
              <OnlyOneself />
            )}
          </>
        )
      }}
    </Shown>
  )
}
