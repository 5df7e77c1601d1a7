import { useState } from 'react'
import { heard, type Message } from '../texts/message.ts'
import { useMessage } from '../texts/use-said.ts'
import type { Outcome } from './call.ts'

export type Sending = {
  readonly busy: boolean
  /** What went wrong last, in words. */
  readonly fault: string | undefined
  /** The code by which that was refused, where it was. */
  readonly refusal: string | undefined
  readonly fail: (message: Message) => void
  /** Sends once at a time; `then` gets what came back, when it was not refused. */
  readonly send: <Value>(work: () => Promise<Outcome<Value>>, then: (value: Value) => void) => Promise<void>
}

export function useSending(): Sending {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useMessage()
  const [refusal, setRefusal] = useState<string>()
  return {
    busy,
    fault,
    refusal,
    fail: message => {
      setRefusal(undefined)
      setFault(message)
    },
    send: async (work, then) => {
      if (busy) return
      setBusy(true)
      const answer = await work()
      setBusy(false)
      setRefusal(answer.ok ? undefined : answer.problem?.code)
      setFault(answer.ok ? undefined : heard(answer.problem, ({ errors }) => errors.noAnswer))
      if (answer.ok) then(answer.value)
    },
  }
}
