/**
 * What the server wants confirmed first waits here, while the confirmation gate asks who is there. Then it goes on by
 * itself, and what was typed on the page is still there.
 */
import { Refused } from '../connection/call.ts'

const confirmFirst = 'account/confirm-first'

type Waiting = { readonly goOn: () => void; readonly giveUp: () => void }

let waiting: readonly Waiting[] = []
const listeners = new Set<() => void>()

function change(next: readonly Waiting[]): void {
  waiting = next
  for (const listener of listeners) listener()
}

/** For `useSyncExternalStore`. */
export function watchConfirmation(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function isConfirmationWanted(): boolean {
  return waiting.length > 0
}

/** Everything that waits goes on, or is refused as it was. */
export function endConfirmation(confirmed: boolean): void {
  const ended = waiting
  change([])
  for (const { goOn, giveUp } of ended) {
    if (confirmed) goOn()
    else giveUp()
  }
}

/** Does the work; where it is refused for want of a fresh proof, once more after the proof. */
export async function confirmed<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refused) || error.problem?.code !== confirmFirst) throw error
    await new Promise<void>((goOn, reject) => {
      change([...waiting, { goOn, giveUp: () => reject(error) }])
    })
    return work()
  }
}
