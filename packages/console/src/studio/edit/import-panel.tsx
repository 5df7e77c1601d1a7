import { useMutation } from '@tanstack/react-query'
import { addressOf } from '@yijianshi/contract/client'
import type { FileConflict } from '@yijianshi/contract/shape'
import { Alert } from 'antd'
import { type ReactElement, useState } from 'react'
import { apiBase } from '../../connection/call.ts'
import { upload } from '../../connection/upload.ts'
import { FileButton } from '../../frame/file-button.tsx'
import { ProblemAlert } from '../../frame/problem-alert.tsx'
import { SidePanel } from '../../frame/side-panel.tsx'
import { RowErrors } from '../../report/row-errors.tsx'
import { useTexts } from '../../texts/texts.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { sortImport } from './sort-import.ts'
import type { Workspace, WorkspaceView } from './workspace.ts'

function ImportForm({
  workspace,
  view,
}: {
  readonly workspace: Workspace
  readonly view: WorkspaceView
}): ReactElement {
  const { t } = useTexts()
  const { edit } = t.studio
  const [open, setOpen] = useState<readonly FileConflict[]>([])
  const [taken, setTaken] = useState<number>()
  const read = useMutation({
    mutationFn: (file: File) => upload('readRecords', {}, file),
    onSuccess: async ({ files, errorCount }) => {
      if (errorCount > 0) return
      const { plain, both } = sortImport(view.files, files)
      for (const { path, text } of plain) await workspace.write(path, text)
      setTaken(plain.length)
      setOpen(both)
    },
  })
  const choose = async (conflict: FileConflict, text: string | null) => {
    setOpen(open.filter(({ path }) => path !== conflict.path))
    await workspace.write(conflict.path, text)
  }
  return (
    <div className="studio-form">
      <p>{edit.importLead}</p>
      <ul className="points">
        <li>
          <a href={apiBase + addressOf('getRecordsFile')} download>
            {edit.importCurrent}
          </a>
        </li>
        <li>
          <a href={apiBase + addressOf('getRecordsTemplate')} download>
            {edit.importTemplate}
          </a>
        </li>
      </ul>
      <div className="buttons">
        <FileButton
          primary
          label={edit.importChoose}
          accept=".xlsx"
          loading={read.isPending}
          onChoose={file => read.mutate(file)}
        />
      </div>
      <ProblemAlert error={read.error} />
      {read.data !== undefined && read.data.errorCount > 0 ? (
        <RowErrors errors={read.data.errors} count={read.data.errorCount} />
      ) : null}
      {taken === undefined ? null : (
        <Alert role="status" type="success" showIcon title={edit.imported(taken)} />
      )}
      {open.map(conflict => (
        <ConflictPanel
          key={conflict.path}
          conflict={conflict}
          title={edit.importBoth(conflict.path)}
          theirs={edit.importedSide}
          onChoose={text => choose(conflict, text)}
        />
      ))}
    </div>
  )
}

/** Implementation records from a spreadsheet, into this change. */
export function ImportPanel({
  open,
  workspace,
  view,
  onClose,
}: {
  readonly open: boolean
  readonly workspace: Workspace
  readonly view: WorkspaceView
  readonly onClose: () => void
}): ReactElement {
  const { t } = useTexts()
  return (
    <SidePanel open={open} wide title={t.studio.edit.import} onClose={onClose}>
      <ImportForm workspace={workspace} view={view} />
    </SidePanel>
  )
}
