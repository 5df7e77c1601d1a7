import type { Path } from '@yijianshi/core/catalogue/edit'
import { Alert, Button, Segmented } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { Confirm } from '../../frame/confirm.tsx'
import { useTexts } from '../../texts/texts.ts'
import { isRecord, type OutlineEntry } from '../bench/outline.ts'
import { EntityForm } from '../form/entity-form.tsx'
import { shownText } from './working-files.ts'
import type { Workspace, WorkspaceView } from './workspace.ts'
import { type LineJump, YamlView } from './yaml-view.tsx'

export type EditMode = 'form' | 'yaml'

type Read = { readonly path: string; readonly data: { readonly value: unknown } | undefined }

/** What the workbench reads in the file; undefined until it has. */
function useFileData(workspace: Workspace, path: string, edition: number): Read | undefined {
  const [read, setRead] = useState<Read>()
  useEffect(() => {
    let isCurrent = true
    // Each edition of the files is read anew.
    void edition
    workspace.data(path).then(data => {
      if (isCurrent) setRead({ path, data })
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, path, edition])
  return read?.path === path ? read : undefined
}

function pathOf(entry: OutlineEntry): Path {
  return entry.index === undefined ? basePath(entry) : [entry.kind, entry.index]
}

const basePath = ({ kind }: OutlineEntry): Path => (kind === 'policy' ? ['policy'] : [])

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, segment) => {
    if (Array.isArray(value)) return value[Number(segment)]
    return isRecord(value) ? value[segment] : undefined
  }, data)
}

function Tools({
  workspace,
  view,
  file,
  entry,
}: {
  readonly workspace: Workspace
  readonly view: WorkspaceView
  readonly file: string
  readonly entry: OutlineEntry | undefined
}): ReactElement {
  const { t, say } = useTexts()
  const { edit } = t.studio
  const base = view.files.base.get(file) ?? null
  const isFileChanged = shownText(view.files, file) !== base
  const name = entry?.name === undefined ? (entry?.id ?? file) : say(entry.name)
  const remove = () =>
    entry?.index === undefined
      ? workspace.write(file, null)
      : workspace.edit(file, [{ kind: 'remove', path: [entry.kind, entry.index] }])
  return (
    <>
      {isFileChanged ? (
        <Confirm
          question={edit.restoreTitle}
          detail={file}
          yes={t.studio.change.confirm}
          onYes={() => workspace.write(file, base)}
        >
          <Button>{edit.restore}</Button>
        </Confirm>
      ) : null}
      {entry === undefined || entry.kind === 'policy' ? null : (
        <Confirm
          question={edit.removeTitle(name)}
          detail={edit.removeLead}
          yes={t.studio.change.confirm}
          onYes={remove}
        >
          <Button danger>{edit.remove}</Button>
        </Confirm>
      )}
    </>
  )
}

function FormOrReason({
  workspace,
  view,
  read,
  entry,
  isReadOnly,
}: {
  readonly workspace: Workspace
  readonly view: WorkspaceView
  readonly read: Read
  readonly entry: OutlineEntry | undefined
  readonly isReadOnly: boolean
}): ReactElement | null {
  const { t } = useTexts()
  const { edit } = t.studio
  if (read.data === undefined) return <Alert type="warning" showIcon title={edit.noYaml} />
  if (entry === undefined) return <Alert type="warning" showIcon title={edit.noEntity} />
  const shape = view.shapes?.[entry.kind]
  if (shape === undefined) return null
  const path = pathOf(entry)
  return (
    <EntityForm
      kind={entry.kind}
      shape={shape}
      path={path}
      value={valueAt(read.data.value, path)}
      findings={(view.checked?.findings ?? []).filter(({ file }) => file === read.path)}
      outline={view.outline}
      isReadOnly={isReadOnly}
      onEdit={edits => workspace.edit(read.path, edits)}
    />
  )
}

/** One entity: as a form, or the file in which it stands. */
export function EntityEditor({
  workspace,
  view,
  file,
  entry,
  mode,
  onMode,
  line,
  isReadOnly,
}: {
  readonly workspace: Workspace
  readonly view: WorkspaceView
  readonly file: string
  readonly entry: OutlineEntry | undefined
  readonly mode: EditMode
  readonly onMode: (mode: EditMode) => void
  readonly line: LineJump | undefined
  readonly isReadOnly: boolean
}): ReactElement {
  const { t, say } = useTexts()
  const { edit } = t.studio
  const read = useFileData(workspace, file, view.edition)
  const text = shownText(view.files, file)
  const title = entry?.name === undefined ? (entry?.id ?? file) : say(entry.name)
  return (
    <section className="panel studio-entity" aria-labelledby="entity-title">
      <div className="studio-entity-head">
        <h2 id="entity-title">{entry?.kind === 'policy' ? edit.kinds.policy : title}</h2>
        {entry === undefined ? null : (
          <span className="quiet">
            {edit.kinds[entry.kind]} · <code>{entry.id}</code> · {file}
          </span>
        )}
        <div className="buttons">
          <Segmented
            aria-label={edit.viewAs}
            value={mode}
            options={[
              { value: 'form' as const, label: edit.form },
              { value: 'yaml' as const, label: edit.yaml },
            ]}
            onChange={onMode}
          />
          {isReadOnly || text === null ? null : (
            <Tools workspace={workspace} view={view} file={file} entry={entry} />
          )}
        </div>
      </div>
      {text === null && view.shapes !== undefined ? <Alert type="info" showIcon title={edit.gone} /> : null}
      {mode === 'yaml' && text !== null ? (
        <YamlView
          path={file}
          text={text}
          findings={(view.checked?.findings ?? []).filter(finding => finding.file === file)}
          isReadOnly={isReadOnly}
          jump={line}
          onWrite={next => workspace.write(file, next)}
        />
      ) : null}
      {mode === 'form' && text !== null && read !== undefined ? (
        <FormOrReason workspace={workspace} view={view} read={read} entry={entry} isReadOnly={isReadOnly} />
      ) : null}
    </section>
  )
}
