import type { Outcome } from '../../server/call.ts'

/** What was answered; `confirm` where the server wants a fresh proof of who is there before it does that. */
export function orConfirm<Value>(answer: Outcome<Value>): Outcome<Value | 'confirm'> {
  if (!answer.ok && answer.problem?.code === 'account/confirm-first') return { ok: true, value: 'confirm' }
  return answer
}
