/** Where the master key is found, and which cipher is used from now on. */
import { join, resolve } from 'node:path'
import {
  RETENTION_CLASSES,
  RETENTION_YEARS,
  type RetentionTable,
  readRetention,
} from '@yijianshi/core/retention'
import type { CipherName } from './cipher.ts'
import { readCipher } from './data-key.ts'
import { fileKeys, folderKeys, givenKeys, type KeySource } from './master-key.ts'

export type KeySettings = { readonly source: KeySource; readonly cipher: CipherName }
export type PersonalDataSettings = KeySettings & { readonly retention: RetentionTable }

type Read =
  | { readonly ok: true; readonly settings: PersonalDataSettings }
  | { readonly ok: false; readonly message: string }

/** `given`: a variable of the environment, trimmed; undefined when it says nothing. */
export function readKeySettings(given: (name: string) => string | undefined, dataDirectory: string): Read {
  const wanted = given('DATA_CIPHER') ?? 'AES'
  const cipher = readCipher(wanted)
  if (cipher === undefined) return { ok: false, message: `DATA_CIPHER must be AES or SM4, not ${wanted}.` }
  const years = given('RETENTION_YEARS')
  const read = years === undefined ? undefined : readRetention(years)
  if (read?.ok === false) {
    const message = `RETENTION_YEARS names ${RETENTION_CLASSES.join(', ')} with whole years, such as closed=30,draft=1; not ${read.part}.`
    return { ok: false, message }
  }
  const retention = read?.table ?? RETENTION_YEARS
  const keys = given('MASTER_KEY')
  const file = given('MASTER_KEY_FILE')
  if (keys !== undefined && file !== undefined)
    return { ok: false, message: 'Give either MASTER_KEY or MASTER_KEY_FILE, not both.' }
  if (keys !== undefined) {
    const source = givenKeys('MASTER_KEY', cipher, async () => keys)
    return { ok: true, settings: { source, cipher, retention } }
  }
  const source =
    file === undefined ? folderKeys(join(dataDirectory, 'keys'), cipher) : fileKeys(resolve(file), cipher)
  return { ok: true, settings: { source, cipher, retention } }
}
