/** One server process with the demo, on a database and a data folder that are given. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const startTimeoutMs = 180_000
const stopTimeoutMs = 60_000

export type ServerProcess = {
  /** Without a slash at its end. */
  readonly address: string
  readonly stop: () => Promise<void>
}

export type ServerHome = {
  readonly databaseUrl: string
  readonly dataFolder: string
  readonly settings?: Readonly<Record<string, string>>
}

/** What the environment of a server says that has this home; it takes a free port. */
export function serverEnvironment({
  databaseUrl,
  dataFolder,
  settings = {},
}: ServerHome): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataFolder,
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: '',
    ...settings,
  }
}

/**
 * Starts it on a free port; where there is no demo yet, it makes one. Throws with all that it said when it does not
 * come up.
 */
export async function startServer(home: ServerHome): Promise<ServerProcess> {
  const server = spawn(process.execPath, ['packages/server/src/main.ts', '--demo'], {
    cwd: root,
    env: serverEnvironment(home),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => stopProcess(server)
  try {
    return { address: await addressOf(server), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Where the server says it listens; it says so once it serves. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = (reason: string) => reject(new Error(`${reason} It said:\n${said}`))
    const timer = setTimeout(() => fail('The server did not come up in time.'), startTimeoutMs)
    const listen = (chunk: unknown) => {
      said += String(chunk)
      const port = /Portal\s+http:\/\/[^\s:]+:(\d+)\//.exec(said)?.[1]
      if (port === undefined) return
      clearTimeout(timer)
      resolve(`http://127.0.0.1:${port}`)
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.on('error', error => fail(error.message))
    server.on('close', (status, signal) => {
      clearTimeout(timer)
      fail(`The server ended with ${status ?? signal}.`)
    })
  })
}

async function stopProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const closed = once(server, 'close')
  server.kill('SIGTERM')
  const timer = setTimeout(() => server.kill('SIGKILL'), stopTimeoutMs)
  await closed
  clearTimeout(timer)
}
