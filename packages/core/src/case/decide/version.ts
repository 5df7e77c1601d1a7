/** A case keeps the guide it was submitted under; on request it takes over a newer one that asks for nothing more. */
import type { CaseCommand } from '../commands.ts'
import type { CaseState } from '../state.ts'
import { type Decision, decided, isBlank, refused, stageRefusal } from './context.ts'

type TakeOver = Extract<CaseCommand, { type: 'take-over-version' }>

/** Items that come, go, or wait for others than before: what runs already can’t be put in another order. */
function otherItems(state: CaseState, command: TakeOver): string[] {
  const planned = new Map(command.tasks.map(task => [task.item, task]))
  const different = state.tasks.filter(task => {
    const other = planned.get(task.item)
    return other === undefined || other.dependsOn.toSorted().join() !== task.dependsOn.toSorted().join()
  })
  const known = new Set(state.tasks.map(task => task.item))
  const added = command.tasks.filter(task => !known.has(task.item))
  return [...different, ...added].map(task => task.item)
}

export function takeOverVersion(state: CaseState, command: TakeOver): Decision {
  const wrongStage = stageRefusal(state, 'submitted', 'handling')
  if (wrongStage) return wrongStage
  if (command.catalogueVersion === state.catalogueVersion) return refused('case/version-current')
  if (isBlank(command.request)) return refused('case/reason-missing')
  const { type: _, demands, ...facts } = command
  const asked = command.checklist.filter(material => !state.checklist.includes(material))
  const obstacles = new Set([...demands, ...asked, ...otherItems(state, command)])
  if (obstacles.size > 0) {
    return refused('case/version-incompatible', { what: [...obstacles].slice(0, 10).join(', ') })
  }
  return decided({ type: 'CaseVersionTaken', ...facts })
}
