import { OPERATIONS } from '@yijianshi/contract/operations'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePicture } from '../demo/test-story.ts'
import { type ApiDescription, readApi } from './api-document.fixture.ts'
import { faultOf, leakOf } from './judge.fixture.ts'
import { type AttackRequest, requestFor } from './requests.fixture.ts'
import { createWorld, type Reader, type World } from './world.fixture.ts'

const isSoak = process.env.SOAK !== undefined
/** The same in every quick run; another in each long one, which tells it when something is found. */
const seed = isSoak ? Date.now() % 2 ** 31 : 20_261_121
const requestsPerReader = isSoak ? 60 : 1
const answeredWithinMs = 20_000
const limitMs = isSoak ? 1_200_000 : 120_000

const files = [samplePicture, Buffer.from('%PDF-1.7\n'), Buffer.from('PK\x03\x04'), Buffer.alloc(0)]

let world: World
let api: ApiDescription
beforeAll(async () => {
  world = await createWorld()
  api = await readApi(world.house.app)
})
afterAll(() => world.house.close())

async function send(reader: Reader, request: AttackRequest) {
  const { method, url, headers, payload } = request
  const answer = await reader.browser.send({
    method,
    url,
    headers,
    signal: AbortSignal.timeout(answeredWithinMs),
    ...(payload !== undefined && { payload }),
  })
  return { statusCode: answer.statusCode, body: answer.body, headers: answer.headers }
}

async function judge(reader: Reader, request: AttackRequest): Promise<void> {
  const answer = await send(reader, request)
  const wrong = faultOf(answer) ?? leakOf(answer, world.belongings, reader.maySee)
  if (wrong !== undefined) throw new Error(`${reader.login} gets ${wrong}\n${world.house.log.at(-1) ?? ''}`)
}

const names = Object.keys(OPERATIONS).filter(name => name !== 'watchChanges')

describe('whatever anybody sends', () => {
  test.each(names)('to %s is answered in order', { timeout: limitMs }, async name => {
    const operation = api.operations.find(entry => entry.name === name)
    if (operation === undefined) throw new Error(`${name} is not described`)
    const request = requestFor(operation, { api, known: world.known }, files)
    for (const [index, reader] of world.readers.entries()) {
      await world.enterAgain(reader)
      await fc.assert(
        fc.asyncProperty(request, wanted => judge(reader, wanted)),
        { seed: seed + 100 * names.indexOf(name) + index, numRuns: requestsPerReader },
      )
      // What a reason has opened to a manager is no leak afterwards; here it is closed again.
      for (const { case: id } of name === 'openReasonedAccess' ? world.belongings : [])
        await reader.browser.call('endReasonedAccess', { params: { case: id } })
    }
  })

  test('leaves a server that answers', async () => {
    const answer = await world.house.app.inject('/api/matters')
    expect(answer.statusCode).toBe(200)
  })
})
