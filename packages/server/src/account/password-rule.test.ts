import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastCharacters, readPassword } from './password-rule.ts'

const own = { login: 'linxiao', name: '林晓', mobile: '13900000199', citizenNumber: '110199199308159979' }

function codeOf(password: string, least: number = leastCharacters.applicant): string {
  const read = readPassword(password, own, least)
  return read.ok ? 'good' : read.refusal.code
}

describe('a password', () => {
  test.each([
    ['1234567', 'account/weak-password'],
    ['𠮷𠮷𠮷𠮷𠮷𠮷𠮷', 'account/weak-password'],
    ['11111111', 'account/common-password'],
    ['aabbaabb', 'account/common-password'],
    ['abcdefghij', 'account/common-password'],
    ['987654321', 'account/common-password'],
    ['PassWord1', 'account/common-password'],
    ['ｐａｓｓｗｏｒｄ', 'account/common-password'],
    ['qwertyuiop', 'account/common-password'],
    ['WoAiNi1314', 'account/common-password'],
    ['x9k2x9k2', 'account/common-password'],
    ['LinXiao-likes-tea', 'account/own-password'],
    ['我是林晓没有错的', 'account/own-password'],
    ['tea 139 0000 0199', 'account/own-password'],
    ['tea-19930815', 'account/own-password'],
    ['tea-159979', 'account/own-password'],
    ['correct horse', 'good'],
    ['春风桃李花开夜雨', 'good'],
  ])('%s is %s', (password, code) => {
    expect(codeOf(password)).toBe(code)
  })

  test('of staff is longer', () => {
    expect(codeOf('green-teapot', leastCharacters.staff)).toBe('good')
    expect(codeOf('green-teapo', leastCharacters.staff)).toBe('account/weak-password')
  })

  test('is judged alike however its letters are written, and whatever it is, it is judged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
        expect(codeOf(text.toUpperCase().toLowerCase())).toBe(
          codeOf(text.toUpperCase().normalize('NFKC').toLowerCase()),
        )
      }),
    )
  })

  test('that holds the login is refused wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.string({ minLength: 8, maxLength: 20 }),
        (before, after) => {
          expect(codeOf(`${before}linxiao${after}`)).toBe('account/own-password')
        },
      ),
    )
  })
})
