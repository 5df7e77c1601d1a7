/**
 * Free words of events as they are stored: taken out, and sealed together by the key of the case's record. The hash of
 * the event is over what is stored, so the chain proves itself when nobody can open the words any more.
 */
import { BROKEN_WORDS, giveWords, takeWords, type WordPaths } from '@yijianshi/core/process/words'
import { z } from 'zod'
import { SealBroken } from '../personal-data/cipher.ts'
import type { DataKey, Place } from '../personal-data/data-key.ts'
import type { KeyRing } from '../personal-data/key-ring.ts'

/** The keys to words, by case. */
export type RecordKeys = Pick<KeyRing, 'recordKeyOf' | 'findRecordKeys'>

export type EventData = Readonly<Record<string, unknown>>

/** `of`: the case, where the process is another one: an e-licence, a supervision order. `text`: base64. */
const sealedWords = z.object({ of: z.string().exactOptional(), text: z.string() })
const wordsList = z.array(z.string())

function placeOf(processId: string, version: number): Place {
  return { table: 'process_event', column: 'words', row: `${processId}/${version}` }
}

/** An event that is to be stored as this version of its process. */
export type Unsealed = { readonly version: number; readonly type: string; readonly data: EventData }

/**
 * The data of the events without words in clear; `record` is the case that they are about. The key is asked for only when
 * there are words. Throws `KeyDestroyed` when the words of the record were erased.
 */
export async function sealWords(
  keys: RecordKeys,
  paths: WordPaths,
  { process, record }: { readonly process: string; readonly record: string },
  events: readonly Unsealed[],
): Promise<EventData[]> {
  const taken = events.map(({ type, data }) => takeWords(paths.get(type) ?? [], data))
  if (taken.every(({ words }) => words.length === 0)) return events.map(({ data }) => data)
  const key = await keys.recordKeyOf(record)
  return taken.map(({ data, words }, index) => {
    if (words.length === 0) return data
    const text = key.sealJson(placeOf(process, events[index]?.version ?? 0), words).toString('base64')
    return { ...data, sealedWords: { ...(record !== process && { of: record }), text } }
  })
}

/** An event as it lies in the store. */
export type StoredData = {
  readonly process_id: string
  readonly version: number
  readonly data: unknown
}

/** `text` is undefined where somebody changed how the words lie. */
type Found = { readonly record: string; readonly text: string | undefined; readonly rest: EventData }

function findSealed({ process_id, data }: StoredData): Found | undefined {
  // Most events have none: looked at without a schema first.
  if (typeof data !== 'object' || data === null || !('sealedWords' in data)) return undefined
  const { sealedWords: raw, ...rest } = data
  const { data: sealed } = sealedWords.safeParse(raw)
  return { record: sealed?.of ?? process_id, text: sealed?.text, rest }
}

function opened(
  key: DataKey | undefined,
  { process_id, version }: StoredData,
  { text, rest }: Found,
): unknown {
  if (text === undefined) return giveWords(rest, undefined, BROKEN_WORDS)
  const place = placeOf(process_id, version)
  try {
    const given = key && wordsList.parse(key.openJson(place, Buffer.from(text, 'base64')))
    return giveWords(rest, given)
  } catch (error) {
    // One event that was changed holds up neither its process nor those who are told of others; its hash tells.
    if (error instanceof SealBroken) return giveWords(rest, undefined, BROKEN_WORDS)
    throw error
  }
}

/**
 * The data with their words, in the order of the rows: those whose key is destroyed say so, those of before words were
 * sealed are as they were written, and words that were changed say that. One question to the database at most.
 */
export async function openWords(keys: RecordKeys, rows: readonly StoredData[]): Promise<unknown[]> {
  const found = rows.map(findSealed)
  const records = new Set(found.flatMap(entry => entry?.record ?? []))
  const known = records.size === 0 ? new Map<string, DataKey>() : await keys.findRecordKeys([...records])
  return rows.map((row, index) => {
    const entry = found[index]
    return entry === undefined ? row.data : opened(known.get(entry.record), row, entry)
  })
}

/** The same for whoever needs no words: nothing is opened, each says that it is not there. */
export function withoutItsWords(row: StoredData): unknown {
  const found = findSealed(row)
  return found === undefined ? row.data : opened(undefined, row, found)
}
