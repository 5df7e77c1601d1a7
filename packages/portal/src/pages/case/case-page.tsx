import type { CaseView } from '@yijianshi/contract/case'
import type { StaffSignature } from '@yijianshi/contract/staff-signature'
import { useCallback, useState } from 'react'
import { Link } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { dateText, instantText } from '../../elements/dates.ts'
import { OnBehalf } from '../../elements/on-behalf.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { Summary } from '../../elements/summary.tsx'
import { call } from '../../server/call.ts'
import { useLiveCase } from '../../server/live.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { Signatures, useCaseSignatures } from '../licence/signed-by.tsx'
import { Awaited } from './awaited.tsx'
import { Documents } from './documents.tsx'
import { DueText } from './due-text.tsx'
import { History } from './history.tsx'
import { WhoLooked } from './looks.tsx'
import { NewerGuide } from './newer-guide.tsx'
import { Notice } from './notice.tsx'
import { Rating } from './rating.tsx'
import { Results, Tasks } from './tasks.tsx'
import { Timeline } from './timeline.tsx'
import { Withdrawal } from './withdrawal.tsx'

const underWay = ['submitted', 'correcting', 'handling', 'concluded']
const tones = {
  submitted: '',
  correcting: 'warn',
  handling: '',
  concluded: 'good',
  closed: 'good',
  declined: 'bad',
  withdrawn: 'warn',
} as const

function Stage({ view, signatures }: { view: CaseView; signatures: readonly StaffSignature[] }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  return (
    <div className={`notice ${tones[view.stage]} column`}>
      <p className="stage">{texts.case.stages[view.stage]}</p>
      <p>{texts.case.stageWords[view.stage]}</p>
      {view.declined && (
        <p>
          <strong>{texts.case.declined}</strong>：{view.declined.reason}
          {view.declined.competentAuthority && (
            <> {texts.case.competent(say(view.declined.competentAuthority))}</>
          )}
        </p>
      )}
      {view.declined && <Signatures entries={signatures.filter(entry => entry.item === null)} />}
      {view.withdrawnReason && (
        <p>
          {texts.case.withdrawnBecause}：{view.withdrawnReason}
        </p>
      )}
      {view.erasedAt && <p>{texts.case.erased(instantText(view.erasedAt, language))}</p>}
      {view.expectedDate && underWay.includes(view.stage) && (
        <p>{texts.case.expected(dateText(view.expectedDate, language))}</p>
      )}
      {view.due && (
        <p>
          {texts.case.owners[view.due.owner]}：<DueText due={view.due} />
        </p>
      )}
    </div>
  )
}

function Details({ view }: { view: CaseView }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const rows = [
    [texts.case.number, view.number],
    [texts.case.situation, say(view.situation)],
    [texts.case.applicant, view.applicantName],
    [texts.mandate.handler, view.handlerName],
    [texts.case.site, say(view.siteName)],
    [texts.case.delivery, texts.delivery.methods[view.delivery]],
    [texts.case.submittedAt, instantText(view.submittedAt, language)],
    [texts.case.acceptedAt, view.acceptedAt && instantText(view.acceptedAt, language)],
    [texts.case.endedAt, view.endedAt && instantText(view.endedAt, language)],
  ] as const
  return (
    <>
      <h2>{texts.case.details}</h2>
      <Summary rows={rows} />
    </>
  )
}

function CaseShown({ view: loaded, again, late }: { view: CaseView; again: () => void; late: boolean }) {
  const texts = useTexts()
  const say = useSay()
  const [answered, setAnswered] = useState(loaded)
  // The answer to a command is newer than the last look, until the next look.
  const view = answered.version > loaded.version ? answered : loaded
  const signatures = useCaseSignatures(view.id, view.version)
  const moving = underWay.includes(view.stage)
  // Whoever comes back to a case that is done comes for what was issued.
  const isOver = view.stage === 'concluded' || view.stage === 'closed'
  useLiveCase(view.id, moving, again)
  return (
    <>
      <BackLink href={view.onBehalf ? '/mandates' : '/my'}>
        {view.onBehalf ? texts.mandate.title : texts.my.heading}
      </BackLink>
      {view.onBehalf && <OnBehalf name={view.applicantName} />}
      <PageHeading>{say(view.matterName)}</PageHeading>
      <p className="situation">{view.number}</p>
      <div role="status">{late && <p className="notice warn">{texts.case.late}</p>}</div>
      <Stage view={view} signatures={signatures} />
      <Notice view={view} />
      <Awaited view={view} />
      <NewerGuide caseId={view.id} version={view.version} />
      {isOver && <Results view={view} />}
      <Rating view={view} onDone={setAnswered} />
      <Tasks view={view} signatures={signatures} />
      {moving && <p className="small soft no-print">{texts.case.refreshed}</p>}
      <Timeline caseId={view.id} version={view.version} />
      {!isOver && <Results view={view} />}
      <Documents caseId={view.id} version={view.version} />
      <Details view={view} />
      <p className="actions">
        <Link href={`/cases/${view.id}/receipt`} className="button secondary">
          {texts.case.receipt}
        </Link>
      </p>
      <h2>{texts.case.history}</h2>
      <History caseId={view.id} version={view.version} />
      {!view.onBehalf && <WhoLooked caseId={view.id} />}
      <Withdrawal view={view} onDone={setAnswered} />
    </>
  )
}

export function CasePage({ caseId }: { caseId: string }) {
  const loaded = useLoaded(
    useCallback(() => call('getCase', { params: { case: caseId }, query: {} }), [caseId]),
  )
  return (
    <Shown loaded={loaded}>
      {view => <CaseShown view={view} again={loaded.again} late={loaded.status === 'ready' && loaded.late} />}
    </Shown>
  )
}
