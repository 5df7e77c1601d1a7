import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { Connector } from './connector/connector.ts'
import { FAILURES_TO_OPEN, guard } from './sources.ts'

afterEach(() => {
  vi.useRealTimers()
})

const request = { key: 'k', purpose: 'p', application: 'a', consent: 'c' }

/** Answers what it is told to, and counts how often it was reached. */
function scripted() {
  let calls = 0
  let fails = false
  const connector: Connector = {
    kind: 'http',
    ask: async () => {
      calls += 1
      if (fails) throw new Error('down')
      return {}
    },
    close: async () => {},
  }
  return {
    connector,
    calls: () => calls,
    next: (isFailing: boolean) => {
      fails = isFailing
    },
  }
}

test('a source is left alone after as many failures in a row, and after no fewer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async failures => {
      const source = scripted()
      const { ask, state } = guard(source.connector, 1_000, 60_000)
      let inRow = 0
      let reached = 0
      for (const isFailing of failures) {
        source.next(isFailing)
        const isLeftAlone = inRow >= FAILURES_TO_OPEN
        const outcome = await ask(request).then(
          () => 'answered',
          () => 'failed',
        )
        if (!isLeftAlone) {
          reached += 1
          inRow = isFailing ? inRow + 1 : 0
        }
        expect(source.calls()).toBe(reached)
        expect(outcome).toBe(!isLeftAlone && !isFailing ? 'answered' : 'failed')
        expect(state()).toBe(inRow >= FAILURES_TO_OPEN ? 'open' : 'closed')
      }
    }),
  )
})

test('after a pause one request tries whether it is back, and a success lets all through', async () => {
  // The pause is measured by this clock; by that of the machine it could be over before the next question.
  vi.useFakeTimers({ toFake: ['Date'] })
  const source = scripted()
  const { ask, state } = guard(source.connector, 1_000, 60_000)
  source.next(true)
  for (let index = 0; index < FAILURES_TO_OPEN; index += 1) await expect(ask(request)).rejects.toThrow('down')
  await expect(ask(request)).rejects.toThrow()
  expect(source.calls()).toBe(FAILURES_TO_OPEN)
  vi.setSystemTime(Date.now() + 60_000)
  source.next(false)
  await expect(ask(request)).resolves.toEqual({})
  expect(state()).toBe('closed')
})

test('one that does not answer in time has failed', async () => {
  const connector: Connector = {
    kind: 'sql',
    ask: (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    close: async () => {},
  }
  await expect(guard(connector, 20).ask(request)).rejects.toThrow()
})
