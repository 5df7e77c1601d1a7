/** On a real database; as a child process where the input, the environment or a running server matters. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, type TestDatabase } from '@yijianshi/server/database/test-database'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { expectRefused, project, type Run, runProgram, yijianshi, yijianshiIn } from '../program.fixture.ts'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  // What needs no process of its own is asked without one.
  vi.stubEnv('DATABASE_URL', database.url)
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-staff-'))
  // The account that runs the embedded server for root must get through.
  await chmod(folder, 0o755)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

type Options = { readonly input?: string; readonly environment?: Readonly<Record<string, string>> }

function staff(args: readonly string[], { input, environment }: Options = {}): Promise<Run> {
  return runProgram(['staff', ...args], environment ?? { DATABASE_URL: database.url }, input)
}

const clerk = ['--name', '王敏', '--role', 'clerk', '--site', 'donghu-hall', '--window', 'comprehensive-1']
const reviewer = ['--name', '李文', '--role', 'reviewer', '--authority', 'market-regulation']

/** As the program would answer where nothing is typed in, without a process of its own for each question. */
const asked = (...args: readonly string[]) => yijianshi('staff', ...args)

const listed = z.array(
  z.looseObject({ login: z.string(), name: z.string(), role: z.string(), disabled: z.boolean() }),
)
const list = async () => listed.parse(JSON.parse((await asked('list', '--format', 'json')).stdout))

describe('staff', () => {
  test('add takes the password from standard input and never shows it', async () => {
    expect((await asked('list', '--lang', 'en')).stdout).toContain('no staff accounts yet')
    const run = await staff(['add', '--login', 'WangMin', ...clerk], { input: 'correct horse\n' })
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toMatch(/^已建立账号 wangmin（窗口人员）.*\n$/)
    expect(run.stdout).not.toContain('correct horse')
    const stored = await database.pool.query(`SELECT * FROM account WHERE login = 'wangmin'`)
    expect(stored.rows).toMatchObject([
      { role: 'clerk', site: 'donghu-hall', window_id: 'comprehensive-1', demo: false },
    ])
    expect(JSON.stringify(stored.rows)).not.toContain('correct horse')
  })

  test('add --generate shows a password once', async () => {
    const items = ['--items', 'business-registration, food-business-licence']
    const run = await asked('add', '--login', 'liwen', ...reviewer, ...items, '--generate', '--lang', 'en')
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toMatch(/liwen \(reviewer\)[^\n]*\n.*only now\): (\w{5}-){3}\w{5}\n$/)
    expect(await list()).toContainEqual(
      expect.objectContaining({ login: 'liwen', items: ['business-registration', 'food-business-licence'] }),
    )
  })

  test('list shows who works where', async () => {
    const run = await asked('list')
    expect(run.stdout).toMatch(/^liwen +李文 +审查人员 +.* · .* · .* +使用中$/m)
    expect(run.stdout).toMatch(/^wangmin +王敏 +窗口人员 +东湖区政务服务中心 · .* +使用中$/m)
  })

  test('password, disable and enable change one account', async () => {
    const disabled = async () => (await list()).filter(entry => entry.disabled).map(entry => entry.login)
    expect(await staff(['password', '--login', 'wangmin'], { input: 'battery staple' })).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('wangmin'),
    })
    expect(await asked('disable', '--login', 'wangmin')).toMatchObject({ status: 0, stderr: '' })
    expect(await disabled()).toEqual(['wangmin'])
    expect(await asked('enable', '--login', 'wangmin')).toMatchObject({ status: 0, stderr: '' })
    expect(await disabled()).toEqual([])
  })
})

