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

const ids = createCommandIds()

function record(visitor: Visitor, { matters, acts, ...scope }: Scope) {
  const { coming, person, organisation, agent } = visitor
  const body = {
    ...scope,
    acts: [...acts],
    matters: matters.length === 0 ? ('all' as const) : [...matters],
    agent,
    ...(coming === 'for-organisation' ? { organisation } : { person }),
  }
  return getValue(call('recordMandate', { body: { ...body, id: ids.idFor(JSON.stringify(body)) } }))
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
        <div className="field">
          <label htmlFor={`${id}-kind`}>{words.kind}</label>
          <Select
            id={`${id}-kind`}
            value={scope.kind}
            onChange={kind => onChange({ ...scope, kind, proof: proofsFor(kind)[0] ?? 'in-person' })}
            options={kindsFor(principal).map(value => ({ value, label: words.kinds[value] }))}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-proof`}>{words.proof}</label>
          <Select
            id={`${id}-proof`}
            value={scope.proof}
            onChange={proof => onChange({ ...scope, proof })}
            options={proofsFor(scope.kind).map(value => ({ value, label: words.proofs[value] }))}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-until`}>{words.until}</label>
          <Input
            id={`${id}-until`}
            type="date"
            value={scope.until}
            status={isMissing ? 'error' : ''}
            aria-invalid={isMissing}
            aria-describedby={isMissing ? `${id}-until-problem` : undefined}
            onChange={event => onChange({ ...scope, until: event.target.value })}
          />
          {isMissing ? (
            <div id={`${id}-until-problem`} className="field-problem">
              {words.untilMissing}
            </div>
          ) : null}
        </div>
        <div className="field">
          <label htmlFor={`${id}-matters`}>{words.matters}</label>
          <Select
            id={`${id}-matters`}
            mode="multiple"
            placeholder={words.allMatters}
            value={[...scope.matters]}
            onChange={chosen => onChange({ ...scope, matters: chosen })}
            options={matters.map(({ id: value, name }) => ({ value, label: say(name) }))}
          />
        </div>
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
  const sending = useMutation({
    mutationFn: () => record(visitor, scope),
    onSuccess: () => ids.answered(),
  })
  const changeVisitor = (next: Visitor) => {
    if (principalOf(next) !== principalOf(visitor)) setScope(scopeFor(principalOf(next)))
    setVisitor(next)
  }
  const send = () => {
    setShown(allFields)
    setTried(true)
    if (problems.all && scope.until !== '') sending.mutate()
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
