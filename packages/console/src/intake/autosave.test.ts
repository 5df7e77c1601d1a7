import { expect, test } from 'vitest'
import { createAutosave, type DraftChange, mergeChanges, type SaveState } from './autosave.ts'

function recorder(failures = 0) {
  const sent: DraftChange[] = []
  const states: SaveState['step'][] = []
  let left = failures
  let atOnce = 0
  let mostAtOnce = 0
  const autosave = createAutosave(
    async change => {
      atOnce += 1
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      await Promise.resolve()
      atOnce -= 1
      if (left > 0) {
        left -= 1
        throw new Error('offline')
      }
      sent.push(change)
      return { savedAt: '2026-11-21T00:00:00Z' }
    },
    state => states.push(state.step),
  )
  return { autosave, sent, states, mostAtOnce: () => mostAtOnce }
}

test('Changes go out one request at a time, and those made meanwhile go together', async () => {
  const { autosave, sent, mostAtOnce } = recorder()
  autosave.save({ values: { a: '1' } })
  autosave.save({ values: { a: '2' } })
  autosave.save({ values: { b: true }, delivery: 'post' })
  expect(await autosave.flush()).toBe(true)
  expect(sent).toEqual([{ values: { a: '1' } }, { values: { a: '2', b: true }, delivery: 'post' }])
  expect(mostAtOnce()).toBe(1)
})

test('What could not be sent is kept and goes with the next try', async () => {
  const { autosave, sent, states } = recorder(1)
  autosave.save({ values: { a: '1', c: 3 } })
  expect(await autosave.flush()).toBe(false)
  autosave.save({ values: { a: '2' } })
  expect(await autosave.flush()).toBe(true)
  expect(sent).toEqual([{ values: { a: '2', c: 3 } }])
  expect(states).toEqual(['saving', 'failed', 'saving', 'saved'])
})

test('Clearing a field is a change too', () => {
  expect(mergeChanges({ values: { a: '1' } }, { values: { a: null } })).toEqual({ values: { a: null } })
})
