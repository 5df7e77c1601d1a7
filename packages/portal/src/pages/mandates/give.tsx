/** 请人帮我办: one decision per screen; nothing is sent before the last. */
import { useCallback, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { civilDayOf, dateText } from '../../elements/dates.ts'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { Summary } from '../../elements/summary.tsx'
import { oneFault, useSummary } from '../../elements/use-summary.ts'
import { noDocument } from '../../fields/document-rows.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { heard, type Message } from '../../texts/message.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { StepFields } from './give-fields.tsx'
import { ACTS, faultsOf, type NewMandate, STEPS, type Step, stepOf, untilOf } from './new-mandate.ts'

const empty: NewMandate = {
  kind: undefined,
  name: '',
  document: noDocument,
  acts: ACTS,
  matters: 'all',
  period: 'year',
}

const today = () => civilDayOf(new Date().toISOString())

function Checked({ mandate }: { mandate: NewMandate }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const { labels, kinds, acts, allMatters } = texts.mandate
  const matters = useLoaded(useCallback(() => call('listMatters', { query: {} }), []))
  return (
    <Shown loaded={matters}>
      {({ matters: all }) => (
        <>
          <Summary
            rows={[
              [
                labels.agent,
                mandate.kind === undefined ? mandate.name : `${mandate.name} · ${kinds[mandate.kind]}`,
              ],
              [labels.acts, texts.mandate.parts(mandate.acts.map(act => acts[act]))],
              [
                labels.matters,
                mandate.matters === 'all'
                  ? allMatters
                  : texts.and(
                      all.filter(({ id }) => mandate.matters.includes(id)).map(({ name }) => say(name)),
                    ),
              ],
              [
                labels.period,
                texts.mandate.period(
                  dateText(today(), language),
                  dateText(untilOf(mandate.period, today()), language),
                ),
              ],
            ]}
          />
          <p className="column">{texts.mandate.new.checkHint}</p>
        </>
      )}
    </Shown>
  )
}

/** `organisation`: in whose name it is given; one’s own when absent. */
function useGiving(mandate: NewMandate, organisation: string | null) {
  const id = useRef<string>(undefined)
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  return async (): Promise<Message | undefined> => {
    const { kind, name, document, acts, matters, period } = mandate
    if (busy || kind === undefined) return undefined
    setBusy(true)
    id.current ??= crypto.randomUUID()
    const answer = await call('giveMandate', {
      body: {
        id: id.current,
        kind,
        agent: { name, document },
        acts: [...acts],
        matters: matters === 'all' ? 'all' : [...matters],
        until: untilOf(period, today()),
        ...(organisation !== null && { organisation }),
      },
    })
    setBusy(false)
    if (!answer.ok) return heard(answer.problem, ({ errors }) => errors.notSent)
    navigate(`/mandates/${answer.value.id}`, { replace: true })
    return undefined
  }
}

function addressOf(step: Step, organisation: string | null): string {
  const query = new URLSearchParams({ step, ...(organisation !== null && { organisation }) })
  return `/mandates/new?${query}`
}

export function GiveMandate() {
  const texts = useTexts()
  const words = texts.mandate.new
  const search = new URLSearchParams(useSearch())
  const organisation = search.get('organisation')
  const [, navigate] = useLocation()
  const [mandate, setMandate] = useState<NewMandate>(empty)
  const { entries, occasion, fail, clear } = useSummary()
  const give = useGiving(mandate, organisation)
  const step = stepOf(search.get('step'), mandate)
  const place = STEPS.indexOf(step)
  const before = STEPS[place - 1]
  const goOn = async () => {
    const faults = faultsOf(step, mandate)
    if (faults.length > 0)
      return fail({
        in: ({ texts }) => faults.map(({ field, fault }) => ({ field, text: texts.mandate.new[fault] })),
      })
    clear()
    const next = STEPS[place + 1]
    if (next !== undefined) return navigate(addressOf(next, organisation))
    const refused = await give()
    if (refused !== undefined) fail(oneFault(refused))
  }
  return (
    <>
      <BackLink href={before === undefined ? '/mandates' : addressOf(before, organisation)} />
      <ErrorSummary entries={entries} occasion={occasion} />
      <PageHeading key={step} faulty={entries.length > 0}>
        {words[step]}
      </PageHeading>
      <p className="soft">{words.step(place + 1, STEPS.length)}</p>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void goOn()
        }}
      >
        {step === 'check' ? (
          <Checked mandate={mandate} />
        ) : (
          <StepFields
            step={step}
            mandate={mandate}
            isOrganisation={organisation !== null}
            entries={entries}
            onChange={setMandate}
          />
        )}
        <p className="actions">
          <button type="submit" className="button big">
            {step === 'check' ? words.send : texts.continue}
          </button>
        </p>
      </form>
    </>
  )
}
