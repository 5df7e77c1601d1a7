import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { CaseContents, CaseView } from '@yijianshi/contract/case'
import { Result } from 'antd'
import type { ReactElement } from 'react'
import { caseQuery, contentsQuery } from '../connection/queries.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { documentTexts } from './document-texts.ts'
import { Paper } from './paper.tsx'
import { useSite } from './use-site.ts'

const route = getRouteApi('/cases/$case/acceptance/print')

function Items({ view }: { readonly view: CaseView }): ReactElement {
  return (
    <table className="paper-table">
      <thead>
        <tr>
          {documentTexts.acceptance.columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.tasks.map((task, index) => (
          <tr key={task.item}>
            <td className="paper-index">{index + 1}</td>
            <td>{task.name.zh}</td>
            <td>{task.authorityName.zh}</td>
            <td className="paper-short">{documentTexts.acceptance.days(task.promisedDays)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Acceptance({
  view,
  contents,
}: {
  readonly view: CaseView
  readonly contents: CaseContents
}): ReactElement {
  const { t } = useTexts()
  const site = useSite(view.site)
  if (view.acceptedAt === null) return <Result status="404" title={t.print.notAccepted} />
  const texts = documentTexts.acceptance
  const application = {
    submittedAt: view.submittedAt,
    matter: view.matterName.zh,
    situation: view.situation.zh,
  }
  return (
    <Paper
      caseId={view.id}
      title={texts.title}
      number={view.number}
      issuer={view.siteName.zh}
      date={view.acceptedAt}
    >
      <p className="paper-addressee">{documentTexts.addressee(view.applicantName)}</p>
      <p>{texts.body(application)}</p>
      <p>{texts.items}</p>
      <Items view={view} />
      <p>{texts.materials}</p>
      <ol className="paper-list">
        {contents.checklist.map(entry => (
          <li key={entry.material}>
            {texts.material(entry.name.zh, entry.copies.original, entry.copies.copy)}
          </li>
        ))}
      </ol>
      {view.expectedDate === null ? null : <p>{texts.expected(view.expectedDate)}</p>}
      <p>{texts.inquiry(view.queryCode, site?.phone)}</p>
    </Paper>
  )
}

export function AcceptancePrintPage(): ReactElement {
  const { case: id } = route.useParams()
  const view = useQuery(caseQuery(id))
  const contents = useQuery(contentsQuery(id))
  return (
    <Loaded query={view}>
      {data => <Loaded query={contents}>{papers => <Acceptance view={data} contents={papers} />}</Loaded>}
    </Loaded>
  )
}
