import { EyeOutlined } from '@ant-design/icons'
import type { CaseContents, CaseView } from '@yijianshi/contract/case'
import type { FileSummary } from '@yijianshi/contract/draft'
import type { GuideMark } from '@yijianshi/core/publication/guide-marks'
import { Button, Checkbox } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { SidePanel } from '../frame/side-panel.tsx'
import { Why } from '../plan/why.tsx'
import { useCaseSources } from '../sharing/case-sources.tsx'
import { type Bilingual, useTexts } from '../texts/texts.ts'
import { FilePreview } from './file-preview.tsx'
import { MarkTag } from './guide-change-list.tsx'

type Entry = CaseContents['checklist'][number]

export type Ticking = {
  readonly checked: ReadonlySet<string>
  readonly onChange: (material: string, checked: boolean) => void
}

/** What to look for in one material, with the item that asks for it. */
export function ReviewPoints({
  entry,
  itemName,
}: {
  readonly entry: Pick<Entry, 'reviewPoints'>
  readonly itemName: (item: string) => Bilingual | undefined
}): ReactElement | null {
  const { say } = useTexts()
  if (entry.reviewPoints.length === 0) return null
  return (
    <ul className="points">
      {entry.reviewPoints.map(point => {
        const item = itemName(point.item)
        return (
          <li key={`${point.item}/${point.id}`}>
            {say(point.text)}
            {item === undefined ? null : <span className="quiet"> — {say(item)}</span>}
          </li>
        )
      })}
    </ul>
  )
}

/** 容缺, 告知承诺: what was left out when the application came in. */
type LeftOut = Pick<CaseView, 'later' | 'promised'>
const nothingLeft: LeftOut = { later: [], promised: [] }

/** Why there is no file. */
function NoFile({ entry, left }: { readonly entry: Entry; readonly left: LeftOut }): ReactElement {
  const { t } = useTexts()
  const later = left.later.find(({ material }) => material === entry.material)
  if (later !== undefined) {
    const due = later.due?.date
    return (
      <p className="quiet">{due === undefined ? t.promises.notHandedInYet : t.promises.notHandedIn(due)}</p>
    )
  }
  const isPromised = left.promised.some(({ material }) => material === entry.material)
  return isPromised ? (
    <p className="quiet">{t.promises.byPromise}</p>
  ) : (
    <p className="missing">{t.materials.noFile}</p>
  )
}

function MaterialRow({
  caseId,
  entry,
  files,
  mark,
  left,
  itemName,
  ticking,
  source,
  onShow,
}: {
  readonly caseId: string
  readonly entry: Entry
  readonly left: LeftOut
  readonly mark: GuideMark | undefined
  readonly files: readonly FileSummary[]
  readonly itemName: (item: string) => Bilingual | undefined
  readonly ticking: Ticking | undefined
  /** Where it comes from, when the applicant did not hand it in. */
  readonly source: ReactNode
  readonly onShow: (file: FileSummary) => void
}): ReactElement {
  const { t, say } = useTexts()
  const isLater = left.later.some(({ material }) => material === entry.material)
  return (
    <li className="material">
      <div className="material-head">
        {ticking === undefined || isLater ? (
          <h2>{say(entry.name)}</h2>
        ) : (
          <Checkbox
            checked={ticking.checked.has(entry.material)}
            onChange={event => ticking.onChange(entry.material, event.target.checked)}
          >
            <strong>{t.materials.checked(say(entry.name))}</strong>
          </Checkbox>
        )}
        <MarkTag mark={mark} />
        <span className="quiet">{t.materials.copies(entry.copies.original, entry.copies.copy)}</span>
      </div>
      <ReviewPoints entry={entry} itemName={itemName} />
      <Why of={{ case: caseId }} about={{ kind: 'material', id: entry.material }} name={say(entry.name)} />
      {entry.kind === 'form' ? (
        <p className="quiet">{t.materials.onScreen}</p>
      ) : files.length === 0 ? (
        <NoFile entry={entry} left={left} />
      ) : (
        <div className="files">
          {files.map(file => (
            <Button
              key={file.file}
              icon={<EyeOutlined />}
              onClick={() => onShow(file)}
              aria-label={t.materials.show(file.name)}
            >
              <span className="file-name">{file.name}</span>
            </Button>
          ))}
        </div>
      )}
      {source}
    </li>
  )
}

/** The checklist with what was handed in; each file opens beside its review points. */
export function MaterialList({
  caseId,
  checklist,
  files,
  marks = [],
  left = nothingLeft,
  itemName,
  ticking,
}: {
  readonly caseId: string
  readonly checklist: readonly Entry[]
  readonly files: readonly FileSummary[]
  /** What a newer guide asks otherwise. */
  readonly marks?: readonly GuideMark[] | undefined
  readonly left?: LeftOut
  readonly itemName: (item: string) => Bilingual | undefined
  readonly ticking?: Ticking
}): ReactElement {
  const { t, say } = useTexts()
  const [shown, setShown] = useState<FileSummary>()
  const sources = useCaseSources(caseId)
  const idsOf = ({ material }: Entry) =>
    files.filter(file => file.material === material).map(({ file }) => file)
  const shownEntry = checklist.find(entry => entry.material === shown?.material)
  if (checklist.length === 0) return <p className="quiet">{t.materials.none}</p>
  return (
    <>
      <ol className="materials">
        {checklist.map(entry => (
          <MaterialRow
            key={entry.material}
            caseId={caseId}
            entry={entry}
            files={files.filter(file => file.material === entry.material)}
            left={left}
            mark={marks.find(({ kind, id }) => kind === 'material' && id === entry.material)}
            itemName={itemName}
            ticking={ticking}
            source={sources.ofPaper(entry.material, idsOf(entry))}
            onShow={setShown}
          />
        ))}
      </ol>
      <SidePanel
        wide
        open={shown !== undefined}
        title={shownEntry === undefined ? t.preview.title : say(shownEntry.name)}
        onClose={() => setShown(undefined)}
      >
        {shown === undefined ? null : (
          <div className="preview-split">
            <FilePreview file={shown} />
            {shownEntry === undefined ? null : (
              <aside aria-label={t.materials.points}>
                <h3>{t.materials.points}</h3>
                <ReviewPoints entry={shownEntry} itemName={itemName} />
              </aside>
            )}
          </div>
        )}
      </SidePanel>
    </>
  )
}
