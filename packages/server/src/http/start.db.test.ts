import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@yijianshi/contract/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createTestDatabase } from '../database/test-database.ts'
import { demoPassword } from '../demo/people.ts'
import { gotten } from './test-app.ts'

const main = join(import.meta.dirname, '../main.ts')
const sampleCatalogue = join(import.meta.dirname, '../../../../catalogue')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-start-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Environment = Readonly<Record<string, string>>

function run(environment: Environment, args: readonly string[] = []) {
  const server = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, DATA_DIR: folder, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', chunk => {
      output += String(chunk)
    })
  }
  const ended = once(server, 'exit').then(([status]) => ({ status, output }))
  const says = async (pattern: RegExp) => {
    await expect.poll(() => output, { timeout: 120_000 }).toMatch(pattern)
    return pattern.exec(output)?.[1] ?? ''
  }
  return { server, ended, says }
}

function portOf(server: Server): string {
  const bound = server.address()
  return typeof bound === 'object' && bound !== null ? String(bound.port) : ''
}

const address = /Portal\s+(http:\S+)/

const batch = z.object({ kind: z.string(), events: z.array(z.looseObject({ type: z.string() })) })

/** Declines, as a clerk of the demo, one of the cases that wait at the window, and gives its id. */
async function declineOne(url: string): Promise<string> {
  let cookie = ''
  const call = createClient({
    base: `${url}console`,
    language: () => 'zh-CN',
    timeoutMs: 10_000,
    fetch: async (place, init) => {
      const headers = new Headers(init?.headers)
      headers.set('cookie', cookie)
      const answer = await fetch(place, { ...init, headers })
      cookie ||= answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      return answer
    },
  })
  gotten(await call('login', { body: { login: 'clerk1', password: demoPassword } }))
  const { cases } = gotten(await call('listCases', { query: { scope: 'desk', stage: 'submitted' } }))
  const id = cases[0]?.id ?? ''
  const command = { type: 'decline', reason: '不属于本区' } as const
  gotten(await call('commandCase', { params: { case: id }, body: { commandId: randomUUID(), command } }))
  return id
}

describe('a start', () => {
  test('with --demo prints the accounts and tells a webhook what happens; later none is served on an open address', async () => {
    await using database = await createTestDatabase()
    const told: z.infer<typeof batch>[] = []
    const receiver = createHttpServer(async (request, response) => {
      const chunks: Buffer[] = await request.toArray()
      const events: unknown = JSON.parse(Buffer.concat(chunks).toString())
      told.push(batch.parse({ kind: request.headers['content-type'], events }))
      response.writeHead(204).end()
    }).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    const EVENTS_WEBHOOK_URL = `http://127.0.0.1:${portOf(receiver)}/events`
    const { server, ended, says } = run({ DATABASE_URL: database.url, EVENTS_WEBHOOK_URL }, ['--demo'])
    const declined = await declineOne(await says(address))
    const event = () => told.flatMap(entry => entry.events).find(entry => entry.id === `${declined}/2`)
    await expect.poll(event).toMatchObject({
      specversion: '1.0',
      type: 'yijianshi.case.CaseDeclined',
      subject: declined,
    })
    expect(new Set(told.map(entry => entry.kind))).toEqual(new Set(['application/cloudevents-batch+json']))
    await says(/manager1 +demo-1234/)
    server.kill('SIGINT')
    expect(await ended).toMatchObject({ status: 0, output: expect.not.stringContaining('no staff accounts') })
    receiver.close()
    const open = await run({ DATABASE_URL: database.url, HOST: '0.0.0.0' }).ended
    expect(open).toMatchObject({
      status: 1,
      output: expect.stringMatching(/^Demo accounts.*0\.0\.0\.0.*\n$/),
    })
  })

  test('on a taken port says so in one line', async () => {
    await using database = await createTestDatabase()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const port = portOf(other)
    const { status, output } = await run({ DATABASE_URL: database.url, PORT: port }).ended
    expect(status).toBe(1)
    expect(output).toMatch(new RegExp(`^Port ${port} is taken.*PORT=\\d+ npm start\\n$`))
    other.close()
  })

  test('without its database says so in one line', async () => {
    const { status, output } = await run({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }).ended
    expect(status).toBe(1)
    expect(output).toMatch(/^The database 127\.0\.0\.1:1\/none.*\n$/)
  })

  test('with a faulty catalogue names file and line, and does not start', async () => {
    const catalogue = join(folder, 'catalogue')
    await cp(sampleCatalogue, catalogue, { recursive: true })
    await writeFile(join(catalogue, 'life-stages.yaml'), 'lifeStages:\n  - id: Wrong Id\n')
    const { status, output } = await run({ CATALOGUE_DIR: catalogue }).ended
    expect(status).toBe(1)
    expect(output).toMatch(/life-stages\.yaml:2:\d+ catalogue\//)
    expect(output).toMatch(/faulty/)
  })

  test('on an external database serves without demo accounts; SIGHUP takes a corrected catalogue over, and keeps the running one when faulty; SIGTERM ends it in order', async () => {
    await using database = await createTestDatabase()
    const catalogue = join(folder, 'reloaded')
    await cp(sampleCatalogue, catalogue, { recursive: true })
    const { server, ended, says } = run({ DATABASE_URL: database.url, CATALOGUE_DIR: catalogue })
    const running = z.object({ version: z.string() })
    const version = async (url: string) =>
      running.parse(await (await fetch(`${url}api/catalogue`)).json()).version
    const url = await says(address)
    const session = await (await fetch(`${url}api/session`)).json()
    expect(session).toMatchObject({ me: null, demo: false, demoAccounts: [] })
    await says(/^There are no staff accounts yet.* npx yijianshi staff add .*$/m)
    const before = await version(url)
    await writeFile(join(catalogue, 'regions.yaml'), 'regions: nothing\n')
    server.kill('SIGHUP')
    await says(/the running one stays/)
    expect(await version(url)).toBe(before)
    await cp(join(sampleCatalogue, 'regions.yaml'), join(catalogue, 'regions.yaml'))
    await rm(join(catalogue, 'matters', 'open-restaurant.yaml'))
    server.kill('SIGHUP')
    await says(/is in use/)
    expect(await version(url)).not.toBe(before)
    server.kill('SIGTERM')
    expect((await ended).status).toBe(0)
  })
})
