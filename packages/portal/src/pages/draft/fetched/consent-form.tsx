import { offeredResources } from '@yijianshi/contract/fetched'
import type { DraftSharing, SharedResource } from '@yijianshi/contract/sharing'
import { useState } from 'react'
import { useDraft } from '../../../draft/draft-state.tsx'
import { useSharing } from '../../../draft/sharing-state.tsx'
import { Choices } from '../../../fields/choices.tsx'
import { call } from '../../../server/call.ts'
import { useSending } from '../../../server/use-sending.ts'
import { useSay, useTexts } from '../../../texts/texts.tsx'
import { useHeld } from './words.ts'

/** What is fetched, from whom, for what: the words beside a tick, each in a line of its own. */
function useWords(matterName: DraftSharing['matterName']) {
  const texts = useTexts()
  const say = useSay()
  const { fromWhom, noFilling, noPapers, use } = texts.sharing
  const heldText = useHeld()
  return ({ ownerName, held, fields, materials }: SharedResource): string => {
    const namesOf = (entries: readonly { readonly name: SharedResource['name'] }[]) =>
      texts.and(entries.map(({ name }) => say(name)))
    return [
      fromWhom(say(ownerName)),
      ...(held === null ? [] : [heldText(held)]),
      ...(fields.length > 0 ? [noFilling(namesOf(fields))] : []),
      ...(materials.length > 0 ? [noPapers(namesOf(materials))] : []),
      use(say(matterName)),
    ].join('\n')
  }
}

function Ticks({
  id,
  legend,
  hint,
  resources,
  wordsOf,
  ticked,
  onTick,
}: {
  id: string
  legend: string
  hint?: string
  resources: readonly SharedResource[]
  wordsOf: (resource: SharedResource) => string
  ticked: readonly string[]
  onTick: (own: readonly string[]) => void
}) {
  const say = useSay()
  if (resources.length === 0) return null
  return (
    <fieldset className="sharing-part">
      <legend>{legend}</legend>
      {hint !== undefined && <p className="hint">{hint}</p>}
      <Choices
        id={id}
        many
        options={resources.map(each => ({
          value: each.resource,
          label: say(each.name),
          hint: wordsOf(each),
        }))}
        chosen={ticked}
        onChoose={onTick}
      />
    </fieldset>
  )
}

/** Those that the directory keeps back, with its reason: nobody is left guessing. */
function Refused({ resources }: Pick<DraftSharing, 'resources'>) {
  const { sharing: words } = useTexts()
  const say = useSay()
  const refused = resources.filter(({ reason }) => reason !== null)
  if (refused.length === 0) return null
  return (
    <details className="column">
      <summary>{words.refusedHeading}</summary>
      <ul>
        {refused.map(({ resource, name, reason }) => (
          <li key={resource}>
            {say(name)}：{reason === null ? '' : say(reason)}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** One tick for each source; sensitive ones apart. Nothing is ticked beforehand. */
export function ConsentForm({
  sharing,
  onDone,
  onSkip,
}: {
  sharing: DraftSharing
  onDone: () => void
  onSkip: () => void
}) {
  const { sharing: words } = useTexts()
  const { draft } = useDraft()
  const { replace, fetchFrom } = useSharing()
  const { busy, fault, send } = useSending()
  const [isNone, setNone] = useState(false)
  const [ticked, setTicked] = useState<readonly string[]>(
    sharing.consent?.resources.map(({ resource }) => resource) ?? [],
  )
  const wordsOf = useWords(sharing.matterName)
  const offered = offeredResources(sharing)
  const ordinary = offered.filter(({ sensitive }) => !sensitive)
  const sensitive = offered.filter(resource => resource.sensitive)
  const tick = (part: readonly SharedResource[]) => (own: readonly string[]) => {
    setNone(false)
    setTicked(all => [...all.filter(id => !part.some(({ resource }) => resource === id)), ...own])
  }
  const problem = isNone ? words.noneTicked : fault
  const agree = async () => {
    const agreed = offered.map(({ resource }) => resource).filter(id => ticked.includes(id))
    setNone(agreed.length === 0)
    if (agreed.length === 0) return
    const separately = agreed.filter(id => sensitive.some(({ resource }) => resource === id))
    await send(async () => {
      const params = { draft: draft.id }
      const given = await call('consentToSharing', { params, body: { resources: agreed, separately } })
      if (!given.ok) return given
      const came = await fetchFrom()
      // The consent holds all the same, and can be fetched by again.
      if (!came.ok) replace(given.value)
      return came
    }, onDone)
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void agree()
      }}
    >
      <Ticks
        id="ordinary-sources"
        legend={words.ordinary}
        resources={ordinary}
        wordsOf={wordsOf}
        ticked={ticked}
        onTick={tick(ordinary)}
      />
      <Ticks
        id="sensitive-sources"
        legend={words.sensitive}
        hint={words.sensitiveHint}
        resources={sensitive}
        wordsOf={wordsOf}
        ticked={ticked}
        onTick={tick(sensitive)}
      />
      <Refused resources={sharing.resources} />
      <p role="status">{busy && words.fetching}</p>
      <div role="alert">{problem !== undefined && <p className="problem column">{problem}</p>}</div>
      <p className="actions">
        <button type="submit" className="button big" aria-disabled={busy}>
          {words.consent}
        </button>
        <button type="button" className="button secondary" onClick={onSkip}>
          {words.skip}
        </button>
      </p>
    </form>
  )
}
