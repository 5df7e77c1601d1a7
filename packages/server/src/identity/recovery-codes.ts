/** Codes for whoever has no phone at hand: ten, each good once. */
import { createHash, randomInt } from 'node:crypto'

const codes = 10
const groups = 4
const groupCharacters = 4
/** Without letters and digits that look alike; 79 bits in a code, so its plain hash can't be searched. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

function newCode(): string {
  const group = () =>
    Array.from({ length: groupCharacters }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: codes }, newCode)
}

/** A code as typed, without what people put between its parts. */
export function foldCode(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase()
}

export function recoveryHash(code: string): Buffer {
  return createHash('sha256').update(foldCode(code)).digest()
}
