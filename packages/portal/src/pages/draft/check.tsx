import { fetchedPaper } from '@yijianshi/contract/fetched'
import { useCallback, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { DraftTop, fromCheck } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { handedInOf } from '../../draft/progress.ts'
import { choiceOf } from '../../draft/promises.ts'
import { useSharing } from '../../draft/sharing-state.tsx'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Choices } from '../../fields/choices.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { AnswerRows } from './answer-rows.tsx'
import { NewerGuide } from './newer-guide.tsx'
import { useSubmission } from './submission.ts'

function ChangeLink({ href, name }: { href: string; name: string }) {
  const texts = useTexts()
  return (
    <Link href={fromCheck(href)} className="change-link">
      {texts.change}
      <span className="visually-hidden">{name}</span>
    </Link>
  )
}

function Materials() {
  const texts = useTexts()
  const { sharing } = useSharing()
  const say = useSay()
  const { draft } = useDraft()
  const ways = {
    now: (count: number) => (count === 0 ? texts.check.noFiles : texts.check.files(count)),
    later: () => texts.promises.laterTag,
    promise: () => texts.promises.promiseTag,
  }
  return (
    <>
      <h2>{texts.check.materials}</h2>
      <dl className="summary">
        {handedInOf(draft.plan).map(entry => {
          const files = draft.files.filter(({ material }) => material === entry.material)
          const ids = files.map(({ file }) => file)
          const isFetched = fetchedPaper(sharing?.resources ?? [], entry.material, ids)?.kind === 'handed-in'
          return (
            <div key={entry.material}>
              <dt>{say(entry.name)}</dt>
              <dd>
                {isFetched ? texts.sharing.paperTag : ways[choiceOf(draft, entry.material)](files.length)}
              </dd>
              <dd>
                <ChangeLink href={`/drafts/${draft.id}/materials`} name={say(entry.name)} />
              </dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}

function Delivery() {
  const texts = useTexts()
  const say = useSay()
  const { draft } = useDraft()
  const matter = useLoaded(
    useCallback(() => call('getMatter', { params: { matter: draft.matter } }), [draft.matter]),
  )
  const site = matter.status === 'ready' ? matter.value.sites.find(({ id }) => id === draft.site) : undefined
  const { recipient, mobile, address } = draft.postalAddress ?? { recipient: '', mobile: '', address: '' }
  const href = `/drafts/${draft.id}/delivery`
  return (
    <>
      <h2>{texts.check.delivery}</h2>
      <dl className="summary">
        <div>
          <dt>{texts.check.delivery}</dt>
          <dd>
            {texts.delivery.methods[draft.delivery]}
            {draft.delivery === 'post' && `：${[recipient, mobile, address].filter(Boolean).join(' · ')}`}
          </dd>
          <dd>
            <ChangeLink href={href} name={texts.check.delivery} />
          </dd>
        </div>
        <div>
          <dt>{texts.check.site}</dt>
          <dd>{site === undefined ? texts.fields.notFilled : say(site.name)}</dd>
          <dd>
            <ChangeLink href={href} name={texts.check.site} />
          </dd>
        </div>
      </dl>
    </>
  )
}

export function CheckPage() {
  const texts = useTexts()
  const say = useSay()
  const [, navigate] = useLocation()
  const { draft } = useDraft()
  const [agreed, setAgreed] = useState(false)
  const { problems, occasion, refusals, state, submit } = useSubmission(agreed, caseId =>
    navigate(draft.kind === 'on-the-spot' ? `/cases/${caseId}` : `/cases/${caseId}/receipt`, {
      replace: true,
    }),
  )
  const busy = state !== 'idle'
  const idleTexts = {
    application: texts.check.submit,
    correction: texts.check.submitCorrection,
    supplement: texts.promises.supplementSubmit,
    'on-the-spot': texts.promises.mendSubmit,
  }
  return (
    <>
      <DraftTop />
      <ErrorSummary entries={problems} occasion={occasion} />
      <PageHeading faulty={problems.length > 0}>{texts.check.heading}</PageHeading>
      <NewerGuide refusals={refusals} />
      <p className="situation">
        {say(draft.name)} · {say(draft.plan.situation.name)}
      </p>
      {draft.plan.form.sections.map(section => (
        <AnswerRows key={section.id} section={section} />
      ))}
      <Materials />
      <Delivery />
      <form
        noValidate
        className="declaration"
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <h2>{texts.check.declaration}</h2>
        <p>{texts.check.declarationText}</p>
        <Choices
          id="declaration"
          many
          options={[{ value: 'agreed', label: texts.check.agree }]}
          chosen={agreed ? ['agreed'] : []}
          onChoose={values => setAgreed(values.length > 0)}
        />
        <p className="actions">
          <button type="submit" className="button big" aria-disabled={busy}>
            {busy ? texts.check.submitting : idleTexts[draft.kind]}
          </button>
        </p>
        <p role="status">{state === 'slow' && texts.check.slow}</p>
      </form>
    </>
  )
}
