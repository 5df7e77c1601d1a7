/** The guide has changed since the draft was begun: what it asks otherwise, before and after it is taken over. */
import type { Draft } from '@yijianshi/contract/draft'
import { type GuideMark, guideMarks } from '@yijianshi/core/publication/guide-marks'
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useDraft } from '../../draft/draft-state.tsx'
import { addressOfMark } from '../../draft/place.ts'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { heard } from '../../texts/message.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'
import { markText } from './mark-text.ts'

const groups = ['new', 'changed', 'gone'] as const
const noMarks: readonly GuideMark[] = []

/** The mark beside a field or material that is not seen to yet. */
export function MarkTag({ mark }: { mark: GuideMark }) {
  return <span className="tag busy">{markText(mark, useTexts())}</span>
}

function Entry({ mark, draft }: { mark: GuideMark; draft: Draft }) {
  const texts = useTexts()
  const say = useSay()
  const changed = mark.mark === 'changed' && `：${markText(mark, texts)}`
  const isHere =
    mark.kind === 'field'
      ? draft.plan.form.fields.some(({ element }) => element === mark.id)
      : draft.plan.checklist.some(({ material }) => material === mark.id)
  if (mark.kind === 'item' || !isHere) {
    return (
      <li>
        {texts.newerGuide.kinds[mark.kind](say(mark.name))}
        {changed}
      </li>
    )
  }
  return (
    <li>
      <Link href={addressOfMark(draft, mark)} className="change-link">
        {texts.newerGuide.kinds[mark.kind](say(mark.name))}
      </Link>
      {changed}
    </li>
  )
}

function Changes({ marks }: { marks: readonly GuideMark[] }) {
  const texts = useTexts()
  const { draft } = useDraft()
  return groups.map(group => {
    const own = marks.filter(({ mark }) => mark === group)
    if (own.length === 0) return null
    return (
      <div key={group}>
        <h3>{texts.newerGuide.groups[group]}</h3>
        <ul>
          {own.map(mark => (
            <Entry key={`${mark.kind} ${mark.id}`} mark={mark} draft={draft} />
          ))}
        </ul>
      </div>
    )
  })
}

/** A calm notice; takes the focus each time `occasion` changes. */
function Notice({ title, occasion, children }: { title: string; occasion: number; children: ReactNode }) {
  const id = useId()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (occasion === 0) return
    window.scrollTo(0, 0)
    box.current?.focus({ preventScroll: true })
  }, [occasion])
  return (
    <section className="notice column newer-guide" aria-labelledby={id} tabIndex={-1} ref={box}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** What the guide in use would ask, or that it has to ask questions first. */
function usePreview({ matter, plan }: Draft) {
  return useLoaded(
    useCallback(async () => {
      const { answers, region } = plan
      const body = { answers, ...(region !== undefined && { region: region.code }) }
      const answer = await call('guide', { params: { matter }, body })
      if (!answer.ok) return answer
      const { value } = answer
      return {
        ok: true,
        value:
          value.step === 'plan'
            ? { asksMore: false, marks: guideMarks(plan, value.plan) }
            : { asksMore: true, marks: noMarks },
      } as const
    }, [matter, plan]),
  )
}

function Offered({ occasion, onTaken }: { occasion: number; onTaken: () => void }) {
  const texts = useTexts()
  const { draft, takeOver } = useDraft()
  const preview = usePreview(draft)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useMessage()
  if (preview.status !== 'ready') return null
  const { asksMore, marks } = preview.value
  if (asksMore) {
    return (
      <Notice title={texts.newerGuide.heading} occasion={occasion}>
        <p>{texts.newerGuide.asksMore}</p>
        <p className="actions">
          <Link href={`/matters/${draft.matter}/guide`} className="button secondary">
            {texts.newerGuide.answerAgain}
          </Link>
        </p>
      </Notice>
    )
  }
  // Something else of the catalogue has changed: nothing that this person would meet.
  if (marks.length === 0) return null
  const take = async () => {
    if (busy) return
    setBusy(true)
    const answer = await takeOver()
    if (answer.ok) return onTaken()
    setBusy(false)
    setFault(heard(answer.problem, ({ errors }) => errors.notSent))
  }
  return (
    <Notice title={texts.newerGuide.heading} occasion={occasion}>
      <p>{texts.newerGuide.lead}</p>
      <Changes marks={marks} />
      <p className="actions">
        <button type="button" className="button" aria-disabled={busy} onClick={() => void take()}>
          {busy ? texts.newerGuide.taking : texts.newerGuide.take}
        </button>
      </p>
      <p role="alert">{fault !== undefined && <span className="problem">{fault}</span>}</p>
    </Notice>
  )
}

function Taken({ occasion, refused }: { occasion: number; refused: boolean }) {
  const texts = useTexts()
  const { marks, see } = useDraft()
  if (marks.length === 0 && !refused) return null
  return (
    <Notice
      title={refused ? texts.newerGuide.refusedHeading : texts.newerGuide.takenHeading}
      occasion={occasion}
    >
      <p>{refused ? texts.newerGuide.refusedLead : texts.newerGuide.takenLead}</p>
      <Changes marks={marks} />
      {marks.some(({ mark, kind }) => mark !== 'new' || kind === 'item') && (
        <p className="actions">
          <button type="button" className="button secondary" onClick={() => see(() => true)}>
            {texts.newerGuide.understood}
          </button>
        </p>
      )}
    </Notice>
  )
}

/** `refusals` counts how often the draft was not submitted because the guide had just changed. */
export function NewerGuide({ refusals = 0 }: { refusals?: number }) {
  const { draft } = useDraft()
  const [taken, setTaken] = useState(0)
  if (draft.newerVersion !== undefined) {
    return <Offered occasion={refusals} onTaken={() => setTaken(count => count + 1)} />
  }
  return <Taken occasion={refusals + taken} refused={refusals > 0} />
}
