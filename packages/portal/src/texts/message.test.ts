import { refusalText } from '@yijianshi/core/refusal/texts'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { heard, own } from './message.ts'
import type { Spoken } from './texts.tsx'
import { zhCn } from './zh-cn.ts'

const problem = {
  type: 'urn:yijianshi:problem:file/too-many',
  title: '一份材料最多 20 个文件。',
  status: 422,
  code: 'file/too-many',
  params: { limit: 20 },
}
const chinese: Spoken = { language: 'zh-CN', texts: zhCn }
const english: Spoken = {
  language: 'en',
  texts: en,
  refusal: ({ code, params = {} }) =>
    code === 'file/too-many' ? refusalText({ code, params }, 'en') : undefined,
}

test('what a form says itself is said in the language of now', () => {
  const message = own(({ login }) => login.emptyName)
  expect(message.in(chinese)).toBe(zhCn.login.emptyName)
  expect(message.in(english)).toBe(en.login.emptyName)
})

test('what the server refused is said as it came, and in another language from its code', () => {
  const message = heard(problem, ({ errors }) => errors.noAnswer)
  expect(message.in(chinese)).toBe(problem.title)
  expect(message.in(english)).toBe('A material takes at most 20 files.')
})

test('a code that nothing is known of, or before the words are there, stays as it came', () => {
  const unknown = heard({ ...problem, code: 'service/fault' }, ({ errors }) => errors.noAnswer)
  expect(unknown.in(english)).toBe(problem.title)
  expect(heard(problem, () => '').in({ language: 'en', texts: en })).toBe(problem.title)
})

test('no answer at all is said in words of our own', () => {
  const message = heard(undefined, ({ errors }) => errors.noAnswer)
  expect(message.in(english)).toBe(en.errors.noAnswer)
})
