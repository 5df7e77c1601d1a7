import type { CaseState, Task } from '../state.ts'
import type { DecideContext } from './context.ts'

/** What a command on one item's part of a case is decided upon. */
export type TaskScene = {
  readonly state: CaseState
  readonly task: Task
  readonly context: DecideContext
}
