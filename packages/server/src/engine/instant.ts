/** Instants as text, in rows and on the wire: RFC 3339, UTC. `at` is milliseconds since 1970. */
export function instant(at: number): string {
  return new Date(at).toISOString()
}

export function instantOrNull(at: number | undefined): string | null {
  return at === undefined ? null : instant(at)
}
