/** What is typed as a list, and the moment that a field of date and time stands for. */

/** Names and agendas: one a line, or set apart as in a running text; nothing twice. */
export function linesOf(text: string | undefined): string[] {
  const parts = (text ?? '').split(/[\n、，,;；]/u).map(part => part.trim())
  return [...new Set(parts.filter(part => part !== ''))]
}

/** The instant of `2026-11-23T09:30`, which is China's time wherever the reader sits. */
export function instantOfField(value: string): string {
  return new Date(`${value}:00+08:00`).toISOString()
}

/** What such a field shows for an instant. */
export function fieldOfInstant(instant: string): string {
  const hours = 3_600_000
  return new Date(Date.parse(instant) + 8 * hours).toISOString().slice(0, 16)
}
