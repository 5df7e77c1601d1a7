import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { addressOf } from '@yijianshi/contract/client'
import type { ReportKind } from '@yijianshi/contract/report'
import { reportTitle } from '@yijianshi/core/report'
import type { ReactElement } from 'react'
import { apiBase } from '../connection/call.ts'
import { Loaded } from '../frame/loaded.tsx'
import { TabBar, TabPanel } from '../frame/tab-bar.tsx'
import { useTexts } from '../texts/texts.ts'
import { reportTabs } from './address.ts'
import { BenchmarkPanel } from './benchmark-panel.tsx'
import './report.css'
import { reportQuery } from './queries.ts'
import { ReportBody } from './report-body.tsx'

const route = getRouteApi('/staff/reports')

function CatalogueReport({ kind }: { readonly kind: ReportKind }): ReactElement {
  const { t, language } = useTexts()
  const report = useQuery(reportQuery(kind))
  return (
    <>
      <div className="report-tools">
        <a
          className="button-link"
          href={`${apiBase}${addressOf('getReportFile', { report: kind })}?language=${language}`}
          download
        >
          <DownloadOutlined aria-hidden="true" /> {t.report.download}
        </a>
      </div>
      <Loaded query={report}>{data => <ReportBody report={data} />}</Loaded>
    </>
  )
}

/** What is counted over the catalogue, for those who lead and those who edit. */
export function ReportsPage(): ReactElement {
  const { t, language } = useTexts()
  const { tab = 'reductions', benchmark } = route.useSearch()
  const navigate = useNavigate()
  return (
    <>
      <div className="page-head">
        <h1>{t.report.title}</h1>
      </div>
      <TabBar
        label={t.report.title}
        tabs={reportTabs.map(key => ({ key, label: reportTitle(key, language) }))}
        active={tab}
        onChange={key => navigate({ to: '/reports', search: { tab: key }, replace: true })}
        panelId="report"
      />
      <TabPanel id="report" label={reportTitle(tab, language)}>
        {tab === 'benchmark' ? (
          <BenchmarkPanel wanted={benchmark} />
        ) : (
          <CatalogueReport key={tab} kind={tab} />
        )}
      </TabPanel>
    </>
  )
}
