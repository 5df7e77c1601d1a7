/** The directory of a catalogue, made once for each. */
import type { Catalogue } from '@yijianshi/core/catalogue'
import { directoryOf, type SharedEntry } from '@yijianshi/core/sharing'
import type { Services } from '../http/wiring.ts'

const made = new WeakMap<Catalogue, ReadonlyMap<string, SharedEntry>>()

/** By id: data resources of the running catalogue, and the kinds of licences of the own library. */
export function entriesOf({ catalogue }: Pick<Services, 'catalogue'>): ReadonlyMap<string, SharedEntry> {
  const running = catalogue()
  const known = made.get(running) ?? directoryOf(running)
  made.set(running, known)
  return known
}

/** Whether anybody answers. */
export function isReachable({ sharing }: Pick<Services, 'sharing'>, { id, key }: SharedEntry): boolean {
  return key.by === 'holder' || sharing.isConnected(id)
}
