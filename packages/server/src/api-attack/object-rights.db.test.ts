import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { OPERATIONS, type OperationName } from '@yijianshi/contract/operations'
import { ROLES, type Role } from '@yijianshi/core/access'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPosts } from '../demo/people.ts'
import { samplePicture } from '../demo/test-story.ts'
import { type ApiDescription, methodShape, readApi } from './api-document.fixture.ts'
import { type ObjectKind, RIGHTS, type RightsEntry } from './rights-table.fixture.ts'
import { createRightsWorld, type RightsWorld } from './rights-world.fixture.ts'

type Asked = Exclude<RightsEntry, { readonly kind: 'public' | 'elsewhere' }>
type Owned = Extract<RightsEntry, { readonly kind: 'owned' }>

const strangers = ['lihua', 'qingshan-clerk1', 'veterans1', 'editor1', 'nobody'] as const
/** Editors see what is owed for the catalogue, and by whom. */
const strangersTo = (object: ObjectKind) =>
  strangers.filter(login => login !== 'editor1' || !['alert', 'supervision-order'].includes(object))
const oneOfEach = {
  applicant: 'lihua',
  clerk: 'clerk1',
  reviewer: 'market1',
  manager: 'manager1',
  editor: 'editor1',
}
const repository = join(import.meta.dirname, '../../../..')

let world: RightsWorld
let api: ApiDescription
beforeAll(async () => {
  world = await createRightsWorld()
  api = await readApi(world.house.app)
})
afterAll(() => world.house.close())

const roleOf = (login: string): Role | 'nobody' =>
  demoPosts.find(post => post.login === login)?.role ?? 'nobody'

const boundary = 'rights'
const upload = {
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  payload: Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.webp"\r\n\r\n`),
    samplePicture,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]),
}

/** An id of everything that nobody has. */
const missing = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [
      'case',
      'draft',
      'file',
      'session',
      'licence',
      'mandate',
      'change',
      'webhook',
      'letter',
      'benchmark',
      'order',
    ]
      .map(name => [name, randomUUID()])
      .concat([
        ['alert', '999999999'],
        ['number', '990101999912310000099'],
        ['code', '222222'],
      ]),
  )

