/** Once as the real program in a process of its own, beside a server on the same database and folder. */
import { command, submitCase, view } from '@yijianshi/server/demo/test-story'
import { createTestApp, gotten, type TestApp, TestBrowser } from '@yijianshi/server/http/test-app'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram, yijianshi, yijianshiIn } from '../program.fixture.ts'

let house: TestApp
let applicant: TestBrowser
beforeAll(async () => {
  house = await createTestApp()
  applicant = await new TestBrowser(house).login('chenyu')
})
afterAll(() => house.close())

const there = () => ({ DATABASE_URL: house.database.url, DATA_DIR: house.dataFolder })
const run = (...args: readonly string[]) => yijianshiIn(there(), ...args)

test('rotate gives a new master key, under which the running server reads and writes on', async () => {
  const id = await submitCase(applicant, 'chenyu')
  const rotated = await runProgram(['keys', 'rotate', '--lang', 'en'], there())
  // Where it takes its time, it says on the way how far it is.
  expect(rotated).toMatchObject({ status: 0 })
  expect(rotated.stdout).toMatch(/^The master key is [0-9a-f]{16} now; it wraps \d+ data keys/)
  const contents = gotten(await applicant.call('getCaseContents', { params: { case: id } }))
  expect(contents.files.length).toBeGreaterThan(5)
  await submitCase(applicant, 'chenyu')
  const listed = JSON.parse((await run('keys', 'list', '--format', 'json')).stdout)
  expect(listed).toMatchObject([
    { current: true, found: true },
    { current: false, found: true, wraps: 0 },
  ])
  expect(listed[0].wraps).toBeGreaterThan(2)
})

test('erase takes the contents of a case that has ended, and of no other', async () => {
  const id = await submitCase(applicant, 'chenyu')
  const { number } = await view(applicant, id)
  const open = await run('data', 'erase', '--case', number, '--lang', 'en')
  expect(open).toMatchObject({ status: 1, stderr: expect.stringContaining('has not ended') })
  expect(await run('data', 'erase', '--case', '1')).toMatchObject({ status: 2, stdout: '' })
  gotten(await command(applicant, id, { type: 'withdraw', reason: '不办了' }))
  expect(await run('data', 'erase', '--case', number)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('密钥已销毁'),
  })
  expect((await view(applicant, id)).erasedAt).toEqual(expect.any(String))
  expect(gotten(await applicant.call('getCaseContents', { params: { case: id } })).files).toEqual([])
})

test.each([
  [['keys'], 'rotate'],
  [['keys', 'rotat'], 'rotate'],
  [['data'], 'erase'],
  [['data', 'erase'], '--case'],
] as const)('%o is refused in one line with exit code 2', async (args, named) => {
  const answer = await yijianshi(...args)
  expect(answer).toMatchObject({ status: 2, stdout: '' })
  expect(answer.stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(answer.stderr).toContain(named)
})
