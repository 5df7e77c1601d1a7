/** A process of its own that starts real servers when it is told to; forked by `hosted-server.ts`. */
import { readSettings } from '../packages/server/src/http/settings.ts'
import { type Running, start } from '../packages/server/src/http/start.ts'
import { type HostAnswer, hostOrder } from './host-orders.ts'

const running = new Map<string, Running>()

async function begin(id: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const read = readSettings(['--demo'], environment)
  if (!read.ok) throw new Error(read.message)
  const said: string[] = []
  const started = await start(read.settings, environment, {
    onProgress: line => said.push(line),
    onLost: reason => {
      throw new Error(reason)
    },
  })
  if (!started.ok) throw new Error([...said, started.message].join('\n'))
  running.set(id, started.running)
  return started.running.address
}

async function end(id: string): Promise<void> {
  await running.get(id)?.stop()
  running.delete(id)
}

function answer(message: HostAnswer): void {
  process.send?.(message)
}

process.on('message', (message: unknown) => {
  const order = hostOrder.parse(message)
  const { call, server } = order
  const done = order.type === 'start' ? begin(server, order.environment) : end(server)
  done.then(
    address => answer({ call, ...(address !== undefined && { address }) }),
    (error: unknown) =>
      answer({ call, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
// Whoever gave the orders has ended, in whatever way.
process.on('disconnect', () => process.exit(0))
