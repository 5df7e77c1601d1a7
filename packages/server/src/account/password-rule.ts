/**
 * Which passwords are accepted. Length, and none that is guessed first: rules of composition make passwords worse
 * (NIST SP 800-63B-4 §3.1.1, OWASP ASVS 5 §6.2).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { done, type Outcome, refused } from '../http/outcome.ts'

/**
 * Least number of characters. 8 is the least of ASVS 5 for people who come twice a year and would write a longer one
 * down; staff see the papers of many people, and what they type is asked of them on a keyboard.
 */
export const leastCharacters = { applicant: 8, staff: 12 } as const
const leastDifferent = 4
/** A shorter login or name stands in too many good passwords by chance. */
const shortestOwnWord = { latin: 4, han: 2 }
/** A birthday or the end of a number, as people put them into passwords. */
const shortestOwnDigits = 6

/** What somebody may be known by; a password may not hold any of it. */
export type OwnWords = {
  readonly login: string
  readonly name?: string | undefined
  readonly mobile?: string | undefined
  readonly citizenNumber?: string | undefined
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Habits of Chinese keyboards that the list, which comes from leaks elsewhere, is short of. */
const furtherCommon = [
  ...[
    'woaini',
    'woaini520',
    'woaini521',
    'woaini1314',
    'woaini5201314',
    'wo5201314',
    'aini1314',
    'iloveyou1314',
  ],
  ...[
    'a5201314',
    'q5201314',
    'z5201314',
    'abc5201314',
    '5201314520',
    '52013141314',
    '1314520520',
    '13145201314',
  ],
  ...['aa123456', 'aaa123456', 'qq123456', 'qq123456789', 'ab123456', 'abc123456', 'abcd123456', 'asd123456'],
  ...[
    'wang123456',
    'zhang123456',
    'li123456',
    'chen123456',
    'liu123456',
    'yang123456',
    'zxc123456',
    'qwe123456',
  ],
  ...['1qaz2wsx3edc', '1q2w3e4r5t6y', '147258369', '1472583690', '741852963', '789456123', '159357258'],
  ...[
    'mima1234',
    'mima123456',
    'wodemima',
    'woshishui',
    'nishishui',
    'admin123456',
    'admin888',
    'password1234',
  ],
  ...[
    'caonima123',
    'zhongguo',
    'zhongguo1949',
    'beijing2008',
    'shanghai123',
    'p@ssw0rd',
    'p@ssw0rd123',
    'passw0rd123',
  ],
] as const

let common: ReadonlySet<string> | undefined

/** Read when the first password is chosen. */
function commonPasswords(): ReadonlySet<string> {
  common ??= new Set([
    ...readFileSync(join(import.meta.dirname, 'common-passwords.txt'), 'utf8')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#')),
    ...furtherCommon,
  ])
  return common
}

/** The same character, or neighbours one after another, all along: 12345678, abcdefgh, 88888888. */
function isRun(characters: readonly string[]): boolean {
  const codes = characters.map(character => character.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, position) => code - (codes[position] ?? 0)))
  const [step = 0] = steps
  return steps.size === 1 && Math.abs(step) <= 1
}

function isCommon(password: string): boolean {
  const characters = [...password]
  const half = password.slice(0, password.length / 2)
  return (
    new Set(characters).size < leastDifferent ||
    isRun(characters) ||
    commonPasswords().has(password) ||
    (half.length * 2 === password.length && half + half === password && half.length < 8)
  )
}

function ownParts({ login, name = '', mobile = '', citizenNumber = '' }: OwnWords): string[] {
  const words = [folded(login), folded(name)].filter(word => {
    const least = /\p{Script=Han}/u.test(word) ? shortestOwnWord.han : shortestOwnWord.latin
    return [...word].length >= least
  })
  const digits = [mobile, mobile.slice(-8), citizenNumber.toLowerCase(), citizenNumber.slice(6, 14)]
  return [...words, ...digits.filter(part => part.length >= shortestOwnDigits), lastOf(citizenNumber)]
}

/** 身份证后六位, the password that offices used to hand out. */
function lastOf(citizenNumber: string): string {
  return citizenNumber.slice(-shortestOwnDigits).toLowerCase()
}

/** The password, when it is accepted. `least`: characters that it must have. */
export function readPassword(password: string, own: OwnWords, least: number): Outcome<string> {
  const given = folded(password)
  if ([...given].length < least) return refused('account/weak-password', { min: least })
  const joined = given.replaceAll(/[\s-]/g, '')
  const holds = (part: string) => part !== '' && (given.includes(part) || joined.includes(part))
  if (ownParts(own).some(holds)) return refused('account/own-password')
  return isCommon(given) ? refused('account/common-password') : done(password)
}
