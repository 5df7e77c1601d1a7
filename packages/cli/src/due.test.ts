import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readCommandLine } from './command-line.ts'
import { due as dueCommand } from './due.ts'
import { type Run, runProgram } from './program.fixture.ts'

/** The command in this process; that the program gives its outcome to the shell is the first test. */
async function due(...args: string[]): Promise<Run> {
  const read = readCommandLine(['due', ...args])
  if (!read.ok) return { status: 2, stdout: '', stderr: read.complaint }
  const operands = read.line.operands.slice(1)
  const {
    exitCode,
    output = '',
    complaint = '',
  } = await dueCommand({ ...read.line, operands }, read.messages)
  return { status: exitCode, stdout: output, stderr: complaint }
}

const dueSchema = z.object({
  due: z.string(),
  until: z.string(),
  provisional: z.boolean(),
  calendars: z.array(z.string()),
  byLaw: z.object({ due: z.string() }).optional(),
  change: z
    .object({
      moved: z.boolean(),
      before: z.object({ due: z.string() }),
      days: z.array(z.object({ date: z.string() })),
    })
    .optional(),
  clock: z
    .object({ state: z.string(), used: z.number(), left: z.number(), overdueBy: z.number() })
    .optional(),
  steps: z.array(z.object({ rule: z.string(), due: z.string() })),
  days: z.array(
    z.object({
      date: z.string(),
      counted: z.boolean(),
      count: z.number().nullable(),
      words: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
})

async function dueData(...args: string[]): Promise<z.infer<typeof dueSchema>> {
  const run = await due(...args, '--format', 'json')
  expect(run).toMatchObject({ status: 0, stderr: '' })
  return dueSchema.parse(JSON.parse(run.stdout))
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'due-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const basic = ['--from', '2026-09-25', '--days', '20', '--now', '2026-10-20']

describe('due', () => {
  test('is a command of the program, with exit code 2 for what it refuses', async () => {
    const answered = await runProgram(['due', ...basic])
    expect(answered).toEqual(await due(...basic))
    const refused = await runProgram(['due', '--from', 'tomorrow', '--days', '3'])
    expect(refused).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('tomorrow') })
  })

  test('names the day, and of each day whether it counts and why', async () => {
    const { status, stdout } = await due(...basic, '--suspend', '2026-09-28..2026-10-09')
    expect(status).toBe(0)
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('到期日  2026-11-05 周四')
    expect(stdout).toMatch(/2026-09-27 周日 +不计 +中秋节放假/)
    expect(stdout).toMatch(/2026-10-09 周五 +不计 +计时中止/)
    expect(stdout).toMatch(/2026-10-10 周六 +第 1 日 +国庆节调休上班/)
    expect(stdout).toMatch(/2026-11-05 周四 +第 20 日 +工作日/)
    expect(stdout).toContain('截至 2026-10-20：已用 8 个工作日，还剩 12 个工作日。')
  })

  test('says the same in English and as data', async () => {
    const english = await due(...basic, '--extend', '10', '--lang', 'en')
    expect(english.stdout).toMatch(/^Due {2}2026-11-12 Thu\n/)
    expect(english.stdout).toMatch(/extended by 10 working days/)
    const data = await dueData(...basic, '--extend', '10')
    expect(data).toMatchObject({ due: '2026-11-12', until: '2026-11-13T00:00:00+08:00', provisional: false })
    expect(data.steps.map(({ rule, due }) => [rule, due])).toEqual([
      ['limit', '2026-10-29'],
      ['extension', '2026-11-12'],
    ])
    expect(data.days.filter(({ counted }) => counted)).toHaveLength(30)
  })

  test('starts again after an interruption', async () => {
    const data = await dueData('--from', '2026-11-06', '--days', '5', '--interrupt', '2026-11-10..2026-11-11')
    expect(data.due).toBe('2026-11-18')
    expect(data.days.map(({ count }) => count)).toEqual([
      null,
      null,
      1,
      null,
      null,
      1,
      2,
      null,
      null,
      3,
      4,
      5,
    ])
  })

  test('takes an open stop as if it were answered on the day asked about', async () => {
    const asked = ['--from', '2026-11-06', '--days', '5', '--suspend', '2026-11-10..']
    const data = await dueData(...asked, '--now', '2026-11-13')
    expect(data).toMatchObject({ due: '2026-11-19', clock: { state: 'stopped', used: 1, left: 4 } })
  })

  test('counts natural days and business hours', async () => {
    const natural = await dueData('--from', '2026-11-01', '--days', '20', '--unit', 'natural-days')
    expect(natural.due).toBe('2026-11-23')
    const hours = await dueData('--from', '2026-11-20T15:30', '--days', '4', '--unit', 'hours')
    expect(hours.until).toBe('2026-11-23T11:30:00+08:00')
  })

  test('answers for any later year, and says that it is provisional', async () => {
    const data = await dueData('--from', '2099-12-20', '--days', '400')
    expect(data).toMatchObject({ provisional: true, due: expect.stringMatching(/^2101-/) })
    const { stdout } = await due('--from', '2026-12-20', '--days', '20')
    expect(stdout).toContain('暂定')
  })

  test('counts by the own calendar of an office, and names the day by law', async () => {
    const hall = await file(
      'hall.yaml',
      'calendar: hall\nname: { zh: 大厅, en: Hall }\nforce: office\nworksOn: [saturday]\nclosed:\n  - { days: 2026-11-24..2026-11-25, why: { zh: 搬迁, en: move } }\n',
    )
    const data = await dueData('--from', '2026-11-20', '--days', '3', '--calendar', hall)
    expect(data).toMatchObject({ calendars: ['hall'], due: '2026-11-26', byLaw: { due: '2026-11-25' } })
    expect(data.days.find(({ date }) => date === '2026-11-24')?.words.zh).toBe('不上班：搬迁')
  })

  test('names the days of a notice that move the date', async () => {
    const notice = await file(
      '2027.yaml',
      `year: 2027
daysOff:
  new-year: [2027-01-01..2027-01-03]
  spring-festival: [2027-02-05..2027-02-11]
  tomb-sweeping-day: [2027-04-03..2027-04-05]
  labour-day: [2027-05-01..2027-05-05]
  dragon-boat-festival: [2027-06-09]
  mid-autumn-festival: [2027-09-15]
  national-day: [2027-10-01..2027-10-07]
makeUpDays:
  spring-festival: [2027-01-31, 2027-02-20]
`,
    )
    const data = await dueData('--from', '2027-01-29', '--days', '6', '--calendar', notice)
    expect(data).toMatchObject({ due: '2027-02-12', provisional: false })
    expect(data.change).toMatchObject({ moved: true, before: { due: '2027-02-10' } })
    expect(data.change?.days.map(({ date }) => date)).toEqual([
      '2027-01-31',
      '2027-02-09',
      '2027-02-10',
      '2027-02-11',
    ])
    const { stdout } = await due('--from', '2027-01-29', '--days', '6', '--calendar', notice, '--lang', 'en')
    expect(stdout).toMatch(/moves from 2027-02-10 to 2027-02-12/)
    expect(stdout).toMatch(/2027-01-31 Sun +was: weekend; is: worked to make up for Spring Festival/)
  })

  const [from, days] = [
    ['--from', '2026-09-25'],
    ['--days', '3'],
  ] as const
  test.each([
    ['no start', days, '--from'],
    ['no number', from, '--days'],
    ['a day that is none', ['--from', '2026-02-30', ...days], '2026-02-30'],
    ['a day before the calendar', ['--from', '2003-12-31', ...days], '2003-12-31'],
    ['half a day', [...from, '--days', '1.5'], '1.5'],
    ['days without end', [...from, '--days', '99999'], '99999'],
    ['an extension that is none', [...from, ...days, '--extend', '-1'], '--extend'],
    ['an unknown unit', [...from, ...days, '--unit', 'weeks'], 'weeks'],
    ['a span that runs backwards', [...from, ...days, '--suspend', '2026-10-09..2026-10-01'], '2026-10-09'],
    ['a span that is none', [...from, ...days, '--interrupt', '2026-10-09'], '--interrupt'],
    [
      'spans that overlap',
      [...from, ...days, '--suspend', '2026-10-01..2026-10-09', '--interrupt', '2026-10-09..2026-10-12'],
      '2026-10-01..2026-10-09',
    ],
    ['a time without hours', ['--from', '2026-09-25T10:00', ...days], 'hours'],
    ['an end after the last year', ['--from', '2199-12-20', ...days, '--extend', '30'], '2199-12-31'],
    ['a file that is not there', [...from, ...days, '--calendar', 'nowhere.yaml'], 'nowhere.yaml'],
    ['a file that is no calendar', [...from, ...days, '--calendar', 'package.json'], 'package.json'],
    ['a word too many', [...from, ...days, 'now'], 'now'],
  ])('refuses %s in one line', async (_, args, named) => {
    const run = await due(...args)
    expect(run).toMatchObject({ status: 2, stdout: '' })
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(run.stderr).toContain(named)
  })
})
