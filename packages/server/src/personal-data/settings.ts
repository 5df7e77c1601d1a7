/** Where the master key is found, and which cipher is used from now on. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  RETENTION_CLASSES,
  RETENTION_YEARS,
  type RetentionTable,
  readRetention,
} from '@yijianshi/core/retention'
import { isLoopback } from '../http/loopback.ts'
import type { CipherName } from './cipher.ts'
import { readCipher } from './data-key.ts'
import { servedKeys, transitKeys } from './key-vault.ts'
import { fileKeys, folderKeys, givenKeys, type KeySource, KeySourceRefused } from './master-key.ts'

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
  const local =
    keys !== undefined
      ? givenKeys('MASTER_KEY', cipher, async () => keys)
      : file === undefined
        ? folderKeys(join(dataDirectory, 'keys'), cipher)
        : fileKeys(resolve(file), cipher)
  const service = readService(given)
  if (service?.ok === false) return service
  const source = service === undefined ? local : servedKeys(service.source, local)
  return { ok: true, settings: { source, cipher, retention } }
}

type Service =
  | { readonly ok: true; readonly source: KeySource }
  | { readonly ok: false; readonly message: string }

/** The token lies in a file, so that it stands in no list of processes and can be renewed. */
function readService(given: (name: string) => string | undefined): Service | undefined {
  const address = given('MASTER_KEY_KMS')
  if (address === undefined) return undefined
  const url = URL.parse(address)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (url === null || !isSafe || !/^\/v1\/.+\/keys\/[^/]+$/.test(url.pathname)) {
    const message =
      'MASTER_KEY_KMS must be the address of a key, such as https://vault.example.gov.cn:8200/v1/transit/keys/yijianshi.'
    return { ok: false, message }
  }
  const file = given('MASTER_KEY_KMS_TOKEN_FILE')
  if (file === undefined)
    return {
      ok: false,
      message: 'MASTER_KEY_KMS needs MASTER_KEY_KMS_TOKEN_FILE, a file that holds a token.',
    }
  const token = async () => {
    const text = await readFile(resolve(file), 'utf8').catch(() => '')
    if (!/^\S+$/.test(text.trim()))
      throw new KeySourceRefused(`MASTER_KEY_KMS_TOKEN_FILE: ${file} holds no token.`)
    return text.trim()
  }
  return { ok: true, source: transitKeys({ url, token }) }
}
