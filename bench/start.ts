/** Cold start (empty data folder, demo cases included) and warm start of the whole platform. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../tools/free-port.ts'
import { type Figure, median } from './measure.ts'

const START_LIMIT_MS = 120_000
const WARM_ROUNDS = 5

async function isServing(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
      signal: AbortSignal.timeout(1000),
    })
    return response.ok
  } catch {
    return false
  }
}

/** Milliseconds from `npm start`'s own program to the first answer; then it is stopped in order. */
async function startOnce(root: string, dataDirectory: string): Promise<number> {
  const port = await freePort()
  const begin = performance.now()
  const child = spawn(process.execPath, [join(root, 'tools', 'start.mjs')], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDirectory, PORT: String(port), DATABASE_URL: '' },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  while (!(await isServing(port))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    if (performance.now() - begin > START_LIMIT_MS) throw new Error('the server did not start in time')
    await sleep(10)
  }
  const elapsed = performance.now() - begin
  child.kill('SIGINT')
  await ended
  return elapsed
}

export async function benchStart(root: string): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yijianshi-start-'))
  // The server's own account must be able to pass through.
  await chmod(folder, 0o711)
  try {
    const dataDirectory = join(folder, 'data')
    const cold = await startOnce(root, dataDirectory)
    const warm: number[] = []
    for (let round = 0; round < WARM_ROUNDS; round += 1) warm.push(await startOnce(root, dataDirectory))
    return [
      {
        name: 'cold start: empty folder to serving, demo cases made',
        value: cold / 1000,
        unit: 's',
        atMost: 15,
      },
      { name: 'warm start: npm start to serving', value: median(warm) / 1000, unit: 's', atMost: 3 },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
