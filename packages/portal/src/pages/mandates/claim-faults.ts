import { parseCreditCode } from '@yijianshi/core/documents'

export type Claim = { readonly code: string; readonly consent: boolean }

type ClaimFault =
  | { readonly field: 'code'; readonly fault: 'codeMissing' | 'codeWrong' }
  | { readonly field: 'consent'; readonly fault: 'consentMissing' }

/** What is missing or wrong in a claim to represent an organisation, by the field where it is mended. */
export function claimFaults({ code, consent }: Claim): readonly ClaimFault[] {
  const faults: ClaimFault[] = []
  if (code.trim() === '') faults.push({ field: 'code', fault: 'codeMissing' })
  else if (!parseCreditCode(code).ok) faults.push({ field: 'code', fault: 'codeWrong' })
  if (!consent) faults.push({ field: 'consent', fault: 'consentMissing' })
  return faults
}
