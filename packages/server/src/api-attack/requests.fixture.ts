/** Requests for an operation: such as it wants, and such as nobody should send. */
import fc from 'fast-check'
import { type DescribedOperation, type Method, methodShape, type Parameter } from './api-document.fixture.ts'
import { hostileBodies, hostileText, spoiled } from './hostile-values.fixture.ts'
import { type Making, valueFor } from './valid-values.fixture.ts'

export type AttackRequest = {
  /** Short, for a test that fails. */
  readonly [fc.toStringMethod]: () => string
  readonly kind: 'valid' | 'spoiled' | 'raw'
  readonly method: Method
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer | undefined
}

type Parts = Omit<AttackRequest, typeof fc.toStringMethod>

function named(request: Parts): AttackRequest {
  const { kind, method, url, headers, payload } = request
  const start = (text: string) => (text.length > 500 ? `${text.slice(0, 500)} … (${text.length})` : text)
  const body = payload === undefined ? 'no body' : start(JSON.stringify(payload.toString('latin1')))
  const told = `${kind}: ${method} ${start(url)} ${start(JSON.stringify(headers))} ${body}`
  return { ...request, [fc.toStringMethod]: () => told }
}

type Payload = { readonly headers: Readonly<Record<string, string>>; readonly payload: Buffer | undefined }

/** Operations that take one file and whose body the document can't describe by a schema alone. */
function takesFile(operation: DescribedOperation): boolean {
  return operation.body?.mediaType === 'multipart/form-data'
}

const boundary = 'attack-boundary'
const multipartType = { 'content-type': `multipart/form-data; boundary=${boundary}` }

function part(disposition: string, content: Buffer): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: image/png\r\n\r\n`
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n')])
}

const end = Buffer.from(`--${boundary}--\r\n`)
const aFile = 'form-data; name="file"; filename="a.png"'

/** Percent-encoded, halves of surrogate pairs too, as no browser would. */
export function encoded(text: string): string {
  return text.isWellFormed()
    ? encodeURIComponent(text)
    : [...Buffer.from(text, 'utf16le')].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

function inUrl(value: unknown): string {
  return encoded(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
}

/** Files that are none, files that are something else, and requests that are cut off. */
export function uploads(files: readonly Buffer[]): fc.Arbitrary<Payload> {
  const file = fc.oneof(
    fc.constantFrom(...files),
    fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
  )
  const whole = file.map(content => Buffer.concat([part(aFile, content), end]))
  const named = fc
    .tuple(file, hostileText)
    .map(([content, name]) =>
      Buffer.concat([part(`form-data; name="file"; filename="${name.replaceAll('"', '')}"`, content), end]),
    )
  const broken = fc.tuple(whole, fc.nat(100)).map(([body, cut]) => body.subarray(0, body.length - cut))
  const several = file.map(content => Buffer.concat([part(aFile, content), part(aFile, content), end]))
  const field = file.map(content => Buffer.concat([part('form-data; name="file"', content), end]))
  const manyHeads = file.map(content =>
    Buffer.concat([part(`${aFile}${'; x="y"'.repeat(5_000)}`, content), end]),
  )
  const body = fc.oneof(whole, whole, named, broken, several, field, manyHeads)
  return fc
    .tuple(body, fc.constantFrom(multipartType, multipartType, { 'content-type': 'multipart/form-data' }))
    .map(([payload, headers]) => ({ headers, payload }))
}

function json(value: unknown): Payload {
  const text = JSON.stringify(value)
  return text === undefined
    ? { headers: {}, payload: undefined }
    : { headers: { 'content-type': 'application/json' }, payload: Buffer.from(text) }
}

function isIn(place: Parameter['in']) {
  return (parameter: Parameter) => parameter.in === place
}

function parts(parameters: readonly Parameter[], making: Making): fc.Arbitrary<Record<string, unknown>> {
  const fields = parameters.map(({ name, schema }) => [name, valueFor(schema, name, making)] as const)
  const requiredKeys = parameters.filter(({ required }) => required).map(({ name }) => name)
  return fc.record(Object.fromEntries(fields), { requiredKeys })
}

type Filled = { readonly path: unknown; readonly query: unknown }

