/** The command line: reads it, and runs one command. */
import { nearest } from '@yijianshi/core/plan'
import { check } from './check.ts'
import { type CommandLine, readCommandLine } from './command-line.ts'
import { due } from './due.ts'
import { exportCatalogue } from './export.ts'
import type { Messages } from './messages.ts'
import { misunderstood, type Outcome } from './outcome.ts'
import { plan } from './plan.ts'
import { questions } from './questions.ts'
import { schema } from './schema.ts'

type Command = (line: CommandLine, messages: Messages) => Promise<Outcome>

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['check', check],
  ['plan', plan],
  ['questions', questions],
  ['due', due],
  ['schema', schema],
  ['export', exportCatalogue],
  // Loaded only when asked for: the others need neither a database nor the hashing of passwords.
  [
    'catalogue',
    async (line, messages) => (await import('./catalogue/catalogue.ts')).catalogue(line, messages),
  ],
  ['views', async (line, messages) => (await import('./views/views.ts')).views(line, messages)],
  ['audit', async (line, messages) => (await import('./audit/audit.ts')).audit(line, messages)],
  ['backup', async (line, messages) => (await import('./backup/backup.ts')).backup(line, messages)],
  ['restore', async (line, messages) => (await import('./backup/restore.ts')).restore(line, messages)],
  ['keys', async (line, messages) => (await import('./personal-data/keys.ts')).keys(line, messages)],
  ['data', async (line, messages) => (await import('./personal-data/data.ts')).data(line, messages)],
  ['staff', async (line, messages) => (await import('./staff/staff.ts')).staff(line, messages)],
])

/** What the arguments ask for; nothing is written yet, but for progress. */
export async function run(args: readonly string[]): Promise<Outcome> {
  const read = readCommandLine(args)
  if (!read.ok) return misunderstood(read.complaint)
  const { line, messages } = read
  const [name, ...operands] = line.operands
  if (line.help || name === undefined) return { exitCode: line.help ? 0 : 2, output: messages.help }
  const command = commands.get(name)
  if (command) return command({ ...line, operands }, messages)
  return misunderstood(messages.unknownCommand(name.slice(0, 60), nearest(name, commands.keys())))
}
