/** What a scanner or somebody types: a code, or the address that a QR code holds. */
export type Scanned = {
  /** Which of the two it is for; undefined for a bare code, which may be either. */
  readonly kind: 'verify' | 'showings' | undefined
  readonly code: string
}

const ADDRESS = /\/(verify|showings)\/([^/?#\s]+)/

export function readScanned(text: string): Scanned {
  const [, kind, code] = ADDRESS.exec(text) ?? []
  if ((kind === 'verify' || kind === 'showings') && code !== undefined) return { kind, code }
  return { kind: undefined, code: text.replaceAll(/[\s-]/g, '') }
}
