/** What is typed and not saved yet, kept in this browser: a reload or a crash loses nothing. */
import type { Unsaved } from './working-files.ts'

export type KeptEdits = {
  readonly read: () => ReadonlyMap<string, Unsaved>
  readonly write: (unsaved: ReadonlyMap<string, Unsaved>) => void
}

function isUnsaved(value: unknown): value is Unsaved {
  if (typeof value !== 'object' || value === null) return false
  const { text, basedOn }: Partial<Record<string, unknown>> = { ...value }
  return (typeof text === 'string' || text === null) && typeof basedOn === 'number'
}

/** For one account and one change. Where storage is forbidden or full, the server's copy is the only one. */
export function keptEdits(account: string, change: string, storage: () => Storage): KeptEdits {
  const key = `yijianshi-studio/${account}/${change}`
  return {
    read() {
      try {
        const raw: unknown = JSON.parse(storage().getItem(key) ?? '[]')
        const entries: readonly unknown[] = Array.isArray(raw) ? raw : []
        return new Map(
          entries.flatMap((entry): [string, Unsaved][] => {
            if (!Array.isArray(entry)) return []
            const [path, value]: unknown[] = entry
            return typeof path === 'string' && isUnsaved(value) ? [[path, value]] : []
          }),
        )
      } catch {
        return new Map()
      }
    },
    write(unsaved) {
      try {
        if (unsaved.size === 0) storage().removeItem(key)
        else storage().setItem(key, JSON.stringify([...unsaved]))
      } catch {
        // See above.
      }
    },
  }
}
