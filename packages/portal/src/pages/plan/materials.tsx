import type { ChecklistEntryOnWire, OmittedEntryOnWire, PlanOnWire } from '@yijianshi/contract/plan'
import { Sample } from '../../elements/sample.tsx'
import { type Planned, plannedOf, Why } from '../../elements/why.tsx'
import { useSay, useTexts } from '../../texts/texts.tsx'

/** Names of the authorities behind items, each once. */
export function authoritiesOf(
  plan: PlanOnWire,
  items: readonly string[],
  say: (words: { zh: string; en?: string }) => string,
): string[] {
  return [
    ...new Set(plan.items.filter(({ item }) => items.includes(item)).map(each => say(each.authorityName))),
  ]
}

const mostNamed = 2

/** Who uses a field, short enough to stand below each: all, both, or the first of several. */
export function useUsers(plan: PlanOnWire): (items: readonly string[]) => string {
  const texts = useTexts()
  const say = useSay()
  const everybody = authoritiesOf(
    plan,
    plan.items.map(({ item }) => item),
    say,
  ).length
  return items => {
    const names = authoritiesOf(plan, items, say)
    if (names.length > mostNamed && names.length === everybody) return texts.draft.sharedByAll(names.length)
    const [first = ''] = names
    return names.length > mostNamed
      ? texts.draft.sharedWithMany(first, names.length)
      : texts.draft.sharedWith(texts.and(names))
  }
}

function ToBring({ plan, entry }: { plan: PlanOnWire; entry: ChecklistEntryOnWire }) {
  const texts = useTexts()
  const say = useSay()
  const name = say(entry.name)
  const copies = texts.plan.copies(entry.copies.original, entry.copies.copy)
  return (
    <li className={entry.sample === undefined ? undefined : 'with-sample'}>
      <h3>{name}</h3>
      <p>{say(entry.guidance)}</p>
      {entry.kind === 'form' ? <p className="tag good">{texts.plan.bringForm}</p> : <p>{copies}</p>}
      {entry.tolerableDays !== undefined && (
        <p>
          <span className="tag warn">{texts.plan.tolerable(entry.tolerableDays)}</span>
        </p>
      )}
      <p className="needed-by">{texts.plan.neededBy(texts.and(authoritiesOf(plan, entry.neededBy, say)))}</p>
      <Why of={plannedOf(plan)} about={{ kind: 'material', id: entry.material }} name={name} />
      {entry.sample !== undefined && <Sample file={entry.sample} name={name} />}
    </li>
  )
}

export function Bring({ plan }: { plan: PlanOnWire }) {
  const texts = useTexts()
  return (
    <section aria-labelledby="bring-heading">
      <h2 id="bring-heading">{texts.plan.bring(plan.checklist.length)}</h2>
      <ol className="materials-list">
        {plan.checklist.map(entry => (
          <ToBring key={entry.material} plan={plan} entry={entry} />
        ))}
      </ol>
    </section>
  )
}

const reasons = ['merged-form', 'duplicate', 'process-material', 'fetched', 'not-applicable'] as const

/** How often a material would have been handed in: what the totals count. */
function timesOf(entries: readonly OmittedEntryOnWire[]): number {
  return entries.reduce((sum, entry) => sum + entry.neededBy.length, 0)
}

function useWhy(): (entry: OmittedEntryOnWire) => string {
  const texts = useTexts()
  const say = useSay()
  return entry => {
    switch (entry.reason) {
      case 'merged-form':
        return texts.plan.into(say(entry.intoName))
      case 'duplicate':
        return entry.equivalentTo
          ? texts.plan.samePaper(say(entry.equivalentTo.name), say(entry.equivalentTo.reason))
          : texts.plan.givenFor(say(entry.givenForName))
      case 'process-material':
        return texts.plan.producedBy(say(entry.producedByName))
      case 'fetched':
        return texts.plan.resource(say(entry.resource))
      case 'not-applicable':
        return ''
    }
  }
}

function WhyLeftOut({ of, entry }: { of: Planned; entry: OmittedEntryOnWire }) {
  const say = useSay()
  return <Why of={of} about={{ kind: 'material', id: entry.material }} name={say(entry.name)} />
}

/** What need not be brought, grouped by why. */
export function NotToBring({ plan }: { plan: PlanOnWire }) {
  const { omitted } = plan
  const of = plannedOf(plan)
  const texts = useTexts()
  const say = useSay()
  const why = useWhy()
  const counted = omitted.filter(({ reason }) => reason !== 'not-applicable')
  if (omitted.length === 0) return null
  return (
    <section className="omitted" aria-labelledby="omitted-heading">
      <h2 id="omitted-heading">{texts.plan.notBring(timesOf(counted))}</h2>
      <p>{texts.plan.notBringHint}</p>
      {reasons.map(reason => {
        const entries = omitted.filter(entry => entry.reason === reason)
        if (entries.length === 0) return null
        if (reason === 'not-applicable') {
          return (
            <details key={reason}>
              <summary>{texts.plan.reasons[reason]}</summary>
              <ul>
                {entries.map(entry => (
                  <li key={entry.material}>
                    {say(entry.name)}
                    <WhyLeftOut of={of} entry={entry} />
                  </li>
                ))}
              </ul>
            </details>
          )
        }
        return (
          <div key={reason} className="card">
            <h3>
              {texts.plan.reasons[reason]}{' '}
              <span className="tag good">{texts.plan.times(timesOf(entries))}</span>
            </h3>
            <ul>
              {entries.map(entry => (
                <li key={`${entry.material} ${entry.neededBy.join(' ')}`}>
                  {say(entry.name)}
                  {entry.neededBy.length > 1 && ` × ${entry.neededBy.length}`}
                  {why(entry) !== '' && <span className="soft"> – {why(entry)}</span>}
                  <WhyLeftOut of={of} entry={entry} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
