import type { Representable } from '@yijianshi/contract/mandate'
import type { Problem } from '@yijianshi/contract/shape'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useParams, useSearch } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Failure, Loading, Shown } from '../../elements/shown.tsx'
import { Choices } from '../../fields/choices.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { OnlyLoggedIn } from '../../session/session.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { type Answers, guideBodyOf, searchOf } from '../guide/answers-in-address.ts'

/** Leads to the draft; whoever is not logged in is asked to first. */
export function StartDraft({
  matter,
  answers,
  region,
}: {
  matter: string
  answers: Answers
  region: string | undefined
}) {
  const texts = useTexts()
  return (
    <div className="no-print">
      <p className="actions">
        <Link href={`/matters/${matter}/begin${searchOf(answers, region)}`} className="button big">
          {texts.plan.start}
        </Link>
        <button type="button" className="button secondary" onClick={() => window.print()}>
          {texts.print}
        </button>
      </p>
      <p className="soft">{texts.plan.startHint}</p>
    </div>
  )
}

type Begun = { readonly matter: string; readonly search: string }

/** `principal`: for whom; oneself when absent. */
function Opening({ matter, search, principal }: Begun & { principal?: string | undefined }) {
  const [, navigate] = useLocation()
  const begun = useRef(false)
  const [failed, setFailed] = useState<{ problem: Problem | undefined }>()
  useEffect(() => {
    // Once: a draft more for each time that the page is drawn would litter the list.
    if (begun.current) return
    begun.current = true
    const body = { matter, ...guideBodyOf(search), ...(principal !== undefined && { principal }) }
    void call('createDraft', { body }).then(answer => {
      if (answer.ok) navigate(`/drafts/${answer.value.id}`, { replace: true })
      else setFailed({ problem: answer.problem })
    })
  }, [matter, search, principal, navigate])
  if (failed === undefined) return <Loading />
  return <Failure problem={failed.problem} again={() => navigate(`/matters/${matter}/plan?${search}`)} />
}

function mayFillIn({ matters, acts }: Representable, matter: string): boolean {
  return acts.includes('fill-in') && (matters === 'all' || matters.includes(matter))
}

function ForWhom({ matter, search, others }: Begun & { others: readonly Representable[] }) {
  const texts = useTexts()
  const words = texts.mandate.begin
  const [chosen, setChosen] = useState<string>()
  const [opening, setOpening] = useState(false)
  const [occasion, setOccasion] = useState(0)
  if (opening)
    return <Opening matter={matter} search={search} principal={chosen === 'self' ? undefined : chosen} />
  const names = new Map(others.map(({ principal, kind, name }) => [principal, words[kind](name)]))
  const isFaulty = occasion > 0 && chosen === undefined
  const goOn = (event: FormEvent) => {
    event.preventDefault()
    if (chosen === undefined) setOccasion(number => number + 1)
    else setOpening(true)
  }
  return (
    <>
      <BackLink href={`/matters/${matter}/plan?${search}`} />
      <ErrorSummary entries={isFaulty ? [{ field: 'whom', text: words.missing }] : []} occasion={occasion} />
      <PageHeading faulty={isFaulty}>{words.heading}</PageHeading>
      <form noValidate onSubmit={goOn}>
        <fieldset className={isFaulty ? 'field faulty' : 'field'}>
          <legend className="visually-hidden">{words.heading}</legend>
          <Choices
            id="whom"
            many={false}
            options={[
              { value: 'self', label: words.self },
              ...[...names].map(([value, label]) => ({ value, label })),
            ]}
            chosen={chosen === undefined ? [] : [chosen]}
            onChoose={([value]) => setChosen(value)}
          />
        </fieldset>
        <p className="actions">
          <button type="submit" className="button big">
            {texts.continue}
          </button>
          <Link href="/mandates" className="button secondary">
            {words.other}
          </Link>
        </p>
      </form>
    </>
  )
}

/** Whoever acts for nobody is not asked for whom it is. */
function Begin() {
  const { matter = '' } = useParams()
  const search = useSearch()
  const loaded = useLoaded(useCallback(() => call('listMandates', { query: {} }), []))
  return (
    <Shown loaded={loaded}>
      {({ representable }) => {
        const others = representable.filter(each => mayFillIn(each, matter))
        return others.length === 0 ? (
          <Opening matter={matter} search={search} />
        ) : (
          <ForWhom matter={matter} search={search} others={others} />
        )
      }}
    </Shown>
  )
}

/** Opens the draft; for whom, is asked where there is more than one answer. */
export function BeginPage() {
  return (
    <OnlyLoggedIn>
      <Begin />
    </OnlyLoggedIn>
  )
}
