/** The command line: reads it, runs one command, writes what it gives. */
import { nearest } from '@yijianshi/core/plan'
import { check } from './check.ts'
import { type CommandLine, readCommandLine } from './command-line.ts'
import type { Messages } from './messages.ts'
import { misunderstood, type Outcome } from './outcome.ts'
import { plan } from './plan.ts'
import { questions } from './questions.ts'

type Command = (line: CommandLine, messages: Messages) => Promise<Outcome>

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['check', check],
  ['plan', plan],
  ['questions', questions],
  // Loaded only when asked for: the others need neither a database nor the hashing of passwords.
  [
    'catalogue',
    async (line, messages) => (await import('./catalogue/catalogue.ts')).catalogue(line, messages),
  ],
  ['staff', async (line, messages) => (await import('./staff/staff.ts')).staff(line, messages)],
])

async function run(args: readonly string[]): Promise<Outcome> {
  const read = readCommandLine(args)
  if (!read.ok) return misunderstood(read.complaint)
  const { line, messages } = read
  const [name, ...operands] = line.operands
  if (line.help || name === undefined) return { exitCode: line.help ? 0 : 2, output: messages.help }
  const command = commands.get(name)
  if (command) return command({ ...line, operands }, messages)
  return misunderstood(messages.unknownCommand(name.slice(0, 60), nearest(name, commands.keys())))
}

// A reader that has seen enough (`… | head`) closes the pipe; that is no fault of ours.
process.stdout.on('error', fault => {
  if (!('code' in fault) || fault.code !== 'EPIPE') throw fault
})

const outcome = await run(process.argv.slice(2))
if (outcome.output !== undefined) process.stdout.write(outcome.output)
if (outcome.complaint !== undefined) process.stderr.write(`${outcome.complaint}\n`)
process.exitCode = outcome.exitCode
