import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { messagesIn } from '../messages.ts'
import { readPassword } from './password-input.ts'

const messages = messagesIn('en')

/** Types into a terminal once asked, and keeps what it showed. */
async function typing(...typed: string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  let shown = ''
  const prompts = new PassThrough().on('data', part => {
    shown += String(part)
    if (/: $/.test(String(part))) input.write(typed.shift() ?? '\u0003')
  })
  return { read: await readPassword({ input, prompts }, messages), shown }
}

test('a terminal asks twice and shows nothing of what is typed', async () => {
  const { read, shown } = await typing('correct horse\r', 'correct horse\r')
  expect(read).toEqual({ password: 'correct horse' })
  expect(shown).toBe('Password (not shown): \nOnce more: \n')
})

test('two different passwords are refused', async () => {
  const { read } = await typing('correct horse\r', 'correct house\r')
  expect(read).toEqual({ complaint: messages.staff.passwordsDiffer })
})

test.each([['\u0003'], ['\u0004'], ['\r']])('%j at the prompt gives no password', async key => {
  expect((await typing(key)).read).toEqual({ complaint: messages.staff.passwordWanted })
})

test.each([
  ['first line\nsecond line\n', { password: 'first line' }],
  ['no line end', { password: 'no line end' }],
  ['windows\r\n', { password: 'windows' }],
  ['', { complaint: messages.staff.passwordWanted }],
  ['\n', { complaint: messages.staff.passwordWanted }],
])('a pipe with %j gives its first line', async (text, read) => {
  const input = new PassThrough()
  input.end(text)
  expect(await readPassword({ input, prompts: new PassThrough() }, messages)).toEqual(read)
})
