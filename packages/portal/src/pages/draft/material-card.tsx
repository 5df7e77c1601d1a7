import { addressOf } from '@yijianshi/contract/client'
import type { FileSummary } from '@yijianshi/contract/draft'
import type { ChecklistEntryOnWire } from '@yijianshi/contract/plan'
import { useState } from 'react'
import { useDraft } from '../../draft/draft-state.tsx'
import { materialId } from '../../draft/place.ts'
import { choiceOf } from '../../draft/promises.ts'
import { useRefusedUploads } from '../../draft/refused-uploads.ts'
import { uploadFile } from '../../draft/upload.ts'
import { Sample } from '../../elements/sample.tsx'
import { plannedOf, Why } from '../../elements/why.tsx'
import { call } from '../../server/call.ts'
import { heard, type Message, own } from '../../texts/message.ts'
import { useSay, useSpoken, useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'
import { authoritiesOf } from '../plan/materials.tsx'
import { FetchedPaper, useFetchedPaper } from './fetched/fetched-paper.tsx'
import { MarkTag } from './newer-guide.tsx'
import { WayChoice } from './way-choice.tsx'

/** Without HEIC: a phone that takes photos so then hands over a JPEG by itself. */
const accepted = 'image/jpeg,image/png,image/webp,application/pdf,.ofd'
const shownInBrowser = ['image/jpeg', 'image/png', 'image/webp']
const mostBytes = 10 * 1024 * 1024

type Sending = { readonly name: string; readonly percent: number }

/** One file after another, so that a slow line is not shared. */
function useHandIn(material: string) {
  const spoken = useSpoken()
  const { draft, setFiles } = useDraft()
  const [sending, setSending] = useState<Sending>()
  const [refusals, setRefusals] = useRefusedUploads(draft.id, material)
  const handIn = async (files: readonly File[]) => {
    setRefusals(() => [])
    for (const file of files) {
      const refuse = (reason: Message) =>
        setRefusals(earlier => [
          ...earlier,
          { in: now => `${now.texts.materials.uploadFailed(file.name)}：${reason.in(now)}` },
        ])
      if (file.size > mostBytes) {
        refuse(own(({ materials }) => materials.tooLarge))
        continue
      }
      setSending({ name: file.name, percent: 0 })
      const outcome = await uploadFile({ draft: draft.id, material }, file, percent =>
        setSending({ name: file.name, percent }),
      )
      if (outcome.ok) setFiles(earlier => [...earlier, outcome.value])
      else refuse(heard(outcome.problem, ({ materials }) => materials.networkFailed))
    }
    setSending(undefined)
  }
  return { sending, refusals: refusals.map(refusal => refusal.in(spoken)), handIn }
}

function HandIn({ material, name }: { material: string; name: string }) {
  const texts = useTexts()
  const { sending, refusals, handIn } = useHandIn(material)
  const picked = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    input.value = ''
    void handIn(files)
  }
  return (
    <div className="upload">
      <div role="alert">
        {refusals.map(refusal => (
          <p key={refusal} className="problem">
            {refusal}
          </p>
        ))}
      </div>
      <div role="status">{sending && <p>{texts.materials.uploading(sending.name, sending.percent)}</p>}</div>
      {sending && <progress max={100} value={sending.percent} aria-label={sending.name} />}
      <div className="hand-in">
        <label className="button secondary file-button">
          {texts.materials.choose}
          <span className="visually-hidden">：{name}</span>
          <input
            type="file"
            className="visually-hidden"
            accept={accepted}
            multiple
            disabled={sending !== undefined}
            onChange={event => picked(event.target)}
          />
        </label>
        <label className="button secondary file-button photograph">
          {texts.materials.photograph}
          <span className="visually-hidden">：{name}</span>
          <input
            type="file"
            className="visually-hidden"
            accept="image/*"
            capture="environment"
            disabled={sending !== undefined}
            onChange={event => picked(event.target)}
          />
        </label>
      </div>
    </div>
  )
}

