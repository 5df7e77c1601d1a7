/** Random codes that people read out, write down and type in. */
import { createHash, randomInt } from 'node:crypto'

/** Without letters and digits that look alike. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
/** Bits of chance in one character. */
export const characterBits = Math.log2(alphabet.length)

/** Groups of characters with hyphens between them. */
export function newReadableCode({
  groups,
  groupCharacters,
}: {
  readonly groups: number
  readonly groupCharacters: number
}): string {
  const group = () =>
    Array.from({ length: groupCharacters }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** A code as typed, without what people put between its parts. */
export function foldCode(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase()
}

/** SHA-256, as it is stored. */
export function hashOfCode(typed: string): Buffer {
  return createHash('sha256').update(foldCode(typed)).digest()
}
