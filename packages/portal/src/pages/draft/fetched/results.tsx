import { fetchedField, fetchedPaper } from '@yijianshi/contract/fetched'
import type { DraftSharing, SharedResource } from '@yijianshi/contract/sharing'
import { Link } from 'wouter'
import { useDraft } from '../../../draft/draft-state.tsx'
import { useSharing } from '../../../draft/sharing-state.tsx'
import { instantText } from '../../../elements/dates.ts'
import { EndConsent } from '../../../elements/end-consent.tsx'
import { call } from '../../../server/call.ts'
import { useSending } from '../../../server/use-sending.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../../texts/texts.tsx'
import { HeldLicence } from './held-licence.tsx'
import { useReason, useSource } from './words.ts'

const tones = {
  fetched: 'good',
  'not-asked': '',
  'nothing-found': 'warn',
  'source-down': 'warn',
  refused: 'warn',
  quota: 'warn',
  'key-missing': 'busy',
  'not-connected': '',
  disputed: 'warn',
} as const

/** What of one source is in the application now. */
function useUsed() {
  const say = useSay()
  const { draft } = useDraft()
  return (resource: SharedResource) => ({
    fields: resource.fields
      .filter(({ element }) => {
        const fetched = fetchedField([resource], element, draft.values[element])
        return fetched?.standing === 'as-fetched'
      })
      .map(({ name }) => say(name)),
    papers: resource.materials
      .filter(({ material }) => {
        const files = draft.files.map(({ file }) => file)
        return fetchedPaper([resource], material, files)?.kind === 'handed-in'
      })
      .map(({ name }) => say(name)),
  })
}

function Result({ resource }: { resource: SharedResource }) {
  const texts = useTexts()
  const say = useSay()
  const words = texts.sharing
  const source = useSource()
  const reason = useReason()
  const { fields, papers } = useUsed()(resource)
  const { state } = resource
  const hasAnswered = state === 'fetched' || state === 'disputed'
  const isOpen = state === 'not-asked'
  return (
    <li>
      <p>
        <strong>{say(resource.name)}</strong>{' '}
        <span className={`tag ${tones[state]}`}>{words.states[state]}</span>
      </p>
      {hasAnswered && <p className="source">{source(resource)}</p>}
      {hasAnswered && <HeldLicence resource={resource} />}
      {fields.length > 0 && <p>{words.filled(texts.and(fields))}</p>}
      {papers.length > 0 && <p>{words.handedIn(texts.and(papers))}</p>}
      {state === 'fetched' && fields.length + papers.length === 0 && <p>{words.waiting}</p>}
      {isOpen && <p>{words.notYet}</p>}
      {!hasAnswered && !isOpen && <p>{words.selfAnyway(reason({ why: state, resource }))}</p>}
    </li>
  )
}

/** What came of the consent that holds, how to ask again, and how to take it back. */
export function Results({
  consent,
  resources,
  onOther,
}: {
  consent: NonNullable<DraftSharing['consent']>
  resources: DraftSharing['resources']
  onOther: () => void
}) {
  const texts = useTexts()
  const words = texts.sharing
  const language = useSpokenLanguage()
  const { draft } = useDraft()
  const { replace, fetchFrom } = useSharing()
  const { busy, fault, send } = useSending()
  const agreed = new Set(consent.resources.map(({ resource }) => resource))
  const ended = async () => {
    const answer = await call('getDraftSharing', { params: { draft: draft.id } })
    if (answer.ok) replace(answer.value)
  }
  const given = (consent.onPaper ? words.givenOnPaper : words.given)(
    instantText(consent.givenAt, language),
    instantText(consent.until, language),
  )
  return (
    <>
      <h2>{words.resultHeading}</h2>
      <ul className="sharing-results">
        {resources
          .filter(({ resource }) => agreed.has(resource))
          .map(resource => (
            <Result key={resource.resource} resource={resource} />
          ))}
      </ul>
      <p role="status">{busy && words.fetching}</p>
      <div role="alert">{fault !== undefined && <p className="problem column">{fault}</p>}</div>
      <p className="actions">
        <Link href={`/drafts/${draft.id}`} className="button">
          {texts.continue}
        </Link>
        <button
          type="button"
          className="button secondary"
          aria-disabled={busy}
          onClick={() =>
            void send(
              () => fetchFrom(),
              () => {},
            )
          }
        >
          {words.again}
        </button>
        <button type="button" className="button secondary" onClick={onOther}>
          {words.other}
        </button>
      </p>
      <p className="small soft">{given}</p>
      <EndConsent consent={consent.id} onEnded={() => void ended()} />
    </>
  )
}
