import type { FileConflict } from '@yijianshi/contract/shape'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { problemOf } from '../../connection/call.ts'
import { ProblemAlert } from '../../frame/problem-alert.tsx'
import { useTexts } from '../../texts/texts.ts'
import { ConflictPanel } from '../edit/conflict-panel.tsx'
import type { ChangeIntent } from '../use-change-command.ts'

type Chosen = ReadonlyMap<string, string | null>

/** What this change and a newer version have both changed: each is chosen, then the change stands on that version. */
export function RebaseForm({
  error,
  isPending,
  onGive,
}: {
  readonly error: Error | null
  readonly isPending: boolean
  readonly onGive: (intent: ChangeIntent) => void
}): ReactElement {
  const { t } = useTexts()
  const { change } = t.studio
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const problem = problemOf(error)
  const conflicts: readonly FileConflict[] = problem?.conflicts ?? []
  const open = conflicts.filter(({ path }) => !chosen.has(path))
  const give = () => {
    const merged = conflicts.flatMap(({ path }) => {
      const text = chosen.get(path)
      return text === undefined ? [] : [{ path, text }]
    })
    const { onto } = problem ?? {}
    onGive({
      type: 'rebase',
      ...(merged.length > 0 && { merged }),
      ...(onto !== undefined && merged.length > 0 && { onto }),
    })
  }
  return (
    <div className="studio-form">
      <p>{change.behind}</p>
      {conflicts.length === 0 ? <ProblemAlert error={error} /> : <p>{change.conflictsWithBase}</p>}
      {open.map(conflict => (
        <ConflictPanel
          key={conflict.path}
          conflict={conflict}
          title={change.conflictWithVersion(conflict.path)}
          theirs={change.versionSide}
          onChoose={text => setChosen(new Map([...chosen, [conflict.path, text]]))}
        />
      ))}
      <div className="buttons">
        <Button type="primary" disabled={open.length > 0} loading={isPending} onClick={give}>
          {change.rebase}
        </Button>
      </div>
    </div>
  )
}
