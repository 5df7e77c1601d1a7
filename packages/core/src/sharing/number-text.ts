/** A number of a person or an organisation, or of a paper, as two of them are compared; `''` where there is none. */
export function numberText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().toUpperCase() : ''
}
