import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mainAnswers, matter } from '@yijianshi/server/demo/shop-application'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { findStrayOption, optionNames } from './command-options.ts'
import { expectRefused, program, project, type Run, runProgram, yijianshi } from './program.fixture.ts'

function plan(answers: unknown, ...options: string[]): Promise<Run> {
  return yijianshi('plan', matter, '--answers', JSON.stringify(answers), ...options)
}

const burdenSchema = z.object({
  applications: z.number(),
  materials: z.number(),
  workingDays: z.number(),
  visits: z.number(),
})
const planSchema = z.object({
  before: burdenSchema,
  after: burdenSchema,
  checklist: z.array(z.object({ material: z.string(), neededBy: z.array(z.string()) })),
  omitted: z.array(z.object({ material: z.string(), neededBy: z.array(z.string()), reason: z.string() })),
  form: z.object({ fields: z.array(z.object({ element: z.string() })) }),
  flow: z.object({
    tasks: z.array(
      z.object({
        item: z.string(),
        authority: z.string(),
        dependsOn: z.array(z.string()),
        startDay: z.number(),
        endDay: z.number(),
        critical: z.boolean(),
      }),
    ),
  }),
})

describe('plan', () => {
  test('gives the numbers of the model case as JSON', async () => {
    const run = await plan(mainAnswers, '--format', 'json')
    expect(run).toMatchObject({ status: 0, stderr: '' })
    const { before, after, checklist, form, flow } = planSchema.parse(JSON.parse(run.stdout))
    expect(before).toMatchObject({ applications: 6, materials: 31, workingDays: 20 })
    expect(after).toMatchObject({ applications: 1, materials: 11, workingDays: 11 })
    expect(checklist).toHaveLength(after.materials)
    expect(form.fields.length).toBeGreaterThanOrEqual(40)
    expect(new Set(flow.tasks.map(task => task.authority)).size).toBe(5)
  })

  test('fetches what the government holds when sharing is on', async () => {
    const run = await plan(mainAnswers, '--format', 'json', '--sharing', 'on')
    const { after, omitted } = planSchema.parse(JSON.parse(run.stdout))
    const fetched = omitted.filter(entry => entry.reason === 'fetched')
    expect(fetched.length).toBeGreaterThan(0)
    expect(after.materials).toBe(11 - fetched.length)
  })

  test('reads as text in Chinese by default, in English when asked', async () => {
    const chinese = await plan(mainAnswers)
    expect(chinese.status).toBe(0)
    expect(chinese.stdout).toContain('我要开便利店  公司 · 食品 · 烟草 · 招牌')
    expect(chinese.stdout).toContain('一张清单：要交 11 份材料')
    expect(chinese.stdout).toContain('不用交的 20 份材料')
    const english = await plan(mainAnswers, '--lang', 'en')
    expect(english.stdout).toContain('One checklist: 11 materials to hand in')
    expect(english.stdout).toContain('One flow: 11 working days')
  })

  test('an unknown matter names the nearest', async () => {
    const run = await yijianshi('plan', 'open-convenience-shop', '--answers', '{}')
    expectRefused(run, 2, 'open-convenience-shop', 'open-convenience-store')
  })

  test('an unknown question names the nearest', async () => {
    expectRefused(await plan({ ...mainAnswers, tabacco: true }), 2, 'tabacco', 'tobacco')
  })

  test('an unknown value names the nearest', async () => {
    expectRefused(
      await plan({ ...mainAnswers, operatorKind: 'compny' }),
      2,
      'operatorKind',
      'compny',
      'company',
    )
  })

  test('a missing answer names the question and its answers', async () => {
    const { sign: _, ...incomplete } = mainAnswers
    expectRefused(await plan(incomplete), 2, 'sign', 'signboard', 'large-advertisement')
    expectRefused(await yijianshi('plan', 'open-convenience-store'), 2, 'operatorKind', 'company')
  })

  test('a value of the wrong type or out of range is named', async () => {
    expectRefused(await plan({ ...mainAnswers, area: '80' }), 2, 'area', '数字')
    expectRefused(await plan({ ...mainAnswers, area: -1 }), 2, 'area', '-1')
  })

  test('a value with line breaks and terminal codes stays one harmless line', async () => {
    const run = await plan({ ...mainAnswers, sign: 'a\nb\u001b[31m' })
    expectRefused(run, 2, 'sign')
    expect(run.stderr).not.toContain('\u001b')
  })

  test('answers that are no JSON object are refused', async () => {
    expectRefused(await yijianshi('plan', matter, '--answers', '{area:80}'), 2, '--answers')
    expectRefused(await yijianshi('plan', matter, '--answers', '[]'), 2, '--answers')
  })

  test('the matter must be named, and nothing more', async () => {
    expectRefused(await yijianshi('plan'), 2, 'after-death')
    expectRefused(await yijianshi('plan', matter, 'surplus'), 2, 'surplus')
  })
})

describe('questions', () => {
  test('lists questions with their answers', async () => {
    const run = await yijianshi('questions', 'open-convenience-store')
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toContain('operatorKind')
    expect(run.stdout).toMatch(/"self-employed"\s+个体户/)
    const english = await yijianshi('questions', 'open-convenience-store', '--lang', 'en')
    expect(english.stdout).toMatch(/"company"\s+Company/)
  })

  test('as JSON with the same content', async () => {
    const run = await yijianshi('questions', 'open-convenience-store', '--format', 'json')
    const ids = z.array(z.object({ id: z.string() })).parse(JSON.parse(run.stdout))
    expect(ids.map(entry => entry.id).sort()).toEqual(Object.keys(mainAnswers).sort())
  })

  test('an unknown matter names the nearest', async () => {
    expectRefused(await yijianshi('questions', 'convenience-store'), 2, 'open-convenience-store')
  })
})

