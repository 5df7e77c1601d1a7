import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { yijianshi } from '../../packages/cli/src/program.fixture.ts'

const root = join(import.meta.dirname, '../..')

type Excerpt = { readonly command: string; readonly shown: readonly string[] }

/** The arguments as the shell makes them of the command; the program itself is run by the tests of the command line. */
function argumentsOf(command: string): string[] {
  const printing = command.replace('npx yijianshi', "printf '%s\\0'")
  return execFileSync('sh', ['-c', printing], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

/** What stands in a manual's `console` blocks: each `$ npx yijianshi …` and the lines shown below it. */
function excerptsOf(manual: string): Excerpt[] {
  const text = readFileSync(join(root, manual), 'utf8')
  const blocks = [...text.matchAll(/^```console\n(.*?)^```/gms)].map(match => match[1] ?? '')
  return blocks
    .flatMap(block => block.split(/^\$ /m).slice(1))
    .filter(part => part.startsWith('npx yijianshi'))
    .map(part => {
      // A quotation may go over several lines.
      const [command = ''] = /^(?:[^'\n]|'[^']*')*/.exec(part) ?? []
      return { command, shown: part.slice(command.length).split('\n').filter(Boolean) }
    })
}

const excerpts = ['README.md', 'README.zh-CN.md'].flatMap(manual =>
  excerptsOf(manual).map(excerpt => [manual, excerpt.command, excerpt.shown] as const),
)

test('both manuals show check, questions and plan', () => {
  expect(excerpts.map(([manual, command]) => `${manual} ${command.split(' ')[2]}`)).toEqual([
    'README.md check',
    'README.md questions',
    'README.md plan',
    'README.zh-CN.md check',
    'README.zh-CN.md questions',
    'README.zh-CN.md plan',
  ])
})

test.each(excerpts)(
  '%s: %s prints what is shown, where an ellipsis stands for the rest',
  async (_, command, shown) => {
    const run = await yijianshi(...argumentsOf(command))
    expect(run.status).toBe(0)
    const parts = shown.flatMap(line => line.split('…')).filter(part => part.trim() !== '')
    expect(parts.filter(part => !run.stdout.includes(part))).toEqual([])
  },
)
