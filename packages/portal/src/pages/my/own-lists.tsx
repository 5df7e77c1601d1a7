/** Own drafts and cases as rows; on the first page and under 我的办件. */
import type { CaseSummary } from '@yijianshi/contract/case'
import type { DraftSummary } from '@yijianshi/contract/draft'
import { Link } from 'wouter'
import { instantDateText, instantText } from '../../elements/dates.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'

const stageTones = {
  submitted: 'busy',
  correcting: 'warn',
  handling: 'busy',
  concluded: 'good',
  closed: '',
  declined: 'bad',
  withdrawn: '',
} as const

export function StageTag({ stage }: { stage: CaseSummary['stage'] }) {
  const texts = useTexts()
  return <span className={`tag ${stageTones[stage]}`}>{texts.case.stages[stage]}</span>
}

export function DraftRows({ drafts }: { drafts: readonly DraftSummary[] }) {
  const texts = useTexts()
  const kinds = {
    application: '',
    correction: ` · ${texts.my.correction}`,
    supplement: ` · ${texts.promises.supplement}`,
    'on-the-spot': ` · ${texts.promises.mendHeading}`,
  }
  const say = useSay()
  const language = useSpokenLanguage()
  return (
    <ul className="own-list">
      {drafts.map(draft => (
        <li key={draft.id}>
          <Link href={`/drafts/${draft.id}`}>
            <span>
              <strong>
                {say(draft.name)}
                {kinds[draft.kind]}
              </strong>
              <br />
              <span className="small soft">{say(draft.situation)}</span>
              {draft.onBehalf && (
                <>
                  <br />
                  <span className="tag">{texts.mandate.banner(draft.applicantName)}</span>
                </>
              )}
            </span>
            <span className="small">
              {texts.home.draftProgress(draft.fieldsDone, draft.fieldsAll)}
              <br />
              <span className="soft">{texts.my.savedAt(instantText(draft.savedAt, language))}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

export function CaseRows({ cases }: { cases: readonly CaseSummary[] }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  return (
    <ul className="own-list">
      {cases.map(entry => (
        <li key={entry.id}>
          <Link href={`/cases/${entry.id}`}>
            <span>
              <strong>{say(entry.matterName)}</strong>
              <br />
              <span className="small soft">
                {entry.number} · {texts.my.submittedAt(instantDateText(entry.submittedAt, language))}
              </span>
            </span>
            <span className="small">
              <StageTag stage={entry.stage} />
              <br />
              {texts.my.progress(entry.tasksEnded, entry.tasksAll)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