function HandedIn({ file, page }: { file: FileSummary; page: number }) {
  const texts = useTexts()
  const { draft, setFiles } = useDraft()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useMessage()
  const remove = async () => {
    if (busy) return
    setBusy(true)
    const answer = await call('deleteFile', { params: { draft: draft.id, file: file.file } })
    setBusy(false)
    if (answer.ok || answer.problem?.status === 404) {
      setFiles(earlier => earlier.filter(other => other.file !== file.file))
    } else setFault(heard(answer.problem, ({ errors }) => errors.notSent))
  }
  const address = addressOf('getFile', { file: file.file })
  return (
    <li>
      {shownInBrowser.includes(file.mediaType) ? (
        <img src={address} alt={texts.materials.page(page)} loading="lazy" />
      ) : (
        <span className="no-preview" aria-hidden="true">
          {file.mediaType === 'application/pdf' ? 'PDF' : file.name.split('.').at(-1)?.toUpperCase()}
        </span>
      )}
      <a href={address} target="_blank" rel="noreferrer" aria-label={texts.materials.open(file.name)}>
        {file.name}
      </a>
      <button
        type="button"
        className="link-button"
        aria-disabled={busy}
        aria-label={texts.materials.remove(file.name)}
        onClick={() => void remove()}
      >
        {busy ? texts.materials.removing : texts.materials.removeShort}
      </button>
      <span role="alert">{fault !== undefined && <span className="problem">{fault}</span>}</span>
    </li>
  )
}

/** What is handed in, by the person or from its source, and handing in more where that is needed. */
function Given({ entry, isAsked }: { entry: ChecklistEntryOnWire; isAsked: boolean }) {
  const say = useSay()
  const { draft } = useDraft()
  const paper = useFetchedPaper(entry.material)
  const name = say(entry.name)
  const extract = paper?.kind === 'handed-in' ? paper.file : undefined
  const files = draft.files.filter(({ material, file }) => material === entry.material && file !== extract)
  const choice = choiceOf(draft, entry.material)
  // A notice asks for another one than what was fetched.
  const isEnough = extract !== undefined && !isAsked
  return (
    <>
      {paper && <FetchedPaper paper={paper} name={name} hasFiles={files.length > 0} />}
      {files.length > 0 && (
        <ul className="files">
          {files.map((file, index) => (
            <HandedIn key={file.file} file={file} page={index + 1} />
          ))}
        </ul>
      )}
      <WayChoice entry={entry} />
      {!isEnough && (choice === 'now' || draft.kind !== 'application') && (
        <HandIn material={entry.material} name={name} />
      )}
    </>
  )
}

/** One material of the checklist: how to prepare it, what is handed in, and handing in more. */
export function MaterialCard({ entry }: { entry: ChecklistEntryOnWire }) {
  const texts = useTexts()
  const say = useSay()
  const { draft, marks } = useDraft()
  const name = say(entry.name)
  const files = draft.files.filter(({ material }) => material === entry.material)
  const asked = draft.notice.find(({ subject, id }) => subject === 'material' && id === entry.material)
  const mark = marks.find(({ kind, id }) => kind === 'material' && id === entry.material)
  const headingId = materialId(entry.material)
  const choice = choiceOf(draft, entry.material)
  const isFetched = useFetchedPaper(entry.material)?.kind === 'handed-in'
  const wayTexts = {
    now: isFetched ? texts.sharing.paperTag : texts.materials.pages(files.length),
    later: texts.promises.laterTag,
    promise: texts.promises.promiseTag,
  }
  return (
    <section className="card material" aria-labelledby={headingId}>
      <div className="material-head">
        <div>
          <h2 id={headingId} tabIndex={-1}>
            {name}
          </h2>
          <p>
            <span className={files.length > 0 || choice !== 'now' ? 'tag good' : 'tag'}>
              {wayTexts[choice]}
            </span>{' '}
            {mark !== undefined && <MarkTag mark={mark} />}
          </p>
          {asked && (
            <p className="notice warn">
              <strong>{texts.draft.noticeMaterial}</strong>：{asked.problem}
            </p>
          )}
          <p>{say(entry.guidance)}</p>
          <p className="needed-by">
            {texts.plan.neededBy(texts.and(authoritiesOf(draft.plan, entry.neededBy, say)))}
          </p>
          <Why of={plannedOf(draft.plan)} about={{ kind: 'material', id: entry.material }} name={name} />
          {entry.reviewPoints.length > 0 && (
            <details>
              <summary>{texts.materials.points}</summary>
              <ul>
                {[...new Set(entry.reviewPoints.map(({ text }) => say(text)))].map(point => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
        {entry.sample !== undefined && <Sample file={entry.sample} name={name} />}
      </div>
      <Given entry={entry} isAsked={asked !== undefined} />
    </section>
  )
}
