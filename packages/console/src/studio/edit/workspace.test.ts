import { expect, test } from 'vitest'
import { answer } from '../bench/answer.ts'
import { Bench } from '../bench/bench.ts'
import type { AskBench } from '../bench/bench-client.ts'
import type { Ask, Given } from '../bench/messages.ts'
import type { Unsaved } from './working-files.ts'
import { type SaveFile, Workspace } from './workspace.ts'

const path = 'items/seal.yaml'
const base = new Map([[path, 'id: seal\nlimit: { promisedDays: 1 }\n']])
const asRead = { files: [], moved: [], revision: 1 }

/** The real bench without a worker around it; timers run when the test says so. */
function workspaceOf(save: SaveFile, unsaved: ReadonlyMap<string, Unsaved> = new Map()) {
  const bench = new Bench()
  const ask: AskBench = async (name, ...parts) => {
    // The generic name is one of the union; the compiler can’t follow it there.
    const reply = answer(bench, { id: 1, name, parts } as Ask)
    if (!reply.ok) throw new Error(reply.message)
    return reply.value as Given<typeof name>
  }
  let kept = unsaved
  const workspace = new Workspace({
    ask,
    save,
    kept: {
      read: () => kept,
      write: next => {
        kept = next
      },
    },
    now: () => 5,
    later: () => () => undefined,
  })
  return { workspace, kept: () => kept }
}

test('What is typed is kept here until the server has it', async () => {
  const sent: unknown[] = []
  const { workspace, kept } = workspaceOf(async file => {
    sent.push(file)
    return { ok: true, revision: 2 }
  })
  await workspace.accept(asRead, base, [])
  await workspace.edit(path, [{ kind: 'set', path: ['limit', 'promisedDays'], value: 2 }])
  const text = 'id: seal\nlimit: { promisedDays: 2 }\n'
  expect(kept().get(path)).toEqual({ text, basedOn: 0 })
  await workspace.saveAll()
  expect(sent).toEqual([{ path, text, basedOn: 0 }])
  expect(kept().size).toBe(0)
  expect(workspace.view().savedAt).toBe(5)
})

test('When the page is left, edits are kept on which the bench is still at work', async () => {
  const { workspace, kept } = workspaceOf(async () => ({ ok: true, revision: 2 }))
  await workspace.accept(asRead, base, [])
  const edits = [2, 3].map(value =>
    workspace.edit(path, [{ kind: 'set', path: ['limit', 'promisedDays'], value }]),
  )
  expect(kept().size).toBe(0)
  workspace.keepAll()
  const text = 'id: seal\nlimit: { promisedDays: 3 }\n'
  expect(kept().get(path)).toEqual({ text, basedOn: 0 })
  await Promise.all(edits)
  expect(kept().get(path)).toEqual({ text, basedOn: 0 })
})

test('Without an answer nothing is lost, and a final refusal is shown', async () => {
  const error = new Error('no')
  const { workspace, kept } = workspaceOf(async () => ({ ok: false, error, isFinal: true }))
  await workspace.accept(asRead, base, [])
  await workspace.write(path, 'id: seal\n')
  await workspace.saveAll()
  expect(kept().get(path)?.text).toBe('id: seal\n')
  expect(workspace.view()).toMatchObject({ error, isSaving: false })
})

test('A conflict waits for a choice, then is saved on what the other has saved', async () => {
  const sent: number[] = []
  const theirs = 'id: seal\nlimit: { promisedDays: 3 }\n'
  const { workspace } = workspaceOf(async ({ text, basedOn }) => {
    sent.push(basedOn)
    if (basedOn === 4) return { ok: true, revision: 5 }
    return { ok: false, conflict: { path, revision: 4, theirs, base: base.get(path) ?? null, mine: text } }
  })
  await workspace.accept(asRead, base, [])
  await workspace.write(path, 'id: seal\nlimit: { promisedDays: 2 }\n')
  await workspace.saveAll()
  await workspace.saveAll()
  expect(sent).toEqual([0])
  expect(workspace.view().files.conflicts.get(path)?.theirs).toBe(theirs)
  await workspace.resolve(path, 'id: seal\nlimit: { promisedDays: 2 }\n')
  await workspace.saveAll()
  expect(sent).toEqual([0, 4])
  expect(workspace.view().files.conflicts.size).toBe(0)
})

test('What was kept from before a reload is shown at once', async () => {
  const kept = new Map([[path, { text: 'id: seal\nname: { zh: 章, en: Seal }\n', basedOn: 0 }]])
  const { workspace } = workspaceOf(async () => ({ ok: true, revision: 2 }), kept)
  await workspace.accept(asRead, base, [])
  expect(workspace.view().outline[0]?.name).toEqual({ zh: '章', en: 'Seal' })
})
