import type { ShownLicence } from '@yijianshi/contract/licence'
import { useState } from 'react'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Summary } from '../../elements/summary.tsx'
import { call } from '../../server/call.ts'
import { heard } from '../../texts/message.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'
import { Verdict } from './standing.tsx'

/** What somebody shows me. Only the button looks: a page that is opened by a program takes no look away. */
export function ShowingPage({ code }: { code: string }) {
  const texts = useTexts()
  const say = useSay()
  const [shown, setShown] = useState<ShownLicence>()
  const [fault, setFault] = useMessage()
  const look = async () => {
    const answer = await call('openShowing', { params: { code } })
    setFault(answer.ok ? undefined : heard(answer.problem, ({ errors }) => errors.noAnswer))
    if (answer.ok) setShown(answer.value)
  }
  return (
    <>
      <PageHeading faulty={fault !== undefined}>{texts.licence.shown}</PageHeading>
      <div role="alert">{fault !== undefined && <p className="problem">{fault}</p>}</div>
      {shown === undefined ? (
        <>
          <p>{texts.licence.shownLead}</p>
          <p className="actions">
            <button type="button" className="button" onClick={() => void look()}>
              {texts.licence.shownButton}
            </button>
          </p>
        </>
      ) : (
        <>
          <Verdict licence={shown} />
          <Summary rows={shown.told.map(({ name, value }) => [say(name), say(value)] as const)} />
          <p className="soft">{texts.licence.shownLeft(shown.looksLeft)}</p>
        </>
      )}
    </>
  )
}
