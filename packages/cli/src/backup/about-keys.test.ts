import { expect, test } from 'vitest'
import { readCommandLine } from '../command-line.ts'
import { aboutKeys } from './work.ts'

function told(masterKeys: readonly string[], written: number | undefined, ...options: string[]): string {
  const read = readCommandLine(['backup', '--physical', '--to', '/backup', '--lang', 'en', ...options])
  if (!read.ok) throw new Error(read.complaint)
  return aboutKeys({ masterKeys }, written, read.line, read.messages).join('\n')
}

test('a backup without its keys names the master keys that nobody can read it without', () => {
  expect(told(['a1b2'], undefined)).toContain('Without the master key a1b2 nobody can read')
  expect(told(['a1b2'], undefined)).toContain('--keys-to')
  expect(told(['a1b2'], 3, '--keys-to', '/keys')).not.toContain('a1b2')
  expect(told(['a1b2'], 3, '--keys-to', '/keys')).toContain('/keys')
  expect(told([], undefined)).toBe('')
})
