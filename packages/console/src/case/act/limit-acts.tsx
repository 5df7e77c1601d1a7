/** Longer limits of the whole case: of all authorities together, and of papers that are to follow. */
import type { CaseView } from '@yijianshi/contract/case'
import { CASE_LIMITS } from '@yijianshi/core/case'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { mayGive } from '../may-give.ts'
import { ActButton } from './act-button.tsx'
import { ChoiceField, DaysField, LineField, ReasonField, WordsField } from './act-fields.tsx'

type Place = { readonly view: CaseView }
type Extension = { readonly days: number; readonly approver: string; readonly reason: string }
type Prolongation = Pick<Extension, 'days' | 'reason'> & { readonly material: string }

export function ExtendJointLimit({ view }: Place): ReactElement | null {
  const { t } = useTexts()
  const words = t.window.jointLimit
  if (!mayGive(view, 'extend-joint-limit')) return null
  const most = CASE_LIMITS.jointExtensionDays
  return (
    <ActButton<Extension>
      caseId={view.id}
      title={words.extend}
      lead={words.lead(most)}
      commandOf={values => ({ type: 'extend-joint-limit', ...values })}
    >
      <DaysField name="days" label={t.acts.days} most={most} />
      <LineField name="approver" label={words.approver} missing={words.approverMissing} />
      <ReasonField />
    </ActButton>
  )
}

/** For one of the materials that are to follow and may follow later still. */
export function ProlongSupplement({ view }: Place): ReactElement | null {
  const { t, say } = useTexts()
  const words = t.window.prolong
  const materials = view.mayDo.flatMap(({ command, subject }) =>
    command === 'prolong-supplement' && subject !== undefined ? [subject] : [],
  )
  const [first] = materials
  if (first === undefined) return null
  const nameOf = (material: string) => {
    const name = view.later.find(entry => entry.material === material)?.name
    return name === undefined ? material : say(name)
  }
  const most = CASE_LIMITS.prolongedSupplementDays
  return (
    <ActButton<Prolongation>
      caseId={view.id}
      title={words.title}
      lead={words.lead(most)}
      {...(materials.length === 1 && { initial: { material: first } })}
      commandOf={values => ({ type: 'prolong-supplement', ...values })}
    >
      <ChoiceField
        name="material"
        label={words.material}
        missing={words.materialMissing}
        options={materials.map(value => ({ value, label: nameOf(value) }))}
      />
      <DaysField name="days" label={t.acts.days} most={most} />
      <WordsField name="reason" label={words.reason} missing={t.acts.reasonMissing} />
    </ActButton>
  )
}

/** How far the joint limit is used up, and who let it be longer. */
export function JointLimitNote({ view }: Place): ReactElement | null {
  const { t } = useTexts()
  const words = t.window.jointLimit
  if (view.jointLimit === null || view.jointLimit.clock.state === 'ended') return null
  const { clock, extension } = view.jointLimit
  return (
    <Alert
      role="note"
      type={clock.overdueBy > 0 ? 'error' : 'info'}
      showIcon
      title={words.title(clock.allowed)}
      description={
        <>
          <p>{words.state(clock.used, clock.due, clock.state === 'stopped')}</p>
          {extension === null ? null : (
            <p>{words.extended(extension.days, extension.approver, extension.reason)}</p>
          )}
        </>
      }
    />
  )
}
