/** What became of an e-licence, each step with the signed decision behind it: here, or in the case that it follows. */
import type { PublicLicence } from '@yijianshi/contract/licence'
import type { LicenceStep } from '@yijianshi/contract/staff-signature'
import { editionOfNumber, type LicenceEvent, type LicenceState } from '@yijianshi/core/licence'
import type { Account } from '../account/account.ts'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { faultOf } from '../staff-key/check-signatures.ts'
import { presentSignature } from '../staff-key/present.ts'
import { listSignatures, type SignatureRow } from '../staff-key/signature-store.ts'
import { placeName } from './office.ts'

function textOf(event: LicenceEvent): string | null {
  if (event.type === 'LicenceIssued') return null
  return event.type === 'LicenceCorrected' ? event.correction : event.reason
}

type Decision = Extract<SignatureRow['type'], `Result${string}`>

const DECISIONS: Readonly<Record<'LicenceIssued' | 'LicenceCorrected' | 'LicenceRevoked', Decision>> = {
  LicenceIssued: 'ResultIssued',
  LicenceCorrected: 'ResultCorrected',
  LicenceRevoked: 'ResultRevoked',
}

/** What a licence follows bears the time of the decision in its case. */
function findDecision(
  rows: readonly SignatureRow[],
  { item }: LicenceState,
  type: Decision,
  at: number,
): SignatureRow | undefined {
  return rows.find(row => row.type === type && row.item === item && row.happened_at.getTime() === at)
}

/** In the order in which they happened. */
export async function stepsOf(
  services: Services,
  { id, state }: { readonly id: string; readonly state: LicenceState },
  account: Account,
): Promise<LicenceStep[]> {
  const [events, own, ofCase] = await Promise.all([
    services.licences.history(id),
    listSignatures(services.pool, id),
    listSignatures(services.pool, state.case),
  ])
  return events.map(({ version, event, at }) => {
    const shown = { version, event: event.type, at: instant(at), text: textOf(event) }
    const isOwn = event.type === 'LicenceSuspended' || event.type === 'LicenceResumed'
    const row = isOwn
      ? own.find(each => each.version === version)
      : findDecision(ofCase, state, DECISIONS[event.type], at)
    const decision =
      row === undefined ? null : presentSignature(services, isOwn ? id : state.case, row, account)
    return { ...shown, decision }
  })
}

/** By whose office an edition was decided, for whoever holds its paper. */
export async function decidedOf(
  services: Services,
  state: LicenceState,
  edition: number,
): Promise<PublicLicence['decided']> {
  const at = editionOfNumber(state, edition)?.at
  if (at === undefined) return null
  const rows = await listSignatures(services.pool, state.case)
  const row = findDecision(rows, state, edition === 1 ? 'ResultIssued' : 'ResultCorrected', at)
  if (row === undefined || row.signed === null) return null
  const { signed } = row
  return {
    at: instant(signed.signed_at.getTime()),
    office: placeName(services, row.place),
    fingerprint: signed.fingerprint.toString('hex'),
    holds: faultOf({ ...signed, process_id: state.case, version: row.version }) === undefined,
  }
}
