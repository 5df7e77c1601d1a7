/** Bytes as text and back. */

const HEX = /^(?:[0-9a-f]{2})*$/

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** Undefined when the text is not lower-case hex of whole bytes. */
export function readHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!HEX.test(text)) return undefined
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  )
}

export function isAscii(text: string): boolean {
  return [...text].every(character => character < '\u0080')
}

/** The bytes of text that holds nothing beyond ASCII. Throws on anything else. */
export function asciiBytes(text: string): Uint8Array<ArrayBuffer> {
  if (!isAscii(text)) throw new RangeError(`${text} is not ASCII`)
  return Uint8Array.from(text, character => character.charCodeAt(0))
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

export function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}
