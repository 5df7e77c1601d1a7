/** Where the master key is found: as the server's settings say. */
import { dataDirectoryOf, readerOf } from '@yijianshi/server/database/environment'
import { type KeySettings, readKeySettings } from '@yijianshi/server/personal-data/settings'

export function readKeys():
  | { readonly ok: true; readonly settings: KeySettings }
  | { readonly ok: false; readonly message: string } {
  return readKeySettings(readerOf(process.env), dataDirectoryOf(process.env))
}
