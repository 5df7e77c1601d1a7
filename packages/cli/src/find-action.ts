/** Commands that have actions, such as `keys rotate`. */
import type { CommandLine } from './command-line.ts'
import type { Messages } from './messages.ts'
import { misunderstood, type Outcome } from './outcome.ts'

export type FoundAction<Action> =
  | { readonly ok: true; readonly action: Action }
  | { readonly ok: false; readonly outcome: Outcome }

/** The action that is the one operand. `wanted` tells what there is, given what was asked for. */
export function findAction<Action>(
  line: CommandLine,
  messages: Messages,
  actions: ReadonlyMap<string, Action>,
  wanted: (name: string, actions: readonly string[]) => string,
): FoundAction<Action> {
  const [name, surplus] = line.operands
  const action = actions.get(name ?? '')
  if (action === undefined)
    return { ok: false, outcome: misunderstood(wanted(name?.slice(0, 60) ?? '', [...actions.keys()])) }
  if (surplus !== undefined) return { ok: false, outcome: misunderstood(messages.tooManyOperands(surplus)) }
  return { ok: true, action }
}