describe('check', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'catalogue-'))
    await cp(join(project, 'catalogue'), folder, { recursive: true })
    await writeFile(join(folder, 'life-stages.yaml'), 'lifeStages: []\nlifestages: []\n')
  })

  afterAll(async () => {
    await rm(folder, { recursive: true })
  })

  test('the catalogue of the repository is sound', async () => {
    const run = await yijianshi('check')
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toContain('目录没有错误')
  })

  test('a faulty catalogue ends with 1; each finding has place, code and what to do', async () => {
    const run = await yijianshi('check', folder)
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(/^life-stages\.yaml:2:1 {2}错误 {2}catalogue\/unknown-field {2}lifestages$/m)
    expect(run.stdout).toContain('没有名为 lifestages 的字段。最接近的是：lifeStages。')
    expect(run.stdout).toMatch(
      /matters\/open-convenience-store\.yaml:\d+:\d+ {2}错误 {2}catalogue\/unknown-reference/,
    )
  })

  test('the same as JSON, with messages in the language asked for', async () => {
    const run = await yijianshi('check', folder, '--format', 'json', '--lang', 'en')
    expect(run.status).toBe(1)
    const report = z
      .object({
        version: z.null(),
        errors: z.number().min(2),
        findings: z.array(
          z.object({
            code: z.string(),
            file: z.string(),
            line: z.number(),
            column: z.number(),
            message: z.string(),
          }),
        ),
      })
      .parse(JSON.parse(run.stdout))
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        code: 'catalogue/unknown-field',
        file: 'life-stages.yaml',
        line: 2,
        column: 1,
        message: 'There is no field named lifestages. Nearest: lifeStages.',
      }),
    )
  })

  test('no plan is made from a faulty catalogue', async () => {
    const run = await plan(mainAnswers, '--catalogue', folder)
    expect(run).toMatchObject({ status: 1, stdout: '' })
    expect(run.stderr).toContain('yijianshi check')
  })

  test('a folder that is not there is refused', async () => {
    expectRefused(await yijianshi('check', join(folder, 'nowhere')), 2, 'nowhere')
  })
})

describe('the command line', () => {
  test('--help shows the usage in the language asked for', async () => {
    expect(await yijianshi('--help')).toMatchObject({ status: 0, stderr: '' })
    expect((await yijianshi('--help')).stdout).toContain('用法')
    expect((await yijianshi('plan', '-h', '--lang', 'en')).stdout).toContain('Usage')
    expect(await yijianshi()).toMatchObject({ status: 2 })
  })

  test('an unknown command, option or value of an option names the nearest', async () => {
    expectRefused(await yijianshi('chek'), 2, 'chek', 'check')
    expectRefused(await yijianshi('check', '--fromat', 'json'), 2, '--fromat', '--format')
    expectRefused(await yijianshi('check', '--format', 'xml'), 2, 'xml', 'text', 'json')
    expectRefused(await yijianshi('check', '--format'), 2, '--format')
    expectRefused(await yijianshi('check', '--lang', 'fr'), 2, 'fr', 'zh', 'en')
    expectRefused(await plan(mainAnswers, '--sharing', 'maybe'), 2, 'maybe', 'on', 'off')
  })

  test('an option of another command is refused with its own commands, in place of being passed over', async () => {
    const due = ['due', '--from', '2026-09-25', '--days', '20']
    expectRefused(await yijianshi(...due, '--keys-to', '/keys'), 2, 'due', '--keys-to', 'backup', '--suspend')
    expectRefused(await yijianshi('backup', 'verify', '--from', 'x', '--to', 'y'), 2, 'backup verify', '--to')
    expectRefused(
      await yijianshi('backup', '--to', 'x', '--from', 'y'),
      2,
      '--from',
      'backup verify',
      'restore',
    )
    expectRefused(await yijianshi('staff', 'list', '--login', 'li'), 2, 'staff list', 'staff duties')
    const english = await yijianshi('catalogue', 'export', 'x', '--title', 't', '--lang', 'en')
    expectRefused(english, 2, 'catalogue export takes no --title', 'catalogue import', '--version')
    expect((await yijianshi(...due, '--lang', 'en')).status).toBe(0)
    // Which command is meant has to be known first; whoever asks for help gets it.
    expectRefused(await yijianshi('staff', 'fire', '--login', 'li'), 2, 'fire')
    expectRefused(await yijianshi('deu', '--days', '20'), 2, 'deu')
    expect((await yijianshi('due', '--to', 'x', '--help')).status).toBe(0)
  })

  test('every option is of some command', () => {
    const strange = optionNames.filter(option => findStrayOption(['check'], [option])?.others.length === 0)
    expect(strange).toEqual([])
  })

  test('the program writes the answer to one stream and the complaint to the other', async () => {
    const answered = await runProgram(['--help'])
    expect(answered).toMatchObject({ status: 0, stderr: '' })
    expect(answered.stdout).toContain('用法')
    const refused = await runProgram(['chek'])
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr).toContain('check')
  })

  test('a reader that closes the pipe early is no fault', async () => {
    const status = await new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, 'questions', 'open-convenience-store'], {
        cwd: project,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      child.stdout.destroy()
      child.on('error', reject)
      child.on('close', resolve)
    })
    expect(status).toBe(0)
  })
})
