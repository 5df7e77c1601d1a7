/** Money is whole fen in data and yuan on the screen. */

const fenPerYuan = 100

/** `12345678` → `123,456.78`. */
export function yuanText(fen: number): string {
  return (fen / fenPerYuan).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

export function yuanOf(fen: number): number {
  return fen / fenPerYuan
}

/** Rounded to whole fen, since 19.99 × 100 is not 1999 in binary. */
export function fenOf(yuan: number): number {
  return Math.round(yuan * fenPerYuan)
}