/** Calls it; the answer without the ids that were sent, so that two answers can be compared. */
async function call(login: string, name: OperationName, entry: Asked, ids: Readonly<Record<string, string>>) {
  const [method, path = ''] = OPERATIONS[name].split(' ')
  const known = { ...missing(), ...('path' in entry && entry.path), ...ids }
  const url = path.replaceAll(/:(\w+)/g, (_, parameter: string) => known[parameter] ?? parameter)
  const query =
    'query' in entry && entry.query !== undefined ? `?${entry.query.replace(':code', known.code ?? '')}` : ''
  const filter = entry.kind === 'filter' ? `?${entry.parameter}=${ids[entry.parameter]}` : ''
  const body = 'body' in entry ? entry.body?.(roleOf(login)) : undefined
  const answer = await world.as(login).send({
    method: methodShape.parse(method),
    url: url + query + filter,
    ...(body !== undefined && {
      payload: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
    ...('upload' in entry && entry.upload === true && upload),
  })
  const told = Object.values(known).reduce((text, id) => text.replaceAll(id, 'ID'), answer.body)
  return { status: answer.statusCode, told }
}

type Row<Kind> = readonly [OperationName, Extract<RightsEntry, { readonly kind: Kind }>]

const of = <Kind extends RightsEntry['kind']>(kind: Kind) =>
  RIGHTS.filter((row): row is Row<Kind> => row[1].kind === kind)

/** Names of properties and parameters that hold an id of something that belongs to somebody. */
const identifying = new Set([
  'case',
  'draft',
  'file',
  'account',
  'process',
  'order',
  'owner',
  'session',
  'licence',
  'for',
  'principal',
])

test('every operation that takes an id stands in the table', () => {
  const takesId = api.operations
    .filter(({ parameters, body }) => {
      // A file is no id.
      const described = body?.mediaType === 'application/json' ? api.resolve(body.schema) : {}
      const inBody = Object.keys(described.properties ?? {})
      const inQuery = parameters.filter(entry => entry.in === 'query').map(entry => entry.name)
      return (
        parameters.some(entry => entry.in === 'path') ||
        [...inBody, ...inQuery].some(name => identifying.has(name))
      )
    })
    .map(({ name }) => name)
  const listed = RIGHTS.map(([name]) => String(name))
  expect(takesId.filter(name => !listed.includes(name))).toEqual([])
  expect(listed.filter(name => !takesId.includes(name))).toEqual([])
  expect(listed).toEqual([...new Set(listed)])
})

test('what is tested elsewhere is tested there', () => {
  for (const [, entry] of of('elsewhere')) expect(existsSync(join(repository, entry.test))).toBe(true)
})

describe('what belongs to somebody', () => {
  test.each(of('owned'))(
    '%s: a stranger is told what is told of nothing, and changes nothing',
    async (name, entry) => {
      const before = await world.fingerprint()
      for (const login of strangersTo(entry.object)) {
        const nothing = await call(login, name, entry, {})
        const theirs = await call(login, name, entry, world.idsOf(entry.object))
        expect([login, theirs]).toEqual([login, nothing])
        expect([login, theirs.status >= 400 && theirs.status < 500]).toEqual([login, true])
      }
      expect(await world.fingerprint()).toEqual(before)
    },
  )

  test('a file is not reached by the draft of somebody else either', async () => {
    const [chenyu, lihua] = world.belongings
    const before = await world.fingerprint()
    const entry: Owned = { kind: 'owned', object: 'draft-file', owner: 'chenyu' }
    const answer = await call('lihua', 'deleteFile', entry, { draft: lihua.draft, file: chenyu.draftFile })
    expect(answer.status).toBe(404)
    expect(await world.fingerprint()).toEqual(before)
  })
})

describe('what an office shares', () => {
  test.each(of('office'))('%s: closed to every other role', async (name, entry) => {
    const before = await world.fingerprint()
    const others = ROLES.filter(role => !entry.roles.includes(role))
    expect(others.length).toBeGreaterThan(0)
    for (const role of others) {
      const answer = await call(oneOfEach[role], name, entry, world.idsOf('case'))
      expect([role, answer.status, JSON.parse(answer.told).code]).toEqual([role, 403, 'access/role'])
    }
    const nobody = await call('nobody', name, entry, world.idsOf('case'))
    expect(JSON.parse(nobody.told).code).toBe('access/login-needed')
    expect(await world.fingerprint()).toEqual(before)
  })
})

describe('an id that narrows a list', () => {
  test.each(of('filter'))('%s: widens it for nobody', async (name, entry) => {
    const ask = (login: string, value: string) => call(login, name, entry, { [entry.parameter]: value })
    const value = entry.value ?? world.belongings[0].case
    const noSuchOne = randomUUID()
    for (const login of strangersTo('alert'))
      expect([login, await ask(login, value)]).toEqual([login, await ask(login, noSuchOne)])
    expect(await ask(entry.owner, value)).not.toEqual(await ask(entry.owner, noSuchOne))
  })
})

/** Last: some of these calls end what they are about. Without this a test above could pass by asking wrongly. */
test.each(of('owned'))('%s answers whoever it belongs to otherwise', async (name, entry) => {
  const object: ObjectKind = entry.object
  const nothing = await call(entry.owner, name, entry, {})
  const ids = { ...world.idsOf(object), ...(object === 'receipt' && { code: world.belongings[0].code }) }
  const own = await call(entry.owner, name, entry, ids)
  expect(nothing.status).toBeGreaterThanOrEqual(400)
  expect(own).not.toEqual(nothing)
})
