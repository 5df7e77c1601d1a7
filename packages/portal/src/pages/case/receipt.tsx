import type { CaseView } from '@yijianshi/contract/case'
import { addressOf } from '@yijianshi/contract/client'
import { useCallback } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../elements/dates.ts'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'

function Card({ view }: { view: CaseView }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  return (
    <div className="card receipt-layout">
      <div>
        <dl className="summary">
          <div>
            <dt>{texts.receipt.number}</dt>
            <dd className="receipt-number">{view.number}</dd>
          </div>
          {view.queryCode !== null && (
            <div>
              <dt>{texts.receipt.code}</dt>
              <dd className="receipt-number">{view.queryCode}</dd>
            </div>
          )}
          {view.endedAt === null && (
            <div>
              <dt>{texts.receipt.expected}</dt>
              <dd>
                {view.expectedDate === null
                  ? texts.receipt.expectedPending
                  : dateText(view.expectedDate, language)}
              </dd>
            </div>
          )}
          <div>
            <dt>{texts.receipt.site}</dt>
            <dd>{say(view.siteName)}</dd>
          </div>
        </dl>
        <p>{texts.receipt.keep}</p>
      </div>
      <img
        className="receipt-code"
        src={addressOf('getReceiptCode', { case: view.id })}
        alt={texts.receipt.codeImage}
        width={224}
        height={224}
      />
    </div>
  )
}

/** What the person takes away after submitting. */
export function ReceiptOfCasePage({ caseId }: { caseId: string }) {
  const texts = useTexts()
  const say = useSay()
  const loaded = useLoaded(
    useCallback(() => call('getCase', { params: { case: caseId }, query: {} }), [caseId]),
  )
  return (
    <Shown loaded={loaded}>
      {view => (
        <>
          <PageHeading>
            {view.stage === 'submitted' ? texts.receipt.heading : texts.receipt.laterHeading}
          </PageHeading>
          <p className="situation">
            {say(view.matterName)} · {say(view.situation)}
          </p>
          <Card view={view} />
          <h2>{texts.receipt.next}</h2>
          <ol className="column">
            {texts.receipt.steps.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className="actions">
            <Link href={`/cases/${caseId}`} className="button">
              {texts.receipt.follow}
            </Link>
            <button type="button" className="button secondary" onClick={() => window.print()}>
              {texts.print}
            </button>
          </p>
        </>
      )}
    </Shown>
  )
}
