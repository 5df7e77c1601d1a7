import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import type { ReactElement } from 'react'
import { historyQuery } from '../connection/queries.ts'
import type { CaseTab } from '../frame/search.ts'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { eventLabel } from './event-label.ts'

const now = 0

/** The case as it stood after any of its events. */
export function VersionSelect({
  caseId,
  at,
  tab,
}: {
  readonly caseId: string
  readonly at: number | undefined
  readonly tab: CaseTab | undefined
}): ReactElement {
  const { t } = useTexts()
  const navigate = useNavigate()
  const history = useQuery(historyQuery(caseId))
  const entries = history.data?.entries ?? []
  return (
    <Select
      className="version-select"
      aria-label={t.caseView.version}
      value={at ?? now}
      loading={history.isPending}
      popupMatchSelectWidth={false}
      onChange={version =>
        navigate({
          to: '/cases/$case',
          params: { case: caseId },
          search: { ...(tab === undefined ? {} : { tab }), ...(version === now ? {} : { at: version }) },
        })
      }
      options={[
        { value: now, label: t.caseView.now },
        ...entries.toReversed().map(entry => ({
          value: entry.version,
          label: t.caseView.versionOption(entry.version, eventLabel(entry.type, t), formatInstant(entry.at)),
        })),
      ]}
    />
  )
}
