import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LicenceStep } from '@yijianshi/contract/staff-signature'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { confirmed } from '../session/confirmation.ts'
import { SignatureEntry } from '../staff-key/signatures.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { licenceStepsQuery } from './queries.ts'

function Step({
  step,
  pending,
  onSign,
}: {
  readonly step: LicenceStep
  readonly pending: boolean
  readonly onSign: () => void
}): ReactElement {
  const { t } = useTexts()
  return (
    <li>
      <p>
        <strong>{t.licence.steps[step.event]}</strong> · {formatInstant(step.at)}
        {step.text === null ? null : ` · ${step.text}`}
      </p>
      {step.decision === null ? null : (
        <ul className="signatures">
          <SignatureEntry entry={step.decision} pending={pending} onSign={onSign} />
        </ul>
      )}
    </li>
  )
}

/** What became of an e-licence, and who signed it. Nothing for those who only supervise. */
export function LicenceHistory({
  caseId,
  licence,
}: {
  readonly caseId: string
  readonly licence: string
}): ReactElement | null {
  const { t } = useTexts()
  const query = licenceStepsQuery(caseId, licence)
  const found = useQuery(query)
  const queryClient = useQueryClient()
  const sign = useMutation({
    // A decision of the case is signed there, what was done to the licence here.
    mutationFn: (ofLicence: boolean) =>
      confirmed<unknown>(() =>
        ofLicence
          ? getValue(call('signLicence', { params: { licence } }))
          : getValue(call('signCase', { params: { case: caseId } })),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['case', caseId] }),
  })
  if (found.data === undefined) return null
  return (
    <details>
      <summary>{t.licence.history}</summary>
      <ProblemAlert error={sign.error} />
      <ul className="signatures">
        {found.data.steps.map(step => (
          <Step
            key={step.version}
            step={step}
            pending={sign.isPending}
            onSign={() => sign.mutate(step.decision?.event.startsWith('Licence') === true)}
          />
        ))}
      </ul>
    </details>
  )
}
