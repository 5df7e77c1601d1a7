/** A change of the catalogue, its people, and how its history is written in tests. */
import type { Actor } from '../access/access.ts'
import type { Recorded } from '../process/process.ts'
import type { RefusalCode } from '../refusal/refusal.ts'
import type { ChangeCommand } from './commands.ts'
import { decideChange } from './decide.ts'
import type { ChangeEvent } from './events.ts'
import { type ChangeState, evolveChange } from './state.ts'

export const author: Actor = { role: 'editor', account: 'shen' }
export const second: Actor = { role: 'editor', account: 'han' }
export const manager: Actor = { role: 'manager', account: 'ma', site: 'hall' }

export const ITEM = 'items/seal.yaml'

export const BEGIN = { type: 'begin', title: '改', base: 'v1', files: [] } as const satisfies ChangeCommand
export const SAVE = {
  type: 'save-file',
  path: ITEM,
  hash: 'h1',
  base: 'v1',
  baseHash: 'h0',
  basedOn: 0,
} as const satisfies ChangeCommand

export function publication(state: ChangeState | undefined): Extract<ChangeCommand, { type: 'publish' }> {
  return {
    type: 'publish',
    version: 'v2',
    number: 2,
    onto: 'v1',
    seen: state?.revision ?? 0,
    overlapping: [],
    errors: 0,
  }
}

/** Goes through commands that must all be allowed. */
export class ChangeHistory {
  readonly recorded: Recorded<ChangeEvent>[] = []
  state: ChangeState | undefined

  give(by: Actor, ...commands: readonly ChangeCommand[]): this {
    for (const command of commands) {
      const decision = decideChange(this.state, command, by)
      if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.code}`)
      for (const event of decision.events) {
        const recorded = {
          version: this.recorded.length + 1,
          at: 1_000 * (this.recorded.length + 1),
          account: by.account,
          role: by.role,
          event,
        }
        this.recorded.push(recorded)
        this.state = evolveChange(this.state, recorded)
      }
    }
    return this
  }

  /** The code of the refusal, or the types of the events. */
  try(by: Actor, command: ChangeCommand): RefusalCode | readonly string[] {
    const decision = decideChange(this.state, command, by)
    return decision.ok ? decision.events.map(event => event.type) : decision.refusal.code
  }
}

export function reviewRequest(
  state: ChangeState | undefined,
): Extract<ChangeCommand, { type: 'request-review' }> {
  return { type: 'request-review', errors: 0, seen: state?.revision ?? 0 }
}

export const begun = () => new ChangeHistory().give(author, BEGIN)
export const edited = () => begun().give(author, SAVE)
export const inReview = () => {
  const history = edited()
  return history.give(author, reviewRequest(history.state))
}
export const approved = () => inReview().give(second, { type: 'approve' })
export const scheduled = () => approved().give(second, { type: 'schedule', publishAt: 9_000_000 })
export const published = () => {
  const history = approved()
  return history.give(author, publication(history.state))
}
