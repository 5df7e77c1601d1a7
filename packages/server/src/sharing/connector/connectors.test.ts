import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleSources } from '../../example-registry/example-sources.ts'
import { examplePerson } from '../../example-registry/people.ts'
import { type ExampleRegistry, startExampleRegistry } from '../../example-registry/registry.ts'
import { type DataSources, parseDataSources, type SourceEntry } from '../settings.ts'
import { SharingSources } from '../sources.ts'
import { makeCertificates } from './test-certificates.ts'

const person = examplePerson(4711)
const request = { key: person.number, purpose: 'open-shop', application: 'a', consent: 'c' }
const folder = await mkdtemp(join(tmpdir(), 'yijianshi-sources-'))
const faults: string[] = []

afterAll(() => rm(folder, { recursive: true, force: true }))

function read(entries: Record<string, SourceEntry>, environment: Record<string, string> = {}): DataSources {
  const result = parseDataSources(entries, { given: name => environment[name], folder })
  if (!result.ok) throw new Error(result.message)
  return result.sources
}

async function withSources(sources: DataSources, use: (connected: SharingSources) => Promise<void>) {
  const connected = new SharingSources(sources, (_, reason) => void faults.push(reason))
  try {
    await use(connected)
  } finally {
    await connected.close()
  }
}

const answered = (answer: unknown) => ({ ok: true, answer })

describe('over HTTP with tokens', () => {
  let registry: ExampleRegistry
  const sources = (secret = registry.secret) =>
    read(exampleSources(registry.url, registry.clientId, 'SECRET'), { SECRET: secret })

  beforeAll(async () => {
    registry = await startExampleRegistry({ people: [] })
  })
  afterAll(() => registry.close())

  test('a source answers by number, also many questions at once', async () => {
    await withSources(sources(), async connected => {
      const all = await Promise.all([1, 2, 3].map(() => connected.ask('population', request)))
      for (const one of all)
        expect(one).toMatchObject(
          answered({ found: true, person: { idNo: person.number, name: person.name } }),
        )
      const nobody = { ...request, key: '110199199003070000' }
      expect(await connected.ask('population', nobody)).toEqual(answered(undefined))
    })
  })

  test('with a wrong secret it is down, and says nothing of what was asked', async () => {
    faults.length = 0
    await withSources(sources('wrong'), async connected => {
      expect(await connected.ask('population', request)).toEqual({ ok: false, reason: 'failed' })
    })
    expect(faults).toHaveLength(1)
    expect(faults.join()).not.toContain(person.number)
  })
})

test('over TLS the platform proves itself with its certificate, and trusts its own authority only', async () => {
  const { ca, server, client } = await makeCertificates()
  const stranger = await makeCertificates()
  for (const [name, text] of Object.entries({
    'ca.pem': ca,
    'client.pem': client.cert,
    'client.key': client.key,
    'other-ca.pem': stranger.ca,
    'other.pem': stranger.client.cert,
    'other.key': stranger.client.key,
  }))
    await writeFile(join(folder, name), text)
  const registry = await startExampleRegistry({
    people: [],
    tls: { ...server, ca, requestCert: true, rejectUnauthorized: true },
  })
  const askWith = async (tls: NonNullable<Extract<SourceEntry, { kind: 'http' }>['tls']>) => {
    const { population } = exampleSources(registry.url, registry.clientId, 'SECRET')
    let outcome: unknown
    await withSources(
      read({ population: { ...population, tls } }, { SECRET: registry.secret }),
      async connected => {
        outcome = await connected.ask('population', request)
      },
    )
    return outcome
  }
  try {
    expect(await askWith({ ca: 'ca.pem', cert: 'client.pem', key: 'client.key' })).toMatchObject(
      answered({ person: { name: person.name } }),
    )
    const failed = { ok: false, reason: 'failed' }
    expect(await askWith({ ca: 'ca.pem' })).toEqual(failed)
    expect(await askWith({ ca: 'ca.pem', cert: 'other.pem', key: 'other.key' })).toEqual(failed)
    expect(await askWith({ ca: 'other-ca.pem', cert: 'client.pem', key: 'client.key' })).toEqual(failed)
  } finally {
    await registry.close()
  }
})

