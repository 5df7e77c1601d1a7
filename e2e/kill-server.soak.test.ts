import { expect, test } from 'vitest'
import { killDatabase, killServer } from './kill-stories.ts'

test('the server is killed 50 times under load', async () => {
  const { acknowledged, wrong } = await killServer(50)
  console.log(`${acknowledged} commands acknowledged over 50 kills of the server`)
  expect(wrong).toEqual([])
})

test('PostgreSQL is killed 20 times under load', async () => {
  const { acknowledged, wrong } = await killDatabase(20)
  console.log(`${acknowledged} commands acknowledged over 20 kills of PostgreSQL`)
  expect(wrong).toEqual([])
})
