/** Files of the catalogue in the database, by the SHA-256 of their content: stored once, never changed. */
import type pg from 'pg'
import { contentHash } from '../catalogue/version-hash.ts'

type Connection = pg.Pool | pg.PoolClient

/** Stores the texts that are not there yet, and gives the hash of each. */
export async function keepTexts(connection: Connection, texts: readonly string[]): Promise<string[]> {
  const hashes = texts.map(contentHash)
  await connection.query(
    `INSERT INTO catalogue_text (hash, content) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (hash) DO NOTHING`,
    [hashes, texts],
  )
  return hashes
}

export async function keepSample(
  connection: Connection,
  content: Buffer,
  mediaType: string,
): Promise<string> {
  const hash = contentHash(content)
  await connection.query(
    'INSERT INTO catalogue_sample (hash, content, media_type) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING',
    [hash, content, mediaType],
  )
  return hash
}

/** Throws when one is not stored: whoever has a hash has it from a stored text. */
export async function getTexts(
  connection: Connection,
  hashes: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(hashes)]
  const found = await connection.query<{ hash: string; content: string }>(
    'SELECT hash, content FROM catalogue_text WHERE hash = ANY ($1::text[])',
    [wanted],
  )
  const texts = new Map(found.rows.map(row => [row.hash, row.content]))
  const missing = wanted.find(hash => !texts.has(hash))
  if (missing !== undefined) throw new Error(`No text ${missing} of the catalogue is stored`)
  return texts
}

export async function getText(connection: Connection, hash: string): Promise<string> {
  const texts = await getTexts(connection, [hash])
  return texts.get(hash) ?? ''
}

export type Sample = { readonly hash: string; readonly content: Buffer; readonly mediaType: string }

export async function getSample(connection: Connection, hash: string): Promise<Sample> {
  const found = await connection.query<{ content: Buffer; media_type: string }>(
    'SELECT content, media_type FROM catalogue_sample WHERE hash = $1',
    [hash],
  )
  const row = found.rows[0]
  if (row === undefined) throw new Error(`No sample ${hash} of the catalogue is stored`)
  return { hash, content: row.content, mediaType: row.media_type }
}
