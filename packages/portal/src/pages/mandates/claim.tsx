/** 我是单位的法定代表人: the register is asked, with consent, and says whether it is so. */
import type { MandateList } from '@yijianshi/contract/mandate'
import { useCallback, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { oneFault, useSummary } from '../../elements/use-summary.ts'
import { ChoiceGroup } from '../../fields/choice-group.tsx'
import { Choices } from '../../fields/choices.tsx'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { heard, type Message } from '../../texts/message.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { type Claim, claimFaults } from './claim-faults.ts'

/** A refusal leaves what was typed; sent again after a lost answer it is the same mandate. */
function useClaiming({ code, consent }: Claim) {
  const sent = useRef<{ readonly id: string; readonly code: string }>(undefined)
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const claim = async (): Promise<Message | undefined> => {
    if (busy) return undefined
    setBusy(true)
    if (sent.current?.code !== code) sent.current = { id: crypto.randomUUID(), code }
    const body = { id: sent.current.id, creditCode: code, consent }
    const answer = await call('claimRepresentation', { body })
    setBusy(false)
    if (!answer.ok) return heard(answer.problem, ({ errors }) => errors.notSent)
    navigate(`/mandates/${answer.value.id}`, { replace: true })
    return undefined
  }
  return { busy, claim }
}

function Form({ registers }: Pick<MandateList, 'registers'>) {
  const texts = useTexts()
  const words = texts.mandate.register
  const say = useSay()
  const [claimed, setClaimed] = useState<Claim>({ code: '', consent: false })
  const { entries, occasion, fail, clear } = useSummary()
  const { busy, claim } = useClaiming(claimed)
  const problemOf = (id: string) => entries.find(({ field }) => field === id)?.text
  const check = async () => {
    const faults = claimFaults(claimed)
    if (faults.length > 0)
      return fail({
        in: spoken =>
          faults.map(({ field, fault }) => ({ field, text: spoken.texts.mandate.register[fault] })),
      })
    clear()
    const refused = await claim()
    if (refused !== undefined) fail(oneFault(refused))
  }
  const asked = registers.map(({ name, ownerName }) => words.source(say(ownerName), say(name)))
  return (
    <>
      <BackLink href="/mandates">{texts.mandate.title}</BackLink>
      <ErrorSummary entries={entries} occasion={occasion} />
      <PageHeading faulty={entries.length > 0}>{words.heading}</PageHeading>
      <p className="lead">{words.lead}</p>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void check()
        }}
      >
        <InputRow
          id="code"
          label={words.code}
          hint={words.codeHint}
          autoComplete="off"
          maxLength={40}
          problem={problemOf('code')}
          value={claimed.code}
          onChange={code => setClaimed({ ...claimed, code })}
        />
        <ChoiceGroup legend={words.consentHeading} problem={problemOf('consent')}>
          <Choices
            id="consent"
            many
            options={[{ value: 'yes', label: words.consent, hint: words.consentHint(texts.and(asked)) }]}
            chosen={claimed.consent ? ['yes'] : []}
            onChoose={values => setClaimed({ ...claimed, consent: values.includes('yes') })}
          />
        </ChoiceGroup>
        <p className="actions">
          <button type="submit" className="button big" aria-disabled={busy}>
            {words.send}
          </button>
        </p>
      </form>
      <p className="column">{words.after}</p>
      <h2>{texts.mandate.windowHeading}</h2>
      <p className="column">{words.window}</p>
    </>
  )
}

export function ClaimRepresentation() {
  const loaded = useLoaded(useCallback(() => call('listMandates', { query: {} }), []))
  return <Shown loaded={loaded}>{({ registers }) => <Form registers={registers} />}</Shown>
}
