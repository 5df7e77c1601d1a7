/** For tests: the key ring of a database, with its master key in a data folder as a server has it. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { RecordKeys } from '../engine/sealed-words.ts'
import type { CipherName } from './cipher.ts'
import type { KeyRing } from './key-ring.ts'
import { openKeyRing } from './open-key-ring.ts'
import { readKeySettings } from './settings.ts'

export async function openTestKeys(
  pool: pg.Pool,
  dataFolder: string,
  cipher: CipherName = 'AES-256-GCM',
): Promise<KeyRing> {
  const read = readKeySettings(name => (name === 'DATA_CIPHER' ? cipher : undefined), dataFolder)
  if (!read.ok) throw new Error(read.message)
  const opened = await openKeyRing(pool, read.settings)
  if (!opened.ok) throw new Error(opened.message)
  return opened.keys
}

/** The same in a folder of its own, for a database that no server has. */
export async function openOwnKeys(pool: pg.Pool): Promise<KeyRing> {
  return openTestKeys(pool, await mkdtemp(join(tmpdir(), 'yijianshi-keys-')))
}

const nothingSaid = () => Promise.reject(new Error('Somebody said something where nobody was to'))

/** Where no event has words: asking for a key is a fault. */
export const wordlessKeys: RecordKeys = { recordKeyOf: nothingSaid, findRecordKeys: nothingSaid }
