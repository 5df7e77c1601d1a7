import type { CaseHistory } from '@yijianshi/contract/case'
import { useCallback, useState } from 'react'
import { instantText } from '../../elements/dates.ts'
import { NotThereYet } from '../../elements/not-there-yet.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { type Texts, useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'

type Entry = CaseHistory['entries'][number]

type Known = Readonly<Record<string, string>>

const shownFirst = 5

function wordsOf(type: string, { events }: Texts): string {
  const known: Known = events
  return known[type] ?? events.other
}

/** Label and text of a detail in words; codes of the platform are said as on the other pages. */
function detailOf(type: string, { label, text }: Entry['details'][number], texts: Texts): string {
  const labels: Known = texts.eventDetails
  const codes: Known = { ...texts.case.grades, ...texts.delivery.methods }
  // Here the reason is the applicant's own wish, as the window wrote it down.
  const own = type === 'CaseVersionTaken' && label === 'reason' ? texts.eventDetails.request : undefined
  return `${own ?? labels[label] ?? label}：${codes[text] ?? text}`
}

function Happened({ entry }: { entry: Entry }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const meanings: Known = texts.eventMeanings
  const meaning = meanings[entry.type]
  return (
    <li>
      <p>
        <strong>{wordsOf(entry.type, texts)}</strong>
        {entry.item && `：${say(entry.item)}`}
      </p>
      <p className="small soft">
        {instantText(entry.at, language)} · {texts.case.historyBy(say(entry.by))}
      </p>
      {meaning !== undefined && <p className="small">{meaning}</p>}
      {entry.details.map(detail => (
        <p key={`${detail.label} ${detail.text}`} className="small">
          {detailOf(entry.type, detail, texts)}
        </p>
      ))}
    </li>
  )
}

/** Everything that happened to the case, newest first. `version` says when to look again. */
export function History({ caseId, version }: { caseId: string; version: number }) {
  const texts = useTexts()
  const load = useCallback(
    () => (version > 0 ? call('getCaseHistory', { params: { case: caseId } }) : noHistory),
    [caseId, version],
  )
  const loaded = useLoaded(load)
  const [all, setAll] = useState(false)
  if (loaded.status !== 'ready') {
    return <NotThereYet loaded={loaded} />
  }
  const { entries, intact } = loaded.value
  const newest = entries.toReversed()
  return (
    <>
      <p className={intact ? 'soft' : 'notice bad'}>{intact ? texts.case.intact : texts.case.broken}</p>
      <ol className="history">
        {(all ? newest : newest.slice(0, shownFirst)).map(entry => (
          <Happened key={entry.version} entry={entry} />
        ))}
      </ol>
      {!all && newest.length > shownFirst && (
        <button type="button" className="button secondary" onClick={() => setAll(true)}>
          {texts.case.historyAll(newest.length)}
        </button>
      )}
    </>
  )
}

const noHistory = Promise.resolve({ ok: true, value: { entries: [], intact: true } } as const)
