/** What npm says of known holes. */
import { z } from 'zod'

const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.looseObject({ name: z.string(), severity: z.string(), range: z.string() }),
  ),
})
const grave = new Set(['high', 'critical'])

/**
 * Reads what `npm audit --json` writes: the packages with a hole that ends the check, and how grave it is. Undefined
 * where the registry could not be asked, or has no advisories.
 */
export function graveHoles(output: string): string[] | undefined {
  const read = report.safeParse(parsed(output))
  if (!read.success) return undefined
  return Object.values(read.data.vulnerabilities)
    .filter(({ severity }) => grave.has(severity))
    .map(({ name, severity, range }) => `${name} ${range}: ${severity}`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
