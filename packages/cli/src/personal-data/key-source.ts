/** Where the master key is found: as the server's settings say. */
import { resolve } from 'node:path'
import { type KeySettings, readKeySettings } from '@yijianshi/server/personal-data/settings'

export const dataDirectory = (): string => resolve(process.env.DATA_DIR?.trim() || 'data')

export function readKeys():
  | { readonly ok: true; readonly settings: KeySettings }
  | { readonly ok: false; readonly message: string } {
  return readKeySettings(name => process.env[name]?.trim() || undefined, dataDirectory())
}