test('the embedded database is used while its server is stopped; while it runs, one line says what to do', async () => {
  const environment = { DATABASE_URL: '', DATA_DIR: join(folder, 'data'), PORT: '0' }
  const inside = (...args: readonly string[]) => yijianshiIn(environment, 'staff', ...args)
  const added = await inside('add', '--login', 'wangmin', ...clerk, '--generate')
  expect(added).toMatchObject({ status: 0, stdout: expect.stringContaining('wangmin') })
  const main = join(project, 'packages/server/src/main.ts')
  const server = spawn(process.execPath, [main], { env: { ...process.env, ...environment } })
  const ended = once(server, 'close')
  let output = ''
  server.stdout.on('data', part => {
    output += String(part)
  })
  try {
    await expect.poll(() => output, { timeout: 120_000 }).toMatch(/Portal/)
    expectRefused(await inside('list'), 1, environment.DATA_DIR, 'DATABASE_URL')
  } finally {
    server.kill('SIGTERM')
    await ended
  }
  expect(output).not.toContain('Demo accounts')
  expect((await staff(['list'], { environment })).stdout).toMatch(/^wangmin /)
})

describe('staff, for those whom the unified identity knows and who lost a phone,', () => {
  test('links, unlinks, and turns the second factor off', async () => {
    const linked = async () => (await database.pool.query('SELECT issuer, subject FROM unified_link')).rows
    const subject = ['--login', 'wangmin', '--subject', '8f14e45f']
    expectRefused(await asked('link', ...subject), 2, '--issuer')
    expectRefused(await asked('link', '--login', 'wangmin'), 2, '--subject')
    const issuer = 'https://id.example.gov.cn'
    expect(await asked('link', ...subject, '--issuer', issuer)).toMatchObject({ status: 0 })
    expect(await linked()).toEqual([{ issuer: `${issuer}/`, subject: '8f14e45f' }])
    expect(await asked('unlink', '--login', 'wangmin')).toMatchObject({ status: 0 })
    expect(await linked()).toEqual([])
    await database.pool.query(
      `INSERT INTO second_factor (account, secret, since, last_period)
       SELECT id, '\\x00', now(), 0 FROM account WHERE login = 'wangmin'`,
    )
    expect(await asked('second-factor-off', '--login', 'wangmin')).toMatchObject({ status: 0 })
    expect((await database.pool.query('SELECT 1 FROM second_factor')).rowCount).toBe(0)
  })
})

describe('staff, for times of posts and deputies,', () => {
  test('gives a deputy, lists and ends what was given', async () => {
    expect((await asked('duties', '--lang', 'en')).stdout).toContain('no deputies')
    const head = ['--login', 'zhouli', '--name', '周力', ...reviewer.slice(2), '--head', '--generate']
    expect(await asked('add', ...head)).toMatchObject({ status: 0 })
    const period = ['--from', '2199-12-01', '--until', '2199-12-31']
    const given = await asked('deputy', '--login', 'LiWen', '--of', 'zhouli', ...period)
    expect(given).toMatchObject({ status: 0, stderr: '' })
    expect(given.stdout).toMatch(
      /代 zhouli 的岗：2199-12-01 00:00 起，2200-01-01 00:00 止。\n.*：[0-9a-f-]{36}\n$/,
    )
    const [id = ''] = /[0-9a-f-]{36}/.exec(given.stdout) ?? []
    expect((await asked('duties', '--login', 'zhouli')).stdout).toMatch(
      new RegExp(`^liwen +李文 +代 周力（zhouli） +2199-12-01 00:00 +2200-01-01 00:00 +${id}\n$`),
    )
    expectRefused(await asked('deputy', '--login', 'zhouli', '--of', 'liwen', ...period), 2, '互相')
    expect(await asked('end-duty', '--duty', id)).toMatchObject({ status: 0 })
    expect(JSON.parse((await asked('duties', '--format', 'json')).stdout)).toEqual([])
  })

  test('tells what is wrong in one line', async () => {
    const deputy = (...args: string[]) => asked('deputy', '--login', 'liwen', ...args)
    expectRefused(await deputy('--of', 'zhouli'), 2, '--until')
    expectRefused(await deputy('--until', '2199-12-31'), 2, '--of')
    expectRefused(await deputy('--of', 'zhoulu', '--until', '2199-12-31'), 2, 'zhoulu', 'zhouli')
    expectRefused(await deputy('--of', 'wangmin', '--until', '2199-12-31'), 2, '同一')
    expectRefused(await deputy('--of', 'zhouli', '--until', 'tomorrow'), 2, '--until', 'tomorrow')
    expectRefused(await deputy('--of', 'zhouli', '--until', '2020-01-01'), 2, '时间')
    expectRefused(await asked('end-duty', '--duty', 'none'), 2, '没有')
    expectRefused(await asked('end-duty'), 2, '--duty')
    expectRefused(await asked('add', '--login', 'x.y', ...clerk, '--head'), 2, '--head')
  })
})

