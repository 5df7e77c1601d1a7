import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'
import type { ChangeSearch } from '../address.ts'
import type { SaidFinding } from '../bench/bench.ts'
import type { OutlineEntry } from '../bench/outline.ts'
import { AddPanel } from './add-panel.tsx'
import { ConflictPanel } from './conflict-panel.tsx'
import { type EditMode, EntityEditor } from './entity-editor.tsx'
import { FindingsList } from './findings-list.tsx'
import { ImportPanel } from './import-panel.tsx'
import type { Addition } from './new-entity.ts'
import { Tree } from './tree.tsx'
import { entryOfFinding, keyOfEntry } from './tree-model.ts'
import type { Workspace, WorkspaceView } from './workspace.ts'
import type { LineJump } from './yaml-view.tsx'

const focusTries = 40
const focusTryMs = 50

/** The field at the place of the finding, or the nearest one around it; it may have to be drawn first. */
function focusField(scope: HTMLElement, place: string): boolean {
  const places = [...scope.querySelectorAll<HTMLElement>('[data-place]')]
  const fits = places.filter(element => {
    const at = element.dataset.place ?? ''
    return place === at || place.startsWith(`${at}.`) || place.startsWith(`${at}[`)
  })
  const nearest = fits.toSorted(
    (left, right) => (right.dataset.place?.length ?? 0) - (left.dataset.place?.length ?? 0),
  )[0]
  if (nearest === undefined) return false
  for (let at: HTMLElement | null = nearest; at !== null; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true
  }
  for (const inner of nearest.querySelectorAll(':scope > details')) inner.setAttribute('open', '')
  nearest.scrollIntoView({ block: 'center' })
  nearest.querySelector<HTMLElement>('input, textarea, select, button, summary')?.focus()
  return true
}

/** Everything about editing: tree, form or file, findings. */
export function EditTab({
  workspace,
  view,
  search,
  changeId,
  isReadOnly,
  isBehind,
}: {
  readonly workspace: Workspace
  readonly view: WorkspaceView
  readonly search: ChangeSearch
  readonly changeId: string
  readonly isReadOnly: boolean
  /** A newer version was published: what is imported would not fit. */
  readonly isBehind: boolean
}): ReactElement {
  const { t } = useTexts()
  const { edit } = t.studio
  const navigate = useNavigate()
  const middle = useRef<HTMLDivElement>(null)
  const [mode, setMode] = useState<EditMode>('form')
  const [place, setPlace] = useState<{ readonly path: string }>()
  const [line, setLine] = useState<LineJump>()
  const [panel, setPanel] = useState<'add' | 'import'>()
  const chosen = view.outline.find(({ path, index }) => path === search.file && index === search.entry)
  const open = (target: Pick<OutlineEntry, 'path' | 'index'>) =>
    navigate({
      to: '/studio/changes/$change',
      params: { change: changeId },
      search: { file: target.path, ...(target.index !== undefined && { entry: target.index }) },
    })
  const jump = async (finding: SaidFinding) => {
    const entry = entryOfFinding(view.outline, finding)
    const isField = entry !== undefined && finding.path !== '' && mode === 'form'
    await open(entry ?? { path: finding.file })
    if (isField) return setPlace({ path: finding.path })
    setMode('yaml')
    setLine({ line: finding.line })
  }
  useEffect(() => {
    if (place === undefined) return
    let tries = 0
    const timer = setInterval(() => {
      tries += 1
      const isDone = middle.current !== null && focusField(middle.current, place.path)
      if (isDone || tries >= focusTries) clearInterval(timer)
    }, focusTryMs)
    return () => clearInterval(timer)
  }, [place])
  const add = async (addition: Addition) => {
    setPanel(undefined)
    if ('text' in addition) await workspace.write(addition.path, addition.text)
    else await workspace.edit(addition.path, addition.edits)
    const { path, index } = addition
    await open({ path, ...(index !== undefined && { index }) })
  }
  return (
    <div className="studio-work">
      <div className="studio-left">
        {isReadOnly ? null : (
          <>
            <Button block onClick={() => setPanel('add')}>
              {edit.addTitle}
            </Button>
            <Button block disabled={isBehind} onClick={() => setPanel('import')}>
              {edit.import}
            </Button>
            {isBehind ? <p className="hint">{edit.importBehind}</p> : null}
          </>
        )}
        <Tree
          workspace={workspace}
          view={view}
          chosen={chosen === undefined ? undefined : keyOfEntry(chosen)}
          onChoose={open}
        />
      </div>
      <div className="studio-middle" ref={middle}>
        {[...view.files.conflicts.values()].map(conflict => (
          <ConflictPanel
            key={conflict.path}
            conflict={conflict}
            onChoose={text => workspace.resolve(conflict.path, text)}
          />
        ))}
        {search.file === undefined ? (
          <p className="panel quiet">{edit.choose}</p>
        ) : (
          <EntityEditor
            key={`${search.file}#${search.entry ?? ''}`}
            workspace={workspace}
            view={view}
            file={search.file}
            entry={chosen}
            mode={mode}
            onMode={setMode}
            line={line}
            isReadOnly={isReadOnly || view.files.conflicts.has(search.file)}
          />
        )}
      </div>
      <FindingsList view={view} onJump={jump} />
      <AddPanel
        open={panel === 'add'}
        outline={view.outline}
        onAdd={add}
        onClose={() => setPanel(undefined)}
      />
      <ImportPanel
        open={panel === 'import'}
        workspace={workspace}
        view={view}
        onClose={() => setPanel(undefined)}
      />
    </div>
  )
}
