/** A command from the wire, completed with what only the server knows, and given to the decider. */
import type { CaseCommandOnWire } from '@yijianshi/contract/case'
import type { Actor } from '@yijianshi/core/access'
import { civilDateOf } from '@yijianshi/core/calendar'
import type { CaseCommand, CaseState } from '@yijianshi/core/case'
import type { Licence } from '@yijianshi/core/catalogue'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { recordUse } from '../mandate/use.ts'
import { catalogueOf, takeOverCommand } from './case-version.ts'
import { keepComment, nextResultSerial } from './contents-store.ts'
import type { StandingCase } from './visible-case.ts'

/** The day before the same day so many years later; 28 February where that year has no 29th. */
function lastDay(from: string, years: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const end = new Date(Date.UTC(year + years, month - 1, day))
  end.setUTCDate(end.getUTCDate() - 1)
  return end.toISOString().slice(0, 10)
}

async function numbered(services: Services, licenceId: string, licence: Licence | undefined) {
  const today = civilDateOf(services.now())
  const serial = String(await nextResultSerial(services.pool)).padStart(6, '0')
  return {
    licence: licenceId,
    number: `${licence?.numberPrefix ?? ''}${today.slice(0, 4)}${serial}`,
    ...(licence?.validityYears !== undefined && { validUntil: lastDay(today, licence.validityYears) }),
  }
}

async function complete(
  services: Services,
  caseId: string,
  state: CaseState,
  command: CaseCommandOnWire,
): Promise<Outcome<CaseCommand>> {
  switch (command.type) {
    case 'issue-result': {
      const task = state.tasks.find(entry => entry.item === command.item)
      const { licences } = await catalogueOf(services, state)
      const wanted = task?.stage === 'granted' ? task.licences : []
      const results = await Promise.all(wanted.map(id => numbered(services, id, licences.get(id))))
      return done({ ...command, results })
    }
    case 'rate': {
      const { comment, ...rating } = command
      const isOpen = state.stage === 'closed' && state.rating === undefined
      if (comment === undefined || comment === '' || !isOpen) return done(rating)
      const commentHash = await keepComment(services, caseId, comment)
      return commentHash === undefined ? refused('case/contents-erased') : done({ ...rating, commentHash })
    }
    case 'take-over-version':
      return takeOverCommand(services, caseId, state, command.request)
    case 'convene':
    case 'move-joint-act':
      return done({ ...command, heldAt: Date.parse(command.heldAt) })
    default:
      return done(command)
  }
}

/** `visible` has shown that the actor has to do with the case; what else is needed, the decider says. */
export async function commandCase(
  services: Services,
  actor: Actor,
  caseId: string,
  visible: StandingCase,
  request: { readonly commandId: string; readonly command: CaseCommandOnWire },
): Promise<Outcome<StandingCase>> {
  const command = await complete(services, caseId, visible.state, request.command)
  if (!command.ok) return command
  const executed = await services.engine.execute({
    process: caseId,
    commandId: request.commandId,
    actor,
    command: command.value,
    at: services.now(),
  })
  if (!executed.ok) return { ok: false, refusal: executed.refusal }
  const { applicant, matter } = executed.state
  await recordUse(services, actor, applicant, ['submit'], {
    what: 'command',
    subject: caseId,
    matter,
    detail: request.command.type,
    commandId: request.commandId,
  })
  return done({ version: executed.version, state: executed.state })
}
