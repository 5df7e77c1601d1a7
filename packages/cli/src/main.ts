/** The program: runs what the command line asks for, and writes what it gives. */
import { run } from './run.ts'

// A reader that has seen enough (`… | head`) closes the pipe; that is no fault of ours.
process.stdout.on('error', fault => {
  if (!('code' in fault) || fault.code !== 'EPIPE') throw fault
})

const outcome = await run(process.argv.slice(2))
if (outcome.output !== undefined) process.stdout.write(outcome.output)
if (outcome.complaint !== undefined) process.stderr.write(`${outcome.complaint}\n`)
process.exitCode = outcome.exitCode
