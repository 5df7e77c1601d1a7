/** What may be done with a joint act: speak, hold it, move it, cancel it. */
import { useQueryClient } from '@tanstack/react-query'
import type { CaseView, JointActOnWire } from '@yijianshi/contract/case'
import { type ReactElement, useEffect } from 'react'
import { ActButton } from '../case/act/act-button.tsx'
import {
  ChoiceField,
  LineField,
  MomentField,
  OpinionFields,
  ReasonField,
  WordsField,
} from '../case/act/act-fields.tsx'
import { fieldOfInstant, instantOfField, linesOf } from '../case/act/lines.ts'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'

type Opinion = JointActOnWire['opinions'][number]['opinion']
type Place = { readonly view: CaseView; readonly act: JointActOnWire }
type Held = { readonly attendants: string; readonly minutes: string; readonly conclusion: Opinion }
type Moved = { readonly heldAt: string; readonly place: string; readonly reason: string }

const conclusions = ['agree', 'agree-with-conditions', 'disagree'] as const

function Speak({ view, act }: Place): ReactElement {
  const { t } = useTexts()
  return (
    <ActButton<{ readonly opinion: Opinion; readonly text?: string }>
      caseId={view.id}
      title={t.joint.give}
      tone="primary"
      commandOf={({ opinion, text = '' }) => ({ type: 'give-joint-opinion', act: act.id, opinion, text })}
    >
      <OpinionFields />
    </ActButton>
  )
}

function Hold({ view, act }: Place): ReactElement {
  const { t } = useTexts()
  const words = t.joint
  return (
    <ActButton<Held>
      caseId={view.id}
      title={words.hold}
      tone="primary"
      lead={words.holdLead}
      commandOf={({ attendants, minutes, conclusion }) => ({
        type: 'hold-joint-act',
        act: act.id,
        attendants: linesOf(attendants),
        minutes,
        conclusion,
      })}
    >
      <WordsField
        name="attendants"
        label={words.attendants}
        extra={words.attendantsHint}
        missing={t.acts.missing}
        mostCharacters={1000}
      />
      <WordsField
        name="minutes"
        label={words.minutes}
        missing={words.minutesMissing}
        rows={8}
        mostCharacters={10_000}
      />
      <ChoiceField
        name="conclusion"
        label={words.conclusion}
        missing={t.acts.opinionMissing}
        options={conclusions.map(value => ({ value, label: t.acts.opinions[value] }))}
      />
    </ActButton>
  )
}

function Move({ view, act }: Place): ReactElement {
  const { t } = useTexts()
  return (
    <ActButton<Moved>
      caseId={view.id}
      title={t.joint.move}
      initial={{ heldAt: fieldOfInstant(act.heldAt), place: act.place }}
      commandOf={({ heldAt, place, reason }) => ({
        type: 'move-joint-act',
        act: act.id,
        heldAt: instantOfField(heldAt),
        place,
        reason,
      })}
    >
      <MomentField name="heldAt" label={t.joint.heldAt} missing={t.joint.heldAtMissing} />
      <LineField name="place" label={t.joint.place} missing={t.joint.placeMissing} />
      <ReasonField />
    </ActButton>
  )
}

function Cancel({ view, act }: Place): ReactElement {
  const { t } = useTexts()
  return (
    <ActButton<{ readonly reason: string }>
      caseId={view.id}
      title={t.joint.cancel}
      tone="danger"
      commandOf={({ reason }) => ({ type: 'cancel-joint-act', act: act.id, reason })}
    >
      <ReasonField />
    </ActButton>
  )
}

const soonMs = 86_400_000

/** When its time has come the case is read again: minutes may be taken from then on. */
function useTimeOf({ view, act }: Place): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    const waitMs = Date.parse(act.heldAt) - Date.now()
    if (act.state !== 'convened' || waitMs <= 0 || waitMs > soonMs) return
    const again = () => void queryClient.invalidateQueries({ queryKey: ['case', view.id] })
    const timer = setTimeout(again, waitMs + 500)
    return () => clearTimeout(timer)
  }, [queryClient, view.id, act.heldAt, act.state])
}

export function JointActs({ view, act }: Place): ReactElement | null {
  const { t } = useTexts()
  useTimeOf({ view, act })
  const may = (command: CaseView['mayDo'][number]['command']) =>
    view.mayDo.some(entry => entry.command === command && entry.subject === act.id)
  const of = { view, act }
  const mayAny = view.mayDo.some(entry => entry.subject === act.id)
  if (!mayAny) return null
  return (
    <section className="actions" aria-label={t.caseView.actions}>
      {may('give-joint-opinion') ? <Speak {...of} /> : null}
      {may('hold-joint-act') ? <Hold {...of} /> : null}
      {may('move-joint-act') ? <Move {...of} /> : null}
      {may('cancel-joint-act') ? <Cancel {...of} /> : null}
      {may('move-joint-act') && !may('hold-joint-act') ? (
        <p className="quiet">{t.joint.holdFrom(formatInstant(act.heldAt))}</p>
      ) : null}
    </section>
  )
}
