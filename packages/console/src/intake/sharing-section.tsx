import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { addressOf } from '@yijianshi/contract/client'
import type { Draft } from '@yijianshi/contract/draft'
import { offeredResources } from '@yijianshi/contract/fetched'
import type { DraftSharing, SharedResource } from '@yijianshi/contract/sharing'
import { Button, Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { draftSharingQuery } from '../sharing/queries.ts'
import { SourceAnswer } from '../sharing/source-note.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import type { DraftEditing } from './use-draft.ts'
import { useDraftSharing } from './use-draft-sharing.ts'

type Sharing = ReturnType<typeof useDraftSharing>

function Ticks({
  resources,
  ticked,
  onTick,
}: {
  readonly resources: readonly SharedResource[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (resource: string, on: boolean) => void
}): ReactElement {
  const { t, say } = useTexts()
  return (
    <div className="shared-choice">
      {resources.map(({ resource, name, ownerName, fields, materials }) => {
        const names = [...fields, ...materials].map(each => say(each.name)).join(t.sharing.separator)
        return (
          <Checkbox
            key={resource}
            checked={ticked.has(resource)}
            onChange={event => onTick(resource, event.target.checked)}
          >
            <strong>{say(name)}</strong>
            <span className="cell-second quiet">{t.sharing.what(say(ownerName), names)}</span>
          </Checkbox>
        )
      })}
    </div>
  )
}

/** What the visitor agrees to, source by source, and that it was signed. */
function Choice({
  draft,
  sharing,
  acts,
  onDone,
}: {
  readonly draft: string
  readonly sharing: DraftSharing
  readonly acts: Sharing
  readonly onDone: () => void
}): ReactElement {
  const { t } = useTexts()
  const words = t.sharing
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    new Set(sharing.consent?.resources.map(({ resource }) => resource)),
  )
  const [signed, setSigned] = useState(false)
  const [missing, setMissing] = useState<'noneTicked' | 'signedMissing'>()
  const offered = offeredResources(sharing)
  const sensitive = offered.filter(resource => resource.sensitive)
  const tick = (resource: string, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(resource)
    else next.delete(resource)
    setTicked(next)
  }
  const fetch = () => {
    const agreed = (all: readonly SharedResource[]) =>
      all.map(({ resource }) => resource).filter(resource => ticked.has(resource))
    const resources = agreed(offered)
    if (resources.length === 0) return setMissing('noneTicked')
    if (!signed) return setMissing('signedMissing')
    setMissing(undefined)
    acts.fetch.mutate({ resources, separately: agreed(sensitive) }, { onSuccess: onDone })
  }
  return (
    <>
      <Ticks resources={offered.filter(each => !each.sensitive)} ticked={ticked} onTick={tick} />
      {sensitive.length === 0 ? null : (
        <>
          <h3>{words.sensitive}</h3>
          <Ticks resources={sensitive} ticked={ticked} onTick={tick} />
        </>
      )}
      <p>
        <Button
          icon={<PrinterOutlined />}
          href={`/console${addressOf('getConsentSheet', { draft })}`}
          target="_blank"
        >
          {words.sheet}
        </Button>
      </p>
      <Checkbox checked={signed} onChange={event => setSigned(event.target.checked)}>
        {words.signed}
      </Checkbox>
      <p role="alert">
        {missing === undefined ? null : <span className="field-problem">{words[missing]}</span>}
      </p>
      <Button type="primary" loading={acts.fetch.isPending} onClick={fetch}>
        {words.fetch}
      </Button>
    </>
  )
}

/** What came of it, and taking the consent back. */
function Came({
  consent,
  resources,
  acts,
  onOther,
}: {
  readonly consent: NonNullable<DraftSharing['consent']>
  readonly resources: readonly SharedResource[]
  readonly acts: Sharing
  readonly onOther: () => void
}): ReactElement {
  const { t } = useTexts()
  const words = t.sharing
  const agreed = new Set(consent.resources.map(({ resource }) => resource))
  const given = consent.onPaper ? words.consentOnPaper : words.consent
  return (
    <>
      <ul className="shared-sources">
        {resources
          .filter(({ resource }) => agreed.has(resource))
          .map(resource => (
            <li key={resource.resource}>
              <SourceAnswer resource={resource} />
            </li>
          ))}
      </ul>
      <p className="quiet">{given(formatInstant(consent.givenAt), formatInstant(consent.until))}</p>
      <div className="buttons">
        <Button loading={acts.fetch.isPending} onClick={() => acts.fetch.mutate(undefined)}>
          {words.again}
        </Button>
        <Button onClick={onOther}>{words.other}</Button>
        <Button loading={acts.end.isPending} onClick={() => acts.end.mutate(consent.id)}>
          {words.end}
        </Button>
      </div>
      <p className="quiet">{words.ended}</p>
    </>
  )
}

/** At the window: what need not be filled in or handed in, once the visitor has signed for it. */
export function SharingSection({
  draft,
  editing,
}: {
  readonly draft: Draft
  readonly editing: DraftEditing
}): ReactElement | null {
  const { t } = useTexts()
  const { data: sharing } = useQuery(draftSharingQuery(draft.id))
  const acts = useDraftSharing(draft, editing)
  const [choosing, setChoosing] = useState(false)
  if (sharing === undefined || offeredResources(sharing).length === 0) return null
  const { consent, resources } = sharing
  return (
    <section className="panel sharing-panel" aria-labelledby="sharing-title">
      <h2 id="sharing-title">{t.sharing.intakeTitle}</h2>
      <p className="quiet">{t.sharing.intakeLead}</p>
      <ProblemAlert error={acts.fetch.error ?? acts.end.error} />
      {consent === null || choosing ? (
        <Choice draft={draft.id} sharing={sharing} acts={acts} onDone={() => setChoosing(false)} />
      ) : (
        <Came consent={consent} resources={resources} acts={acts} onOther={() => setChoosing(true)} />
      )}
    </section>
  )
}
