import { Link } from 'wouter'
import { useDraft } from '../../draft/draft-state.tsx'
import { useSay, useTexts } from '../../texts/texts.tsx'

/** What the one-time notice asks for; nothing for an application. */
export function NoticeEntries({ only }: { only?: (entry: { subject: string; id: string }) => boolean }) {
  const texts = useTexts()
  const say = useSay()
  const { draft } = useDraft()
  const entries = only === undefined ? draft.notice : draft.notice.filter(only)
  if (entries.length === 0) return null
  const addressOf = (entry: (typeof entries)[number]) => {
    if (entry.subject === 'material') return `/drafts/${draft.id}/materials`
    const field = draft.plan.form.fields.find(({ element }) => element === entry.id)
    return field === undefined ? `/drafts/${draft.id}` : `/drafts/${draft.id}/sections/${field.section}`
  }
  return (
    <section className="notice warn column" aria-labelledby="notice-heading">
      <h2 id="notice-heading">{texts.draft.notice}</h2>
      <ul>
        {entries.map(entry => (
          <li key={`${entry.subject} ${entry.id}`}>
            {only === undefined ? (
              <Link href={addressOf(entry)}>{say(entry.name)}</Link>
            ) : (
              <strong>{say(entry.name)}</strong>
            )}
            : {entry.problem}
          </li>
        ))}
      </ul>
      {only === undefined && <p>{texts.draft.noticeHint}</p>}
    </section>
  )
}
