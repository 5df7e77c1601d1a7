import type { CaseDocumentEntry } from '@yijianshi/contract/case-document'
import { addressOf } from '@yijianshi/contract/client'
import { useCallback } from 'react'
import { instantDateText } from '../../elements/dates.ts'
import { NotThereYet } from '../../elements/not-there-yet.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import './documents.css'

function DocumentRow({ caseId, document }: { caseId: string; document: CaseDocumentEntry }) {
  const { documents: texts } = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const file = `${addressOf('getCaseDocumentFile', { case: caseId, document: document.id })}?language=${language === 'en' ? 'en' : 'zh'}`
  const whole = [say(document.name), ...(document.itemName ? [say(document.itemName)] : [])].join(' · ')
  return (
    <li>
      <div>
        <p>
          <strong>{say(document.name)}</strong>
          {document.itemName && `：${say(document.itemName)}`}
        </p>
        <p className="small soft">
          {instantDateText(document.at, language)} · {say(document.issuer)}
        </p>
        <p className="small soft document-number">{texts.numbered(document.number)}</p>
      </div>
      <p className="document-acts">
        <a href={file} target="_blank" rel="noreferrer" aria-label={texts.open(whole)}>
          {texts.openShort}
        </a>
        <a href={file} download={`${whole}.pdf`} aria-label={texts.download(whole)}>
          {texts.downloadShort}
        </a>
      </p>
    </li>
  )
}

const nothing = Promise.resolve({ ok: true, value: { documents: [] } } as const)

/** Everything that was given in writing, newest first. `version` says when to look again. */
export function Documents({ caseId, version }: { caseId: string; version: number }) {
  const texts = useTexts()
  const load = useCallback(
    () => (version > 0 ? call('listCaseDocuments', { params: { case: caseId } }) : nothing),
    [caseId, version],
  )
  const loaded = useLoaded(load)
  return (
    <section aria-labelledby="documents-heading" className="no-print">
      <h2 id="documents-heading">{texts.documents.heading}</h2>
      {loaded.status !== 'ready' ? (
        <NotThereYet loaded={loaded} />
      ) : loaded.value.documents.length === 0 ? (
        <p>{texts.documents.none}</p>
      ) : (
        <>
          <p className="soft">{texts.documents.lead}</p>
          <ul className="case-documents">
            {loaded.value.documents.toReversed().map(document => (
              <DocumentRow key={document.id} caseId={caseId} document={document} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
