import type { CatalogueFiles } from '@yijianshi/contract/publication'
import { type ReactElement, useEffect, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'
import type { Compared } from '../bench/bench.ts'
import type { Workspace, WorkspaceView } from '../edit/workspace.ts'
import { ChangeLines } from './change-lines.tsx'

/** This change against the version that it is built on, in words. */
export function CompareTab({
  workspace,
  view,
  base,
  baseNumber,
}: {
  readonly workspace: Workspace
  readonly view: WorkspaceView
  readonly base: CatalogueFiles
  readonly baseNumber: number
}): ReactElement {
  const { t } = useTexts()
  const [compared, setCompared] = useState<Compared>()
  const { edition } = view
  useEffect(() => {
    let isCurrent = true
    if (edition === 0) return
    workspace.compare(base).then(result => {
      if (isCurrent) setCompared(result)
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, base, edition])
  return (
    <section className="panel" aria-labelledby="comparison-title">
      <h2 id="comparison-title">{t.studio.comparison.ofChange(baseNumber)}</h2>
      <ChangeLines compared={compared} />
    </section>
  )
}
