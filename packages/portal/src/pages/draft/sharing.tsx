import { useState } from 'react'
import { useLocation } from 'wouter'
import { DraftTop } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { useSharing } from '../../draft/sharing-state.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { ConsentForm } from './fetched/consent-form.tsx'
import { Results } from './fetched/results.tsx'

/** 让我们替您去取: consent source by source, and what came of it. */
export function SharingPage() {
  const texts = useTexts()
  const say = useSay()
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
            <p className="lead">{words.lead}</p>
            <p className="column">{words.purpose(say(sharing.matterName))}</p>
            {consent === null || choosing ? (
              <ConsentForm
                sharing={sharing}
                onDone={() => setChoosing(false)}
                onSkip={() => navigate(`/drafts/${draft.id}`)}
              />
            ) : (
              <Results consent={consent} resources={resources} onOther={() => setChoosing(true)} />
            )}
          </>
        )
      }}
    </Shown>
  )
}
