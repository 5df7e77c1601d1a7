import { useQueryClient } from '@tanstack/react-query'
import type { CatalogueFiles, Change } from '@yijianshi/contract/publication'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { call, Refused } from '../../connection/call.ts'
import { useMe } from '../../session/use-me.ts'
import { startBench } from '../bench/bench-client.ts'
import { picturesOf } from '../change/change-pictures.ts'
import { changeQuery } from '../queries.ts'
import { keptEdits } from './kept-edits.ts'
import { type SaveFile, Workspace, type WorkspaceView } from './workspace.ts'

/** Time for a field that is being left to say what was typed into it. */
const lastWordsMs = 1_500
const serverFault = 500
const unauthenticated = 401

function saverOf(change: string, onSaved: () => void): SaveFile {
  return async sent => {
    const answer = await call('saveChangeFile', { params: { change }, body: sent })
    if (answer.ok) {
      onSaved()
      return { ok: true, revision: answer.value.revision }
    }
    const { problem } = answer
    const conflict = problem?.conflicts?.find(({ path }) => path === sent.path)
    if (conflict !== undefined) return { ok: false, conflict }
    const passes =
      problem === undefined ||
      problem.status >= serverFault ||
      problem.status === unauthenticated ||
      problem.code === 'publication/busy'
    return { ok: false, error: new Refused(problem), isFinal: !passes }
  }
}

function later(act: () => void, milliseconds: number): () => void {
  const timer = setTimeout(act, milliseconds)
  return () => clearTimeout(timer)
}

/** The workspace of one change, for as long as its page is open. */
export function useWorkspace(changeId: string): Workspace | undefined {
  const me = useMe()
  const queryClient = useQueryClient()
  const [workspace, setWorkspace] = useState<Workspace>()
  useEffect(() => {
    const bench = startBench()
    const made = new Workspace({
      ask: bench.ask,
      save: saverOf(changeId, () => queryClient.invalidateQueries(changeQuery(changeId))),
      kept: keptEdits(me.id, changeId, () => localStorage),
      now: () => Date.now(),
      later,
    })
    setWorkspace(made)
    const keep = () => made.keepAll()
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
      later(async () => {
        await made.saveAll()
        made.stop()
        bench.end()
      }, lastWordsMs)
    }
  }, [changeId, me.id, queryClient])
  return workspace
}

/** Tells the workspace what the server has, each time that it is read anew. */
export function useAccepting(workspace: Workspace, change: Change, base: CatalogueFiles): void {
  const texts = useMemo(() => new Map(base.files.map(({ path, text }) => [path, text])), [base])
  useEffect(() => {
    workspace.accept(change, texts, picturesOf(change, base))
  }, [workspace, change, base, texts])
}

export function useWorkspaceView(workspace: Workspace): WorkspaceView {
  return useSyncExternalStore(workspace.subscribe, workspace.view)
}
