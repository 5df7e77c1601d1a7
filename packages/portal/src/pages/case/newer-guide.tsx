import { useCallback } from 'react'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { markText } from '../draft/mark-text.ts'

/** What the guide asks otherwise to which the case went over, until something is handed in again. */
export function NewerGuide({ caseId, version }: { caseId: string; version: number }) {
  const texts = useTexts()
  const say = useSay()
  const load = useCallback(
    () => (version > 0 ? call('getCaseContents', { params: { case: caseId } }) : noContents),
    [caseId, version],
  )
  const loaded = useLoaded(load)
  const marks = loaded.status === 'ready' ? (loaded.value?.newerGuide?.marks ?? []) : []
  if (marks.length === 0) return null
  return (
    <section className="notice column" aria-labelledby="newer-guide-heading">
      <h2 id="newer-guide-heading">{texts.case.newerGuide}</h2>
      <p>{texts.case.newerGuideLead}</p>
      <ul>
        {marks.map(mark => (
          <li key={`${mark.kind} ${mark.id}`}>
            {texts.newerGuide.kinds[mark.kind](say(mark.name))}：{markText(mark, texts)}
          </li>
        ))}
      </ul>
    </section>
  )
}

const noContents = Promise.resolve({ ok: true, value: undefined } as const)
