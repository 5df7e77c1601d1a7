/** A command on a change from the wire, completed with what only the server knows. */
import type { ChangeCommandOnWire } from '@yijianshi/contract/publication'
import type { Actor } from '@yijianshi/core/access'
import type { ChangeCommand, ChangeState } from '@yijianshi/core/publication'
import { done, type Outcome } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { publishChange } from './publish.ts'
import { rebaseChange } from './rebase.ts'
import { requestReview } from './review.ts'

/** Those that need nothing but what was sent. */
function plainCommand(
  sent: Exclude<ChangeCommandOnWire, { type: 'rebase' | 'publish' | 'request-review' }>,
): ChangeCommand {
  const { id: _, ...command } = sent
  return command
}

export async function commandChange(
  services: Services,
  actor: Actor,
  changeId: string,
  sent: ChangeCommandOnWire,
): Promise<Outcome<ChangeState>> {
  if (sent.type === 'rebase') {
    const texts = new Map((sent.merged ?? []).map(file => [file.path, file.text]))
    return rebaseChange(services, actor, changeId, sent.id, { onto: sent.onto, texts })
  }
  if (sent.type === 'request-review') return requestReview(services, actor, changeId, sent.id)
  const at = services.now()
  const publishAt = sent.type === 'publish' && sent.at !== undefined ? Date.parse(sent.at) : at
  if (sent.type === 'publish' && publishAt <= at) return publishChange(services, actor, changeId, sent.id)
  const command: ChangeCommand =
    sent.type === 'publish' ? { type: 'schedule', publishAt } : plainCommand(sent)
  const executed = await services.changes.execute({
    process: changeId,
    commandId: sent.id,
    actor,
    command,
    at,
  })
  return executed.ok ? done(executed.state) : executed
}
