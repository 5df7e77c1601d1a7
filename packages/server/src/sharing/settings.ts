/**
 * Which sources the operator has connected, in the file that DATA_SOURCES names: by the id of the data resource, how it
 * is reached, and what its words mean in data elements. Addresses and secrets are no part of the catalogue; this file
 * is the only place from which an address is taken.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import {
  type Mapping,
  prepareExpression,
  prepareMapping,
  type RequestExpression,
} from '@yijianshi/core/sharing'
import { z } from 'zod'
import { isLoopback } from '../http/loopback.ts'
import type { FileSource } from './connector/file.ts'
import type { HttpSource, TlsFiles } from './connector/http.ts'
import type { SqlSource } from './connector/sql.ts'

export type DataSource = { readonly mapping: Mapping; readonly timeoutMs: number } & (
  | { readonly kind: 'http'; readonly source: HttpSource }
  | { readonly kind: 'sql'; readonly source: SqlSource }
  | { readonly kind: 'file'; readonly source: FileSource }
)
/** By the id of the data resource. */
export type DataSources = ReadonlyMap<string, DataSource>

type Read =
  | { readonly ok: true; readonly sources: DataSources }
  | { readonly ok: false; readonly message: string }

const expression = z.string().min(1)
const answer = z.strictObject({
  found: expression.optional(),
  holder: expression.optional(),
  fields: z.record(z.string(), expression).optional(),
  details: z.record(z.string(), expression).optional(),
  organisation: z
    .strictObject({ name: expression, representative: expression, inForce: expression })
    .optional(),
})
const timeoutMs = z.int().min(100).max(30_000).default(5_000)
const path = z.string().min(1)

const entrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('http'),
    url: z.url({ protocol: /^https?$/ }),
    body: expression.default('{ key: key, purpose: purpose, application: application, consent: consent }'),
    oauth: z
      .strictObject({
        tokenUrl: z.url({ protocol: /^https?$/ }),
        clientId: z.string().min(1),
        secret: z.string().min(1),
        scope: z.string().min(1).optional(),
      })
      .optional(),
    tls: z
      .strictObject({ ca: path.optional(), cert: path.optional(), key: path.optional() })
      .refine(({ cert, key }) => (cert === undefined) === (key === undefined), 'cert and key go together')
      .optional(),
    timeoutMs,
    maxBytes: z.int().min(1024).max(8_388_608).default(262_144),
    answer,
  }),
  z.strictObject({
    kind: z.literal('sql'),
    database: z.string().min(1),
    statement: z
      .string()
      .min(1)
      .refine(text => text.includes('$1'), 'the number by which it is asked is $1')
      .refine(text => !text.includes(';'), 'one statement, without a semicolon'),
    timeoutMs,
    answer,
  }),
  z.strictObject({ kind: z.literal('file'), folder: path, key: z.string().min(1), timeoutMs, answer }),
])
export type SourceEntry = z.input<typeof entrySchema>
type Entry = z.output<typeof entrySchema>

const fileSchema = z.record(z.string().min(1).max(100), entrySchema)

type Given = (name: string) => string | undefined
/** What reading an entry needs beside it. */
type Surroundings = { readonly given: Given; readonly folder: string }

class Wrong extends Error {}

const REQUEST_NAMES = ['key', 'purpose', 'application', 'consent'] as const

function secretOf(given: Given, name: string): string {
  const value = given(name)
  if (value === undefined) throw new Wrong(`names ${name}, which is not set in the environment`)
  return value
}

/** Personal data go over TLS; plain HTTP is for this machine alone. */
function safeUrl(text: string): string {
  const { protocol, hostname } = new URL(text)
  if (protocol === 'http:' && !isLoopback(hostname)) throw new Wrong(`names ${text}, which is not https`)
  return text
}

function bodyOf(text: string): RequestExpression {
  const prepared = prepareExpression(text, REQUEST_NAMES)
  if (!prepared.ok) throw new Wrong(`has a body that ${prepared.reason}`)
  return prepared.expression
}

function tlsOf(
  { ca, cert, key }: { ca?: string | undefined; cert?: string | undefined; key?: string | undefined },
  folder: string,
): TlsFiles {
  const read = (name: string | undefined) => {
    if (name === undefined) return undefined
    try {
      return readFileSync(resolve(folder, name), 'utf8')
    } catch (error) {
      throw new Wrong(`names ${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { ca: read(ca), cert: read(cert), key: read(key) }
}

function sourceOf(entry: Entry, { given, folder }: Surroundings): DataSource {
  const prepared = prepareMapping(entry.answer)
  if (!prepared.ok) {
    const [first] = prepared.problems
    throw new Wrong(`has answer.${first?.place}, which ${first?.reason}`)
  }
  const base = { mapping: prepared.mapping, timeoutMs: entry.timeoutMs }
  switch (entry.kind) {
    case 'http': {
      const { oauth, tls, body, maxBytes } = entry
      const source: HttpSource = {
        url: safeUrl(entry.url),
        body: bodyOf(body),
        oauth: oauth && {
          tokenUrl: safeUrl(oauth.tokenUrl),
          clientId: oauth.clientId,
          secret: secretOf(given, oauth.secret),
          scope: oauth.scope,
        },
        tls: tls && tlsOf(tls, folder),
        timeoutMs: entry.timeoutMs,
        maxBytes,
      }
      return { ...base, kind: 'http', source }
    }
    case 'sql': {
      const connectionString = secretOf(given, entry.database)
      return {
        ...base,
        kind: 'sql',
        source: { connectionString, statement: entry.statement, timeoutMs: entry.timeoutMs },
      }
    }
    case 'file':
      return { ...base, kind: 'file', source: { folder: resolve(folder, entry.folder), key: entry.key } }
  }
}

/** `content` as it stands in the file; paths in it are relative to `folder`. */
export function parseDataSources(content: unknown, surroundings: Surroundings): Read {
  const parsed = fileSchema.safeParse(content)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refused(`is wrong at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? ''}`)
  }
  const sources = new Map<string, DataSource>()
  for (const [id, entry] of Object.entries(parsed.data)) {
    try {
      sources.set(id, sourceOf(entry, surroundings))
    } catch (error) {
      if (error instanceof Wrong) return refused(`at ${id} ${error.message}.`)
      throw error
    }
  }
  return { ok: true, sources }
}

function refused(reason: string): Read {
  return { ok: false, message: `DATA_SOURCES ${reason}` }
}

/** Reads the file that DATA_SOURCES names; nothing is connected where it names none. */
export function readDataSources(given: Given): Read {
  const file = given('DATA_SOURCES')
  if (file === undefined) return { ok: true, sources: new Map() }
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refused(`names a file that can’t be read: ${reason}`)
  }
  return parseDataSources(content, { given, folder: dirname(resolve(file)) })
}
