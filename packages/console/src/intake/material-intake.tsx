import { DeleteOutlined, EyeOutlined, ScanOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Draft, FileSummary } from '@yijianshi/contract/draft'
import type { ChecklistEntryOnWire } from '@yijianshi/contract/plan'
import type { GuideMark } from '@yijianshi/core/publication/guide-marks'
import { Button, Progress } from 'antd'
import { type ReactElement, type ReactNode, useRef, useState } from 'react'
import { bytesText } from '../case/bytes-text.ts'
import { FilePreview } from '../case/file-preview.tsx'
import { MarkTag } from '../case/guide-change-list.tsx'
import { ReviewPoints } from '../case/material-list.tsx'
import { call, getValue } from '../connection/call.ts'
import { upload } from '../connection/upload.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { useTexts } from '../texts/texts.ts'
import { FetchedPaperNote } from './fetched-note.tsx'
import { type DraftEditing, draftQuery } from './use-draft.ts'
import { WayChoice } from './way-choice.tsx'
import { wayOf } from './ways.ts'

/** A hint for the file dialog; the server looks into the file itself. */
const acceptedTypes = 'image/jpeg,image/png,image/webp,application/pdf,.ofd'

function useFiles(draft: string, material: string, isLeft: boolean) {
  const queryClient = useQueryClient()
  const [percent, setPercent] = useState<number>()
  const change = (edit: (files: readonly FileSummary[]) => readonly FileSummary[]) =>
    // What a letter promises is another thing once a paper has come or gone.
    queryClient.setQueryData(
      draftQuery(draft).queryKey,
      old => old && { ...old, files: edit(old.files), letters: isLeft ? [] : old.letters },
    )
  const add = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        setPercent(0)
        const stored = await upload('uploadFile', { draft, material }, file, setPercent)
        change(known => [...known, stored])
      }
    },
    onSettled: () => setPercent(undefined),
  })
  const remove = useMutation({
    mutationFn: (file: string) => getValue(call('deleteFile', { params: { draft, file } })),
    onSuccess: (_, file) => change(known => known.filter(other => other.file !== file)),
  })
  return { add, remove, percent }
}

function FileRow({
  file,
  removing,
  onShow,
  onRemove,
}: {
  readonly file: FileSummary
  readonly removing: boolean
  readonly onShow: () => void
  readonly onRemove: () => void
}): ReactElement {
  const { t } = useTexts()
  return (
    <li className="file-row">
      <Button icon={<EyeOutlined />} onClick={onShow} aria-label={t.materials.show(file.name)}>
        <span className="file-name">{file.name}</span>
      </Button>
      <span className="quiet">{bytesText(file.bytes)}</span>
      <Button
        icon={<DeleteOutlined />}
        loading={removing}
        onClick={onRemove}
        aria-label={t.materials.remove(file.name)}
      />
    </li>
  )
}

function ChooseFiles({
  name,
  label,
  pending,
  onChosen,
}: {
  readonly name: string
  readonly label: string
  readonly pending: boolean
  readonly onChosen: (files: readonly File[]) => void
}): ReactElement {
  const { t } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={acceptedTypes}
        className="sr-only"
        tabIndex={-1}
        aria-label={t.materials.choose(name)}
        onChange={event => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ''
          if (chosen.length > 0) onChosen(chosen)
        }}
      />
      <Button
        icon={<ScanOutlined />}
        loading={pending}
        onClick={() => input.current?.click()}
        aria-label={t.materials.named(label, name)}
      >
        {label}
      </Button>
    </>
  )
}

/** A file with what to look for in it. */
function Preview({
  shown,
  name,
  onClose,
  children,
}: {
  readonly shown: FileSummary | undefined
  readonly name: string
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactElement {
  const { t } = useTexts()
  return (
    <SidePanel wide open={shown !== undefined} title={name} onClose={onClose}>
      {shown === undefined ? null : (
        <div className="preview-split">
          <FilePreview file={shown} />
          <aside aria-label={t.materials.points}>
            <h3>{t.materials.points}</h3>
            {children}
          </aside>
        </div>
      )}
    </SidePanel>
  )
}

/** One material of the checklist at the window: scan or choose, with its review points beside it. */
export function MaterialIntake({
  draft,
  editing,
  entry,
  mark,
  missing,
}: {
  readonly draft: Draft
  readonly editing: DraftEditing
  readonly entry: ChecklistEntryOnWire
  readonly mark: GuideMark | undefined
  readonly missing: boolean
}): ReactElement {
  const { t, say } = useTexts()
  const [shown, setShown] = useState<FileSummary>()
  const way = wayOf(editing.left, entry.material)
  const wasLeft = wayOf(draft, entry.material) !== 'now' || way !== 'now'
  const { add, remove, percent } = useFiles(draft.id, entry.material, wasLeft)
  const files = draft.files.filter(file => file.material === entry.material)
  const itemName = (id: string) => draft.plan.items.find(item => item.item === id)?.name
  const name = say(entry.name)
  const label = files.length === 0 ? t.materials.add : t.materials.addMore
  const noticed = draft.notice.find(note => note.subject === 'material' && note.id === entry.material)
  return (
    <li className="material" data-field={`material-${entry.material}`}>
      <div className="material-head">
        <h3>{name}</h3>
        <MarkTag mark={mark} />
        <span className="quiet">{t.materials.copies(entry.copies.original, entry.copies.copy)}</span>
      </div>
      {noticed === undefined ? null : <p className="noticed">{t.notice.toCorrect(noticed.problem)}</p>}
      <p className="quiet">{say(entry.guidance)}</p>
      <ReviewPoints entry={entry} itemName={itemName} />
      {files.length === 0 ? null : (
        <ul className="file-rows">
          {files.map(file => (
            <FileRow
              key={file.file}
              file={file}
              removing={remove.isPending && remove.variables === file.file}
              onShow={() => setShown(file)}
              onRemove={() => remove.mutate(file.file)}
            />
          ))}
        </ul>
      )}
      <FetchedPaperNote draft={draft} editing={editing} material={entry.material} name={name} />
      <ProblemAlert error={add.error ?? remove.error} />
      {percent === undefined ? null : <Progress percent={percent} aria-label={t.materials.uploading(name)} />}
      {draft.kind === 'application' && files.length === 0 ? (
        <WayChoice entry={entry} left={editing.left} onChange={editing.leaveOut} />
      ) : null}
      {way === 'now' || draft.kind !== 'application' ? (
        <ChooseFiles name={name} label={label} pending={add.isPending} onChosen={add.mutate} />
      ) : null}
      {missing && way === 'now' && files.length === 0 ? (
        <span className="field-problem">{t.materials.noFile}</span>
      ) : null}
      <Preview shown={shown} name={name} onClose={() => setShown(undefined)}>
        <ReviewPoints entry={entry} itemName={itemName} />
      </Preview>
    </li>
  )
}
