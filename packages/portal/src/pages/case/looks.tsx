import type { AccessRecord, Viewer } from '@yijianshi/contract/access-record'
import { type ReactNode, useCallback, useState } from 'react'
import { instantText } from '../../elements/dates.ts'
import { More } from '../../elements/more.tsx'
import { NotThereYet } from '../../elements/not-there-yet.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { type Texts, useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'

type Say = ReturnType<typeof useSay>

function wordsOf({ role, office }: Viewer, { looks }: Texts, say: Say): string {
  if (role === null) return looks.somebody
  return office === null ? looks.roles[role] : looks.of(looks.roles[role], say(office))
}

function headline(record: AccessRecord, texts: Texts, say: Say): string {
  const { looks } = texts
  const who = wordsOf(record.by, texts, say)
  if (record.refused !== null) return looks.tried(who)
  return record.what === null ? looks.looked(who) : looks.did[record.what](who)
}

/** One look; `about` says at which case, where several stand together. */
export function Look({ record, about }: { record: AccessRecord; about?: ReactNode }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const { looks } = texts
  const { reason, subject, as } = record
  return (
    <li>
      <p>
        <strong>{headline(record, texts, say)}</strong>
      </p>
      <p className="small soft">{instantText(record.at, language)}</p>
      {about !== undefined && <p className="small">{about}</p>}
      {subject !== null && <p className="small">{looks.subject(say(subject))}</p>}
      {reason !== null && <p className="small">{looks.why(looks.purposes[reason.purpose], reason.words)}</p>}
      {as !== null && <p className="small">{looks.as(wordsOf(as, texts, say))}</p>}
      {as !== null && record.refused === null && (
        <p className="small">{looks.moment(instantText(record.moment, language))}</p>
      )}
    </li>
  )
}

/** One page of looks; `cursor` is where the page before ended. */
export type LoadLooks = (cursor: string | undefined) => ReturnType<typeof call<'listMyLooks'>>

/** One page, and below it the next once it is asked for. */
export function Looks({
  load: loadPage,
  cursor,
  aboutOf,
}: {
  /** Wrap it in `useCallback`. */
  load: LoadLooks
  cursor?: string
  aboutOf?: (record: AccessRecord) => ReactNode
}) {
  const texts = useTexts()
  const load = useCallback(() => loadPage(cursor), [loadPage, cursor])
  const loaded = useLoaded(load)
  if (loaded.status !== 'ready') {
    return <NotThereYet loaded={loaded} />
  }
  const { records, next } = loaded.value
  if (records.length === 0) return <p>{texts.looks.none}</p>
  return (
    <>
      <ol className="history">
        {records.map(record => (
          <Look key={record.id} record={record} about={aboutOf?.(record)} />
        ))}
      </ol>
      {next !== null && (
        <More label={texts.looks.more}>
          {() => <Looks load={loadPage} cursor={next} {...(aboutOf === undefined ? {} : { aboutOf })} />}
        </More>
      )}
    </>
  )
}

/** Who looked at the case with the eyes of somebody else, or for a reason; asked for when it is opened. */
export function WhoLooked({ caseId }: { caseId: string }) {
  const texts = useTexts()
  const [opened, setOpened] = useState(false)
  const load = useCallback<LoadLooks>(
    cursor =>
      call('listCaseAccessRecords', {
        params: { case: caseId },
        query: cursor === undefined ? {} : { cursor },
      }),
    [caseId],
  )
  return (
    <details className="column no-print" onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>{texts.looks.heading}</summary>
      <p className="soft">{texts.looks.lead}</p>
      {opened && <Looks load={load} />}
    </details>
  )
}
