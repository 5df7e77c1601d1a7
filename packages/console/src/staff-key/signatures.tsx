import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { StaffSignature } from '@yijianshi/contract/staff-signature'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { eventLabel } from '../case/event-label.ts'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { confirmed } from '../session/confirmation.ts'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import './signatures.css'

function signaturesQuery(caseId: string) {
  return queryOptions({
    queryKey: ['case', caseId, 'signatures'],
    queryFn: () => getValue(call('listCaseSignatures', { params: { case: caseId } })),
  })
}

/** Enough to tell keys apart; the whole stands under it. */
const shownDigits = 16

function Signed({ signed }: { readonly signed: NonNullable<StaffSignature['signed']> }): ReactElement {
  const { t } = useTexts()
  const words = t.signatures
  return (
    <details>
      <summary>{words.details}</summary>
      <p className="quiet">{words.check}</p>
      <pre className="signed-text">{signed.text}</pre>
      <p>{words.bytes}</p>
      <pre className="signed-text">{signed.signature}</pre>
      <p>{words.publicKey}</p>
      <pre className="signed-text">{signed.publicKey}</pre>
    </details>
  )
}

/** One decision: who signed it and when, or that it is owed. */
export function SignatureEntry({
  entry,
  pending,
  onSign,
}: {
  readonly entry: StaffSignature
  readonly pending: boolean
  readonly onSign: () => void
}): ReactElement {
  const { t } = useTexts()
  const words = t.signatures
  const { signed, event, by, own } = entry
  const labels: Readonly<Record<string, string>> = t.licence.steps
  return (
    <li>
      <p>
        <strong>{labels[event] ?? eventLabel(event, t)}</strong>{' '}
        {signed === null
          ? words.owed(by ?? '')
          : words.signed(by ?? '', formatInstant(signed.at), signed.fingerprint.slice(0, shownDigits))}
      </p>
      {signed === null ? null : (
        <p className={signed.holds ? 'met' : 'missing'}>{signed.holds ? words.holds : words.broken}</p>
      )}
      {signed === null ? null : <Signed signed={signed} />}
      {signed === null && own ? (
        <Button loading={pending} onClick={onSign}>
          {words.sign}
        </Button>
      ) : null}
    </li>
  )
}

/** Who signed what was decided, and what is still owed a signature; nothing where nobody has to. `item`: null is the whole case. */
export function Signatures({
  caseId,
  item,
}: {
  readonly caseId: string
  readonly item: string | null
}): ReactElement | null {
  const { t } = useTexts()
  const found = useQuery(signaturesQuery(caseId))
  const queryClient = useQueryClient()
  const sign = useMutation({
    mutationFn: () => confirmed(() => getValue(call('signCase', { params: { case: caseId } }))),
    onSuccess: list => queryClient.setQueryData(signaturesQuery(caseId).queryKey, list),
  })
  const entries = found.data?.signatures.filter(entry => entry.item === item) ?? []
  if (entries.length === 0) return null
  return (
    <section className="decision" aria-label={t.signatures.title}>
      <h2>{t.signatures.title}</h2>
      <ProblemAlert error={sign.error} />
      <ul className="signatures">
        {entries.map(entry => (
          <SignatureEntry
            key={entry.version}
            entry={entry}
            pending={sign.isPending}
            onSign={() => sign.mutate()}
          />
        ))}
      </ul>
    </section>
  )
}
