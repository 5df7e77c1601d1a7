/** What was brought back is told with the check of its whole history. */
import { checkHistory } from '../audit/audit.ts'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { onExistingDatabase } from '../on-database.ts'
import { inJson, inLines, type Outcome } from '../outcome.ts'

type Restored = {
  readonly lines: readonly string[]
  /** The same for programs. */
  readonly data: Readonly<Record<string, unknown>>
}

export async function withHistory(
  { lines, data }: Restored,
  line: CommandLine,
  messages: Messages,
): Promise<Outcome> {
  const checked = await onExistingDatabase(messages, store => checkHistory(store, line, messages))
  if (line.format === 'json') {
    const history: unknown = JSON.parse(checked.output ?? 'null')
    return { ...checked, ...inJson({ ...data, history }, checked.exitCode) }
  }
  return { ...checked, output: `${inLines(lines).output}${checked.output ?? ''}` }
}
