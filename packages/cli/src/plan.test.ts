import { mainAnswers, matter } from '@yijianshi/server/demo/shop-application'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Run, yijianshi } from './program.fixture.ts'

function plan(...options: string[]): Promise<Run> {
  return yijianshi('plan', matter, '--answers', JSON.stringify(mainAnswers), ...options)
}

describe('--explain', () => {
  test('says why a material is asked for, each sentence below what it explains', async () => {
    const { status, stdout } = await plan('--explain', 'material:premises-right')
    expect(status).toBe(0)
    const lines = stdout.split('\n')
    const tobacco = lines.findIndex(line => line.startsWith('示范市东湖区烟草专卖局办'))
    expect(lines.slice(tobacco, tobacco + 4)).toEqual([
      '示范市东湖区烟草专卖局办“烟草专卖零售许可证新办”要用“住所（经营场所）使用证明”。',
      '  依据：《中华人民共和国烟草专卖法》第十六条。',
      '  按您的回答，要办“烟草专卖零售许可证新办”。',
      '    您的回答：“卖烟吗？”——是。',
    ])
  })

  test('says it in English, and as data', async () => {
    const english = await plan('--explain', 'day:11', '--lang', 'en')
    expect(english.stdout).toContain('  Working days 4 to 11: Tobacco retail licence.\n')
    const data = await plan('--explain', 'day:11', '--format', 'json')
    const [path] = z
      .array(z.object({ kind: z.string(), workingDays: z.number() }))
      .parse(JSON.parse(data.stdout))
    expect(path).toEqual({ kind: 'longest-path', workingDays: 11 })
  })

  test('what can’t be explained is named, with what is near', async () => {
    const wrong = await plan('--explain', 'premises-right')
    expect(wrong).toMatchObject({ status: 2, stdout: '' })
    expect(wrong.stderr).toContain('material、field')
    const unknown = await plan('--explain', 'material:premises-rigth')
    expect(unknown.status).toBe(2)
    expect(unknown.stderr).toContain('premises-right')
  })
})

describe('--region', () => {
  test('stands in the title of the plan', async () => {
    const { status, stdout } = await plan('--region', '990102000000')
    expect(status).toBe(0)
    expect(stdout.split('\n')[0]).toContain('我要开便利店  青山县')
  })

  test('an unknown one names the nearest', async () => {
    const { status, stderr } = await plan('--region', '990109000000')
    expect(status).toBe(2)
    expect(stderr).toContain('没有地区 990109000000')
    expect(stderr).toContain('990101000000')
  })
})
