/**
 * The id of one intent: the same while the same thing is tried again after no answer came, so that
 * the server does it once; a new one as soon as an answer came or something else is asked.
 */
export type CommandIds = {
  readonly idFor: (intent: string) => string
  readonly answered: () => void
}

export function createCommandIds(newId: () => string = newUuid): CommandIds {
  let pending: { readonly intent: string; readonly id: string } | undefined
  return {
    idFor(intent) {
      if (pending?.intent !== intent) pending = { intent, id: newId() }
      return pending.id
    },
    answered() {
      pending = undefined
    },
  }
}

/** UUID v4. `crypto.randomUUID` is missing on plain http inside an office network. */
export function newUuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte, index) => {
    if (index === 6) return ((byte & 0x0f) | 0x40).toString(16).padStart(2, '0')
    if (index === 8) return ((byte & 0x3f) | 0x80).toString(16).padStart(2, '0')
    return byte.toString(16).padStart(2, '0')
  })
  const part = (from: number, to: number) => hex.slice(from, to).join('')
  return `${part(0, 4)}-${part(4, 6)}-${part(6, 8)}-${part(8, 10)}-${part(10, 16)}`
}
