/** Codes for whoever has no phone at hand: ten, each good once. */
import { newReadableCode } from '../account/readable-code.ts'

const codes = 10
/** 118 bits. From 112 on a quick hash can’t be searched (OWASP ASVS 5.0, 6.5.2). */
const shape = { groups: 6, groupCharacters: 4 }

export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: codes }, () => newReadableCode(shape))
}
