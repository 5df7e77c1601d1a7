import type { CaseCommandOnWire, CaseView } from '@yijianshi/contract/case'
import { useRef, useState } from 'react'
import { call } from '../../server/call.ts'
import { heard } from '../../texts/message.ts'
import { useMessage } from '../../texts/use-said.ts'

/** Sends a command on a case; a retry after a lost answer carries the same id, so it is done once. */
export function useCaseCommand(caseId: string, onDone: (view: CaseView) => void) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useMessage()
  const commandId = useRef<string>(undefined)
  const send = async (command: CaseCommandOnWire) => {
    if (busy) return
    setBusy(true)
    setFault(undefined)
    commandId.current ??= crypto.randomUUID()
    const answer = await call('commandCase', {
      params: { case: caseId },
      body: { commandId: commandId.current, command },
    })
    setBusy(false)
    if (answer.ok || answer.problem !== undefined) commandId.current = undefined
    if (answer.ok) onDone(answer.value)
    else setFault(heard(answer.problem, ({ errors }) => errors.notSent))
  }
  return { busy, fault, send }
}
