import { FilePdfOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { addressOf } from '@yijianshi/contract/client'
import type { LicenceSummary } from '@yijianshi/contract/licence'
import type { ReactElement } from 'react'
import { apiBase } from '../connection/call.ts'
import { useTexts } from '../texts/texts.ts'
import { LicenceAct } from './licence-acts.tsx'
import { LicenceHistory } from './licence-history.tsx'
import { caseLicencesQuery, licenceQuery } from './queries.ts'

/** For those who may read it: the paper, and what may be done with it. */
function Readable({ summary }: { readonly summary: LicenceSummary }): ReactElement | null {
  const { t } = useTexts()
  const found = useQuery(licenceQuery(summary.case, summary.id))
  const licence = found.data
  if (licence === undefined) return null
  return (
    <>
      {licence.suspended === null ? null : (
        <p className="refusal">{t.licence.suspendedBecause(licence.suspended.reason)}</p>
      )}
      <div className="buttons">
        <a
          href={`${apiBase}${addressOf('getLicenceFile', { licence: licence.id })}`}
          target="_blank"
          rel="noreferrer"
          className="button-link"
        >
          <FilePdfOutlined aria-hidden /> {t.licence.open}
        </a>
        {licence.mayDo.map(type => (
          <LicenceAct key={type} licence={licence} type={type} />
        ))}
      </div>
    </>
  )
}

/** The e-licence of a result, which follows it a moment later. */
export function LicencePanel({
  caseId,
  licence,
}: {
  readonly caseId: string
  readonly licence: string
}): ReactElement | null {
  const { t } = useTexts()
  const found = useQuery(caseLicencesQuery(caseId, licence))
  if (found.data === undefined) return null
  const summary = found.data.licences.find(each => each.licence === licence)
  if (summary === undefined) return <p className="quiet">{t.licence.coming}</p>
  return (
    <div>
      <p>
        {t.licence.electronic} · <strong>{t.licence.standings[summary.standing]}</strong> ·{' '}
        {t.licence.edition(summary.edition)}
      </p>
      <Readable summary={summary} />
      <LicenceHistory caseId={caseId} licence={summary.id} />
    </div>
  )
}
