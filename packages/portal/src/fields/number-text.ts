/** Numbers and money as people type them. */

/** Full-width characters become plain ones; spaces and thousands separators go. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s,]/g, '')
}

/** The number in what was typed; undefined where it is none. */
export function numberIn(text: string): number | undefined {
  const written = plain(text)
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(written)) return undefined
  const number = Number(written)
  return Number.isFinite(number) ? number : undefined
}

/** Yuan as typed, in whole fen; undefined where it is no amount or has parts of a fen. */
export function fenIn(text: string): number | undefined {
  const written = plain(text).replace(/^[¥￥]/, '')
  const match = /^(-?)(\d{1,13})(?:\.(\d{0,2}))?$/.exec(written)
  if (match === null) return undefined
  const [, sign = '', yuan = '', fraction = ''] = match
  const fen = Number(yuan) * 100 + Number(fraction.padEnd(2, '0'))
  return sign === '-' ? -fen : fen
}

/** Fen as yuan for a text box: 123456 → `1234.56`, 100 → `1`. */
export function yuanTyped(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
  const rest = Math.abs(fen) % 100
  const sign = fen < 0 ? '-' : ''
  return rest === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(rest).padStart(2, '0')}`
}

/** Fen as yuan for reading: 12345600 → `123,456`. */
export function yuanText(fen: number): string {
  const [whole = '', rest] = yuanTyped(fen).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? grouped : `${grouped}.${rest}`
}
