import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DutyStaff } from '@yijianshi/contract/duty'
import { Alert, Button, Input, Radio, Select } from 'antd'
import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { call, getValue } from '../connection/call.ts'
import { LabelledField } from '../form/labelled-field.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { confirmed } from '../session/confirmation.ts'
import { type Speech, useTexts } from '../texts/texts.ts'
import { type DutyChoice, type DutyFault, faultsOf, fillable, holdersFor, sentDuty } from './duty-choice.ts'
import { postText } from './post-text.ts'

const empty: DutyChoice = { kind: 'deputy', of: '', login: '', from: '', until: '' }

/** Of a person of the staff; typing finds names and posts. */
function MemberField({
  id,
  label,
  members,
  chosen,
  problem,
  onChoose,
}: {
  readonly id: string
  readonly label: string
  readonly members: readonly DutyStaff[]
  readonly chosen: string
  readonly problem: string | undefined
  readonly onChoose: (login: string) => void
}): ReactElement {
  const speech = useTexts()
  const { duty } = speech.t
  const text = (member: DutyStaff) =>
    `${duty.member(member.name, postText(member, speech))}${member.inUse ? '' : ` · ${duty.left}`}`
  return (
    <LabelledField id={id} label={label} problem={problem}>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen === '' ? null : chosen}
        placeholder={duty.choose}
        notFoundContent={duty.nobody}
        status={problem === undefined ? '' : 'error'}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={onChoose}
        options={members.map(member => ({ value: member.login, label: text(member) }))}
      />
    </LabelledField>
  )
}

function problemIn(shown: readonly DutyFault[], words: Speech['t']['duty'], ...faults: DutyFault[]) {
  const fault = faults.find(each => shown.includes(each))
  return fault === undefined ? undefined : words[fault]
}

function PeriodFields({
  id,
  choice,
  shown,
  onChange,
}: {
  readonly id: string
  readonly choice: DutyChoice
  readonly shown: readonly DutyFault[]
  readonly onChange: (choice: DutyChoice) => void
}): ReactElement {
  const words = useTexts().t.duty
  const problem = problemIn(shown, words, 'untilMissing', 'periodWrong')
  return (
    <div className="duty-period">
      <LabelledField id={`${id}-from`} label={words.from} hint={words.fromHint}>
        <Input
          id={`${id}-from`}
          type="date"
          value={choice.from}
          aria-describedby={`${id}-from-hint`}
          onChange={event => onChange({ ...choice, from: event.target.value })}
        />
      </LabelledField>
      <LabelledField
        id={`${id}-until`}
        label={words.until}
        hint={choice.kind === 'own' ? words.untilHint : words.untilDeputy}
        problem={problem}
      >
        <Input
          id={`${id}-until`}
          type="date"
          value={choice.until}
          status={problem === undefined ? '' : 'error'}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-until-hint ${id}-until-problem`}
          onChange={event => onChange({ ...choice, until: event.target.value })}
        />
      </LabelledField>
    </div>
  )
}

/** Names a deputy, or sets the times of a post. */
export function GiveForm({
  staff,
  onGiven,
}: {
  readonly staff: readonly DutyStaff[]
  readonly onGiven: () => void
}): ReactElement {
  const words = useTexts().t.duty
  const id = useId()
  const queryClient = useQueryClient()
  const [choice, setChoice] = useState(empty)
  const [tried, setTried] = useState(false)
  const faults = tried ? faultsOf(choice, Date.now()) : []
  const give = useMutation({
    mutationFn: () => confirmed(() => getValue(call('giveDuty', { body: sentDuty(choice) }))),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['duties'] })
      onGiven()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(choice, Date.now()).length === 0) give.mutate()
  }
  const isDeputy = choice.kind === 'deputy'
  return (
    <form className="duty-form" onSubmit={submit} noValidate>
      <Radio.Group
        aria-label={words.what}
        value={choice.kind}
        onChange={event => setChoice({ ...empty, kind: event.target.value === 'own' ? 'own' : 'deputy' })}
        options={[
          { value: 'deputy', label: words.kinds.deputy },
          { value: 'own', label: words.kinds.own },
        ]}
      />
      {isDeputy ? (
        <MemberField
          id={`${id}-of`}
          label={words.whosePost}
          members={fillable(staff)}
          chosen={choice.of}
          problem={problemIn(faults, words, 'ofMissing')}
          onChoose={of => setChoice({ ...choice, of, login: '' })}
        />
      ) : null}
      <MemberField
        id={`${id}-login`}
        label={isDeputy ? words.deputy : words.whoseTimes}
        members={holdersFor(staff, choice)}
        chosen={choice.login}
        problem={problemIn(faults, words, 'loginMissing')}
        onChoose={login => setChoice({ ...choice, login })}
      />
      <PeriodFields id={id} choice={choice} shown={faults} onChange={setChoice} />
      <Alert type="info" showIcon title={isDeputy ? words.deputyMeans : words.ownMeans} />
      <ProblemAlert error={give.error} />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {words.give}
        </Button>
      </div>
    </form>
  )
}
