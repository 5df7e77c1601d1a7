/** What may be done with the case as a whole, besides acceptance, notice, refusal and delivery. */
import type { CaseView } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { ConveneButton } from '../../joint/convene-button.tsx'
import { useTexts } from '../../texts/texts.ts'
import { mayGive } from '../may-give.ts'
import { ActButton } from './act-button.tsx'
import { ChecksField, ChoiceField, LineField, ReasonField } from './act-fields.tsx'
import { EntriesButton } from './entries-panel.tsx'
import { ExtendJointLimit, ProlongSupplement } from './limit-acts.tsx'

type Command = CaseView['mayDo'][number]['command']

const OF_CASE: ReadonlySet<Command> = new Set<Command>([
  'pre-examine',
  'open-joint-notice',
  'tell-missing',
  'choose-separate-delivery',
  'track-delivery',
  'reopen',
  'convene',
  'extend-joint-limit',
  'prolong-supplement',
  'repair-credit',
])

export function hasCaseActs(view: CaseView): boolean {
  return view.mayDo.some(({ command }) => OF_CASE.has(command))
}

function PreExamine({ view }: { readonly view: CaseView }): ReactElement {
  const { t } = useTexts()
  const { title, lead, outcome, outcomes } = t.window.preExamine
  return (
    <EntriesButton
      caseId={view.id}
      title={title}
      lead={lead}
      submit={t.acts.submit}
      label={outcome}
      nothing={outcomes.ready}
      something={outcomes['to-mend']}
      commandOf={entries => ({
        type: 'pre-examine',
        outcome: entries.length === 0 ? 'ready' : 'to-mend',
        entries,
      })}
    />
  )
}

function TellMissing({ view }: { readonly view: CaseView }): ReactElement {
  const { t } = useTexts()
  const { tell, tellLead, tellSubmit, nothingMissing, somethingMissing } = t.window.jointNotice
  return (
    <EntriesButton
      caseId={view.id}
      title={tell}
      lead={tellLead}
      submit={tellSubmit}
      label={tell}
      nothing={nothingMissing}
      something={somethingMissing}
      commandOf={entries => ({ type: 'tell-missing', entries })}
    />
  )
}

const trackingStates = ['sent', 'in-transit', 'delivered', 'sent-back'] as const
type Tracking = { readonly state: (typeof trackingStates)[number] }

function TrackDelivery({ view, number }: { readonly view: CaseView; readonly number: string }): ReactElement {
  const { t } = useTexts()
  const { title, of, state, states } = t.window.tracking
  return (
    <ActButton<Tracking>
      caseId={view.id}
      title={title}
      about={number}
      lead={of(number)}
      commandOf={values => ({ type: 'track-delivery', trackingNumber: number, state: values.state })}
    >
      <ChoiceField
        name="state"
        label={state}
        missing={t.acts.missing}
        options={trackingStates.map(value => ({ value, label: states[value] }))}
      />
    </ActButton>
  )
}

type Reopening = { readonly items: string[]; readonly document: string; readonly reason: string }

function Reopen({ view }: { readonly view: CaseView }): ReactElement {
  const { t, say } = useTexts()
  const { title, lead, items, itemsMissing, document, documentMissing } = t.window.reopen
  const again = view.tasks.filter(({ stage }) => stage === 'refused' || stage === 'stopped')
  return (
    <ActButton<Reopening>
      caseId={view.id}
      title={title}
      lead={lead}
      initial={{ items: again.map(task => task.item) }}
      commandOf={values => ({ type: 'reopen', ...values })}
    >
      <ChecksField
        name="items"
        label={items}
        missing={itemsMissing}
        options={again.map(({ item, name }) => ({ value: item, label: say(name) }))}
      />
      <LineField name="document" label={document} missing={documentMissing} />
      <ReasonField />
    </ActButton>
  )
}

function RepairCredit({ view }: { readonly view: CaseView }): ReactElement {
  const { t } = useTexts()
  const { title, lead, document } = t.window.repair
  return (
    <ActButton<{ readonly document: string }>
      caseId={view.id}
      title={title}
      lead={lead}
      commandOf={values => ({ type: 'repair-credit', document: values.document })}
    >
      <LineField name="document" label={document} missing={t.acts.missing} />
    </ActButton>
  )
}

export function CaseActs({ view }: { readonly view: CaseView }): ReactElement {
  const { t } = useTexts()
  const { jointNotice, separate } = t.window
  const sent = view.mayDo.flatMap(({ command, subject }) =>
    command === 'track-delivery' && subject !== undefined ? [subject] : [],
  )
  return (
    <>
      {mayGive(view, 'pre-examine') ? <PreExamine view={view} /> : null}
      {mayGive(view, 'open-joint-notice') ? (
        <ActButton
          caseId={view.id}
          title={jointNotice.open}
          lead={jointNotice.lead}
          submit={jointNotice.submit}
          commandOf={() => ({ type: 'open-joint-notice' })}
        />
      ) : null}
      {mayGive(view, 'tell-missing') ? <TellMissing view={view} /> : null}
      {mayGive(view, 'choose-separate-delivery') ? (
        <ActButton
          caseId={view.id}
          title={separate.title}
          lead={separate.lead}
          commandOf={() => ({ type: 'choose-separate-delivery' })}
        />
      ) : null}
      {sent.map(number => (
        <TrackDelivery key={number} view={view} number={number} />
      ))}
      {mayGive(view, 'convene') ? <ConveneButton view={view} /> : null}
      <ExtendJointLimit view={view} />
      <ProlongSupplement view={view} />
      {mayGive(view, 'reopen') ? <Reopen view={view} /> : null}
      {mayGive(view, 'repair-credit') ? <RepairCredit view={view} /> : null}
    </>
  )
}
