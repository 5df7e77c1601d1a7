import { expect, test } from 'vitest'
import { Refused } from '../connection/call.ts'
import { confirmed, endConfirmation, isConfirmationWanted } from './confirmation.ts'

const refusal = (code: string) =>
  new Refused({ type: `urn:yijianshi:problem:${code}`, title: code, status: 403, code })

/** Work that is refused until `open` says otherwise. */
function work(code: string) {
  let isOpen = false
  let tries = 0
  return {
    open: () => {
      isOpen = true
    },
    tries: () => tries,
    run: async () => {
      tries += 1
      if (!isOpen) throw refusal(code)
      return 'done'
    },
  }
}

const settle = () => new Promise(resolve => setTimeout(resolve))

test('what wants a proof waits for it, and goes on by itself', async () => {
  const both = [work('account/confirm-first'), work('account/confirm-first')]
  const results = both.map(({ run }) => confirmed(run))
  await settle()
  expect(isConfirmationWanted()).toBe(true)
  for (const { open } of both) open()
  endConfirmation(true)
  expect(await Promise.all(results)).toEqual(['done', 'done'])
  expect(both.map(({ tries }) => tries())).toEqual([2, 2])
  expect(isConfirmationWanted()).toBe(false)
})

test('given up, it is refused as it was, and not tried again', async () => {
  const { run, tries } = work('account/confirm-first')
  const result = confirmed(run)
  await settle()
  endConfirmation(false)
  await expect(result).rejects.toThrow('account/confirm-first')
  expect(tries()).toBe(1)
})

test('any other refusal is passed on at once', async () => {
  await expect(confirmed(work('case/stage').run)).rejects.toThrow('case/stage')
  expect(isConfirmationWanted()).toBe(false)
})
