/** The short campaign; the long one is `kill-server.soak.test.ts`. */
import { expect, test } from 'vitest'
import { killDatabase, killServer } from './kill-stories.ts'

test('the server is killed under load: every acknowledged command is there, none twice', async () => {
  const { acknowledged, wrong } = await killServer(3)
  expect(wrong).toEqual([])
  expect(acknowledged).toBeGreaterThan(100)
})

test('PostgreSQL is killed under load: every acknowledged command is there, none twice', async () => {
  const { acknowledged, wrong } = await killDatabase(2)
  expect(wrong).toEqual([])
  expect(acknowledged).toBeGreaterThan(100)
})
