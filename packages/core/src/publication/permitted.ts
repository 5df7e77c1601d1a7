/** Which commands an actor could give now, for the buttons of a screen; asked of the decider itself. */
import type { Actor } from '../access/access.ts'
import type { ChangeCommand } from './commands.ts'
import { decideChange } from './decide.ts'
import type { ChangeState } from './state.ts'

export type PermittedChange = Exclude<ChangeCommand['type'], 'begin' | 'schedule' | 'fail-publication'>

/** For each command a sample that is complete, so that only stage and rights can stand in its way. */
function samples(state: ChangeState): (ChangeCommand & { type: PermittedChange })[] {
  const path = 'matters/sample.yaml'
  return [
    { type: 'rename', title: '-' },
    { type: 'save-file', path, hash: '-', base: state.base, baseHash: null, basedOn: state.revision },
    { type: 'rebase', base: '', files: [], dropped: [], moved: [], unmerged: [], seen: state.revision },
    { type: 'request-review', errors: 0, seen: state.revision },
    { type: 'approve' },
    { type: 'send-back', reason: '-' },
    { type: 'publish', version: '-', number: 0, onto: '', overlapping: [], errors: 0, seen: state.revision },
    { type: 'withdraw' },
  ]
}

/** `current` is the version in use: a change that is based on it has nothing to rebase on. */
export function permittedChanges(state: ChangeState, actor: Actor, current: string): PermittedChange[] {
  return samples(state)
    .filter(command => command.type !== 'rebase' || state.base !== current)
    .filter(command => decideChange(state, command, actor).ok)
    .map(({ type }) => type)
}
