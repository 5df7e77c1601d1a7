import { describe, expect, test } from 'vitest'
import type { Outcome } from '../server/call.ts'
import { createAutosave, type DraftChange, mergeChanges, withoutSaved } from './autosave.ts'

type Answer = Outcome<{ savedAt: string }>

const ok: Answer = { ok: true, value: { savedAt: '2026-11-21T06:00:00Z' } }
const offline: Answer = { ok: false, problem: undefined }

function refused(status: number): Answer {
  return { ok: false, problem: { type: 'about:blank', title: '不行', status, code: 'draft/not-found' } }
}

/** A server that answers when told to, and a clock that runs when told to. */
function bench() {
  const sent: DraftChange[] = []
  const answers: ((answer: Answer) => void)[] = []
  const kept: (DraftChange | undefined)[] = []
  const timers: { task: () => void; delayMs: number }[] = []
  const autosave = createAutosave({
    send: change => {
      sent.push(change)
      return new Promise(resolve => answers.push(resolve))
    },
    keep: unsaved => kept.push(unsaved),
    savedAt: '2026-11-21T05:00:00Z',
    delayMs: 500,
    schedule: (task, delayMs) => {
      const timer = { task, delayMs }
      timers.push(timer)
      return () => {
        const index = timers.indexOf(timer)
        if (index >= 0) timers.splice(index, 1)
      }
    },
  })
  return {
    autosave,
    sent,
    kept,
    delays: () => timers.map(({ delayMs }) => delayMs),
    tick: () => timers.shift()?.task(),
    answer: async (answer: Answer) => {
      answers.shift()?.(answer)
      await new Promise(resolve => setTimeout(resolve))
    },
  }
}

describe('autosave', () => {
  test('several keystrokes are one request', async () => {
    const { autosave, sent, tick, answer, delays } = bench()
    autosave.change({ values: { name: '小' } })
    autosave.change({ values: { name: '小桃' } })
    autosave.change({ values: { area: 80 } })
    expect(delays()).toEqual([500])
    tick()
    expect(sent).toEqual([{ values: { name: '小桃', area: 80 } }])
    await answer(ok)
    expect(autosave.state()).toEqual({ status: 'saved', savedAt: '2026-11-21T06:00:00Z' })
  })

  test('what is typed while a request is under way is sent after it', async () => {
    const { autosave, sent, tick, answer } = bench()
    autosave.change({ values: { name: '小桃', area: 80 } })
    tick()
    autosave.change({ values: { name: '小桃园' } })
    expect(sent).toHaveLength(1)
    await answer(ok)
    expect(sent[1]).toEqual({ values: { name: '小桃园' } })
    expect(autosave.state().status).toBe('saving')
    await answer(ok)
    expect(autosave.state().status).toBe('saved')
    expect(autosave.unsaved()).toBeUndefined()
  })

  test('no answer: it is tried again, ever more slowly, with everything typed meanwhile', async () => {
    const { autosave, sent, tick, answer, delays } = bench()
    autosave.change({ values: { name: '小桃' } })
    tick()
    for (const delay of [1000, 2000, 4000, 8000, 16000, 30000, 30000]) {
      await answer(offline)
      expect(autosave.state().status).toBe('retrying')
      expect(delays()).toEqual([delay])
      tick()
    }
    await answer(offline)
    autosave.change({ values: { area: 80 } })
    expect(autosave.state().status).toBe('retrying')
    tick()
    expect(sent.at(-1)).toEqual({ values: { name: '小桃', area: 80 } })
    await answer(ok)
    expect(autosave.state().status).toBe('saved')
  })

  test('the device keeps what is not saved, and forgets it once it is', async () => {
    const { autosave, kept, tick, answer } = bench()
    autosave.change({ values: { name: '小桃' } })
    expect(kept).toEqual([{ values: { name: '小桃' } }])
    tick()
    await answer(offline)
    expect(autosave.unsaved()).toEqual({ values: { name: '小桃' } })
    tick()
    await answer(ok)
    expect(kept.at(-1)).toBeUndefined()
  })

  test('a refusal is shown and not tried again; an overloaded server is', async () => {
    const first = bench()
    first.autosave.change({ delivery: 'post' })
    first.tick()
    await first.answer(refused(404))
    expect(first.autosave.state().status).toBe('refused')
    expect(first.delays()).toEqual([])
    const second = bench()
    second.autosave.change({ delivery: 'post' })
    second.tick()
    await second.answer(refused(503))
    expect(second.autosave.state().status).toBe('retrying')
    expect(second.delays()).toEqual([1000])
  })

  test('flush saves at once and tells whether all is saved', async () => {
    const { autosave, answer, delays } = bench()
    expect(await autosave.flush()).toBe(true)
    autosave.change({ values: { name: '小桃' } })
    const flushed = autosave.flush()
    expect(delays()).toEqual([])
    await answer(ok)
    expect(await flushed).toBe(true)
    autosave.change({ values: { name: '小桃园' } })
    const failed = autosave.flush()
    await answer(offline)
    expect(await failed).toBe(false)
  })
})

describe('changes', () => {
  test('the later change of a field wins; clearing one is a change', () => {
    const merged = mergeChanges(
      { values: { a: '1', b: '2' }, site: 'x' },
      { values: { b: null }, delivery: 'post' },
    )
    expect(merged).toEqual({ values: { a: '1', b: null }, site: 'x', delivery: 'post' })
  })

  test('only what changed again is left after saving', () => {
    const sent: DraftChange = { values: { a: '1', b: '2' }, site: 'x' }
    const now = mergeChanges(sent, { values: { b: '3' } })
    expect(withoutSaved(now, sent)).toEqual({ values: { b: '3' } })
    expect(withoutSaved(sent, sent)).toEqual({})
    expect(withoutSaved(mergeChanges(sent, { site: 'y' }), sent)).toEqual({ site: 'y' })
  })
})
