import type { AccessRecord, Viewer } from '@yijianshi/contract/access-record'
import { useCallback, useState } from 'react'
import { instantText } from '../../elements/dates.ts'
import { NotThereYet } from '../../elements/not-there-yet.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { type Texts, useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'

type Say = ReturnType<typeof useSay>

function wordsOf({ role, office }: Viewer, { looks }: Texts, say: Say): string {
  if (role === null) return looks.somebody
  return office === null ? looks.roles[role] : looks.of(looks.roles[role], say(office))
}

function Look({ record }: { record: AccessRecord }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const { looks } = texts
  const who = wordsOf(record.by, texts, say)
  return (
    <li>
      <p>
        <strong>{record.refused === null ? looks.looked(who) : looks.tried(who)}</strong>
      </p>
      <p className="small soft">{instantText(record.at, language)}</p>
      <p className="small">{looks.as(wordsOf(record.as, texts, say))}</p>
      {record.refused === null && (
        <p className="small">{looks.moment(instantText(record.moment, language))}</p>
      )}
    </li>
  )
}

/** One page, and below it the next once it is asked for. */
function Looks({ caseId, cursor }: { caseId: string; cursor: string | undefined }) {
  const texts = useTexts()
  const [more, setMore] = useState(false)
  const load = useCallback(
    () =>
      call('listCaseAccessRecords', {
        params: { case: caseId },
        query: cursor === undefined ? {} : { cursor },
      }),
    [caseId, cursor],
  )
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
          <Look key={record.id} record={record} />
        ))}
      </ol>
      {next !== null && !more && (
        <button type="button" className="button secondary" onClick={() => setMore(true)}>
          {texts.looks.more}
        </button>
      )}
      {next !== null && more && <Looks caseId={caseId} cursor={next} />}
    </>
  )
}

/** Who looked at the case with the eyes of somebody else; asked for when it is opened. */
export function WhoLooked({ caseId }: { caseId: string }) {
  const texts = useTexts()
  const [opened, setOpened] = useState(false)
  return (
    <details className="column no-print" onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>{texts.looks.heading}</summary>
      <p className="soft">{texts.looks.lead}</p>
      {opened && <Looks caseId={caseId} cursor={undefined} />}
    </details>
  )
}
