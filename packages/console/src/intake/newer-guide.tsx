/** The guide has changed since the draft was begun: what it asks otherwise, before and after it is taken over. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Draft } from '@yijianshi/contract/draft'
import { type GuideMark, guideMarks } from '@yijianshi/core/publication/guide-marks'
import { Button } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { GuideChangeList } from '../case/guide-change-list.tsx'
import { guideOfPlan } from '../case/guide-changes.ts'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { fieldAnchor, goTo, materialAnchor } from './missing.ts'
import type { GuideMarks } from './use-guide-marks.ts'

/** Takes the focus each time `occasion` changes. */
function Notice({
  title,
  occasion,
  children,
}: {
  readonly title: string
  readonly occasion: number
  readonly children: ReactNode
}): ReactElement {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (occasion === 0) return
    box.current?.scrollIntoView({ block: 'start' })
    box.current?.focus({ preventScroll: true })
  }, [occasion])
  return (
    <section className="panel newer-guide" aria-labelledby="newer-guide-title" tabIndex={-1} ref={box}>
      <h2 id="newer-guide-title">{title}</h2>
      {children}
    </section>
  )
}

/** The marks of the guide in use; null when that has to ask more first. */
function previewQuery({ id, matter, plan, newerVersion }: Draft) {
  return {
    queryKey: ['newer-guide', id, plan.catalogueVersion, newerVersion],
    queryFn: async (): Promise<readonly GuideMark[] | null> => {
      const { answers, region } = plan
      const body = { answers, ...(region === undefined ? {} : { region: region.code }) }
      const next = await getValue(call('guide', { params: { matter }, body }))
      return next.step === 'plan' ? guideMarks(guideOfPlan(plan), guideOfPlan(next.plan)) : null
    },
  }
}

function Offered({
  draft,
  guide,
}: {
  readonly draft: Draft
  readonly guide: GuideMarks
}): ReactElement | null {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { data: marks } = useQuery(previewQuery(draft))
  if (marks === null) {
    return (
      <Notice title={t.newerGuide.title} occasion={guide.occasion}>
        <p>{t.newerGuide.asksMore}</p>
        <div className="buttons">
          <Button onClick={() => navigate({ to: '/intake' })}>{t.newerGuide.again}</Button>
        </div>
      </Notice>
    )
  }
  // Something else of the catalogue has changed: nothing that this applicant would meet.
  if (marks === undefined || marks.length === 0) return null
  return (
    <Notice title={t.newerGuide.title} occasion={guide.occasion}>
      <p>{t.newerGuide.lead}</p>
      <GuideChangeList marks={marks} />
      <ProblemAlert error={guide.takeOver.error} />
      <div className="buttons">
        <Button type="primary" loading={guide.takeOver.isPending} onClick={() => guide.takeOver.mutate()}>
          {t.newerGuide.take}
        </Button>
      </div>
    </Notice>
  )
}

export function NewerGuide({
  draft,
  guide,
}: {
  readonly draft: Draft
  readonly guide: GuideMarks
}): ReactElement | null {
  const { t } = useTexts()
  if (draft.newerVersion !== undefined) return <Offered draft={draft} guide={guide} />
  const refused = guide.refusals > 0
  if (guide.open.length === 0 && !refused) return null
  return (
    <Notice title={refused ? t.newerGuide.refusedTitle : t.newerGuide.takenTitle} occasion={guide.occasion}>
      <p>{refused ? t.newerGuide.refusedLead : t.newerGuide.takenLead}</p>
      <GuideChangeList
        marks={guide.open}
        onGo={({ kind, id }) => goTo(kind === 'field' ? fieldAnchor(id) : materialAnchor(id))}
      />
      {guide.open.length === 0 ? null : (
        <div className="buttons">
          <Button onClick={guide.understand}>{t.newerGuide.understood}</Button>
        </div>
      )}
    </Notice>
  )
}
