import type { CaseContents, CaseTask, CaseView } from '@yijianshi/contract/case'
import { useCallback } from 'react'
import { Link } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { dateText, instantDateText } from '../../elements/dates.ts'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Loading, Shown } from '../../elements/shown.tsx'
import { Summary } from '../../elements/summary.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { Signatures, useCaseSignatures } from '../licence/signed-by.tsx'

/** Name of the organisation as filled in; the person's where the form asks for none. */
function holderOf(contents: CaseContents | undefined, applicantName: string): string {
  const field = contents?.form.fields.find(({ autocomplete }) => autocomplete === 'organization')
  const name = field === undefined ? undefined : contents?.values[field.element]
  return typeof name === 'string' && name !== '' ? name : applicantName
}

function Certificate(props: {
  view: CaseView
  task: CaseTask
  result: CaseTask['results'][number]
  holder: string
}) {
  const { view, task, result, holder } = props
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const issuedOn = task.issuedAt === null ? '' : instantDateText(task.issuedAt, language)
  const validUntil =
    result.validUntil === undefined ? texts.certificate.longTerm : dateText(result.validUntil, language)
  const rows = [
    [texts.certificate.number, result.number],
    [texts.certificate.holder, holder],
    [texts.certificate.item, say(task.name)],
    [texts.certificate.validUntil, validUntil],
    [texts.certificate.caseNumber, view.number],
  ] as const
  return (
    <>
      <article className="certificate">
        <PageHeading>{say(result.name)}</PageHeading>
        <Summary rows={rows} className="summary" />
        <p className="seal">
          <span>
            {texts.certificate.issuer}：{say(task.authorityName)}
          </span>
          <span>
            {texts.certificate.issuedOn}：{issuedOn}
          </span>
        </p>
      </article>
      <p className="soft small">{texts.certificate.note}</p>
      <p className="actions">
        <button type="button" className="button" onClick={() => window.print()}>
          {texts.print}
        </button>
      </p>
    </>
  )
}

function ResultSignatures({ view, item }: { view: CaseView; item: string }) {
  const signatures = useCaseSignatures(view.id, view.version)
  return (
    <div className="no-print">
      <Signatures entries={signatures.filter(entry => entry.item === item)} />
    </div>
  )
}

/** The e-licence of the result, as soon as it is there. */
function ElectronicLicence({ caseId, licence }: { caseId: string; licence: string }) {
  const texts = useTexts()
  const loaded = useLoaded(
    useCallback(() => call('listCaseLicences', { params: { case: caseId } }), [caseId]),
  )
  const found =
    loaded.status === 'ready' ? loaded.value.licences.find(each => each.licence === licence) : undefined
  if (found === undefined) return null
  return (
    <p className="actions no-print">
      <Link href={`/licences/${found.id}`} className="button secondary">
        {texts.licence.electronic}
      </Link>
    </p>
  )
}

export function CertificatePage({ caseId, licence }: { caseId: string; licence: string }) {
  const texts = useTexts()
  const loaded = useLoaded(
    useCallback(() => call('getCase', { params: { case: caseId }, query: {} }), [caseId]),
  )
  const contents = useLoaded(
    useCallback(() => call('getCaseContents', { params: { case: caseId } }), [caseId]),
  )
  if (contents.status === 'loading') return <Loading />
  return (
    <>
      <BackLink href={`/cases/${caseId}`}>{texts.certificate.back}</BackLink>
      <Shown loaded={loaded}>
        {view => {
          const task = view.tasks.find(({ results }) => results.some(each => each.licence === licence))
          const result = task?.results.find(each => each.licence === licence)
          if (task === undefined || result === undefined) {
            return <PageHeading>{texts.certificate.missing}</PageHeading>
          }
          const known = contents.status === 'ready' ? contents.value : undefined
          const holder = holderOf(known, view.applicantName)
          return (
            <>
              <Certificate view={view} task={task} result={result} holder={holder} />
              <ResultSignatures view={view} item={task.item} />
              <ElectronicLicence caseId={caseId} licence={licence} />
            </>
          )
        }}
      </Shown>
    </>
  )
}
