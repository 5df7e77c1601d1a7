/** For tests: the key ring of a database, with its master key in a data folder as a server has it. */
import type pg from 'pg'
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
