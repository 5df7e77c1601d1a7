/** A register that somebody sends: a table, or JSON. */

import { readPaperJson } from '@yijianshi/core/licence/paper-json'
import { type PaperKind, type PaperRows, readPaperLicences } from '@yijianshi/core/licence/paper-rows'
import { done, type Outcome, refused } from '../../http/outcome.ts'
import { readSpreadsheet } from '../../spreadsheet/spreadsheets.ts'
import type { ReceivedFile } from '../../spreadsheet/upload.ts'

const MEBIBYTE = 1_048_576
/** As many entries as there may be, each with the longest texts, with room to spare. */
const MOST_JSON_MEBIBYTES = 4

/** Begins as an object or a list; no table does. */
const BEGINS_AS_JSON = /^\s*[[{]/

type Json = { readonly value: unknown }

/** Undefined where it is no JSON in UTF-8. */
function parseJson(bytes: Uint8Array): Json | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    return undefined
  }
}

/** `kinds`: what the authority issues; `today`: `YYYY-MM-DD`. Refuses what can't be opened; what is wrong in it are findings. */
export async function readRegister(
  { name, bytes }: ReceivedFile,
  kinds: readonly PaperKind[],
  today: string,
): Promise<Outcome<PaperRows>> {
  if (!BEGINS_AS_JSON.test(bytes.subarray(0, 100).toString().replace('\u{feff}', ''))) {
    const sheets = await readSpreadsheet(bytes, name)
    return sheets.ok ? done(readPaperLicences(sheets.value, kinds, today)) : sheets
  }
  if (bytes.length > MOST_JSON_MEBIBYTES * MEBIBYTE)
    return refused('file/too-large', { limitMebibytes: MOST_JSON_MEBIBYTES })
  const json = parseJson(bytes)
  return json === undefined
    ? refused('licence/import-not-json')
    : done(readPaperJson(json.value, name, kinds, today))
}