describe('what a source may do wrong', () => {
  const asked = async (answer: RequestListener, timeoutMs = 30_000) => {
    const server = createServer(answer)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const url = `http://127.0.0.1:${address.port}/x`
    let outcome: unknown
    faults.length = 0
    await withSources(
      read({ x: { kind: 'http', url, timeoutMs, maxBytes: 2048, answer: {} } }),
      async connected => {
        outcome = await connected.ask('x', request)
      },
    )
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    return outcome
  }
  const failed = { ok: false, reason: 'failed' }

  test('too much, no JSON, a fault and silence are failures', async () => {
    expect(await asked((_, response) => response.end(JSON.stringify('x'.repeat(4096))))).toEqual(failed)
    expect(faults).toEqual(['answered more than 2048 bytes'])
    expect(await asked((_, response) => response.end('<html>'))).toEqual(failed)
    expect(faults).toEqual(['answered no JSON'])
    expect(await asked((_, response) => response.writeHead(500).end())).toEqual(failed)
    expect(faults).toEqual(['answered 500'])
    expect(await asked(() => {}, 300)).toEqual(failed)
  })

  test('a redirect is not followed: nothing is sent where the operator named nothing', async () => {
    let reached = 0
    const outcome = await asked((incoming, response) => {
      if (incoming.url === '/x') response.writeHead(307, { location: '/inner' }).end()
      else {
        reached += 1
        response.end('{}')
      }
    })
    expect(outcome).toEqual(failed)
    expect(reached).toBe(0)
  })

  test('the number stands in the body and never in the address', async () => {
    let seen: { readonly url: string | undefined; readonly body: string } | undefined
    await asked((incoming, response) => {
      let body = ''
      incoming.on('data', chunk => {
        body += String(chunk)
      })
      incoming.on('end', () => {
        seen = { url: incoming.url, body }
        response.end('{}')
      })
    })
    expect(seen?.url).toBe('/x')
    expect(JSON.parse(seen?.body ?? '')).toEqual(request)
  })
})

test('files are read again when they change', async () => {
  const file = join(folder, 'people.csv')
  await writeFile(file, '号码,姓名\nA1,陈雨\nA1,陈雨二\n')
  await withSources(read({ x: { kind: 'file', folder: '.', key: '号码', answer: {} } }), async connected => {
    const ask = (key: string) => connected.ask('x', { ...request, key })
    expect(await ask('a1')).toEqual(
      answered({
        rows: [
          { 号码: 'A1', 姓名: '陈雨' },
          { 号码: 'A1', 姓名: '陈雨二' },
        ],
      }),
    )
    expect(await ask('B2')).toEqual(answered(undefined))
    await writeFile(join(folder, 'more.json'), JSON.stringify([{ 号码: 'B2', 姓名: '李华' }]))
    expect(await ask('B2')).toEqual(answered({ rows: [{ 号码: 'B2', 姓名: '李华' }] }))
    await rm(file)
    expect(await ask('A1')).toEqual(answered(undefined))
  })
})

describe('the operator’s file', () => {
  const message = (entry: unknown, environment: Record<string, string> = {}) => {
    const result = parseDataSources({ x: entry }, { given: name => environment[name], folder })
    return result.ok ? undefined : result.message
  }
  const http = { kind: 'http', url: 'https://share.example.gov.cn/x', answer: {} }

  test('what is wrong with it is said in one line, with its place', () => {
    expect(message(http)).toBeUndefined()
    expect(message({ ...http, url: 'http://share.example.gov.cn/x' })).toMatch(/not https/)
    expect(message({ ...http, url: 'file:///etc/passwd' })).toMatch(/x\.url/)
    expect(message({ ...http, answer: { fields: { a: '((' } } })).toMatch(/answer\.fields\.a/)
    expect(message({ ...http, tls: { ca: 'none.pem' } })).toMatch(/none\.pem/)
    expect(
      message({ ...http, oauth: { tokenUrl: 'https://a.example/t', clientId: 'a', secret: 'UNSET' } }),
    ).toMatch(/UNSET, which is not set/)
    const sql = { kind: 'sql', database: 'DB', answer: {} }
    expect(message({ ...sql, statement: 'SELECT 1; DROP TABLE x' }, { DB: 'x' })).toMatch(/statement/)
    expect(message({ ...sql, statement: 'SELECT 1' }, { DB: 'x' })).toMatch(/\$1/)
  })
})
