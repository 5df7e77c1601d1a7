import { FilePdfOutlined, PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { CaseView } from '@yijianshi/contract/case'
import { addressOf } from '@yijianshi/contract/client'
import type { ReactElement, ReactNode } from 'react'
import { apiBase } from '../connection/call.ts'
import { useMe } from '../session/use-me.ts'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { DueSignal } from './due-signal.tsx'
import { StageTag } from './stage-tag.tsx'

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** For the window, which sees the whole case; an authority sees only its own part. */
function Documents({ view }: { readonly view: CaseView }): ReactElement | null {
  const { t, language } = useTexts()
  const me = useMe()
  if (me.role !== 'clerk') return null
  const params = { case: view.id }
  return (
    <div className="documents">
      {view.notice === null ? null : (
        <Link to="/cases/$case/notice/print" params={params} className="button-link">
          <PrinterOutlined aria-hidden="true" /> {t.print.notice}
        </Link>
      )}
      {view.acceptedAt === null ? null : (
        <a
          href={`${apiBase}${addressOf('getCaseDocumentFile', { case: view.id, document: 'acceptance' })}?language=${language}`}
          target="_blank"
          rel="noreferrer"
          className="button-link"
        >
          <FilePdfOutlined aria-hidden="true" /> {t.print.acceptance}
        </a>
      )}
    </div>
  )
}

export function CaseHead({ view }: { readonly view: CaseView }): ReactElement {
  const { t, say } = useTexts()
  return (
    <section className="case-head" aria-label={t.caseView.head}>
      <div className="case-title">
        <h1>
          <span className="number">{view.number}</span> {say(view.matterName)}
        </h1>
        <StageTag stage={view.stage} />
      </div>
      <dl className="facts">
        <Fact label={t.cases.applicant}>{view.applicantName}</Fact>
        <Fact label={t.cases.situation}>{say(view.situation)}</Fact>
        <Fact label={t.cases.site}>
          {say(view.siteName)} · {t.cases.channel[view.channel]}
        </Fact>
        <Fact label={t.cases.submittedAt}>{formatInstant(view.submittedAt)}</Fact>
        {view.acceptedAt === null ? null : (
          <Fact label={t.caseView.acceptedAt}>{formatInstant(view.acceptedAt)}</Fact>
        )}
        {view.expectedDate === null ? null : <Fact label={t.caseView.expected}>{view.expectedDate}</Fact>}
        <Fact label={t.caseView.delivery}>{t.delivery.methods[view.delivery]}</Fact>
        <Fact label={t.cases.due}>
          <DueSignal due={view.due} showOwner />
        </Fact>
      </dl>
      <Documents view={view} />
    </section>
  )
}
