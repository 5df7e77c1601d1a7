import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenLinks, headingsOf } from './links.ts'

const root = join(import.meta.dirname, '../..')
const manuals = [root, join(root, 'docs')].flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .map(name => (folder === root ? name : `docs/${name}`)),
)

test('the manuals are there', () => {
  expect(manuals).toEqual(
    expect.arrayContaining([
      'README.md',
      'README.zh-CN.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'CHANGELOG.md',
      'docs/catalogue.md',
      'docs/integrating.md',
      'docs/operating.md',
      'docs/refusals.md',
    ]),
  )
})

test.each(manuals)('%s points to what is there', manual => {
  expect(brokenLinks(root, manual)).toEqual([])
})

test('a link, a heading, a path and a script that are not there are found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manual-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{"scripts":{"bench":"x"}}')
    const text = [
      '# One',
      '[itself](#one), [nowhere](#two), [gone](gone.md), [far](https://example.org/)',
      '`packages/gone/src/x.ts`, `packages/<name>/src`, `npm run bench`, `npm run gone`, `npm run bench -w @yijianshi/gone`',
      '<img src="docs/gone.webp" alt="">',
    ]
    writeFileSync(join(folder, 'manual.md'), text.join('\n'))
    expect(brokenLinks(folder, 'manual.md').map(({ line, target }) => [line, target])).toEqual([
      [2, '#two'],
      [2, 'gone.md'],
      [3, 'packages/gone/src/x.ts'],
      [3, 'npm run gone'],
      [3, 'npm run bench -w @yijianshi/gone'],
      [4, 'docs/gone.webp'],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('headings become names of links in both languages', () => {
  expect(headingsOf('## Two commands\n### 命令行 (CLI)')).toEqual(new Set(['two-commands', '命令行-cli']))
})
