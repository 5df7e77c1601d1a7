/** Figures: medians and percentiles, and how they are printed beside their limits. */

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What is wanted, e.g. at least 40 (%), or at most 5 (ms). */
  readonly atLeast?: number
  readonly atMost?: number
}

function rounded(value: number): string {
  if (!Number.isFinite(value)) return 'not measured'
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3
  return value.toLocaleString('en', { maximumFractionDigits: digits })
}

function isWithin({ value, atLeast, atMost }: Figure): boolean {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost)
}

function wanted({ atLeast, atMost, unit }: Figure): string {
  if (atLeast !== undefined) return `≥ ${rounded(atLeast)} ${unit}`
  return atMost === undefined ? '' : `≤ ${rounded(atMost)} ${unit}`
}

/** Prints a section and says whether every figure keeps its limit. */
export function report(title: string, figures: readonly Figure[]): boolean {
  console.log(`\n${title}`)
  for (const figure of figures) {
    const limit = wanted(figure)
    const verdict = limit === '' ? '' : isWithin(figure) ? '✓' : '✗ OUT OF LIMIT'
    const shown = `${rounded(figure.value)} ${figure.unit}`
    console.log(
      `  ${figure.name.padEnd(58)} ${shown.padStart(18)}   ${limit.padEnd(16)} ${verdict}`.trimEnd(),
    )
  }
  return figures.every(isWithin)
}