function urlOf(operation: DescribedOperation, { path, query }: Filled): string {
  const values = new Map(Object.entries(path ?? {}))
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inUrl(values.get(name) ?? ''))
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value.slice(0, 50) : [value]).map(entry => `${encoded(name)}=${inUrl(entry)}`),
  )
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`
}

const hostileHeaders: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'accept-language': `en;q=${'9'.repeat(500)},${',;q='.repeat(500)}` },
  { 'accept-language': '__proto__;q=NaN' },
  { accept: 'text/html', 'accept-encoding': 'br;q=1.0, *;q=0' },
  { 'if-none-match': '"' },
  { 'if-modified-since': 'x', range: 'bytes=0-0,-1,9-1' },
  { 'last-event-id': '99999999999999999999' },
  { 'last-event-id': '-1' },
  { 'x-http-method-override': 'DELETE', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'x.invalid' },
  { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
  { 'content-encoding': 'gzip' },
  { origin: 'https://x.invalid', 'sec-fetch-site': 'cross-site' },
  { host: 'x.invalid' },
]

const hostileTypes: readonly string[] = [
  'application/json; charset=utf-7',
  'application/json;',
  'application/problem+json',
  'application/x-www-form-urlencoded',
  'application/xml',
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  `multipart/form-data; boundary=${'b'.repeat(5_000)}`,
  'x',
  '/',
]

const rawPaths: readonly string[] = ['%', '%zz', '%00', '%c0%af', '..', '%2e%2e', '%2f', ';', '*', '.', 'a b']

function raw(operation: DescribedOperation): fc.Arbitrary<AttackRequest> {
  const made = fc.record({
    kind: fc.constant('raw' as const),
    method: fc.oneof(fc.constant(operation.method), fc.constantFrom(...methodShape.options)),
    url: fc
      .tuple(
        fc.oneof(fc.constantFrom(...rawPaths), hostileText.map(encoded)),
        fc.constantFrom('', '?', '?a[]=1&a[b]=2', '?%', '?&&='),
      )
      .map(([text, query]) => operation.path.replaceAll(/\{\w+\}/g, text.replaceAll(' ', '+')) + query),
    headers: fc
      .tuple(fc.constantFrom(...hostileHeaders), fc.constantFrom(...hostileTypes))
      .map(([headers, type]) => ({ ...headers, 'content-type': type })),
    payload: fc.constantFrom(...hostileBodies),
  })
  return made.map(named)
}

/** `files` are put where the operation takes one. */
export function requestFor(
  operation: DescribedOperation,
  making: Making,
  files: readonly Buffer[],
): fc.Arbitrary<AttackRequest> {
  const path = parts(operation.parameters.filter(isIn('path')), making)
  const query = parts(operation.parameters.filter(isIn('query')), making)
  const { body } = operation
  const value = body === undefined ? fc.constant(undefined) : valueFor(body.schema, 'body', making)
  const upload = uploads(files)
  const request = (kind: AttackRequest['kind'], filled: fc.Arbitrary<Filled>, sent: fc.Arbitrary<Payload>) =>
    fc.tuple(filled, sent, fc.constantFrom(...hostileHeaders)).map(([where, { headers, payload }, others]) =>
      named({
        kind,
        method: operation.method,
        url: urlOf(operation, where),
        headers: kind === 'valid' ? headers : { ...others, ...headers },
        payload,
      }),
    )
  const validWhere = fc.record({ path, query })
  const validSent = takesFile(operation) ? upload : value.map(json)
  const badSent = takesFile(operation) ? upload : body === undefined ? validSent : spoiled(value).map(json)
  const hostileJson = fc
    .constantFrom(...hostileBodies)
    .map(payload => ({ headers: { 'content-type': 'application/json' }, payload }))
  return fc.oneof(
    { weight: 4, arbitrary: request('valid', validWhere, validSent) },
    { weight: 3, arbitrary: request('spoiled', validWhere, badSent) },
    { weight: 2, arbitrary: request('spoiled', spoiled(validWhere).map(asFilled), validSent) },
    { weight: 1, arbitrary: request('spoiled', validWhere, hostileJson) },
    { weight: 1, arbitrary: raw(operation) },
  )
}

function asFilled(value: unknown): Filled {
  return typeof value === 'object' && value !== null && 'path' in value
    ? { path: value.path, query: 'query' in value ? value.query : {} }
    : { path: value, query: value }
}
