/** The same few ends of days and moments of commands come again and again, and making a text takes its time. */
const known = new Map<number, string>()
const MOST_KNOWN = 5_000

/** Instants as text, in rows and on the wire: RFC 3339, UTC. `at` is milliseconds since 1970. */
export function instant(at: number): string {
  const found = known.get(at)
  if (found !== undefined) return found
  const text = new Date(at).toISOString()
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(at, text)
  return text
}

export function instantOrNull(at: number | undefined): string | null {
  return at === undefined ? null : instant(at)
}
