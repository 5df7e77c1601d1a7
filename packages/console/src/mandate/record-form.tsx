/** Recording a mandate from the papers on the desk. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { MandateAct, MandateKind, MandateProof } from '@yijianshi/contract/mandate'
import { MANDATE_ACTS, MANDATE_KINDS } from '@yijianshi/core/access'
import { MANDATE_RULES } from '@yijianshi/core/mandate'
import { Alert, Button, Checkbox, Input, Select } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { call, getValue } from '../connection/call.ts'
import { createCommandIds } from '../connection/command-id.ts'
import { catalogueQuery } from '../connection/queries.ts'
import { LabelledField } from '../form/labelled-field.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { type Visitor, visitorProblems, visitorTemplate } from '../intake/visitor.ts'
import { allFields, type ShownField, VisitorFields } from '../intake/visitor-fields.tsx'
import { useTexts } from '../texts/texts.ts'

type Scope = {
  readonly kind: MandateKind
  readonly proof: MandateProof
  readonly acts: readonly MandateAct[]
  readonly matters: readonly string[]
  readonly until: string
  readonly agentIsThere: boolean
}

type Principal = 'person' | 'organisation'

const principalOf = ({ coming }: Visitor): Principal =>
  coming === 'for-organisation' ? 'organisation' : 'person'

const kindsFor = (principal: Principal) =>
  MANDATE_KINDS.filter(kind => MANDATE_RULES[kind].principals.includes(principal))

/** What the register says no clerk says. */
const proofsFor = (kind: MandateKind) => MANDATE_RULES[kind].proofs.filter(proof => proof !== 'register')

function scopeFor(principal: Principal): Scope {
  const kind = principal === 'person' ? 'family' : 'legal-representative'
  return {
    kind,
    proof: proofsFor(kind)[0] ?? 'in-person',
    acts: MANDATE_ACTS,
    matters: [],
    until: '',
    agentIsThere: true,
  }
}

function recordedBody({ coming, person, organisation, agent }: Visitor, { matters, acts, ...scope }: Scope) {
  return {
    ...scope,
    acts: [...acts],
    matters: matters.length === 0 ? ('all' as const) : [...matters],
    agent,
    ...(coming === 'for-organisation' ? { organisation } : { person }),
  }
}

function useRecording() {
  const [ids] = useState(() => createCommandIds())
  return useMutation({
    mutationFn: (body: ReturnType<typeof recordedBody>) =>
      getValue(call('recordMandate', { body: { ...body, id: ids.idFor(JSON.stringify(body)) } })),
    onSuccess: () => ids.answered(),
  })
}

function ScopeFields({
  scope,
  principal,
  isShown,
  onChange,
}: {
  readonly scope: Scope
  readonly principal: Principal
  readonly isShown: boolean
  readonly onChange: (scope: Scope) => void
}): ReactElement {
  const { t, say } = useTexts()
  const words = t.mandate
  const id = useId()
  const catalogue = useQuery(catalogueQuery)
  const matters = [...(catalogue.data?.matters.values() ?? [])]
  const isMissing = isShown && scope.until === ''
  return (
    <>
      <div className="person">
        <LabelledField id={`${id}-kind`} label={words.kind}>
          <Select
            id={`${id}-kind`}
            value={scope.kind}
            onChange={kind => onChange({ ...scope, kind, proof: proofsFor(kind)[0] ?? 'in-person' })}
            options={kindsFor(principal).map(value => ({ value, label: words.kinds[value] }))}
          />
        </LabelledField>
        <LabelledField id={`${id}-proof`} label={words.proof}>
          <Select
            id={`${id}-proof`}
            value={scope.proof}
            onChange={proof => onChange({ ...scope, proof })}
            options={proofsFor(scope.kind).map(value => ({ value, label: words.proofs[value] }))}
          />
        </LabelledField>
        <LabelledField
          id={`${id}-until`}
          label={words.until}
          problem={isMissing ? words.untilMissing : undefined}
        >
          <Input
            id={`${id}-until`}
            type="date"
            value={scope.until}
            status={isMissing ? 'error' : ''}
            aria-invalid={isMissing}
            aria-describedby={isMissing ? `${id}-until-problem` : undefined}
            onChange={event => onChange({ ...scope, until: event.target.value })}
          />
        </LabelledField>
        <LabelledField id={`${id}-matters`} label={words.matters}>
          <Select
            id={`${id}-matters`}
            mode="multiple"
            placeholder={words.allMatters}
            value={[...scope.matters]}
            onChange={chosen => onChange({ ...scope, matters: chosen })}
            options={matters.map(({ id: value, name }) => ({ value, label: say(name) }))}
          />
        </LabelledField>
      </div>
      <Checkbox.Group
        aria-label={words.acts}
        value={[...scope.acts]}
        onChange={chosen => onChange({ ...scope, acts: MANDATE_ACTS.filter(act => chosen.includes(act)) })}
        options={MANDATE_ACTS.map(value => ({ value, label: words.actNames[value] }))}
      />
      <Checkbox
        checked={scope.agentIsThere}
        onChange={event => onChange({ ...scope, agentIsThere: event.target.checked })}
      >
        {words.agentIsThere}
      </Checkbox>
    </>
  )
}

export function RecordForm(): ReactElement {
  const { t } = useTexts()
  const words = t.mandate
  const [visitor, setVisitor] = useState<Visitor>({ ...visitorTemplate, coming: 'for-person' })
  const [scope, setScope] = useState<Scope>(scopeFor('person'))
  const [shown, setShown] = useState<ReadonlySet<ShownField>>(new Set())
  const [tried, setTried] = useState(false)
  const problems = visitorProblems(visitor)
  const sending = useRecording()
  const changeVisitor = (next: Visitor) => {
    if (principalOf(next) !== principalOf(visitor)) setScope(scopeFor(principalOf(next)))
    setVisitor(next)
  }
  const send = () => {
    setShown(allFields)
    setTried(true)
    if (problems.all && scope.until !== '') sending.mutate(recordedBody(visitor, scope))
  }
  return (
    <section className="panel visitor" aria-labelledby="record-title">
      <h2 id="record-title">{words.recordTitle}</h2>
      <VisitorFields
        visitor={visitor}
        problems={problems}
        shown={shown}
        comings={['for-person', 'for-organisation']}
        onChange={changeVisitor}
        onLeave={field => setShown(new Set([...shown, field]))}
      />
      <ScopeFields scope={scope} principal={principalOf(visitor)} isShown={tried} onChange={setScope} />
      <ProblemAlert error={sending.error} />
      <div role="status">
        {sending.data === undefined ? null : (
          <Alert
            type="success"
            showIcon
            title={words.recorded(sending.data.principal.name, sending.data.agentName)}
          />
        )}
      </div>
      <Button type="primary" size="large" loading={sending.isPending} onClick={send}>
        {words.record}
      </Button>
    </section>
  )
}
