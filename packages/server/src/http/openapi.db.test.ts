import { join } from 'node:path'
import { OPERATIONS } from '@yijianshi/contract/operations'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from './test-app.ts'

const committed = join(import.meta.dirname, '../../../contract/openapi.json')

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
})
afterAll(() => house.close())

describe('the OpenAPI document', () => {
  test('in the repository is the one that the server gives (npx vitest -u writes it anew)', async () => {
    const answer = await house.app.inject('/api/openapi.json')
    await expect(`${JSON.stringify(answer.json(), null, 2)}\n`).toMatchFileSnapshot(committed)
  })

  test('describes every operation of the contract, and nothing else', async () => {
    const document: { paths: Record<string, Record<string, { operationId: string }>> } = (
      await house.app.inject('/api/openapi.json')
    ).json()
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => [
        operationId,
        `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ]),
    )
    expect(Object.fromEntries(described)).toEqual(OPERATIONS)
  })
})
