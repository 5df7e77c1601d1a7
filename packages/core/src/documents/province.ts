/** GB/T 2260: the provinces, municipalities, autonomous and special administrative regions, and Taiwan. */
const provinceCodes = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' +
    '50 51 52 53 54 61 62 63 64 65 71 81 82'
  ).split(' '),
)

/** Whether a code begins with the two digits of a province. */
export function beginsWithProvince(code: string): boolean {
  return provinceCodes.has(code.slice(0, 2))
}
