import { expect, test } from 'vitest'
import { Turns } from './hashing-turns.ts'

test('no more run at once than there are lanes, in the order in which they came, and a failed one frees its lane', async () => {
  const turns = new Turns(2, 3)
  const begun: number[] = []
  let running = 0
  let most = 0
  const work = (number: number) =>
    turns.take(async () => {
      begun.push(number)
      running += 1
      most = Math.max(most, running)
      await new Promise(resolve => setTimeout(resolve, 1))
      running -= 1
      if (number === 0) throw new Error('failed')
      return number
    })
  const all = [0, 1, 2, 3].map(work)
  expect(turns.isFull).toBe(false)
  all.push(work(4))
  expect(turns.isFull).toBe(true)
  const ended = await Promise.allSettled(all)
  expect(ended.map(({ status }) => status)).toEqual(['rejected', ...Array(4).fill('fulfilled')])
  expect(begun).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
  expect(turns.isFull).toBe(false)
})
