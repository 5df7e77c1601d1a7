import type { PostalAddress } from '@yijianshi/contract/draft'
import { parseMobileNumber } from '@yijianshi/core/documents'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { DraftTop } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { ErrorSummary, type SummaryEntry } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Choices } from '../../fields/choices.tsx'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'

const methods = ['window', 'post', 'electronic'] as const
const noAddress: PostalAddress = { recipient: '', mobile: '', address: '' }
const idOf = (part: keyof PostalAddress) => `post-${part}`

function useFaults(): readonly (SummaryEntry & { readonly field: string })[] {
  const texts = useTexts()
  const { draft } = useDraft()
  const { recipient, mobile, address } = draft.postalAddress ?? noAddress
  const { delivery, problems } = texts
  const faults = draft.site === '' ? [{ field: 'site', text: problems.requiredChoice(delivery.site) }] : []
  if (draft.delivery !== 'post') return faults
  if (recipient.trim() === '') {
    faults.push({ field: idOf('recipient'), text: problems.required(delivery.recipient) })
  }
  if (!parseMobileNumber(mobile).ok) {
    faults.push({ field: idOf('mobile'), text: problems.mobile(delivery.mobile) })
  }
  if (address.trim() === '') {
    faults.push({ field: idOf('address'), text: problems.required(delivery.address) })
  }
  return faults
}

function Address({ faults }: { faults: ReadonlyMap<string, string> }) {
  const texts = useTexts()
  const { draft, change, flush } = useDraft()
  const address = draft.postalAddress ?? noAddress
  const rowOf = (part: keyof PostalAddress) => ({
    id: idOf(part),
    value: address[part],
    problem: faults.get(idOf(part)),
    onChange: (text: string) => change({ postalAddress: { ...address, [part]: text } }),
    onLeave: () => void flush(),
  })
  return (
    <>
      <InputRow {...rowOf('recipient')} label={texts.delivery.recipient} autoComplete="name" maxLength={50} />
      <InputRow
        {...rowOf('mobile')}
        label={texts.delivery.mobile}
        autoComplete="tel"
        inputMode="tel"
        maxLength={20}
      />
      <InputRow
        {...rowOf('address')}
        label={texts.delivery.address}
        hint={texts.delivery.addressHint}
        autoComplete="street-address"
        maxLength={200}
      />
    </>
  )
}

function Site({ problem }: { problem: string | undefined }) {
  const texts = useTexts()
  const say = useSay()
  const { draft, change, flush } = useDraft()
  const loaded = useLoaded(
    useCallback(() => call('getMatter', { params: { matter: draft.matter } }), [draft.matter]),
  )
  if (loaded.status !== 'ready') {
    return loaded.status === 'loading' ? (
      <p role="status">{texts.loading}</p>
    ) : (
      <p role="alert">
        {texts.errors.noAnswer}{' '}
        <button type="button" className="button secondary" onClick={loaded.again}>
          {texts.errors.again}
        </button>
      </p>
    )
  }
  return (
    <fieldset className={problem === undefined ? 'field' : 'field faulty'} aria-describedby="site-hint">
      <legend>{texts.delivery.site}</legend>
      <p className="hint" id="site-hint">
        {texts.delivery.siteHint}
      </p>
      {problem !== undefined && <p className="problem">{problem}</p>}
      <Choices
        id="site"
        many={false}
        options={loaded.value.sites.map(site => ({
          value: site.id,
          label: say(site.name),
          hint: `${say(site.address)} · ${say(site.hours)}`,
        }))}
        chosen={[draft.site]}
        onChoose={([site = '']) => {
          change({ site })
          void flush()
        }}
      />
    </fieldset>
  )
}

export function DeliveryPage() {
  const texts = useTexts()
  const [, navigate] = useLocation()
  const { draft, change, flush } = useDraft()
  const [occasion, setOccasion] = useState(0)
  const found = useFaults()
  const faults = occasion > 0 ? found : []
  const byField = new Map(faults.map(({ field, text }) => [field, text]))
  const goOn = () => {
    void flush()
    if (found.length > 0) return setOccasion(number => number + 1)
    navigate(`/drafts/${draft.id}/check`)
  }
  return (
    <>
      <DraftTop />
      <ErrorSummary entries={faults} occasion={occasion} />
      <PageHeading faulty={faults.length > 0}>{texts.delivery.heading}</PageHeading>
      <p className="lead">{texts.delivery.hint}</p>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          goOn()
        }}
      >
        <fieldset className="field">
          <legend className="visually-hidden">{texts.delivery.heading}</legend>
          <Choices
            id="delivery"
            many={false}
            options={methods.map(method => ({
              value: method,
              label: texts.delivery.methods[method],
              hint: texts.delivery.methodHints[method],
            }))}
            chosen={[draft.delivery]}
            onChoose={([next]) => {
              const delivery = methods.find(method => method === next)
              if (delivery !== undefined) change({ delivery })
              void flush()
            }}
          />
        </fieldset>
        {draft.delivery === 'post' && <Address faults={byField} />}
        <Site problem={byField.get('site')} />
        <p className="actions">
          <button type="submit" className="button">
            {texts.continue}
          </button>
        </p>
      </form>
    </>
  )
}
