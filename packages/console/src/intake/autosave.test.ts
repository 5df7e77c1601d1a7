import { expect, test } from 'vitest'
import { createAutosave, type DraftChange, mergeChanges, type SaveState } from './autosave.ts'

function recorder(failures = 0) {
  const sent: DraftChange[] = []
  const states: SaveState['step'][] = []
  let kept: DraftChange = {}
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
    unsaved => {
      kept = unsaved
    },
  )
  return { autosave, sent, states, mostAtOnce: () => mostAtOnce, kept: () => kept }
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

test('What the server does not have is remembered, what is being typed too, and nothing else', async () => {
  const { autosave, sent, kept } = recorder(1)
  autosave.keep({ values: { a: '1' } })
  expect(kept()).toEqual({ values: { a: '1' } })
  autosave.save({ values: { a: '12' } })
  autosave.keep({ values: { b: '3' } })
  expect(kept()).toEqual({ values: { a: '12', b: '3' } })
  expect(await autosave.flush()).toBe(false)
  expect(kept()).toEqual({ values: { a: '12', b: '3' } })
  expect(await autosave.flush()).toBe(true)
  expect(sent).toEqual([{ values: { a: '12' } }])
  expect(kept()).toEqual({ values: { b: '3' } })
  autosave.save({ values: { b: '3' } })
  await autosave.flush()
  expect(kept()).toEqual({})
})

test('Clearing a field is a change too', () => {
  expect(mergeChanges({ values: { a: '1' } }, { values: { a: null } })).toEqual({ values: { a: null } })
})
