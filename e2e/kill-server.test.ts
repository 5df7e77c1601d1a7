/** The short campaign; the long one is `kill-server.soak.test.ts`. */
import { expect, test } from 'vitest'
import { type Campaign, killDatabase, killServer } from './kill-stories.ts'

function expectSound({ wrong, acknowledged, alerts, lapsed, orders }: Campaign): void {
  expect(wrong).toEqual([])
  // It was under fire: commands, warnings, the law and orders came about between the kills.
  expect(acknowledged).toBeGreaterThan(100)
  for (const count of [alerts, lapsed, orders]) expect(count).toBeGreaterThan(0)
}

test('the server is killed under load: every command and every warning is there, none twice, and the history holds', async () => {
  expectSound(await killServer(2))
})

test('PostgreSQL is killed under load: every command and every warning is there, none twice, and the history holds', async () => {
  expectSound(await killDatabase(2))
})
