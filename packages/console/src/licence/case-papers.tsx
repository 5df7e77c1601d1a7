import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Operation } from '@yijianshi/contract/contract'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatDay } from '../time/format.ts'
import { casePapersQuery } from './paper-queries.ts'
import './case-papers.css'

type Paper = Operation<'listCasePaperLicences'>['response']['licences'][number]

function Compare({ caseId, paper }: { readonly caseId: string; readonly paper: Paper }): ReactElement {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const compare = useMutation({
    mutationFn: () => getValue(call('comparePaperLicence', { params: { case: caseId, licence: paper.id } })),
    onSuccess: shown => queryClient.setQueryData(casePapersQuery(caseId).queryKey, shown),
  })
  return (
    <>
      <Button
        onClick={() => compare.mutate()}
        loading={compare.isPending}
        aria-label={t.frame.pair(t.paperLicences.agree, paper.number)}
      >
        {t.paperLicences.agree}
      </Button>
      <ProblemAlert error={compare.error} />
    </>
  )
}

function Row({
  caseId,
  paper,
  mayCompare,
}: {
  readonly caseId: string
  readonly paper: Paper
  readonly mayCompare: boolean
}): ReactElement {
  const { t, say } = useTexts()
  const words = t.paperLicences
  const until = paper.validUntil === null ? t.licenceCheck.longTerm : formatDay(paper.validUntil)
  return (
    <li>
      <p>
        <strong>{say(paper.name)}</strong> {paper.number} ·{' '}
        <span className={paper.use === 'directly' && paper.standing === 'valid' ? 'met' : 'missing'}>
          {paper.standing === 'expired' ? t.licence.standings.expired : words.uses[paper.use]}
        </span>
      </p>
      <p className="quiet">
        {say(paper.issuerName)} · {formatDay(paper.issuedOn)} – {until} · {words.level(paper.level)}
        {paper.compared === null
          ? null
          : ` · ${words.compared(formatDay(paper.compared.at), say(paper.compared.siteName))}`}
      </p>
      {mayCompare && paper.use === 'compare-with-original' && paper.standing === 'valid' ? (
        <Compare caseId={caseId} paper={paper} />
      ) : null}
    </li>
  )
}

/** Licences on paper that the applicant holds and that this case asks for. Nothing where there are none. */
export function CasePapers({
  caseId,
  mayCompare,
}: {
  readonly caseId: string
  readonly mayCompare: boolean
}): ReactElement | null {
  const { t } = useTexts()
  const found = useQuery(casePapersQuery(caseId))
  if (found.data === undefined || found.data.licences.length === 0) return null
  return (
    <section className="decision" aria-label={t.paperLicences.ofCase}>
      <h2 className="part-title">{t.paperLicences.ofCase}</h2>
      <ul className="case-papers">
        {found.data.licences.map(paper => (
          <Row key={`${paper.material}/${paper.id}`} caseId={caseId} paper={paper} mayCompare={mayCompare} />
        ))}
      </ul>
    </section>
  )
}
