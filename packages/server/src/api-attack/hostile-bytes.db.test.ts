import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainAnswers, matter } from '../demo/shop-application.ts'
import { createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { archive, mebibyte, paper, picture } from './bombs.fixture.ts'
import { faultOf } from './judge.fixture.ts'

let house: TestApp
let port: number
beforeAll(async () => {
  house = await createTestApp()
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  const address = house.app.addresses()[0]
  if (address === undefined || typeof address === 'string') throw new Error('the server listens on no port')
  port = address.port
})
afterAll(() => house.close())

/**
 * Bytes to the server, and all that comes back until it ends the connection or nothing more comes. `silenceMs`: how long
 * the first of it is waited for.
 */
async function wire(bytes: string | Buffer, silenceMs = 30_000): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port })
  const chunks: Buffer[] = []
  socket.on('data', chunk => {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    socket.setTimeout(1_000)
  })
  // The server may be through with us while we still send.
  socket.on('error', () => {})
  socket.setTimeout(silenceMs, () => socket.destroy())
  await once(socket, 'connect')
  socket.write(bytes)
  await once(socket, 'close')
  return Buffer.concat(chunks).toString('latin1')
}

/** Node refuses these itself, with a bare status, before anything of ours runs. */
const refusedByNode = new Set([400, 417])

/** The first answer of those that came. */
function read(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.map(entry => [
      entry.slice(0, entry.indexOf(':')).toLowerCase(),
      entry.slice(entry.indexOf(':') + 2),
    ]),
  )
  return { statusCode: Number(line.split(' ')[1]), headers, body: Buffer.from(body, 'latin1').toString() }
}

const host = 'Host: x\r\nConnection: close\r\n'
const json = 'Content-Type: application/json\r\n'
const post = `POST /api/session HTTP/1.1\r\n${host}${json}`
const attacks: readonly (readonly [string, string | Buffer])[] = [
  ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01'],
  ['a method that nobody knows', `BREW /api/session HTTP/1.1\r\n${host}\r\n`],
  ['HTTP of another version', `GET /api/session HTTP/9.9\r\n${host}\r\n`],
  ['no host', 'GET /api/session HTTP/1.1\r\n\r\n'],
  ['a line break in a header', `GET /api/session HTTP/1.1\r\n${host}X: a\x00b\r\n\r\n`],
  ['heads without end', `GET /api/session HTTP/1.1\r\n${host}X: ${'a'.repeat(40_000)}\r\n\r\n`],
  ['an address without end', `GET /api/${'a'.repeat(15_000)} HTTP/1.1\r\n${host}\r\n`],
  ['two lengths', `${post}Content-Length: 2\r\nContent-Length: 20\r\n\r\n{}`],
  ['a length and chunks at once', `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['a length that is no number', `${post}Content-Length: abc\r\n\r\n{}`],
  ['a length below nothing', `${post}Content-Length: -1\r\n\r\n{}`],
  ['a length of more than may be sent', `${post}Content-Length: 99999999999\r\n\r\n{}`],
  ['a length shorter than the body', `${post}Content-Length: 1\r\n\r\n{"login":"a","password":"b"}`],
  ['chunks that are none', `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
  ['a coding that nobody knows', `${post}Transfer-Encoding: x\r\n\r\n{}`],
  ['an address of another server', `GET http://x.invalid/api/session HTTP/1.1\r\n${host}\r\n`],
  ['half of a percent sign', `GET /api/cases/%E4%B HTTP/1.1\r\n${host}\r\n`],
  ['a cookie that is none', `GET /api/session HTTP/1.1\r\n${host}Cookie: yijianshi_portal=%; =;;=\r\n\r\n`],
  ['cookies without end', `GET /api/session HTTP/1.1\r\n${host}Cookie: ${'a=b; '.repeat(2_000)}\r\n\r\n`],
  [
    'an upgrade',
    'GET /api/session HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
  ],
  ['an expectation', `${post}Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`],
  [
    'no UTF-8',
    Buffer.concat([Buffer.from(`${post}Content-Length: 4\r\n\r\n`), Buffer.from([0x22, 0xc3, 0x28, 0x22])]),
  ],
]

test.each(attacks)('%s is answered in order, and the next is served', async (_, bytes) => {
  const answer = read(await wire(bytes))
  expect(answer.statusCode).toBeGreaterThanOrEqual(200)
  const isBare = answer.headers['content-type'] === undefined && refusedByNode.has(answer.statusCode)
  if (!isBare) expect(faultOf(answer)).toBeUndefined()
  const next = read(await wire(`GET /api/session HTTP/1.1\r\n${host}\r\n`))
  expect(next.statusCode).toBe(200)
})

test('a body that stops half way holds up nobody else', async () => {
  const stuck = wire(`${post}Content-Length: 100\r\n\r\n{"login"`, 500)
  const next = read(await wire(`GET /api/session HTTP/1.1\r\n${host}\r\n`))
  expect(next.statusCode).toBe(200)
  expect(await stuck).toBe('')
})

const mostMebibytes = 300
const answeredWithinMs = 10_000

/** None of what is handed in is unpacked here; if it were, a gigabyte would show. */
describe('what unpacks to a gigabyte is stored as it is, or refused', () => {
  let browser: TestBrowser
  let draft: string
  beforeAll(async () => {
    browser = await new TestBrowser(house).login('chenyu')
    const body = { matter, answers: mainAnswers }
    draft = gotten(await browser.call('createDraft', { body })).id
  })

  test.each([
    ['a picture', 'a.png', picture],
    ['an OFD document', 'a.ofd', () => archive('OFD.xml')],
    ['a workbook in the place of a paper', 'a.xlsx', () => archive('[Content_Types].xml')],
    ['a PDF', 'a.pdf', paper],
  ])('%s', async (_, name, make) => {
    const content = make()
    const before = process.memoryUsage().rss
    const began = performance.now()
    const answer = await browser.upload(draft, 'premises-right', name, content)
    expect(faultOf(answer)).toBeUndefined()
    expect(performance.now() - began).toBeLessThan(answeredWithinMs)
    expect((process.memoryUsage().rss - before) / mebibyte).toBeLessThan(mostMebibytes)
  })
})