describe('what is wrong is told in one line:', () => {
  const add = (...args: string[]) => asked('add', '--login', 'zhaoliu', ...args)

  test('an unknown action, role, place or item names the nearest', async () => {
    expectRefused(await asked('remove'), 2, 'remove', 'disable')
    expectRefused(await asked(), 2, 'add')
    expectRefused(await add('--name', '赵六', '--role', 'clark'), 2, 'clark', 'clerk')
    const at = (site: string, window: string) =>
      add('--name', '赵六', '--role', 'clerk', '--site', site, '--window', window)
    expectRefused(await at('donghu-hal', 'comprehensive-1'), 2, 'donghu-hal', 'donghu-hall')
    expectRefused(await at('donghu-hall', 'comprehensive-9'), 2, 'comprehensive-9', 'comprehensive-1')
    expectRefused(await add('--name', '赵六', '--role', 'reviewer', '--authority', 'taks'), 2, 'taks', 'tax')
    expectRefused(
      await add(...reviewer, '--items', 'busines-registration'),
      2,
      'busines-',
      'business-registration',
    )
  })

  test('an option that is missing or belongs to another role', async () => {
    expectRefused(await asked('add', ...clerk), 2, '--login')
    expectRefused(await add('--role', 'manager', '--site', 'donghu-hall'), 2, '--name')
    expectRefused(await add('--name', '赵六'), 2, '--role', 'clerk')
    expectRefused(await add('--name', '赵六', '--role', 'clerk', '--site', 'donghu-hall'), 2, '--window')
    expectRefused(await add(...reviewer, '--site', 'donghu-hall'), 2, '--site', '--authority')
    expectRefused(await add(...clerk, '--password', 'correct horse'), 2, '--password')
  })

  test('a login that is taken, a weak password', async () => {
    expectRefused(await asked('add', '--login', 'wangmin', ...clerk, '--generate'), 2, '账号名')
    expectRefused(await staff(['add', '--login', 'zhaoliu', ...clerk], { input: '1234' }), 2, '密码')
    expect((await list()).map(entry => entry.login)).toEqual(['liwen', 'wangmin', 'zhouli'])
  })

  test('an unknown login names the nearest', async () => {
    expectRefused(await asked('disable', '--login', 'wangmi'), 2, 'wangmi', 'wangmin')
    expectRefused(await asked('password', '--login', 'nobody', '--generate'), 2, 'nobody', 'wangmin')
  })

  test('a database that is not there', async () => {
    const none = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }
    expectRefused(await yijianshiIn(none, 'staff', 'list'), 1, '127.0.0.1:1/none')
    const nowhere = join(folder, 'nowhere')
    const environment = { DATABASE_URL: '', DATA_DIR: nowhere }
    expectRefused(await yijianshiIn(environment, 'staff', 'list'), 1, nowhere, 'DATA_DIR')
  })

  test('a catalogue that is faulty', async () => {
    await writeFile(join(folder, 'sites.yaml'), 'sites: nothing\n')
    const environment = { DATABASE_URL: database.url, CATALOGUE_DIR: folder }
    expectRefused(await yijianshiIn(environment, 'staff', 'list'), 1, 'yijianshi check')
  })
})
