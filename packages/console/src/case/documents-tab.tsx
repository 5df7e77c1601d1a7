import { FilePdfOutlined } from '@ant-design/icons'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { CaseDocumentEntry } from '@yijianshi/contract/case-document'
import { addressOf } from '@yijianshi/contract/client'
import type { ReactElement } from 'react'
import { apiBase, call, getValue } from '../connection/call.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatDay } from '../time/format.ts'
import './documents-tab.css'

/** Under the key of the case, so that whatever refreshes the case refreshes its documents. */
function documentsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['case', caseId, 'documents'],
    queryFn: () => getValue(call('listCaseDocuments', { params: { case: caseId } })),
  })
}

function DocumentRow({
  caseId,
  document,
}: {
  readonly caseId: string
  readonly document: CaseDocumentEntry
}): ReactElement {
  const { t, say, language } = useTexts()
  const { open, openLabel, record, numbered } = t.documents
  const file = addressOf('getCaseDocumentFile', { case: caseId, document: document.id })
  return (
    <li>
      <div className="document-name">
        <strong>{say(document.name)}</strong>
        {document.itemName === null ? null : <span className="quiet">{say(document.itemName)}</span>}
      </div>
      <div className="document-origin">
        {say(document.issuer)} <time dateTime={document.at}>{formatDay(document.at)}</time>
      </div>
      <div className="document-number">
        {numbered(document.number)}
        <span className="quiet" title={document.hash}>
          {record(document.version, document.hash.slice(0, 12))}
        </span>
      </div>
      <a
        href={`${apiBase}${file}?language=${language === 'en' ? 'en' : 'zh'}`}
        target="_blank"
        rel="noreferrer"
        className="button-link"
        aria-label={openLabel(say(document.name), document.number)}
      >
        <FilePdfOutlined aria-hidden /> {open}
      </a>
    </li>
  )
}

/** The documents that this reader may have, newest first; `at`: those that were there after that event. */
export function DocumentsTab({
  caseId,
  at = Number.POSITIVE_INFINITY,
}: {
  readonly caseId: string
  readonly at: number | undefined
}): ReactElement {
  const { t } = useTexts()
  const { label, none } = t.documents
  const found = useQuery(documentsQuery(caseId))
  return (
    <Loaded query={found}>
      {data => {
        const documents = data.documents.filter(({ version }) => version <= at).toReversed()
        if (documents.length === 0) return <p className="quiet">{none}</p>
        return (
          <ul className="case-documents" aria-label={label}>
            {documents.map(document => (
              <DocumentRow key={document.id} caseId={caseId} document={document} />
            ))}
          </ul>
        )
      }}
    </Loaded>
  )
}
