import { expect, test } from 'vitest'
import {
  accepted,
  beginWorking,
  changedPaths,
  conflicting,
  resolved,
  revisionOfFile,
  saved,
  shownFiles,
  shownText,
  toSave,
  typed,
} from './working-files.ts'

const base = new Map([
  ['a.yaml', 'a: 1\n'],
  ['b.yaml', 'b: 1\n'],
])

function opened(unsaved = new Map<string, { text: string; basedOn: number }>()) {
  return accepted(beginWorking(unsaved), { files: [], moved: [], revision: 1 }, base)
}

function savedByOther(path: string, text: string, revision: number) {
  const files = [{ path, text, revision, savedBy: '李', savedAt: '2026-01-01T00:00:00Z' }]
  return { files, moved: [], revision }
}

test('What is typed is shown, saved on what was seen, and counts as changed', () => {
  const files = typed(opened(), 'a.yaml', 'a: 2\n')
  expect(shownText(files, 'a.yaml')).toBe('a: 2\n')
  expect(toSave(files)).toEqual({ path: 'a.yaml', unsaved: { text: 'a: 2\n', basedOn: 0 } })
  expect([...changedPaths(files)]).toEqual(['a.yaml'])
})

test('What is typed while a save is on its way is kept, and based on that save', () => {
  const sent = typed(opened(), 'a.yaml', 'a: 2\n')
  const after = saved(typed(sent, 'a.yaml', 'a: 3\n'), 'a.yaml', 'a: 2\n', 2)
  expect(toSave(after)).toEqual({ path: 'a.yaml', unsaved: { text: 'a: 3\n', basedOn: 2 } })
  expect(toSave(saved(after, 'a.yaml', 'a: 3\n', 3))).toBeUndefined()
})

test('What another person saves shows at once where nothing is typed, and never replaces what is', () => {
  const typing = typed(opened(), 'a.yaml', 'a: 2\n')
  const other = savedByOther('a.yaml', 'a: 9\n', 5)
  expect(shownText(accepted(opened(), other, base), 'a.yaml')).toBe('a: 9\n')
  const kept = accepted(typing, other, base)
  expect(shownText(kept, 'a.yaml')).toBe('a: 2\n')
  expect(toSave(kept)?.unsaved.basedOn).toBe(0)
})

test('An answer older than a save of one’s own changes nothing', () => {
  const after = saved(typed(opened(), 'a.yaml', 'a: 2\n'), 'a.yaml', 'a: 2\n', 4)
  expect(accepted(after, { files: [], moved: [], revision: 3 }, base)).toBe(after)
})

test('A conflict waits for a choice; each choice is saved on what the other has saved', () => {
  const conflict = {
    path: 'a.yaml',
    revision: 5,
    theirs: 'a: 9\n',
    base: 'a: 1\n',
    mine: 'a: 2\n',
    merged: 'a: 2\nb: 9\n',
  }
  const waiting = conflicting(typed(opened(), 'a.yaml', 'a: 2\n'), conflict)
  expect(toSave(waiting)).toBeUndefined()
  for (const text of [conflict.mine, conflict.merged]) {
    expect(toSave(resolved(waiting, 'a.yaml', text))).toEqual({
      path: 'a.yaml',
      unsaved: { text, basedOn: 5 },
    })
  }
  const theirs = resolved(waiting, 'a.yaml', conflict.theirs)
  expect(toSave(theirs)).toBeUndefined()
  expect(shownText(theirs, 'a.yaml')).toBe('a: 9\n')
  expect(revisionOfFile(theirs, 'a.yaml')).toBe(5)
})

test('A deleted file is shown no more, and put back as it was it is no change', () => {
  const deleted = saved(typed(opened(), 'b.yaml', null), 'b.yaml', null, 2)
  expect(shownFiles(deleted).map(({ path }) => path)).toEqual(['a.yaml'])
  const back = saved(typed(deleted, 'b.yaml', 'b: 1\n'), 'b.yaml', 'b: 1\n', 3)
  expect([...changedPaths(back)]).toEqual([])
  expect(revisionOfFile(back, 'b.yaml')).toBe(3)
})

test('What was kept from before the reload is to be saved, unless the server has it already', () => {
  const kept = new Map([
    ['a.yaml', { text: 'a: 2\n', basedOn: 0 }],
    ['b.yaml', { text: 'b: 1\n', basedOn: 0 }],
  ])
  expect(toSave(opened(kept))?.path).toBe('a.yaml')
  expect([...opened(kept).unsaved.keys()]).toEqual(['a.yaml'])
})

test('What is typed while a conflict comes or waits belongs to it', () => {
  const conflict = {
    path: 'a.yaml',
    revision: 5,
    theirs: 'a: 9\n',
    base: 'a: 1\n',
    mine: 'a: 2\n',
    merged: '',
  }
  const meanwhile = typed(opened(), 'a.yaml', 'a: 23\n')
  expect(conflicting(meanwhile, conflict)).toBe(meanwhile)
  const waiting = conflicting(typed(opened(), 'a.yaml', 'a: 2\n'), conflict)
  const later = typed(waiting, 'a.yaml', 'a: 24\n').conflicts.get('a.yaml')
  expect(later?.mine).toBe('a: 24\n')
  expect(later?.merged).toBeUndefined()
})
