import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readScannerAddress, Scanner, type ScannerAddress } from './scanner.ts'
import { eicar, startTestScanner } from './test-scanner.ts'

const told: string[] = []
const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  told.length = 0
  for (const end of ends.splice(0)) await end()
})

const scannerAt = (address: ScannerAddress, limitMs?: number) =>
  new Scanner(address, line => void told.push(line), limitMs)

/** A socket of the file system: a port, once let go, may be taken by anybody before it is listened on again. */
function freshSocket(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yijianshi-scanner-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'clamd.sock')
}

async function started(options: Parameters<typeof startTestScanner>[0] = {}) {
  const server = await startTestScanner(options)
  ends.push(server.close)
  return { ...server, scanner: scannerAt(server.address) }
}

test('what is clean passes whole, also in many pieces, and what holds a virus is named', async () => {
  const { scanner, seen } = await started()
  const large = Buffer.alloc(3_000_001, 7)
  expect(await scanner.scan(large)).toEqual({ found: 'nothing' })
  expect(await scanner.scan(Buffer.alloc(0))).toEqual({ found: 'nothing' })
  // Across the border of two pieces.
  const infected = Buffer.concat([Buffer.alloc(262_144 - 20), Buffer.from(eicar), Buffer.alloc(100)])
  expect(await scanner.scan(infected)).toEqual({ found: 'malware', name: 'Eicar-Signature' })
  expect(seen).toEqual([3_000_001, 0, infected.length])
  expect(await scanner.isUp()).toBe(true)
  expect(told).toEqual([])
})

test('it is asked over a socket of the file system too', async () => {
  const { scanner } = await started({ path: freshSocket() })
  expect(await scanner.scan(Buffer.from(eicar))).toMatchObject({ found: 'malware' })
})

test('what it does not look through is not taken for clean', async () => {
  const { scanner } = await started({ limitBytes: 1000 })
  expect(await scanner.scan(Buffer.alloc(5000))).toMatchObject({ found: 'unknown' })
})

test('one that is gone, silent or hangs up leaves it open; the operator is told once, and when it is back', async () => {
  const path = freshSocket()
  const scanner = scannerAt({ path })
  for (let count = 0; count < 3; count += 1)
    expect(await scanner.scan(Buffer.from('x'))).toMatchObject({ found: 'unknown' })
  expect(told).toEqual([expect.stringMatching(/CLAMD.*ENOENT/)])

  const silent = createServer(socket => socket.on('error', () => undefined).resume())
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
  ends.push(() => void silent.close())
  const bound = silent.address()
  if (typeof bound !== 'object' || bound === null) throw new Error('no port')
  const started = Date.now()
  const quiet = await scannerAt({ host: '127.0.0.1', port: bound.port }, 100).scan(Buffer.from('x'))
  expect(quiet).toEqual({ found: 'unknown', reason: 'no answer within 100 ms' })
  expect(Date.now() - started).toBeLessThan(2_000)

  const hangsUp = createServer(socket => socket.destroy())
  await new Promise<void>(resolve => hangsUp.listen(path, resolve))
  expect(await scanner.isUp()).toBe(false)
  await new Promise<void>(resolve => hangsUp.close(() => resolve()))
  told.length = 0
  const back = await startTestScanner({ path })
  ends.push(back.close)
  expect(await scanner.scan(Buffer.from('x'))).toEqual({ found: 'nothing' })
  expect(told).toEqual([expect.stringContaining('answers again')])
})

test.each([
  ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
  ['clamav.example.gov.cn:3310', { host: 'clamav.example.gov.cn', port: 3310 }],
  ['[::1]:3310', { host: '::1', port: 3310 }],
  ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  [undefined, undefined],
])('CLAMD=%s', (value, address) => {
  expect(readScannerAddress(() => value)).toEqual({ ok: true, address })
})

test.each(['clamd', '127.0.0.1', '127.0.0.1:0', '127.0.0.1:99999', 'http://x:3310', 'unix:clamd.ctl'])(
  'CLAMD=%s is refused in one line',
  value => {
    expect(readScannerAddress(() => value)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^CLAMD must be .*\.$/),
    })
  },
)
