import { expect, test, vi } from 'vitest'
import { createCommandIds, newUuid } from './command-id.ts'

function numbered() {
  let last = 0
  return createCommandIds(() => {
    last += 1
    return `id-${last}`
  })
}

test('The same intent keeps its id until an answer came', () => {
  const ids = numbered()
  expect([ids.idFor('accept'), ids.idFor('accept')]).toEqual(['id-1', 'id-1'])
  ids.answered()
  expect(ids.idFor('accept')).toBe('id-2')
})

test('Another intent has another id', () => {
  const ids = numbered()
  expect([ids.idFor('accept'), ids.idFor('decline')]).toEqual(['id-1', 'id-2'])
})

test('Without crypto.randomUUID the id is still a random UUID of version 4', () => {
  const original = globalThis.crypto
  vi.stubGlobal('crypto', {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => original.getRandomValues(bytes),
  })
  const made = [newUuid(), newUuid()]
  vi.unstubAllGlobals()
  for (const id of made)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(made[0]).not.toBe(made[1])
})
