import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { CaseView } from '@yijianshi/contract/case'
import { shareOfLicences } from '@yijianshi/core/catalogue/decision-form'
import { Result } from 'antd'
import type { ReactElement } from 'react'
import { caseQuery } from '../connection/queries.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { documentTexts } from './document-texts.ts'
import { Paper } from './paper.tsx'
import { useSite } from './use-site.ts'

const route = getRouteApi('/cases/$case/notice/print')

function Notice({ view }: { readonly view: CaseView }): ReactElement {
  const { t } = useTexts()
  const site = useSite(view.site)
  if (view.notice === null) return <Result status="404" title={t.print.noNotice} />
  const { entries, at, correctionDue } = view.notice
  const texts = documentTexts.notice
  const application = {
    submittedAt: view.submittedAt,
    matter: view.matterName.zh,
    situation: view.situation.zh,
  }
  return (
    <Paper caseId={view.id} title={texts.title} number={view.number} issuer={view.siteName.zh} date={at}>
      <p className="paper-addressee">{documentTexts.addressee(view.applicantName)}</p>
      <p>{texts.body(application, shareOfLicences(view.tasks.map(task => task.decisionForm)))}</p>
      <table className="paper-table">
        <thead>
          <tr>
            {texts.columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <tr key={`${entry.subject}/${entry.id}`}>
              <td className="paper-index">{index + 1}</td>
              <td>{entry.name.zh}</td>
              <td>{entry.problem}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {correctionDue === null ? null : <p>{texts.until(correctionDue.date)}</p>}
      {site === undefined ? null : <p>{documentTexts.place(site.address.zh, site.phone)}</p>}
    </Paper>
  )
}

export function NoticePrintPage(): ReactElement {
  const { case: id } = route.useParams()
  const view = useQuery(caseQuery(id))
  return <Loaded query={view}>{data => <Notice view={data} />}</Loaded>
}
