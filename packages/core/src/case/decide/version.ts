/** A case keeps the guide it was submitted under; on request it takes over a newer one that asks for nothing more. */
import type { CommandOf } from '../commands.ts'
import type { CaseState } from '../state.ts'
import { type Decision, decided, isBlank, refused, stageRefusal } from './context.ts'

type TakeOver = CommandOf<'take-over-version'>

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

/** What was to come later, or a promise stood in for, and the newer guide wants at once. */
function impatient(state: CaseState, command: TakeOver): string[] {
  const { checklist, tolerable = state.tolerable, promisable = state.promisable } = command
  const known = (list: readonly { readonly material: string }[], id: string) =>
    list.some(({ material }) => material === id)
  return [
    ...state.later.filter(id => !known(tolerable, id)),
    ...state.promised.filter(id => !known(promisable, id)),
  ].filter(id => checklist.includes(id))
}

export function takeOverVersion(state: CaseState, command: TakeOver): Decision {
  const wrongStage = stageRefusal(state, 'submitted', 'handling')
  if (wrongStage) return wrongStage
  if (command.catalogueVersion === state.catalogueVersion) return refused('case/version-current')
  if (isBlank(command.request)) return refused('case/reason-missing')
  const longer = command.tasks.find(task => {
    const promised = state.tasks.find(other => other.item === task.item)?.promisedDays
    return promised !== undefined && task.promisedDays > promised
  })
  if (longer !== undefined) return refused('case/longer-limit', { days: longer.promisedDays })
  const { type: _, demands, ...facts } = command
  const asked = command.checklist.filter(material => !state.checklist.includes(material))
  const obstacles = new Set([
    ...demands,
    ...asked,
    ...impatient(state, command),
    ...otherItems(state, command),
  ])
  if (obstacles.size > 0) {
    return refused('case/version-incompatible', { what: [...obstacles].slice(0, 10).join(', ') })
  }
  return decided({ type: 'CaseVersionTaken', ...facts })
}
