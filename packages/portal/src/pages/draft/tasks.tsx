import type { GuideMark } from '@yijianshi/core/publication/guide-marks'
import { Link, useLocation } from 'wouter'
import { SaveNote } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { forgetDraft } from '../../draft/local-copy.ts'
import { deliveryStatus, materialsProgress, sectionStatus, type TaskStatus } from '../../draft/progress.ts'
import { lettersNeeded, lettersUnsigned } from '../../draft/promises.ts'
import { AskFirst } from '../../elements/ask-first.tsx'
import { BackLink } from '../../elements/back-link.tsx'
import { dateText } from '../../elements/dates.ts'
import { PageHeading } from '../../elements/page-heading.tsx'
import { call } from '../../server/call.ts'
import { heard } from '../../texts/message.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'
import { SharingTask } from './fetched/sharing-task.tsx'
import { NewerGuide } from './newer-guide.tsx'
import { NoticeEntries } from './notice-entries.tsx'

const tones = { empty: '', begun: 'busy', done: 'good', faulty: 'bad' } as const

function Task(props: {
  href: string
  name: string
  status: TaskStatus
  detail?: string
  /** What a newer guide asks otherwise. */
  news?: string | undefined
}) {
  const texts = useTexts()
  return (
    <li>
      <Link href={props.href}>{props.name}</Link>
      <span>
        {props.news !== undefined && <span className="tag busy">{props.news}</span>}{' '}
        {props.detail !== undefined && <span className="soft small">{props.detail} </span>}
        <span className={`tag ${tones[props.status]}`}>{texts.draft.statuses[props.status]}</span>
      </span>
    </li>
  )
}

function Remove() {
  const texts = useTexts()
  const { draft } = useDraft()
  const [, navigate] = useLocation()
  const [fault, setFault] = useMessage()
  const remove = async () => {
    const answer = await call('deleteDraft', { params: { draft: draft.id } })
    if (!answer.ok) return setFault(heard(answer.problem, ({ errors }) => errors.notSent))
    forgetDraft(draft.id)
    navigate('/my', { replace: true })
  }
  return (
    <AskFirst
      act={texts.draft.remove}
      className="link-button"
      question={texts.draft.removeConfirm}
      yes={texts.draft.removeYes}
      no={texts.draft.removeNo}
      fault={fault}
      onYes={() => void remove()}
    />
  )
}

/** What the page is for, and the way back. */
function Head() {
  const texts = useTexts()
  const say = useSay()
  const { draft } = useDraft()
  const isOfCase = draft.kind !== 'application'
  const headings = {
    application: texts.draft.heading,
    correction: texts.draft.correctionHeading,
    supplement: texts.promises.supplementHeading,
    'on-the-spot': texts.promises.mendHeading,
  }
  return (
    <>
      <BackLink href={isOfCase && draft.case !== null ? `/cases/${draft.case}` : '/my'} />
      <PageHeading title={say(draft.name)}>
        {say(draft.name)} · {headings[draft.kind]}
      </PageHeading>
      <p className="situation">{say(draft.plan.situation.name)}</p>
    </>
  )
}

/** The way on, and for an application the way out. */
function Foot() {
  const texts = useTexts()
  const language = useSpokenLanguage()
  const { draft } = useDraft()
  const isOfCase = draft.kind !== 'application'
  return (
    <>
      <h2>{texts.draft.submitGroup}</h2>
      <p className="actions">
        <Link href={`/drafts/${draft.id}/check`} className="button big">
          {texts.draft.check}
        </Link>
      </p>
      {!isOfCase && <p>{texts.draft.expected(dateText(draft.expectedDate, language))}</p>}
      <div className="no-print">{!isOfCase && <Remove />}</div>
    </>
  )
}

export function TasksPage() {
  const texts = useTexts()
  const say = useSay()
  const { draft, marks } = useDraft()
  const base = `/drafts/${draft.id}`
  const updates = (has: (mark: GuideMark) => boolean) => {
    const count = marks.filter(mark => mark.mark !== 'gone' && has(mark)).length
    return count === 0 ? undefined : texts.newerGuide.count(count)
  }
  const sections = draft.plan.form.sections.map(section => {
    const fields = draft.plan.form.fields.filter(field => field.section === section.id)
    const news = updates(({ kind, id }) => kind === 'field' && fields.some(({ element }) => element === id))
    return { section, news, status: sectionStatus(fields, draft.values) }
  })
  const materials = materialsProgress(draft)
  const delivery = deliveryStatus(draft)
  const letters = lettersNeeded(draft)
  const letterStatus: TaskStatus = lettersUnsigned(draft).length === 0 ? 'done' : 'empty'
  const statuses = [
    ...sections.map(({ status }) => status),
    materials.status,
    ...(letters.length > 0 ? [letterStatus] : []),
    delivery,
  ]
  const done = statuses.filter(status => status === 'done').length
  return (
    <>
      <Head />
      <NoticeEntries />
      <NewerGuide />
      <p>
        {texts.draft.tasksHint(done, statuses.length)} {texts.draft.allSaved}
      </p>
      <SaveNote />
      <SharingTask />
      <h2>{texts.draft.formGroup}</h2>
      <ul className="task-list">
        {sections.map(({ section, news, status }) => (
          <Task
            key={section.id}
            href={`${base}/sections/${section.id}`}
            name={texts.draft.fill(say(section.name))}
            status={status}
            news={news}
          />
        ))}
      </ul>
      <h2>{texts.draft.handInGroup}</h2>
      <ul className="task-list">
        <Task
          href={`${base}/materials`}
          name={texts.draft.materials}
          status={materials.status}
          detail={texts.draft.materialsCount(materials.done, materials.all)}
          news={updates(({ kind }) => kind === 'material')}
        />
        {letters.length > 0 && (
          <Task href={`${base}/letters`} name={texts.promises.letters} status={letterStatus} />
        )}
        <Task href={`${base}/delivery`} name={texts.draft.delivery} status={delivery} />
      </ul>
      <Foot />
    </>
  )
}
