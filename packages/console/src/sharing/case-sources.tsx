/** What of a case was fetched: sources beside fields and papers, and each answer as it was given then. */
import { useQuery } from '@tanstack/react-query'
import { fetchedField, fetchedPaper } from '@yijianshi/contract/fetched'
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { CaseSharing, SharedResource } from '@yijianshi/contract/sharing'
import { Button } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { SidePanel } from '../frame/side-panel.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { caseSharingQuery } from './queries.ts'
import { SharedAnswer } from './shared-answer.tsx'
import { FieldSource, PaperSource, SourceAnswer } from './source-note.tsx'

type CaseSources = {
  readonly ofField: (field: FormFieldOnWire, value: FieldValue | undefined) => ReactNode
  /** `files`: those handed in under the material. */
  readonly ofPaper: (material: string, files: readonly string[]) => ReactNode
}

export function useCaseSources(caseId: string): CaseSources {
  const resources = useQuery(caseSharingQuery(caseId)).data?.resources ?? []
  return {
    ofField: (field, value) => {
      const fetched = fetchedField(resources, field.element, value)
      return fetched === undefined ? null : <FieldSource field={field} fetched={fetched} />
    },
    ofPaper: (material, files) => {
      const paper = fetchedPaper(resources, material, files)
      return paper === undefined ? null : <PaperSource paper={paper} />
    },
  }
}

function Source({
  resource,
  onAnswer,
}: {
  readonly resource: SharedResource
  readonly onAnswer: (use: string) => void
}): ReactElement {
  const { t, say } = useTexts()
  const { use, answeredAt } = resource
  return (
    <li>
      <SourceAnswer resource={resource} />
      {use === null || answeredAt === null ? null : (
        <Button onClick={() => onAnswer(use)} aria-label={t.frame.pair(t.sharing.answer, say(resource.name))}>
          {t.sharing.answer}
        </Button>
      )}
    </li>
  )
}

function Consents({ consents }: Pick<CaseSharing, 'consents'>): ReactElement {
  const { t } = useTexts()
  return (
    <>
      {consents.map(({ id, givenAt, until, onPaper }) => (
        <p key={id} className="quiet">
          {(onPaper ? t.sharing.consentOnPaper : t.sharing.consent)(
            formatInstant(givenAt),
            formatInstant(until),
          )}
        </p>
      ))}
    </>
  )
}

/** Every source that was asked, and by what leave; nothing where none was. */
export function CaseSources({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { t } = useTexts()
  const [shown, setShown] = useState<string>()
  const { data } = useQuery(caseSharingQuery(caseId))
  if (data === undefined || data.resources.length === 0) return null
  return (
    <section className="form-read" aria-label={t.sharing.caseTitle}>
      <h2>{t.sharing.caseTitle}</h2>
      <Consents consents={data.consents} />
      <ul className="shared-sources">
        {data.resources.map(resource => (
          <Source key={resource.resource} resource={resource} onAnswer={setShown} />
        ))}
      </ul>
      <SidePanel open={shown !== undefined} title={t.sharing.answerTitle} onClose={() => setShown(undefined)}>
        {shown === undefined ? null : <SharedAnswer caseId={caseId} use={shown} />}
      </SidePanel>
    </section>
  )
}
