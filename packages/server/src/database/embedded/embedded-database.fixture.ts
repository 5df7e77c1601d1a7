// A process of its own for the tests that kill it: starts the embedded database, says what came of it, waits for SIGTERM.
import { type EmbeddedDatabaseOptions, startEmbeddedDatabase } from './start-embedded-database.ts'

type FixtureOptions = EmbeddedDatabaseOptions & { readonly uid?: number; readonly gid?: number }

function readOptions(): FixtureOptions {
  const options: FixtureOptions = JSON.parse(process.argv[2] ?? '{}')
  return options
}

const options = readOptions()
if (options.uid !== undefined && options.gid !== undefined) {
  process.setgroups?.([])
  process.setgid?.(options.gid)
  process.setuid?.(options.uid)
}
const progress: string[] = []
const started = await startEmbeddedDatabase({ ...options, onProgress: message => progress.push(message) })
if (started.ok) {
  const keepAlive = setInterval(() => {}, 60_000)
  process.once('SIGTERM', async () => {
    clearInterval(keepAlive)
    await started.stop()
  })
}
console.log(JSON.stringify({ ...started, progress }))
process.exitCode = started.ok ? 0 : 1
